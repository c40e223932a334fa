"""Who may open what, as a person would write it down: not worked out by the product.

Each line of LINES names addresses (globs over "app:name") and the audience they are for. An audience says, role by role, whose things
that role reaches: of Ada (Ducklings), Hugo (Goslings) and Zed (another setting). A role that is not named reaches nothing.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase

Audience = Mapping[str, str]

LEADERS: Audience = {"manager": "ada hugo", "manager_elsewhere": "zed"}
TABLETS: Audience = {"tablet": "ada", "tablet_other_room": "hugo", "tablet_elsewhere": "zed"}
FAMILY: Audience = {"parent": "ada", "practitioner_parent": "hugo"}
# In the office by name: their room's babies, a key person's own too.
IN_THE_ROOM: Audience = {
    "practitioner": "ada",
    "practitioner_other_room": "hugo",
    "key_person": "ada hugo",
    "lead": "ada",
    "practitioner_parent": "ada",
}
BABY_PAGES = {**LEADERS, **TABLETS, **IN_THE_ROOM}
WRITES = {**LEADERS, **TABLETS}
LOOKS = {**LEADERS, "parent": "ada", "practitioner_parent": "hugo"}
# Pages that are about nobody in particular: "ada" stands for the page itself.
STAFF = dict.fromkeys([*LEADERS, *IN_THE_ROOM], "*")
A_TABLET = dict.fromkeys(TABLETS, "*")
ROOM_PAGES = {**STAFF, **A_TABLET}
# Who leads, and room leads: shifts, in which rooms help each other out. "ada" and "hugo" have the same adult.
SHIFTS: Audience = {**LEADERS, "lead": "ada hugo"}
A_LEAD = dict.fromkeys(SHIFTS, "*")
# A baby's key person and room lead, beside who leads.
PLANNERS: Audience = {**LEADERS, "key_person": "ada", "lead": "ada"}
A_LEADER = dict.fromkeys(LEADERS, "*")
A_FAMILY = dict.fromkeys([*FAMILY, "parent_of_another"], "*")
CALLS: Audience = {
    **dict.fromkeys(
        ("tablet", "tablet_other_room", "manager", "practitioner", "practitioner_other_room", "key_person", "lead"), "ada hugo"
    ),
    "practitioner_parent": "ada hugo",
    "manager_elsewhere": "zed",
    "tablet_elsewhere": "zed",
}
EVERYBODY: Audience = {"": "*"}

LINES: tuple[tuple[str, Audience], ...] = (
    # Open to the world: first pages, the danger panel, signing in, and one's own way of signing in.
    ("web:* signin:* account_* mfa_*", EVERYBODY),
    # The office.
    ("people:office people:policies people:rooms people:closed_days people:babies people:adults", STAFF),
    ("people:looks", LOOKS),
    (
        "people:setting people:policies_change people:room_add people:close_days people:baby_add people:adult_add people:incoming*",
        A_LEADER,
    ),
    ("people:*", LEADERS),
    ("signin_office:tablets signin_office:begin_pairing", A_LEADER),
    ("signin_office:pins* signin_office:pin_*", STAFF),
    ("signin_office:*", LEADERS),
    ("moments_office:settle_aside", LEADERS),
    ("moments_office:*", A_LEADER),
    ("rhythm_office:switches stories_office:*", A_LEADER),
    ("rhythm_office:*", LEADERS),
    ("records:confirm_copy records:cancel_copy records:fetch_copy", LEADERS),
    ("records:*", A_LEADER),
    # Shifts, who knows a baby, and plans.
    ("rota:ahead rota:shifts rota:lists*", A_LEAD),
    ("rota:leaving rota:goodbye", LEADERS),
    ("rota:known rota:handover rota:plan", {**LEADERS, **IN_THE_ROOM}),
    ("rota:too_* rota:plan_* rota:step_* rota:say_where", PLANNERS),
    ("rota:*", SHIFTS),
    # The room.
    ("moments:*", A_TABLET),
    ("tablet:coming", CALLS),
    ("tablet:arms_full", A_TABLET),
    ("tablet:who_asks", ROOM_PAGES),
    ("tablet:quiet_look tablet:board tablet:since tablet:face*", A_TABLET),
    ("tablet:door tablet:since_last_shift tablet:wall tablet:cots tablet:sheets", ROOM_PAGES),
    ("tablet:print_blank tablet:print_cots tablet:print_briefs", ROOM_PAGES),
    ("tablet:stories tablet:lines tablet:hello", ROOM_PAGES),
    ("tablet:copy_sheet", {**LEADERS, **TABLETS}),
    ("tablet:arrive tablet:home_note tablet:door_undo tablet:going_home tablet:looked_in tablet:awake tablet:write", WRITES),
    ("tablet:correct tablet:take_back tablet:move tablet:differently tablet:which tablet:same_nap tablet:answer_look_in", WRITES),
    ("tablet:way_off tablet:read tablet:name_familiar tablet:no_longer_familiar", WRITES),
    ("tablet:collect tablet:ways tablet:way tablet:baby tablet:day tablet:day_on tablet:moment tablet:print_day", BABY_PAGES),
    ("tablet:rhythm tablet:print_rhythm", BABY_PAGES),
    ("tablet:story tablet:story_on tablet:story_put_right tablet:lines_with tablet:share", BABY_PAGES),
    # The family.
    ("home:babies home:reading", {**A_FAMILY, "grandparent_stories": "*"}),
    ("home:story home:story_on", {**FAMILY, "grandparent_stories": "ada"}),
    ("home:*", FAMILY),
)


def audience(name: str) -> Audience | None:
    """Who an address is for: the first line that names it, or None where no line does."""
    for globs, whose in LINES:
        if any(fnmatchcase(name, glob) for glob in globs.split()):
            return whose
    return None


def opens(whose: Audience, role: str, thing: str) -> bool:
    """Whether this role may open the address with this baby's things in it."""
    reach = whose.get("", whose.get(role, ""))
    return reach == "*" or thing in reach.split()


# Whose planted words a role may be shown at all, wherever it looks: (what the room writes, what the office keeps of the family).
MAY_READ: Mapping[str, tuple[str, str]] = {
    "manager": ("ada hugo", "ada hugo"),
    "manager_elsewhere": ("zed", "zed"),
    "tablet": ("ada", ""),
    "tablet_other_room": ("hugo", ""),
    "tablet_elsewhere": ("zed", ""),
    "practitioner": ("ada", ""),
    "practitioner_other_room": ("hugo", ""),
    "key_person": ("ada hugo", ""),
    "lead": ("ada", ""),
    "practitioner_parent": ("ada hugo", ""),
    "parent": ("ada", ""),
    "grandparent_stories": ("ada", ""),
}
ROLES = (
    *("nobody", "tablet", "tablet_other_room", "tablet_elsewhere", "practitioner", "practitioner_other_room", "key_person", "lead"),
    *("manager", "manager_elsewhere", "parent", "parent_of_another", "blocked_parent", "ended_parent", "grandparent"),
    "grandparent_stories",
    *("ended_practitioner", "practitioner_parent"),
)
