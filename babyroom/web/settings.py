"""Django's settings. What differs between installations comes from the environment; secrets live in files under `DATA`."""

import os
import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from babyroom.common import keys
from babyroom.common.databases import databases
from babyroom.common.made_once import made_once
from babyroom.common.mailbox import mailbox
from babyroom.common.sqlite import refuse_unsafe, use_mended_engine

SQLITE_VERSION = use_mended_engine()
if not os.environ.get("DATABASE_URL"):
    refuse_unsafe(SQLITE_VERSION)

HERE = Path(__file__).resolve().parent.parent
DEMO = os.environ.get("DEMO") == "1"
# The demonstration and a real nursery never share a folder.
DATA = Path(os.environ.get("BABYROOM_DATA", HERE.parent / "var" / ("demonstration" if DEMO else "nursery"))).resolve()
TESTING = os.environ.get("BABYROOM_TESTING") == "1"

SECRET_KEY = made_once(DATA / "secret.txt", lambda: secrets.token_urlsafe(48)).strip()
KEY_RING = keys.load(DATA / "keys.json")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver", *filter(None, os.environ.get("BABYROOM_HOSTS", "").split(","))]
# Addresses from which the demonstration may be entered without signing in.
DEMO_ADDRESSES = frozenset({"127.0.0.1", "::1"})

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.auth",
    "csp",
    "babyroom.common.apps.Config",
    "babyroom.people.apps.Config",
    "babyroom.signin.apps.Config",
    "babyroom.moments.apps.Config",
    "babyroom.ways.apps.Config",
    "babyroom.rota.apps.Config",
    "babyroom.rhythm.apps.Config",
    "babyroom.tablet.apps.Config",
    "babyroom.stories.apps.Config",
    "babyroom.between.apps.Config",
    "babyroom.home.apps.Config",
    "babyroom.records.apps.Config",
    "babyroom.web.apps.Config",
    # After our own rooms, so that our pages are found first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "babyroom.web.middleware.SayItIsUs",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "babyroom.web.elsewhere.RefuseFromElsewhere",
    "allauth.account.middleware.AccountMiddleware",
    "babyroom.signin.middleware.PutWho",
    "babyroom.signin.accounts.middleware.KeepStay",
    "babyroom.web.middleware.KeepLooks",
    "babyroom.web.middleware.SayRefusals",
]
ROOT_URLCONF = "babyroom.web.urls"
WSGI_APPLICATION = "babyroom.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "babyroom.web.context.setting",
                "babyroom.web.context.theme",
            ],
        },
    }
]

DATABASES = databases(DATA)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "signin.Login"
# Django's own is here for sessions that no password began: the demonstration's.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
# Who signs in by name, and how (docs/decisions/0013). Nobody signs up; what is typed never tells whether an address is known.
ACCOUNT_ADAPTER = "babyroom.signin.accounts.adapter.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_FORMS = {
    "login": "babyroom.signin.accounts.forms.SignIn",
    "request_login_code": "babyroom.signin.accounts.forms.AskForCode",
    "confirm_login_code": "babyroom.signin.accounts.forms.TypeCode",
    "reauthenticate": "babyroom.signin.accounts.forms.PasswordAgain",
}
MFA_ADAPTER = "babyroom.signin.accounts.adapter.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A clock that is half a minute off still fits.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "babyroom.signin.accounts.forms.SecondStep",
    "reauthenticate": "babyroom.signin.accounts.forms.SecondStepAgain",
    "activate_totp": "babyroom.signin.accounts.forms.App",
    "add_webauthn": "babyroom.signin.accounts.forms.NewPasskey",
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "babyroom.web.views.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Letters: to the e-mail server of the environment, or into a folder. Beside the answer, except where a test must see them.
globals().update(mailbox(os.environ, DATA))
POST_AT_ONCE = TESTING

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if TESTING else "babyroom.web.addresses.Addresses"},
}
WHITENOISE_USE_FINDERS = TESTING

# Set by `babyroom serve`: whatever reaches it came over HTTPS, and stays there.
HTTPS = os.environ.get("BABYROOM_HTTPS") == "1"
if HTTPS:
    # Names that no other host and no unencrypted page can set.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["babyroom.common.uploads.InMemory"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
