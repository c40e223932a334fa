"""Rows between preview and confirmation: as we wrote them anew, sealed on disk for a short while, open only to whoever brought them."""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from babyroom.common.keys import CannotOpen
from babyroom.common.refusals import NotYours
from babyroom.records.babybuddy import Table, read_back, written_down

KEPT_FOR = timedelta(hours=2)


def keep(tables: Sequence[Table], *, owner: str, at: datetime) -> str:
    """Seal the rows and return the token that opens them again for this owner (a login's id)."""
    token = secrets.token_urlsafe(18)
    body = json.dumps({"at": at.isoformat(), "tables": written_down(tables)})
    path = _folder() / token
    path.touch(mode=0o600)
    path.write_text(settings.KEY_RING.seal(body, context=f"records.incoming/{owner}/{token}"))
    return token


def kept(token: str, *, owner: str, at: datetime) -> tuple[Table, ...]:
    """The rows behind a token. Raises NotYours for a guessed, foreign or old one."""
    path = _folder() / Path(token).name
    try:
        body = json.loads(settings.KEY_RING.open(path.read_text(), context=f"records.incoming/{owner}/{token}"))
    except (OSError, CannotOpen) as problem:
        raise NotYours(_("These files are not here any more. Please choose them again.")) from problem
    if at - datetime.fromisoformat(body["at"]) > KEPT_FOR:
        path.unlink(missing_ok=True)
        raise NotYours(_("These files are not here any more. Please choose them again."))
    return read_back(body["tables"])


def let_go(token: str, *, at: datetime) -> None:
    """Remove these, and any that were left lying."""
    (_folder() / Path(token).name).unlink(missing_ok=True)
    oldest = (at - KEPT_FOR).timestamp()
    for path in _folder().iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.DATA) / "incoming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
