"""The static files of this release and of the one before are there, older ones are not."""

from pathlib import Path
from typing import Any

import pytest

from babyroom.records.copies import notes
from babyroom.web import releases


@pytest.fixture
def program(tmp_path: Path, settings: Any) -> Path:
    """The folder a release's files come from."""
    source = tmp_path / "program"
    source.mkdir()
    settings.DATA, settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path / "data", tmp_path / "data" / "static", [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    settings.DATA.mkdir()
    return source


def release(program: Path, words: str) -> None:
    """A program whose one file says these words, collected as `serve` does it."""
    (program / "a.css").write_text(words)
    releases.collect()


def said(data: Path) -> set[str]:
    """What the hashed files say."""
    return {path.read_text() for path in (data / "static").glob("a.*.css")}


def test_the_files_of_two_releases_are_kept_and_older_ones_go(program: Path, settings: Any) -> None:
    for words, kept in [("first", {"first"}), ("second", {"first", "second"}), ("third", {"second", "third"})]:
        release(program, words)
        assert said(settings.DATA) == kept


def test_starting_the_same_release_again_keeps_the_one_before(program: Path, settings: Any) -> None:
    for words in ("first", "second", "second", "second"):
        release(program, words)
    assert said(settings.DATA) == {"first", "second"}


def test_going_back_to_the_release_before_keeps_both(program: Path, settings: Any) -> None:
    for words in ("first", "second", "first"):
        release(program, words)
    assert said(settings.DATA) == {"first", "second"}


def test_what_lay_there_before_anything_was_noted_counts_as_the_release_before(program: Path, settings: Any) -> None:
    release(program, "first")
    (settings.DATA / "state" / "releases.json").unlink()
    release(program, "second")
    assert said(settings.DATA) == {"first", "second"}


def test_a_file_that_is_no_more_goes_with_its_release(program: Path, settings: Any) -> None:
    (program / "old.css").write_text("old " * 200)
    release(program, "first")
    assert list((settings.DATA / "static").glob("old.*.css.gz"))
    (program / "old.css").unlink()
    release(program, "second")
    assert list((settings.DATA / "static").glob("old.*.css"))
    release(program, "third")
    assert not list((settings.DATA / "static").glob("old*"))
    assert set(notes.read(settings.DATA, "releases")) == {"now", "before"}
