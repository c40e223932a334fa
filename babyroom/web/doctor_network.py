"""The doctor's looks at what tablets and people are reached by: the certificate, the server, e-mail."""

import os
import smtplib
import socket
import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from django.conf import settings

from babyroom.records.copies.stops import Stopped
from babyroom.web import certificates, serving

Said = Iterator[tuple[Literal["ok", "look", "broken", "not seen"], str, str]]
_SOON = timedelta(days=30)
_PATIENCE_S = 5


def certificate(at: datetime) -> Said:
    """It stands for the names tablets use, is signed by what they trust, and lasts."""
    where = serving.place()
    named = os.environ.get("BABYROOM_CERTIFICATE", "")
    folder = settings.DATA / "tls"
    if not named and not (folder / "server.crt").exists():
        yield "broken", "none yet, and tablets keep nothing without HTTPS", "babyroom serve makes one at its first start."
        return
    try:
        tls = (
            serving.certified(where, at)
            if named
            else certificates.Certified(folder / "server.crt", folder / "server.key", folder / "babyroom-authority.crt")
        )
        ends, stands_for = certificates.ends_at(tls.certificate), certificates.names(tls.certificate)
    except (Stopped, OSError, ValueError) as problem:
        yield "broken", f"it cannot be read: {problem}", "Name another one, or none: then Baby Room makes its own."
        return
    again = (
        "Start Baby Room again: systemctl restart babyroom"
        if not named
        else "Renew it where it came from, then: systemctl restart babyroom"
    )
    if ends < at:
        yield "broken", f"it ended on {ends:%d %B %Y}", again
    elif ends < at + _SOON:
        yield "look", f"it ends on {ends:%d %B %Y}", again
    else:
        yield "ok", f"lasts until {ends:%d %B %Y}", ""
    missing = [host for host in where.hosts if host not in serving.HERE and not _stands(host, stands_for)]
    if missing:
        yield (
            "broken",
            f"it does not stand for {', '.join(missing)}",
            "Set BABYROOM_HOSTS to what tablets type, then start Baby Room again.",
        )
    if tls.authority is None:
        yield "not seen", "whether the tablets trust who signed it", "Open the address on each tablet: no warning may show."
    elif certificates.signed_by(tls.certificate, tls.authority):
        yield "ok", f"signed by this installation's own authority; each tablet trusts it once {tls.authority} is on it", ""
    else:
        yield "broken", "it is not signed by the authority the tablets were given", again


def server(at: datetime) -> Said:
    """It answers over HTTPS, on this machine, with that certificate."""
    del at
    where = serving.place()
    own = settings.DATA / "tls" / "babyroom-authority.crt"
    named = bool(os.environ.get("BABYROOM_CERTIFICATE"))
    context = ssl.create_default_context(cafile=None if named or not own.exists() else str(own))
    try:
        with (
            socket.create_connection(("127.0.0.1", where.port), _PATIENCE_S) as plain,
            context.wrap_socket(plain, server_hostname=where.hosts[0]),
        ):
            yield "ok", f"answers at {where.address}", ""
    except ssl.SSLError as problem:
        yield (
            "broken",
            f"answers at {where.address} with a certificate that is not trusted ({problem.reason})",
            "systemctl restart babyroom",
        )
    except OSError as problem:
        yield "broken", f"does not answer at {where.address} ({problem})", "systemctl start babyroom (or: babyroom serve)"


def mail(at: datetime) -> Said:
    """Codes to sign in and letters go by e-mail."""
    del at
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if folder:
        said = f"none is set up: codes to sign in cannot be sent; letters with codes and links lie in {folder}, readable, for a day"
        yield "look", said, "Set EMAIL_URL (docs/guides/install.md)."
        return
    host = settings.EMAIL_HOST
    secure = getattr(settings, "EMAIL_USE_SSL", False)
    try:
        opened = smtplib.SMTP_SSL if secure else smtplib.SMTP
        with opened(host, settings.EMAIL_PORT, timeout=_PATIENCE_S) as post:
            if getattr(settings, "EMAIL_USE_TLS", False):
                post.starttls(context=ssl.create_default_context())
            if settings.EMAIL_HOST_USER:
                post.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except (smtplib.SMTPException, OSError) as problem:
        yield (
            "broken",
            f"{host} does not take letters ({type(problem).__name__}: {problem})",
            "Look at the name, the port and the password.",
        )
        return
    yield "ok", f"{host} answers and knows us", ""


def _stands(host: str, stands_for: set[str]) -> bool:
    return host in stands_for or f"*.{host.partition('.')[2]}" in stands_for
