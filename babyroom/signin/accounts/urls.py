"""The addresses of allauth that are reachable here, each behind a lock of ours. Their names are allauth's own; what is not listed does
not exist: nobody signs up, and a forgotten password is a code by e-mail and then a new password."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as paper
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path
from django.views.decorators.cache import never_cache

from babyroom.common.access import View, lock
from babyroom.signin import access
from babyroom.signin.accounts import proof, views


def _open(view: View) -> View:
    return lock(access.SIGN_IN)(never_cache(view))


def _own(view: View) -> View:
    return lock(access.OWN_ACCOUNT)(never_cache(view))


def _changes(view: View) -> View:
    return lock(access.OWN_ACCOUNT)(proof.proved(never_cache(view)))


urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/code/", _open(account.request_login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", _open(account.confirm_login_code), name="account_confirm_login_code"),
    path("sign-in/second-step/", _open(second_step.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", _open(passkey.login_webauthn), name="mfa_login_webauthn"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("account/", views.account, name="mfa_index"),
    path("account/again/", _own(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/second-step/", _own(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("account/again/passkey/", _own(passkey.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("account/app/", _changes(app.activate_totp), name="mfa_activate_totp"),
    path("account/app/remove/", _changes(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/codes/", _changes(paper.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/codes/new/", _changes(paper.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("account/passkey/", _changes(passkey.add_webauthn), name="mfa_add_webauthn"),
    path("account/passkey/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
    # Where allauth goes after taking a passkey away: one page shows them all.
    path("account/", views.account, name="mfa_list_webauthn"),
]
