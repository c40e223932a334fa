"""What people type is kept without the marks nobody sees, and never with signs that no screen shows."""

import pytest

from babyroom.common.refusals import Refusal
from babyroom.moments.plain import plain_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Found\u200b both\u2060 feet\ufeff.", "Found both feet."),
        ("\u202eteef htob\u202c \u2066dnuof\u2069", "teef htob dnuof"),
        ("so\u00adft\u200e an\u200fd warm", "soft and warm"),
        ("\u3164\uffa0", ""),
        ("na\u200dugh\u200cty", "naughty"),
        ("\u200d Ada \u200c", " Ada "),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("\U000e0041A", "A"),
        ("no\ufffe let\uffffters\ufdd0\U0010ffff", "no letters"),
    ],
)
def test_marks_nobody_sees_are_left_out(typed: str, kept: str) -> None:
    assert plain_text(typed, "note") == kept


@pytest.mark.parametrize(
    "typed",
    [
        "Łucja said “mama”.\nדָּבָר 你好 👶🏾",
        "\U0001f469\u200d\U0001f37c gave milk \u2764\ufe0f\u200d\U0001fa79",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क्\u200dष",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f and \U0001fae8",
    ],
)
def test_letters_and_emoji_of_everybody_stay_whole(typed: str) -> None:
    assert plain_text(typed, "note") == typed


@pytest.mark.parametrize("sign", ["\x00", "\x7f", "\x85", "\t", "\r", "\ud83d"])
def test_signs_that_no_screen_shows_are_refused_with_a_sentence(sign: str) -> None:
    with pytest.raises(Refusal) as refusal:
        plain_text(f"Found {sign} feet.", "note")
    assert (refusal.value.code, refusal.value.field) == ("control_characters", "note")
