"""Tests stay on this machine, and so does the product."""

import socket
import threading
import urllib.error
import urllib.request

import pytest

from tests.house.loopback import OtherMachine, is_here

# An address kept free for documents: nobody is ever there.
ELSEWHERE = ("192.0.2.1", 80)


def test_a_test_cannot_talk_to_another_machine() -> None:
    with socket.socket() as caller, pytest.raises(OtherMachine):
        caller.connect(ELSEWHERE)
    with socket.socket() as caller, pytest.raises(OtherMachine):
        caller.connect_ex(ELSEWHERE)
    with socket.socket(type=socket.SOCK_DGRAM) as caller, pytest.raises(OtherMachine):
        caller.sendto(b"hello", ELSEWHERE)
    with pytest.raises(OtherMachine):
        socket.getaddrinfo("example.org", 80)
    with pytest.raises((OtherMachine, urllib.error.URLError)):
        urllib.request.urlopen("http://example.org/")


def test_this_machine_can_be_talked_to() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        answering = threading.Thread(target=lambda: server.accept()[0].close())
        answering.start()
        socket.create_connection(server.getsockname(), timeout=5).close()
        answering.join()


def test_which_addresses_are_this_machine() -> None:
    assert [is_here((host, 80)) for host in ("127.0.0.1", "::1", "localhost", "127.8.8.8")] == [True] * 4
    assert [is_here((host, 80)) for host in ("10.0.0.1", "0.0.0.0", "example.org", "fe80::1%eth0")] == [False] * 4  # noqa: S104
    assert is_here("/run/postgresql/.s.PGSQL.5432")
