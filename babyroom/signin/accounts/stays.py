"""What is kept beside a session: the part that turns."""

from babyroom.common.access import Who
from babyroom.signin.models import SignedIn
from babyroom.signin.queries import KEPT
from babyroom.signin.tablet_key import Kept


def kept(who: Who, session_key: str) -> Kept | None:
    """What fits this stay; None for a stay that has no row here."""
    row = SignedIn.objects.of(who.setting).filter(session_key=session_key).order_by().values_list(*KEPT).first()
    return Kept(*row) if row else None
