"""F8: the disk is full. What cannot be kept is not answered as kept, nothing kept is lost, and it goes on once there is room."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.figures import measured, tries
from tests.faults.ground import ROOT, Ground, fresh

pytestmark = [pytest.mark.fault, pytest.mark.sqlite]
_FULL = """
import os, resource, signal, sys
from pathlib import Path
from django.conf import settings
from django.db import OperationalError
from tests.faults.writing import keep_one, nursery, refused_until, there, whole
mode, refusals, small = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "a small disk"
filler, harbour = Path(settings.DATA) / "filler", nursery()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

def fill():
    if small:
        free = os.statvfs(filler.parent)
        filler.write_bytes(b"0" * max(0, free.f_bavail * free.f_frsize - 400_000))
    else:
        largest = max(path.stat().st_size for path in filler.parent.glob("babyroom.sqlite3*"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 300_000, resource.RLIM_INFINITY))

def make_room():
    if small:
        filler.unlink()
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

fill()
if mode == "ours":
    kept, said = refused_until(harbour, most=5000, refusals=refusals)
else:
    # Answers before it has written, and never looks whether it could.
    kept, said = [], []
    while len(said) < refusals and len(kept) < 5000:
        try:
            kept.append(keep_one(harbour))
        except OperationalError as problem:
            said.append(str(problem))
            kept.append(harbour.setting.__class__(int=len(said)))
make_room()
later = [keep_one(harbour) for _n in range(20)]
lost = len(set([*kept, *later]) - there())
print(len(kept), len(said), lost, len(later), whole(), sorted(set(said))[0] if said else "", sep=";")
"""
_MOUNTED = 'mount -t tmpfs -o size=8m none "$1" && cp -r "$2"/. "$1" && shift 2 && exec "$@"'


def unshared() -> list[str]:
    """How a process here gets a small disk of its own; empty where it may not."""
    for words in (["unshare", "--mount"], ["unshare", "--mount", "--map-root-user"]):
        if shutil.which("unshare"):
            tried = [*words, "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]
            if subprocess.run(tried, capture_output=True, check=False).returncode == 0:
                return words
    return []


def run(ground: Ground, mode: str, refusals: int) -> list[str]:
    """Fill the disk, write, make room, write on; returns the figures."""
    words = unshared()
    if not words:
        return ground.python(_FULL, mode, str(refusals), "a limit").strip().split(";")
    mount = ground.data.parent / "mount"
    mount.mkdir()
    script = [sys.executable, "-c", f"import django; django.setup()\n{_FULL}", mode, str(refusals), "a small disk"]
    command = [*words, "sh", "-c", _MOUNTED, "sh", str(mount), str(ground.data), *script]
    done = subprocess.run(command, env=ground.environment(BABYROOM_DATA=str(mount)), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip().split(";")


_READ = """
import resource, signal
from datetime import timedelta
from pathlib import Path
from django.conf import settings
from django.test import Client
from babyroom.common import clock, walls
from babyroom.common.models import AuditRow, Look, Notice
from babyroom.signin import operations_pins
from babyroom.signin.models import Login
from tests.faults.writing import nursery, refused_until
from tests.nursery import HARBOUR, SECRETS, at
harbour, now = nursery(), [at("10:24")]
clock.now = lambda: now[0]
Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
tablet, office = Client(raise_request_exception=False), Client(raise_request_exception=False)
tablet.cookies["tablet"] = SECRETS["Ducklings"]
login = Login.objects.get(email="helen@example.org")
harbour.logins["Helen"] = login.pk
office.force_login(login)
priya, ada = harbour.adults["Priya"], harbour.babies["Ada"]
with walls.within(HARBOUR):
    code = operations_pins.make_start_code(priya, by=harbour.manager(), at=now[0])
    operations_pins.choose_pin(priya, "482913", code=code, by=harbour.tablet(), at=now[0])
    operations_pins.confirm(priya, "482913", by=harbour.tablet(), at=now[0])
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
kept, said = refused_until(harbour, most=5000, refusals=5)
now[0] += timedelta(minutes=1)
baby, of_baby = f"/room/baby/{ada}/", f"/office/babies/{ada}/"
pages = {"board": (tablet, "/room/"), "day": (tablet, baby + "day/"), "baby": (tablet, baby), "door": (tablet, "/room/door/"),
         "since": (tablet, "/room/since-last-shift/"), "office": (office, "/office/"), "office baby": (office, of_baby),
         "babies": (office, "/office/babies/")}
shown = [f"{name} {who.get(address).status_code}" for name, (who, address) in pages.items()]
with walls.within(HARBOUR):
    before = Look.objects.of(HARBOUR).count()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
now[0] += timedelta(seconds=30)
after = tablet.get("/room/").status_code
with walls.within(HARBOUR):
    told = AuditRow.objects.of(HARBOUR).filter(act="common.looks_missing").values_list("after", flat=True)
    print(len(said), "/".join(shown), before, after, Look.objects.of(HARBOUR).count(), [one["count"] for one in told],
          Notice.objects.of(HARBOUR).filter(sort="looks_missing").count(), sep=";")
"""


def test_a_full_disk_can_still_be_read(tmp_path: Path) -> None:
    ground = fresh(tmp_path / "ours")
    said, shown, before, after, looks, missing, notices = ground.python(_READ, BABYROOM_TESTING="1").strip().split(";")
    measured(
        "F8",
        "disk full, pages read",
        f"{shown} after {said} refusals",
        f"{missing} looks told as missing once there was room",
        "before this they answered 500",
    )
    assert {one.rsplit(" ", 1)[1] for one in shown.split("/")} == {"200"}, shown
    assert (int(said), int(before), int(after), int(looks), int(notices)) == (5, 0, 200, 1, 1)
    assert missing == "[8]"


def test_a_full_disk_loses_nothing_that_was_kept_and_says_no_to_the_rest(tmp_path: Path) -> None:
    refusals = tries(20, 500)
    kept, said, lost, later, whole, sentence = run(fresh(tmp_path / "ours"), "ours", refusals)
    _kept, _said, control, _later, _whole, _sentence = run(fresh(tmp_path / "control"), "answers first", refusals)
    how = "a disk of 8 MB" if unshared() else "a limit on the size of files (no small disk may be mounted here)"
    measured(
        "F8", "disk full", f"{kept} kept and {said} turned away (“{sentence}”) on {how}",
        f"{lost} kept ones lost, {later} kept once there was room", f"{control} lost by one that answers first",
    )  # fmt: skip
    assert (int(said), int(lost), int(later), whole) == (refusals, 0, 20, "True")
    assert int(kept) > 0 and int(control) > 0
