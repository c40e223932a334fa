"""Who must prove twice who they are, in one place: whoever leads the setting, leads on safeguarding or may take records out."""

from babyroom.common.access import Who
from babyroom.people.access import LEADS, LEADS_SAFEGUARDING

# Whoever may export leads the setting; a new relation that may is added here.
SEE_MUCH = (LEADS, LEADS_SAFEGUARDING)


def needs_second_step(who: Who) -> bool:
    """Whether this adult's pages open only with a passkey or a code from an app."""
    return any(relation.holds(who, None) for relation in SEE_MUCH)
