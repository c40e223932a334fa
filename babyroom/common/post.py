"""Letters by e-mail: written in the same transaction as the act they tell of, sent after it is kept, and tried again until they go.

Each goes to one address and names no other. A subject never names a child: it is read over shoulders and on locked screens.
"""

import logging
import smtplib
import threading
from datetime import datetime, timedelta
from email.utils import formataddr, parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction

from babyroom.common import walls
from babyroom.common.keys import CannotOpen
from babyroom.common.letters import Letter

_log = logging.getLogger(__name__)
# How long one waits after each try, in minutes; then every six hours.
_PAUSES = (1, 5, 15, 60, 180)
_LAST_PAUSE = timedelta(hours=6)
WORTH_SENDING = timedelta(days=3)
# Sent letters are kept without their words so that the office can be told whether one went; then they go.
_KEPT = timedelta(days=30)


def write(setting: UUID, *, to: str, subject: str, words: str, at: datetime, until: datetime | None = None) -> Letter:
    """Put a letter into the post; it leaves once the transaction around is kept. After `until` (three days) it is not sent any more.

    Raises ValueError for a subject of several lines, which could smuggle in headers.
    """
    if len(subject.splitlines()) != 1:
        msg = "the subject of a letter is one line"
        raise ValueError(msg)
    with transaction.atomic():
        letter = Letter(setting_id=setting, to=to, subject=subject, made_at=at, next_at=at, until_at=until or at + WORTH_SENDING)
        letter.sealed = settings.KEY_RING.seal(words, context=_place(letter))
        letter.save(force_insert=True)
        transaction.on_commit(lambda: _send_soon(setting, at))
    return letter


def send_waiting(setting: UUID, *, at: datetime) -> int:
    """Send what waits, and forget what was sent long ago. Returns how many letters went. Called by the tick, and after a letter is
    written; two at once never send the same letter."""
    with transaction.atomic(), walls.within(setting):
        ours = Letter.objects.of(setting)
        ours.filter(sent_at__lt=at - _KEPT).delete()
        ours.filter(sent_at=None, until_at__lte=at).exclude(sealed="").update(sealed="")
        waiting = list(ours.filter(sent_at=None, next_at__lte=at, until_at__gt=at).order_by("made_at"))
    return sum(_send(letter, at) for letter in waiting)


def waiting(setting: UUID, *, at: datetime) -> int:
    """How many letters were tried and did not go yet: what the doctor looks at."""
    count: int = Letter.objects.of(setting).filter(sent_at=None, tries__gt=0, until_at__gt=at).count()
    return count


def leaves_from() -> str:
    """The e-mail server's name, or the folder where letters lie because no server is set up."""
    return str(getattr(settings, "EMAIL_FILE_PATH", None) or settings.EMAIL_HOST)


def _send(letter: Letter, at: datetime) -> bool:
    pause = timedelta(minutes=_PAUSES[letter.tries]) if letter.tries < len(_PAUSES) else _LAST_PAUSE
    with transaction.atomic(), walls.within(letter.setting_id):
        # Whoever moves it first sends it; a sender that dies on the way leaves it to the next try.
        mine = Letter.objects.of(letter.setting_id).filter(pk=letter.pk, sent_at=None, tries=letter.tries)
        if not mine.update(tries=letter.tries + 1, next_at=at + pause):
            return False
    try:
        _message(letter).send()
    except (smtplib.SMTPException, OSError, CannotOpen) as problem:
        # Neither the address nor the words: a log is read by many.
        _log.warning("a letter did not go (try %d): %s", letter.tries + 1, type(problem).__name__)
        return False
    with transaction.atomic(), walls.within(letter.setting_id):
        Letter.objects.of(letter.setting_id).filter(pk=letter.pk).update(sent_at=at, sealed="")
    return True


def _message(letter: Letter) -> EmailMessage:
    words = settings.KEY_RING.open(letter.sealed, context=_place(letter))
    return EmailMessage(
        letter.subject, words, formataddr(parseaddr(settings.DEFAULT_FROM_EMAIL)), [letter.to], headers={"Auto-Submitted": "auto-generated"}
    )


def _place(letter: Letter) -> str:
    return f"common.letter/words/{letter.pk}"


def _send_soon(setting: UUID, at: datetime) -> None:
    if settings.POST_AT_ONCE:
        send_waiting(setting, at=at)
        return
    # Beside the answer, not before it: how long a page takes must not tell whether anybody was written to.
    threading.Thread(target=_send_aside, args=(setting, at), daemon=True, name="post").start()


def _send_aside(setting: UUID, at: datetime) -> None:
    try:
        send_waiting(setting, at=at)
    finally:
        connection.close()
