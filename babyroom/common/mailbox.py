"""Where letters leave from: the e-mail server the environment names, or a folder beside the other data where it names none."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

_PORTS = {"none": 25, "starttls": 587, "tls": 465}
# How long one conversation with the server may take, in seconds: a page may wait for it.
_PATIENCE = 10


def mailbox(environment: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """Django's settings of e-mail.

    `EMAIL_URL` is `smtp://user:password@host:port?security=starttls` (or `tls`, or `none`), or the parts stand in `EMAIL_HOST`,
    `EMAIL_PORT`, `EMAIL_HOST_USER`, `EMAIL_HOST_PASSWORD` and `EMAIL_SECURITY`. `EMAIL_FROM` is the sender. Raises ValueError for
    an address that cannot be read.
    """
    told = _from_url(environment["EMAIL_URL"]) if environment.get("EMAIL_URL") else _from_parts(environment)
    sender = environment.get("EMAIL_FROM") or "Baby Room <babyroom@localhost>"
    if not told["EMAIL_HOST"]:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder / "post"),
            "DEFAULT_FROM_EMAIL": sender,
        }
    security = told.pop("security") or "starttls"
    if security not in _PORTS:
        msg = f"E-mail security is starttls, tls or none, not {security}"
        raise ValueError(msg)
    told["EMAIL_PORT"] = int(told["EMAIL_PORT"] or _PORTS[security])
    return told | {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_USE_TLS": security == "starttls",
        "EMAIL_USE_SSL": security == "tls",
        "EMAIL_TIMEOUT": _PATIENCE,
        "DEFAULT_FROM_EMAIL": sender,
    }


def _from_url(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        msg = "EMAIL_URL is written smtp://user:password@host:port"
        raise ValueError(msg)
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "security": "tls" if parts.scheme == "smtps" else parse_qs(parts.query).get("security", [""])[0],
    }


def _from_parts(environment: Mapping[str, str]) -> dict[str, Any]:
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD")
    return {name: environment.get(name, "") for name in names} | {"security": environment.get("EMAIL_SECURITY", "")}


def clear_folder(folder: Path, *, before: datetime) -> int:
    """Take away the letters that were laid into the folder before an instant: they hold codes and links. Returns how many."""
    old = [path for path in folder.glob("*.log") if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
