"""Another nursery on the same server. The first one is founded in a browser (signin.operations.found_setting)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, walls
from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.common.refusals import Refusal
from babyroom.signin import access
from babyroom.signin.accounts.operations.invitations import invite
from babyroom.signin.operations_founding import lay


def add_setting(
    *,
    name: str,
    rooms: Sequence[str],
    first_name: str,
    last_name: str,
    email: str,
    address: Callable[[UUID, str], str],
    by: Who,
    at: datetime,
) -> UUID:
    """Another setting with its rooms and its first manager, who gets a letter with the link that opens their way in; `address` makes the
    link from the setting and the secret. Only from the server's own command line. Returns the setting's id. Raises Refusal."""
    access.ADD_SETTING.check(by)
    named = list(dict.fromkeys(room.strip()[:40] for room in rooms if room.strip()))
    if not (name.strip() and named and first_name.strip()):
        raise Refusal(_("A nursery needs its name, at least one room, and its manager’s name."))
    try:
        validate_email(email)
    except ValidationError as problem:
        raise Refusal(_("This is not an e-mail address."), field="email") from problem
    made = new_id()
    with transaction.atomic(), walls.within(made):
        called = name.strip()[:80]
        manager = lay(
            made, name=called, rooms=named, first_name=first_name.strip(), last_name=last_name.strip(), email=email.strip(), at=at
        )
        leads = Who(setting_id=made, adult_id=manager.pk, how="command", jobs=frozenset({"manager"}))
        audit.write(
            "signin.add_setting", by=by, at=at, setting=made, subject=f"people.setting/{made}", after={"name": called, "rooms": named}
        )
        invite(manager.pk, address=lambda secret: address(made, secret), by=leads, at=at)
    return made
