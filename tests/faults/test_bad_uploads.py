"""F21: more than a hundred files that nobody should send, at every door that takes files. None is kept as it was sent, every answer is a
sentence, nothing of them runs, and the memory holds."""

import base64
import inspect
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from babyroom.common import clock
from babyroom.signin.models import Login
from tests.faults.bad_uploads import MARK, SCRIPTS, Bad, ListOf, corpus
from tests.faults.figures import measured
from tests.faults.shown import Shown, sentences
from tests.house.source import PRODUCT
from tests.nursery import Nursery, at

pytestmark = [pytest.mark.fault, pytest.mark.sqlite, pytest.mark.timeout(600)]
MOST_GROWTH = 256 * 1024 * 1024
ANSWERS = (200, 302, 400, 413, 422)


@dataclass(frozen=True)
class Door:
    """A page that takes a file: its address, the field, a list it would read, and what else is sent along."""

    address: Callable[[], str]
    field: str
    list_of: ListOf
    bring_in: Callable[[], str]
    salt: str = "people.incoming"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _list(sort: str, head: str, row: str) -> Door:
    return Door(
        lambda: reverse("people:incoming_choose", args=[sort]),
        "file",
        lambda words: f"{head}\n{_quoted(words)}{row}\n",
        lambda: reverse("people:incoming_bring_in", args=[sort]),
    )


DOORS = {
    "people:incoming_choose": (
        _list("babies", "first name,surname,date of birth,starts,room", ",Brook,03/02/2026,01/09/2026,Ducklings"),
        _list("adults", "first name,surname,home address", ",Brook,1 Quay Street"),
        _list("rooms", "room name,from age", ",3"),
    ),
    "rota:lists": (
        Door(
            lambda: reverse("rota:lists"),
            "file",
            lambda words: f"name,day,from,until\n{_quoted(words)},Monday,08:00,16:00\n",
            lambda: reverse("rota:lists_bring_in"),
            salt="rota.incoming",
        ),
    ),
    "records:babybuddy": (
        Door(
            lambda: reverse("records:babybuddy"),
            "exports",
            lambda words: f"id,child_id,child_first_name,note,time,tags\n1,3,Ada,{_quoted(words)},2026-11-20 16:00:00,\n",
            lambda: reverse("records:look"),
        ),
    ),
}


def doors(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The names of all addresses that read a file: their view asks for what was sent along, or has a form with a file in it."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from doors(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
            continue
        view = inspect.unwrap(pattern.callback)
        form = getattr(getattr(view, "view_class", None), "form_class", None)
        if ".FILES" in inspect.getsource(view) or (form and _takes_a_file(form)):
            yield f"{space}{pattern.name}"


def _takes_a_file(form: type[forms.BaseForm]) -> bool:
    return any(isinstance(field, forms.FileField) for field in getattr(form, "base_fields", {}).values())


def _forms(of: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for form in of.__subclasses__():
        yield form
        yield from _forms(form)


def test_every_door_that_takes_a_file_is_tried() -> None:
    assert set(doors(get_resolver().url_patterns)) == DOORS.keys()
    assert {form.__name__ for form in _forms() if form.__module__.startswith("babyroom.") and _takes_a_file(form)} == {"FileForm", "Bring"}
    reading = {file.relative_to(PRODUCT).as_posix() for file in PRODUCT.rglob("*.py") if ".FILES" in file.read_text()}
    assert reading == {"people/views/incoming.py", "records/views.py", "rota/views/lists.py"}


def memory(line: str) -> int:
    """Bytes, from the kernel's own account of this process."""
    told = re.search(rf"^{line}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert told
    return int(told[1]) * 1024


def grown(does: Callable[[], object]) -> int:
    """By how much the memory of this process grew at its highest while this was done, in bytes."""
    Path("/proc/self/clear_refs").write_text("5")
    before = memory("VmRSS")
    does()
    return memory("VmHWM") - before


def files_of(*folders: Path) -> dict[Path, tuple[int, int]]:
    """Every file, with its size and when it was written."""
    return {one: (one.stat().st_size, one.stat().st_mtime_ns) for folder in folders for one in folder.rglob("*") if one.is_file()}


def opened(file: Path, owner: str) -> bytes:
    """What is in a file, past its seal."""
    held = file.read_bytes()
    if not held.startswith(b"br1."):
        return held
    return settings.KEY_RING.open(held.decode(), context=f"records.incoming/{owner}/{file.name}").encode()


def faults(bad: Bad, waiting: list[bytes]) -> Iterator[str]:
    """What is wrong with what waits now: the bytes that came, as they are or spelled otherwise, or anything of a file that is no list."""
    ways = {"as sent": bad.content, "in base64": base64.b64encode(bad.content), "as text": repr(bad.content)[2:-1].encode()}
    for place in waiting:
        if bad.content.strip():
            yield from (f"{bad.name} is kept {way}" for way, content in ways.items() if content in place)
        if bad.foreign and MARK.encode() in place:
            yield f"{bad.name} is no list, and something of it is kept"


class Tried:
    """One door with Helen at it, and what came of each file."""

    def __init__(self, door: Door, nursery: Nursery, folders: tuple[Path, ...]) -> None:
        self.door, self.nursery, self.folders = door, nursery, folders
        self.client = Client(raise_request_exception=False)
        self.client.force_login(Login.objects.get(pk=nursery.logins["Helen"]))
        self.seen: Counter[int] = Counter()
        self.wrong: list[str] = []
        self.highest = 0

    def send(self, bad: Bad) -> None:
        before, answers = files_of(*self.folders), []
        self.highest = max(self.highest, grown(lambda: answers.append(self._post(bad))))
        page = self._looked_at(bad, answers[0])
        found = re.search(r'name="token" value="([^"]+)"', page)
        after = files_of(*self.folders)
        waiting = [opened(file, str(self.nursery.logins["Helen"])) for file in after if after[file] != before.get(file)]
        if found and self.door.field == "file":
            waiting.append(signing.loads(found[1], salt=self.door.salt)["text"].encode())
        self.wrong += faults(bad, waiting)
        if found and bad.sort not in ("size", "json"):
            self._looked_at(bad, self.client.post(self.door.bring_in(), {"token": found[1], "bring": "1", **self._more()}, follow=True))  # type: ignore[arg-type]

    def _post(self, bad: Bad) -> HttpResponse:
        file = SimpleUploadedFile("x", bad.content)
        # Past Django's own tidying: a browser that means ill sends the name as it likes.
        file._name = bad.name  # type: ignore[attr-defined]
        return self.client.post(self.door.address(), {self.door.field: file, **self._more()})  # type: ignore[return-value]

    def _more(self) -> dict[str, str]:
        more = {"baby": str(self.nursery.babies["Ada"]), "zone": "Europe/London", "unit": "ml", "day_first": "True"}
        return {} if self.door.field == "file" else more

    def _looked_at(self, bad: Bad, answer: HttpResponse) -> str:
        page, told = answer.content.decode(), f"{bad.name[:60]!r} answers {answer.status_code}"
        self.seen[answer.status_code] += 1
        if answer.status_code not in ANSWERS:
            self.wrong.append(told)
        elif len(sentences(page).split()) < 4:
            self.wrong.append(f"{told} and says {sentences(page)!r}")
        self.wrong += [f"{told} and shows {one}" for one in Shown(page).loose]
        return page


def everything() -> bytes:
    """Every cell of every table."""
    with connection.cursor() as cursor:
        told = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our own tables
            told += [str(cell).encode(errors="surrogatepass") for row in cursor.fetchall() for cell in row if cell is not None]
    return b"\n".join(told)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """Where anything could be laid: the nursery's own folder, and the machine's for a short while."""
    cache.clear()
    monkeypatch.setattr(clock, "now", lambda: at("10:24"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return Path(settings.DATA), tmp_path


TOTALS: Counter[str] = Counter()


@pytest.mark.parametrize(
    "door", [door for found in DOORS.values() for door in found], ids=["babies", "adults", "rooms", "shifts", "baby-buddy"]
)
def test_no_bad_file_is_kept_as_sent_or_shown_as_it_is(door: Door, nursery: Nursery, folders: tuple[Path, ...]) -> None:
    tried = Tried(door, nursery, folders)
    tried.send(Bad("warm", "warm.csv", door.list_of("Ines").encode()))
    number, sent = 0, []
    for bad in corpus(door.list_of):
        tried.send(bad)
        number += 1
        # Very short ones are words that a cell may hold; very large ones were not brought in.
        sent += [bad] if 20 < len(bad.content) < 100_000 else []
    cells = everything()
    tried.wrong += [f"{bad.name} is in a table" for bad in sent if bad.content in cells]
    assert len(sent) > 80
    assert "\n".join(tried.wrong) == ""
    assert number >= 100
    assert tried.highest < MOST_GROWTH, f"{tried.highest / 2**20:.0f} MB"
    told = ", ".join(f"{count} times {status}" for status, count in sorted(tried.seen.items()))
    measured(
        "F21", f"bad uploads at {door.address()}", f"{number} files", f"0 kept as sent, 0 shown as they are ({told}), "
        f"memory {tried.highest / 2**20:.0f} MB higher at most", "a store that keeps what comes: seen",
    )  # fmt: skip


def naive(request: HttpRequest) -> HttpResponse:
    """What many products do: the file is laid down under its own name, and the page says so."""
    for file in request.FILES.values():
        assert isinstance(file, UploadedFile)
        (Path(settings.DATA) / f"naive-{Path(str(file.name)).name}").write_bytes(file.read())
        return HttpResponse(f"<p>{file.name}</p>")
    return HttpResponse()


def test_the_control_a_store_that_keeps_what_comes_is_found(nursery: Nursery, folders: tuple[Path, ...]) -> None:
    del nursery
    assert set(doors([*get_resolver().url_patterns, path("naive/", naive, name="naive")])) == {*DOORS, "naive"}
    found = Counter[str]()
    for bad in corpus(lambda words: f"name\n{_quoted(words)}\n"):
        if bad.sort in ("picture", "document", "script", "formula") and bad.content:
            before = files_of(*folders)
            naive(RequestFactory().post("/naive/", {"file": SimpleUploadedFile(f"{bad.sort}.bin", bad.content)}))
            laid = [file for file, told in files_of(*folders).items() if told != before.get(file)]
            found["tried"] += 1
            found["seen"] += any(faults(bad, [opened(file, "") for file in laid]))
            for file in laid:
                file.unlink()
    assert found["seen"] == found["tried"] > 40


@pytest.mark.parametrize("spelled", [lambda content: content, base64.b64encode, lambda content: b"before" + content + b"after"])
def test_the_control_what_waits_as_sent_is_found(spelled: Callable[[bytes], bytes]) -> None:
    bad = Bad("script", "list.csv", f"id,note\n1,{MARK}\n".encode())
    assert list(faults(bad, [spelled(bad.content)]))
    assert not list(faults(bad, [b"something else"]))
    assert list(faults(Bad("picture", "a.gif", b"GIF89a" + MARK.encode()), [f'["{MARK}"]'.encode()]))


def test_the_control_what_is_shown_as_it_is_is_found_and_a_large_list_in_memory_too() -> None:
    assert all(Shown(f"<html><body><td>{words}</td>").loose for words in SCRIPTS[:5])
    assert Shown(f"<a href='x{MARK}'>").loose and not Shown(f"<p>&lt;script {MARK}&gt;</p>").loose
    assert grown(lambda: bytearray(b"x") * (MOST_GROWTH + 2**21)) > MOST_GROWTH
    assert grown(lambda: None) < 2**20
