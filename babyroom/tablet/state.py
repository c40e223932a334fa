"""What the tablet's script must know about the room, beside the words that are on the screen already."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from babyroom.moments import sealing
from babyroom.people.names import FORMS
from babyroom.tablet import panel
from babyroom.tablet.allergens import keeps_out
from babyroom.tablet.asleep import Sleeping, look_ins_of
from babyroom.tablet.board import Board, Card
from babyroom.tablet.said import listed, sentence_case

_AT_MOST = timedelta(hours=14)


def state(board: Board) -> dict[str, Any]:
    """Plain values for a JSON block that is drawn again with the board. `key` is what the tablet seals to; at `closes_at` it throws away
    what it can read of today."""
    key_id, public = sealing.public_key()
    return {
        "setting": str(board.setting),
        "stamp": board.stamp,
        "seq": board.seq,
        "now": board.at.isoformat(),
        "key": {"id": key_id, "public": public},
        "closes_at": _closes_at(board).isoformat(),
        "zone": board.zone.key,
        "faces": [{"id": str(face.adult_id), "name": face.name, "short": face.short} for face in board.faces],
        "babies": [_baby(card, board, here=True) for card in board.cards] + [_baby(card, board, here=False) for card in board.others],
        "room": str(board.room_id),
        "rooms": [{"id": str(pk), "name": name} for pk, name in board.rooms.items() if pk != board.room_id],
    }


def _closes_at(board: Board) -> datetime:
    """When the nursery closes today, at most fourteen hours from now."""
    local = board.at.astimezone(board.zone)
    closing = datetime.combine(local.date(), board.policy.clock("closes_at"), board.zone)
    return min(closing.astimezone(UTC), board.at + _AT_MOST)


def _baby(card: Card, board: Board, *, here: bool) -> dict[str, Any]:
    forms = FORMS[card.baby.pronouns]
    asleep = card.baby.day.get("asleep")
    told = {
        "id": str(card.baby.pk),
        "name": card.name,
        "forms": forms,
        "peg": card.baby.peg,
        "months": card.age.band_months,
        "age": card.age.in_words(),
        "here": here,
        "marks": [said for _sort, said in sorted(card.known.marks)],
        "without": [{"mark": kept.mark, "of": kept.of, "words": kept.words} for kept in keeps_out(card.known.marks)],
        "family": list(dict.fromkeys(card.known.family)),
        "chips": [{"id": str(chip.id), "part": chip.part, "words": chip.words, "for": chip.stands_for} for chip in card.known.chips],
        "agreed": card.known.agreed,
        "asleep": asleep["id"] if asleep else "",
        "sleep": _sleep(card, board),
        "every": _every(card, board),
        "last": panel.last_times(card.baby.day, board.zone),
        "ml": panel.last_ml(card.baby.day),
        "knows": _knows(card),
        "home": panel.from_home(card.baby.day, forms),
        "naps": panel.naps_to_settle(card.baby.day, board.zone),
        "settling": card.baby.settling_from is not None and board.at.astimezone(board.zone).date() < card.baby.starts_on,
    }
    return {name: value for name, value in told.items() if value not in ("", [], {}, False, None)}


def _every(card: Card, board: Board) -> int:
    """Minutes between two look-ins."""
    return board.policy.look_in_every(card.age.band_months)


def _sleep(card: Card, board: Board) -> dict[str, str]:
    """Since when the baby sleeps and when somebody last looked in, so that the strip goes on without a network."""
    if "asleep" not in card.baby.day:
        return {}
    every = timedelta(minutes=_every(card, board))
    seen_at = look_ins_of(Sleeping(card.baby.pk, card.name, card.baby.day["asleep"], every), board.at).seen_at
    since = datetime.fromtimestamp(card.baby.day["asleep"]["at"], UTC)
    return {"at": since.isoformat(), "seen_at": seen_at.isoformat() if seen_at else ""}


def _knows(card: Card) -> str:
    """ "Priya and Sam", in the order the key person and the family set; nothing where nobody has been named yet."""
    names = [name for _pk, name in card.known.familiar]
    return _("%(names)s.") % {"names": sentence_case(listed(names))} if names else ""
