"""Everything that can happen to a way in."""

from babyroom.signin.accounts.operations.invitations import invite, take_back, take_up
from babyroom.signin.accounts.operations.leaving import close_idle, end_way_in, leave
from babyroom.signin.accounts.operations.settings import add_setting
from babyroom.signin.accounts.operations.stays import begin, end_other_stays, end_stay, go_to, seen, sign_out, sign_out_copied, turn
from babyroom.signin.accounts.operations.steps import send_code_again, set_password, step_changed

__all__ = [
    "add_setting",
    "begin",
    "close_idle",
    "end_other_stays",
    "end_stay",
    "end_way_in",
    "go_to",
    "invite",
    "leave",
    "seen",
    "send_code_again",
    "set_password",
    "sign_out",
    "sign_out_copied",
    "step_changed",
    "take_back",
    "take_up",
    "turn",
]
