"""No test talks to another machine: a wall around sockets that lets only this one through."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class OtherMachine(RuntimeError):
    """A test wanted to talk to another machine."""


def is_here(address: Any) -> bool:
    """Whether an address given to a socket is on this machine: loopback, or a file (a Unix socket)."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False


def _guarded(ask: Callable[..., Any], place: int) -> Callable[..., Any]:
    def asked(*args: Any, **options: Any) -> Any:
        address = args[place]
        if not is_here(address):
            msg = f"A test wanted to talk to {address}. Tests stay on this machine."
            raise OtherMachine(msg)
        return ask(*args, **options)

    return asked


def _found_here(ask: Callable[..., Any]) -> Callable[..., Any]:
    def asked(host: Any, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_here((name,)):
            msg = f"A test wanted to know where {name} is. Tests stay on this machine."
            raise OtherMachine(msg)
        return ask(host, *args, **options)

    return asked


@contextmanager
def walled() -> Iterator[None]:
    """Sockets of this process reach this machine only, as long as the block lasts."""
    kept = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    lookup = socket.getaddrinfo
    # The address is the second argument of connect, and the last of sendto.
    for name, place in (("connect", 1), ("connect_ex", 1), ("sendto", -1)):
        setattr(socket.socket, name, _guarded(kept[name], place))
    socket.getaddrinfo = _found_here(lookup)
    try:
        yield
    finally:
        for name, ask in kept.items():
            setattr(socket.socket, name, ask)
        socket.getaddrinfo = lookup
