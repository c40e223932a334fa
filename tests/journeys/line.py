"""A line between tablet and server that can be cut, slowed, lossy, or taken over by a Wi-Fi's sign-in page. Real sockets: a browser's own
"offline" switch leaves service workers out."""

import random
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

State = Literal["open", "cut", "portal", "deaf", "short"]
PORTAL = b"<!doctype html><title>Welcome</title><h1>Guest Wi-Fi</h1><p>Please accept our terms to go on.</p>"
_PIECE = 16_384
_BROKEN_AT_ONCE = 0.5
_LENGTH = re.compile(rb"(?i)(content-length: *)(\d+)")


@dataclass
class Line:
    """Where tablets call: `address`. `state`: "open" passes everything on; "cut" breaks every connection; "portal" answers 200 with a page
    of its own; "deaf" takes connections and says nothing; "short" halves each answer and says that this is all.

    `delay`: up to so many seconds before each piece. `breaks`: how likely a piece ends the connection. `loses`: how likely a call gets
    nowhere: it is broken at once, or never answered.
    """

    address: str
    to: tuple[str, int]
    state: State = "open"
    delay: float = 0.0
    breaks: float = 0.0
    loses: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    _open: set[socket.socket] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def set(self, state: State) -> None:
        """From now on; what is on its way breaks off."""
        self.state = state
        with self._lock:
            found, self._open = self._open, set()
        for one in found:
            _break(one)

    def heal(self) -> None:
        """From now on all goes well; what is on its way and will never be answered stays so."""
        self.state, self.delay, self.breaks, self.loses = "open", 0.0, 0.0, 0.0

    def serve(self, listening: socket.socket) -> None:
        """Take calls until the socket is closed."""
        while True:
            try:
                call, _from = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._take, args=(call,), daemon=True).start()

    def _take(self, call: socket.socket) -> None:
        if self.state == "cut":
            _break(call)
            return
        if self.state == "portal":
            with suppress(OSError):
                call.recv(_PIECE)
                head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(PORTAL)}\r\nConnection: close\r\n\r\n"
                call.sendall(head.encode() + PORTAL)
            call.close()
            return
        lost = self.loses and self.chance.random() < self.loses
        if lost and self.chance.random() < _BROKEN_AT_ONCE:
            _break(call)
            return
        if lost or self.state == "deaf":
            with self._lock:
                self._open.add(call)
            return
        try:
            other = socket.create_connection(self.to, timeout=5)
        except OSError:
            _break(call)
            return
        other.settimeout(None)
        with self._lock:
            self._open |= {call, other}
        for source, sink in ((call, other), (other, call)):
            threading.Thread(target=self._pass, args=(source, sink, call), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, call: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                if self.delay:
                    time.sleep(self.chance.uniform(0, self.delay))
                if self.breaks and self.chance.random() < self.breaks:
                    # In the midst of a body: half of the piece still arrives.
                    sink.sendall(piece[: len(piece) // 2])
                    break
                if self.state == "short" and sink is call:
                    sink.sendall(_halved(piece))
                    break
                sink.sendall(piece)
        with self._lock:
            self._open -= {source, sink}
        for one in (source, sink):
            _break(one, gently=self.state == "short")


@contextmanager
def line(to: str) -> Iterator[Line]:
    """A line to the server at this address (http://127.0.0.1:port)."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host, port = to.removeprefix("http://").split(":")
        made = Line(f"http://127.0.0.1:{listening.getsockname()[1]}", (host, int(port)))
        threading.Thread(target=made.serve, args=(listening,), daemon=True).start()
        yield made
        made.set("cut")


def _halved(answer: bytes) -> bytes:
    """The first half of an answer, with a head that knows of no more."""
    head, _end, body = answer.partition(b"\r\n\r\n")
    half = body[: len(body) // 2]
    return _LENGTH.sub(rb"\g<1>%d" % len(half), head) + b"\r\n\r\n" + half


def _break(one: socket.socket, *, gently: bool = False) -> None:
    with suppress(OSError):
        if gently:
            one.close()
            return
        # A reset and no goodbye, as a lost Wi-Fi looks to the other end.
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
