"""Keeping a draft for later, telling a story, putting right what was told, and how an adult wishes to read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.common.turn import take_turn
from babyroom.people import queries as people
from babyroom.stories import access, desk
from babyroom.stories.grounds import Grounds
from babyroom.stories.kept import LINE, PUT_RIGHT, as_json, as_told, keys
from babyroom.stories.models import Draft, PutRight, Reading, Told, Words
from babyroom.stories.scene import Whom
from babyroom.stories.unnamed import without_turning
from babyroom.stories.wording import LANGUAGES
from babyroom.stories.wording.shape import Story


@dataclass(frozen=True)
class Said:
    """What somebody made of a draft: `changed` by the key of a sentence (empty: left out), a line of their own, what the baby likes and a
    question back."""

    changed: Mapping[str, str] = field(default_factory=dict)
    line: str = ""
    likes: str = ""
    asks: str = ""


def keep(baby: UUID, on: date, said: Said, *, stamp: str, adult: UUID, by: Who, at: datetime) -> None:
    """Keep a draft for later, as far as it is changed. Raises NotYours, and Refusal as `tell` does."""
    with transaction.atomic():
        take_turn(by.setting)
        found = desk.seen(by, baby, on, at)
        _not_told_yet(found)
        _was_here(found, adult)
        clean = _clean(found, said)
        _as_read(found, stamp)
        row = {"by_id": adult, "at": at, "changed": dict(clean.changed), "line": clean.line, "likes": clean.likes, "asks": clean.asks}
        if not Draft.objects.of(by.setting).filter(baby_id=baby, on=on).update(**row):
            Draft.objects.create(setting_id=by.setting, baby_id=baby, on=on, **row)
        audit.write("stories.keep", by=by, at=at, setting=by.setting, subject=f"people.baby/{baby}", after={"on": on, "adult": adult})


def tell(baby: UUID, on: date, said: Said, *, stamp: str, adult: UUID, by: Who, at: datetime) -> Told:
    """Tell a day's story as it was read: in every language at once, and never altered from now on.

    Raises NotYours; Refusal `told` where somebody has told it, `changed` where something was written since it was read (`stamp`),
    `names_another` where a line names another baby, `not_here` for an adult who was not with the baby that day, `empty` where nothing
    is left.
    """
    with transaction.atomic():
        take_turn(by.setting)
        found = desk.seen(by, baby, on, at)
        _not_told_yet(found)
        _was_here(found, adult)
        clean = _clean(found, said)
        english, read = _as_read(found, stamp)
        kept = {code: as_told(english if code == desk.WRITTEN_IN else found.draft(code), clean.changed, read) for code in LANGUAGES}
        if not kept[desk.WRITTEN_IN].paragraphs and not clean.line:
            raise Refusal(_("Leave one sentence in, or write a line of your own."), code="empty")
        row = Told.objects.create(setting_id=by.setting, baby_id=baby, on=on, by_id=adult, at=at, seq=found.seq)
        words = {"line": clean.line, "likes": clean.likes, "asks": clean.asks}
        Words.objects.create(
            told=row, setting_id=by.setting, languages={code: as_json(one) for code, one in kept.items()}, erased_at=None, **words
        )
        Draft.objects.of(by.setting).filter(baby_id=baby, on=on).delete()
        after = {"on": on, "adult": adult, "changed": len(set(clean.changed) & set(read)), "line": bool(clean.line)}
        audit.write("stories.tell", by=by, at=at, setting=by.setting, subject=f"people.baby/{baby}", after=after)
    told: Told = row
    return told


def put_right(baby: UUID, on: date, words: str, *, adult: UUID, by: Who, at: datetime) -> None:
    """Put something right in a told story: it stands under it with a name and a time. Raises NotYours or Refusal."""
    found = desk.seen(by, baby, on, at)
    _was_here(found, adult)
    clean = _one_line(found.whom, words, PUT_RIGHT, "words")
    if not clean:
        raise Refusal(_("Write what is to be put right."), field="words")
    with transaction.atomic():
        told = Told.objects.of(by.setting).filter(baby_id=baby, on=on).first()
        if told is None:
            raise NotYours(_("This story is not told yet."))
        PutRight.objects.create(setting_id=by.setting, told=told, by_id=adult, at=at, words=clean)
        after = {"on": on, "adult": adult}
        audit.write("stories.put_right", by=by, at=at, setting=by.setting, subject=f"people.baby/{baby}", after=after)


def choose(*, language: str, how: str, line_of_day: bool | None, by: Who, at: datetime) -> None:
    """An adult of a family says how they read. Raises NotYours, and Refusal where there is no address for an e-mail."""
    access.READ.check(by)
    if language not in LANGUAGES or how not in Reading.How.values or by.adult_id is None:
        raise Refusal(_("Choose one of these."))
    if how == Reading.How.EMAIL and not people.adults(by.setting, [by.adult_id])[by.adult_id].email:
        raise Refusal(_("The nursery has no e-mail address of yours. Ask the office to write it down."), field="how")
    row = {"language": language, "how": how, "line_of_day": line_of_day, "at": at}
    with transaction.atomic():
        if not Reading.objects.of(by.setting).filter(adult_id=by.adult_id).update(**row):
            Reading.objects.create(setting_id=by.setting, adult_id=by.adult_id, **row)
        after = {"language": language, "how": how, "line_of_day": line_of_day}
        audit.write("stories.choose", by=by, at=at, setting=by.setting, subject=f"people.adult/{by.adult_id}", after=after)


def _not_told_yet(found: Grounds) -> None:
    row = Told.objects.of(found.setting).filter(baby=found.baby, on=found.on).select_related("by").first()
    if row is not None:
        raise Refusal(_("%(adult)s has told this story already.") % {"adult": row.by.called}, code="told")


def _was_here(found: Grounds, adult: UUID) -> None:
    if adult not in found.here:
        name = {"name": found.baby.called}
        raise Refusal(_("Somebody who was here with %(name)s that day tells it.") % name, field="by", code="not_here")


def _as_read(found: Grounds, stamp: str) -> tuple[Story, list[str]]:
    """The draft in the language it is read in, with the keys of its sentences. Raises Refusal where it is not the one that was read."""
    english = found.draft(desk.WRITTEN_IN)
    read = keys(english)
    kept = Draft.objects.of(found.setting).filter(baby=found.baby, on=found.on).first()
    if desk.stamp_of(as_told(english, {}, read), kept) != stamp:
        raise Refusal(_("Something was written since you read this. Please read it once more."), code="changed")
    return english, read


def _clean(found: Grounds, said: Said) -> Said:
    """What was typed, in single spaces. Raises Refusal where it names another baby or is too long."""
    changed = {key: _one_line(found.whom, words, 2 * LINE, key) for key, words in said.changed.items()}
    typed = {name: _one_line(found.whom, getattr(said, name), LINE, name) for name in ("line", "likes", "asks")}
    if typed["asks"] and not typed["likes"]:
        raise Refusal(_("Say first what it is about: what %(name)s likes.") % {"name": found.baby.called}, field="likes")
    if typed["likes"] and not desk.likes_wanted(found):
        raise Refusal(_("Something like this was told less than a week ago. Once a week is enough."), field="likes")
    return Said(changed, **typed)


def _one_line(whom: Whom, words: str, most: int, where: str) -> str:
    clean = without_turning(words)
    if len(clean) > most:
        raise Refusal(_("This is a little long. Up to %(most)d letters fit.") % {"most": most}, field=where, code="long")
    if whom.typed(clean) != clean:
        said = {"words": whom.typed(clean)}
        raise Refusal(_("Other children have no name in a story. It could say: “%(words)s”") % said, field=where, code="names_another")
    return clean
