"""Whether anybody has touched what was written, in every setting, and the day's end of each chain to print or send."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babyroom.common import audit as chain
from babyroom.common import heads, looks_sealed, post, walls
from babyroom.people import queries as people


@dataclass(frozen=True)
class Verdict:
    """What was found in one setting: the first row that does not fit, the first kept day whose end is not there any more, and the end of
    the first stretch whose looks are not as they were."""

    setting: UUID
    name: str
    rows: int
    broken: int | None
    cut: date | None
    looks: datetime | None = None

    @property
    def sound(self) -> bool:
        """Whether everything fits."""
        return self.broken is None and self.cut is None and self.looks is None


def kept_at() -> Path:
    """Where the days' ends are kept."""
    return Path(settings.DATA) / "state" / "heads.json"


def verify(kept: Path) -> list[Verdict]:
    """Look through the chain of every setting, at every end that was kept (after a restore also at those of the copy), and at the looks."""
    earlier = [*heads.load(kept), *heads.restored(kept)]
    found = []
    known = walls.settings()
    # A setting that was wiped out altogether is still among the kept ends.
    for setting in [*known, *dict.fromkeys(one.setting for _day, one in earlier if one.setting not in known)]:
        with walls.within(setting):
            cut = next((on for on, one in earlier if one.setting == setting and not chain.still_holds(one)), None)
            broken, looks = chain.first_broken(setting), looks_sealed.first_broken(setting)
            found.append(Verdict(setting, name_of(setting), chain.head(setting).seq, broken, cut, looks))
    return found


def seal_looks(until: datetime, *, at: datetime) -> None:
    """Put the digest of every setting's looks up to an hour into its audit."""
    for setting in walls.settings():
        with walls.within(setting):
            looks_sealed.seal(setting, until, at=at)


def send_heads(kept: Iterable[chain.HeadOfDay], on: date, *, at: datetime) -> int:
    """Send the end of a day to those who lead, where the setting's rule says so: out of the reach of whoever has the server. Returns how
    many letters were written."""
    written = 0
    for one in kept:
        with walls.within(one.setting):
            if people.policies(one.setting, on).text("audit_letter") != "yes":
                continue
            told = {"nursery": name_of(one.setting), "day": date_format(on, "j F Y"), "row": one.seq, "digest": one.digest}
            words = _("This is the end of %(nursery)s’s audit on %(day)s. Keep this letter, or print it.\n\n") % told
            words += _("    row %(row)d\n    %(digest)s\n\n") % told
            words += _(
                "If somebody changes what was written, this no longer fits. Whoever runs the server looks with:  babyroom audit verify\n"
            )
            subject = _("Baby Room: the end of the audit on %(day)s") % {"day": date_format(on, "j F Y")}
            for address in people.leaders_addresses(one.setting, on):
                post.write(one.setting, to=address, subject=subject, words=words, at=at)
                written += 1
    return written


def keep_heads(kept: Path, on: date) -> list[chain.HeadOfDay]:
    """Keep the end of every setting's chain for a day, and return them. The tick does it, and so does `babyroom audit head`."""
    now = []
    for setting in walls.settings():
        with walls.within(setting):
            now.append(chain.head(setting))
    heads.keep(kept, on, now)
    return now


def name_of(setting: UUID) -> str:
    """What a setting is called; its id where it is gone."""
    with walls.within(setting):
        found = people.setting(setting)
        return found.name if found else str(setting)
