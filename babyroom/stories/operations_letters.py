"""The day by e-mail, once, after closing, for those adults of a family who asked for it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babyroom.common import audit, post
from babyroom.common.access import Who
from babyroom.common.turn import take_turn
from babyroom.moments.queries import local_day
from babyroom.people import queries as people
from babyroom.people.models import Adult
from babyroom.stories import queries
from babyroom.stories.kept import Line
from babyroom.stories.models import Reading, Sent
from babyroom.stories.queries import Story

# After closing a story may still be told; so long a letter about an untold day waits.
_STILL_TIME = timedelta(minutes=45)
# A letter that could not leave by then is not sent any more: who may read can change overnight.
_WORTH_SENDING = timedelta(hours=6)


def send_the_day(setting: UUID, *, at: datetime) -> int:
    """Write to everybody who asked for today by e-mail and has not had it: the told story, or the facts of an untold day. Nobody is
    written to before the nursery has closed. Who may read is asked now. Returns how many letters were written."""
    found = people.setting(setting)
    if found is None:
        return 0
    on = local_day(at, found.zone)
    if not queries.is_evening(setting, on, at, found.zone):
        return 0
    wanted = Reading.objects.of(setting).filter(how=Reading.How.EMAIL).exclude(adult__email="").select_related("adult")
    had = set(Sent.objects.of(setting).filter(on=on).values_list("adult_id", flat=True))
    return sum(_write(setting, found.name, one, at, found.zone) for one in wanted if one.adult_id not in had)


def _write(setting: UUID, name: str, reading: Reading, at: datetime, zone: str) -> bool:
    on = local_day(at, zone)
    language = queries.choice(setting, reading.adult_id).language
    babies = people.babies(setting, people.standing(setting, reading.adult_id, on, at)["stories_of"])
    found = [queries.of_day(setting, baby, on, at, zone, language) for baby in sorted(babies.values(), key=lambda one: one.called)]
    stories = [one for one in found if one is not None]
    if not stories:
        return False
    if any(not one.told for one in stories) and not queries.is_evening(setting, on, at - _STILL_TIME, zone):
        # Somebody may be telling it just now.
        return False
    adult: Adult = reading.adult
    with transaction.atomic():
        # In the setting's turn: two clocks at once write one letter.
        take_turn(setting)
        if Sent.objects.of(setting).filter(adult=adult, on=on).exists():
            return False
        by = Who(setting_id=setting, how="clock", zone=zone)
        audit.write("stories.send_the_day", by=by, at=at, setting=setting, subject=f"people.adult/{adult.pk}", after={"on": on})
        Sent.objects.create(setting_id=setting, adult=adult, on=on, at=at)
        subject = _("The day, from %(nursery)s") % {"nursery": " ".join(name.split())}
        post.write(setting, to=adult.email, subject=subject, words=_words(stories), at=at, until=at + _WORTH_SENDING)
    return True


def _words(stories: Iterable[Story]) -> str:
    told = [_one(story) for story in stories]
    return "\n\n\n".join([*told, _("You asked for the day by e-mail. You can change that under “How I read”.")]) + "\n"


def _one(story: Story) -> str:
    title = _("%(name)s’s %(weekday)s, %(day)s") % {
        "name": story.baby.called,
        "weekday": date_format(story.on, "l"),
        "day": date_format(story.on, "j F"),
    }
    parts = [title]
    if story.line:
        parts.append(f"“{story.line}”\n{story.by}")
    if story.unwritten:
        parts.append(_said([story.unwritten]))
    parts += [_said(paragraph) for paragraph in story.kept.paragraphs]
    parts += [_said(story.kept.facts)] if story.kept.facts else []
    if story.taken_back:
        parts.append(_("A sentence that stood here was taken back later. Ask us if you wish to know more."))
    if story.facts_now:
        since = _("Put right since. As it stands now:") if story.changed_since or story.taken_back else _("By the evening:")
        parts.append(f"{since} {_said(story.facts_now)}")
    for one in story.put_right:
        signed = {"adult": one.by, "day": date_format(one.at, "j F")}
        parts.append(f"{_('%(adult)s put right on %(day)s:') % signed} {one.words}")
    if story.likes:
        parts.append(f"{story.likes} {story.asks}".strip())
    return "\n\n".join(parts)


def _said(lines: Iterable[Line]) -> str:
    return " ".join(f"{one.text} ({one.english})" if one.english else one.text for one in lines)
