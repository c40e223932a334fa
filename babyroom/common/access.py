"""Who is asking, and the table of what each relation allows.

Access is relations, not roles: works here, leads the setting, family of the baby, is the tablet of
this room. Each room writes its own actions into the table (`access.py`), every route names the action
that locks it, and one relation answers both "may I?" and "which ones?", so a list and a check cannot disagree.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.refusals import NotYours


@dataclass(frozen=True)
class Who:
    """The person and device behind a request. `how` says how the adult is known (face, pin, login)."""

    setting_id: UUID | None = None
    adult_id: UUID | None = None
    login_id: UUID | None = None
    tablet_id: UUID | None = None
    room_id: UUID | None = None
    how: str = ""
    zone: str = "Europe/London"
    # Filled by the middleware once per request: what this adult does here, so that no relation asks twice.
    jobs: frozenset[str] = frozenset()
    seen: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def setting(self) -> UUID:
        """The setting this is about. Raises NotYours where there is none (nobody is signed in)."""
        if self.setting_id is None:
            raise NotYours(_("Sign in first."), code="not_yours")
        return self.setting_id

    def is_at_own_child(self, subject: str, babies: Iterable[UUID] = ()) -> bool:
        """Whether somebody who works here is also family of the baby `subject` ("people.baby/<id>") tells of, or of one of `babies`."""
        if not self.jobs:
            return False
        own = frozenset(self.seen.get("family_of", ()))
        return bool(own & frozenset(babies)) or subject in {f"people.baby/{baby}" for baby in own}

    def as_adult(self, adult_id: UUID | None, how: str) -> "Who":
        """The same device with another adult at it."""
        return replace(self, adult_id=adult_id, how=how)


NOBODY = Who()


class Relation(Protocol):
    """One way of standing to a thing. `name` is printed in the table."""

    @property
    def name(self) -> str | Promise:
        """The relation's words, as the table prints them."""

    def holds(self, who: Who, thing: Any) -> bool:
        """Whether `who` stands so to `thing` (None: to the setting as a whole)."""

    def which(self, who: Who) -> Q:
        """The same rule as a filter over the rows of `thing`'s table."""


@dataclass(frozen=True)
class Action:
    """Something that may be done or seen, with the relations that allow it."""

    name: str
    words: str | Promise
    allowed: tuple[Relation, ...]

    def allows(self, who: Who, thing: Any = None) -> bool:
        """Whether any relation holds."""
        return any(relation.holds(who, thing) for relation in self.allowed)

    def check(self, who: Who, thing: Any = None) -> None:
        """Raise NotYours unless a relation holds."""
        if not self.allows(who, thing):
            raise NotYours(_("This is not open from here. Ask your room lead or the office."), code="not_yours")

    def which(self, who: Who) -> Q:
        """The rows this person may see, as a filter; nothing where no relation could hold."""
        told = Q(pk__in=[])
        for relation in self.allowed:
            told |= relation.which(who)
        return told


TABLE: dict[str, Action] = {}


def action(name: str, words: str | Promise, allowed: Iterable[Relation]) -> Action:
    """Write an action into the table. A name can be taken once only."""
    if name in TABLE:
        msg = f"{name} is in the access table already"
        raise ValueError(msg)
    TABLE[name] = Action(name, words, tuple(allowed))
    return TABLE[name]


@dataclass(frozen=True)
class Anyone:
    """No relation is needed: first pages, the danger panel, static help."""

    name: str | Promise = _("anyone")

    def holds(self, who: Who, thing: Any) -> bool:
        """Always."""
        return True

    def which(self, who: Who) -> Q:
        """Everything."""
        return ~Q(pk__in=[])


View = Callable[..., HttpResponse]


def lock(needed: Action) -> Callable[[View], View]:
    """Put a lock on a view: the request's `who` must hold one of the action's relations to the setting as
    a whole before the view runs; which rows it may touch is asked again by queries and operations."""

    def wrap(view: View) -> View:
        @wraps(view)
        def locked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            needed.check(who_of(request))
            return view(request, *args, **kwargs)

        locked.lock = needed  # type: ignore[attr-defined]
        return locked

    return wrap


def who_of(request: HttpRequest) -> Who:
    """The `Who` that signin's middleware put on the request; nobody where it did not run."""
    found = getattr(request, "who", NOBODY)
    return found if isinstance(found, Who) else NOBODY


# No other site's page can send a header of its own here, so it stands for the token that a page opened without a network has not.
OURS = "X-Babyroom"


def for_a_program(request: HttpRequest) -> bool:
    """Whether the tablet's script or another program asks, and not a person's page: it is answered in JSON."""
    return OURS in request.headers or "application/json" in request.headers.get("Accept", "")
