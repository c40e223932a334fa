"""`babyroom serve` on an empty folder: HTTPS, secure cookies, no demonstration; `doctor` says what is so; the keys go on paper."""

import base64
import html
import json
import re
import signal
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.ground import ROOT, Ground, empty, fresh
from tests.journeys.ports import free_port

pytestmark = pytest.mark.sqlite


@contextmanager
def serving(ground: Ground, port: int) -> Iterator[ssl.SSLContext]:
    """`babyroom serve` on a port; gives what a tablet that trusts it trusts."""
    told = ground.environment(PORT=str(port), BABYROOM_BIND="127.0.0.1", BABYROOM_HOSTS="localhost")
    process = subprocess.Popen(
        [sys.executable, "-m", "babyroom.web.command", "serve"],
        env=told,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    authority = ground.data / "tls" / "babyroom-authority.crt"
    try:
        for _n in range(300):
            assert process.poll() is None, process.stdout and process.stdout.read()
            try:
                trust = ssl.create_default_context(cafile=str(authority))
                with urllib.request.urlopen(f"https://localhost:{port}/help-now/", timeout=5, context=trust):
                    break
            except OSError:
                time.sleep(0.1)
        yield trust
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        if process.stdout:
            process.stdout.close()


def test_an_empty_folder_becomes_a_nursery_over_https(tmp_path: Path) -> None:
    ground, port = empty(tmp_path), free_port()
    with serving(ground, port) as trust:
        with urllib.request.urlopen(f"https://localhost:{port}/", timeout=10, context=trust) as page:
            words, headers = page.read().decode(), page.headers
            assert page.url.endswith("/begin/")
        assert "max-age=31536000" in headers["strict-transport-security"]
        cookies = headers.get_all("set-cookie") or []
        assert cookies and all("Secure" in one for one in cookies)
        assert "/static/" in words and re.search(r'href="(/static/[^"]+\.css)"', words)
        style = re.findall(r'href="(/static/[^"]+\.css)"', words)[0]
        with urllib.request.urlopen(f"https://localhost:{port}{style}", timeout=10, context=trust) as sheet:
            assert sheet.status == 200
        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(f"https://localhost:{port}/", timeout=10, context=ssl.create_default_context())
        told = ground.babyroom("doctor", "--json", PORT=str(port), BABYROOM_HOSTS="localhost")
        found = {one["about"]: one for one in json.loads(told.stdout)}
        assert found["server"]["state"] == "ok" and found["certificate"]["state"] == "ok" and found["secrets"]["state"] == "ok"
        assert found["copies"]["state"] == "broken" and found["copies"]["do"] and told.returncode == 1
        restored = ground.babyroom("restore", "nowhere.brb", "--key", ground.key())
        assert restored.returncode == 1 and "Stop it first" in restored.stderr
        second = ground.babyroom("serve", PORT=str(port), BABYROOM_BIND="127.0.0.1")
        assert second.returncode == 1 and f"Port {port} cannot be used" in second.stderr
    secrets = [ground.data / name for name in ("keys.json", "secret.txt", "recovery.key", "babyroom.sqlite3", "tls/server.key")]
    assert {path.stat().st_mode & 0o077 for path in secrets} == {0}


def test_the_demonstration_is_never_served_to_other_machines(tmp_path: Path) -> None:
    done = empty(tmp_path).babyroom("serve", DEMO="1", PORT=str(free_port()))
    assert done.returncode == 1 and "lets anyone step in" in done.stderr


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"BABYROOM_CERTIFICATE": "/nowhere.crt"}, "A certificate needs its key"),
        ({"BABYROOM_CERTIFICATE": "/nowhere.crt", "BABYROOM_CERTIFICATE_KEY": "/nowhere.key"}, "/nowhere.crt is not there"),
    ],
)
def test_a_certificate_that_is_not_there_stops_the_start_with_a_sentence(tmp_path: Path, told: dict[str, str], sentence: str) -> None:
    done = empty(tmp_path).babyroom("serve", PORT=str(free_port()), **told)
    assert done.returncode == 1 and sentence in done.stderr and "Traceback" not in done.stderr


def test_the_sheet_is_printed_and_then_the_key_leaves_the_server(tmp_path: Path) -> None:
    ground, page = fresh(tmp_path), tmp_path / "sheet.html"
    assert ground.babyroom("backup", str(tmp_path / "copies")).returncode == 0
    key = ground.key()
    assert ground.babyroom("keys", "sheet", str(page)).returncode == 0
    words = page.read_text()
    assert "Harbour Nursery" in words and page.stat().st_mode & 0o077 == 0
    assert "".join(re.findall(r"<b>(\w+)</b>", words)) == key.removeprefix("AGE-SECRET-KEY-1")
    drawn = base64.b64decode(html.unescape(re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', words)[0]))
    assert drawn.startswith(b"<?xml") and b"<path" in drawn
    assert not re.findall(r'(?:src|href)="(?!data:)', words)
    wrong = ground.babyroom("keys", "printed", "--last-group", "ZZ")
    assert wrong.returncode == 1 and "The key stays here" in wrong.stderr and (ground.data / "recovery.key").exists()
    body = key.removeprefix("AGE-SECRET-KEY-1")
    assert ground.babyroom("keys", "printed", "--last-group", body[len(body) // 4 * 4 :].lower()).returncode == 0
    assert not (ground.data / "recovery.key").exists()
    again = ground.babyroom("keys", "sheet", str(page))
    assert again.returncode == 1 and "--fresh" in again.stderr
    # Copies go on without the private half, and the sheet opens them.
    assert ground.babyroom("backup", str(tmp_path / "later")).returncode == 0
    copy = next((tmp_path / "later").glob("*.brb"))
    assert ground.babyroom("restore", str(copy), "--key", key).returncode == 0


def test_a_renewed_key_seals_and_the_old_one_still_opens(tmp_path: Path) -> None:
    ground = fresh(tmp_path)
    sealed = ground.python("from django.conf import settings\nprint(settings.KEY_RING.seal('soft rain', context='x'))").strip()
    assert ground.babyroom("keys", "renew").returncode == 0
    script = (
        "from django.conf import settings\nr = settings.KEY_RING\nprint(r.open({!r}, context='x'), r.current, r.seal('y', context='x'))"
    )
    opened = ground.python(script.format(sealed)).split()
    assert opened[:2] == ["soft", "rain"] and opened[2] != sealed.split(".")[1] and opened[3].split(".")[1] == opened[2]


def test_an_upgrade_makes_a_copy_first_and_says_what_to_do_next(tmp_path: Path) -> None:
    ground = fresh(tmp_path)
    done = ground.babyroom("upgrade", BABYROOM_BACKUPS=str(tmp_path / "copies"))
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "copies").glob("*.brb"))) == 1 and "Now" in done.stdout
    # A copy that cannot be made stops the upgrade before anything is changed.
    (tmp_path / "a-file").write_text("x")
    stopped = ground.babyroom("upgrade", BABYROOM_BACKUPS=str(tmp_path / "a-file"))
    assert stopped.returncode == 1 and "No copy was made" in stopped.stderr and "up to date" not in stopped.stdout


def test_the_worker_makes_the_nights_copy(tmp_path: Path) -> None:
    ground = fresh(tmp_path)
    done = ground.babyroom("work", "--once", BABYROOM_BACKUPS=str(tmp_path / "copies"))
    assert done.returncode == 0 and "copy: done." in done.stdout, done.stderr
    assert len(list((tmp_path / "copies").glob("*.brb"))) == 1
    assert ground.babyroom("work", "--once", BABYROOM_BACKUPS=str(tmp_path / "copies")).stdout == ""
