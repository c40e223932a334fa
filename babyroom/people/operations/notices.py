"""Notices are read by somebody who leads the setting."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import notices
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import access


def read_notice(notice: UUID, *, by: Who, at: datetime) -> None:
    """It leaves the first page and is kept, with who read it. Raises NotYours for one that is not there any more."""
    access.READ_NOTICES.check(by)
    with transaction.atomic():
        if not notices.read(notice, setting=by.setting, by=by, at=at):
            raise NotYours(_("We cannot find this here any more."))
