"""Serving a real nursery: HTTPS that its tablets trust, on its own network, with everything made at first start."""

import os
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from babyroom.common import migrating
from babyroom.records.copies import recovery, running
from babyroom.records.copies.stops import Stopped
from babyroom.web import certificates, releases
from babyroom.web.certificates import Certified

HERE = ("localhost", "127.0.0.1")


@dataclass(frozen=True)
class Place:
    """Where it is served: the address to bind, the port, and the names and addresses tablets know it by (the first is told to people)."""

    bind: str
    port: int
    hosts: Sequence[str]

    @property
    def address(self) -> str:
        """What is typed on a tablet."""
        return f"https://{self.hosts[0]}" + ("" if self.port == 443 else f":{self.port}")


def place() -> Place:
    """From the environment: BABYROOM_BIND (0.0.0.0), PORT (8443), BABYROOM_HOSTS (else this machine's name and address)."""
    told = [one.strip() for one in os.environ.get("BABYROOM_HOSTS", "").split(",") if one.strip()]
    return Place(
        os.environ.get("BABYROOM_BIND", "0.0.0.0"),  # noqa: S104 - tablets are other machines
        int(os.environ.get("PORT", "8443")),
        list(dict.fromkeys([*(told or _own_names()), *HERE])),
    )


def certified(where: Place, at: datetime) -> Certified:
    """The nursery's own certificate if one is named (BABYROOM_CERTIFICATE, BABYROOM_CERTIFICATE_KEY), else one of our making."""
    named, key = os.environ.get("BABYROOM_CERTIFICATE", ""), os.environ.get("BABYROOM_CERTIFICATE_KEY", "")
    if bool(named) != bool(key):
        msg = "A certificate needs its key: set both BABYROOM_CERTIFICATE and BABYROOM_CERTIFICATE_KEY, or neither."
        raise Stopped(msg)
    if named:
        for path in (named, key):
            if not os.access(path, os.R_OK):
                msg = f"{path} is not there, or this user may not read it."
                raise Stopped(msg)
        return Certified(Path(named), Path(key), None)
    return certificates.own(settings.DATA / "tls", where.hosts, at)


def prepare(at: datetime) -> tuple[Place, Certified]:
    """Everything a nursery needs before its first page: tables, static files, recovery key, certificate. May be run again at any time.

    Raises Stopped for the demonstration, which lets anyone step in, for a port in use and for a folder that is being restored."""
    if settings.DEMO:
        msg = "The demonstration lets anyone step in, so it is not served to other machines. Use make run for it, and no DEMO here."
        raise Stopped(msg)
    where = place()
    _free(where)
    running.hold(settings.DATA)
    migrating.bring_up_to_date()
    releases.collect()
    recovery.public(settings.DATA)
    return where, certified(where, at)


def serve(where: Place, tls: Certified) -> None:
    """Become the server. One worker of four threads serves the tablets of a nursery and needs 136 MB."""
    os.environ["BABYROOM_HTTPS"] = "1"
    os.environ["BABYROOM_HOSTS"] = ",".join(where.hosts)
    arguments = [
        "--interface", "wsgi", "--host", where.bind, "--port", str(where.port), "--workers", "1", "--blocking-threads", "4",
        "--ssl-certificate", str(tls.certificate), "--ssl-keyfile", str(tls.key), "--ssl-protocol-min", "tls1.2",
        "--no-ws", "babyroom.web.wsgi:application",
    ]  # fmt: skip
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments])  # noqa: S606 - the server takes this process over


def _free(where: Place) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((where.bind, where.port))
        except OSError as problem:
            msg = f"Port {where.port} cannot be used ({problem.strerror}). Set another one with PORT, or stop what is there."
            raise Stopped(msg) from problem


def _own_names() -> list[str]:
    name = socket.gethostname().split(".")[0].lower()
    return [f"{name}.local", name, *_own_address()]


def _own_address(ask: Callable[[], socket.socket] = lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) -> list[str]:
    """The address by which this machine would leave its network. Nothing is sent: a datagram socket only looks up the way."""
    with ask() as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return []
        return [str(probe.getsockname()[0])]
