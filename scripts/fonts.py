"""Cut the two voices of the product down to what a screen loads.

    make fonts              write babyroom/web/static/fonts from the packages in frontend/node_modules
    make check              (`--check`) compare what is there with what would be written

The originals are variable fonts of Google's Fraunces and Atkinson Hyperlegible Next projects, as npm's
@fontsource-variable packages carry them (SIL Open Font Licence, no reserved name, so a cut may keep its name).
Three savings: only the weights the design uses (Atkinson as a range; Fraunces as two files, because a board shows
names at 600 and never a story at 400), the letters by alphabet so that a page loads a second file only when a name
needs it, and no hinting (no screen of the last ten years reads it). Whatever the names, a board stays in its budget.
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent.parent
ORIGINALS = HERE / "frontend" / "node_modules" / "@fontsource-variable"
FONTS = HERE / "babyroom" / "web" / "static" / "fonts"

# What a board may load: Atkinson and the Fraunces of names, with every alphabet that a name can need.
MOST_BYTES = 75_000

# Letters of names in the second file: Latin Extended-A; Romanian, Welsh and German capitals; schwa and hacek
# (Azeri, Roma); dots below and above (Yoruba, Igbo, names written from Arabic, Hebrew and Indian scripts).
NAMES = {
    *range(0x0100, 0x0180),
    *(0x018F, 0x0192, 0x01E6, 0x01E7, 0x01EA, 0x01EB, 0x0218, 0x0219, 0x021A, 0x021B, 0x0237, 0x0259),
    *(0x02B9, 0x02BC, 0x02C7, 0x02DD),
    *(0x1E0C, 0x1E0D, 0x1E24, 0x1E25, 0x1E2A, 0x1E2B, 0x1E36, 0x1E37, 0x1E42, 0x1E43, 0x1E46, 0x1E47, 0x1E5A, 0x1E5B),
    *(0x1E62, 0x1E63, 0x1E6C, 0x1E6D, 0x1E80, 0x1E81, 0x1E82, 0x1E83, 0x1E84, 0x1E85, 0x1E92, 0x1E93, 0x1E9E),
    *(0x1EF2, 0x1EF3),
}

# Marks that stand on another letter. Fraunces carries them without a rule for where they sit, and a browser would
# rather put "ễ" together from ê and a tilde beside it than open the file that has it: so its plain files go without.
MARKS = range(0x0300, 0x0370)


@dataclass(frozen=True)
class Cut:
    """One file to write: `source` within ORIGINALS, `weight` a range (lightest, heaviest) or one weight.

    Where two cuts of one family hold the same letter, a browser takes the later one: the plain alphabet comes last.
    """

    name: str
    family: str
    source: str
    weight: tuple[int, int] | int
    letters: frozenset[int] | None = None
    marks: bool = True
    on_board: bool = True


ATKINSON = "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-{}-wght-normal.woff2"
FRAUNCES = "fraunces/files/fraunces-{}-wght-normal.woff2"
CUTS = (
    Cut("atkinson-latin-ext.woff2", "Atkinson", ATKINSON.format("latin-ext"), (400, 700)),
    Cut("atkinson-latin.woff2", "Atkinson", ATKINSON.format("latin"), (400, 700)),
    Cut("fraunces-600-vietnamese.woff2", "Fraunces", FRAUNCES.format("vietnamese"), 600),
    Cut("fraunces-600-latin-ext.woff2", "Fraunces", FRAUNCES.format("latin-ext"), 600, frozenset(NAMES), marks=False),
    Cut("fraunces-600-latin.woff2", "Fraunces", FRAUNCES.format("latin"), 600, marks=False),
    Cut("fraunces-400-vietnamese.woff2", "Fraunces", FRAUNCES.format("vietnamese"), 400, on_board=False),
    Cut("fraunces-400-latin-ext.woff2", "Fraunces", FRAUNCES.format("latin-ext"), 400, frozenset(NAMES), marks=False, on_board=False),
    Cut("fraunces-400-latin.woff2", "Fraunces", FRAUNCES.format("latin"), 400, marks=False, on_board=False),
)
LICENCES = {
    "OFL-atkinson-hyperlegible-next.txt": "atkinson-hyperlegible-next/LICENSE",
    "OFL-fraunces.txt": "fraunces/LICENSE",
}


def cut_font(cut: Cut) -> bytes:
    """The WOFF2 bytes of one cut; the same bytes at every run with the same locked packages."""
    font = TTFont(ORIGINALS / cut.source, recalcTimestamp=False)
    letters: set[int] = set(font.getBestCmap())
    if cut.letters is not None:
        letters &= cut.letters
    if not cut.marks:
        letters -= set(MARKS)
    options = subset.Options(layout_features=["*"], hinting=False, recalc_timestamp=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    # Weight 400 becomes the default: a reader without variable fonts shows ordinary text, not the heaviest.
    limits = cut.weight if isinstance(cut.weight, int) else (cut.weight[0], cut.weight[0], cut.weight[1])
    font = instancer.instantiateVariableFont(font, {"wght": limits}, inplace=True)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def unicode_range(font_bytes: bytes) -> str:
    """The CSS `unicode-range` of a font: exactly the letters it has."""
    letters = sorted(TTFont(io.BytesIO(font_bytes)).getBestCmap())
    runs: list[list[int]] = []
    for letter in letters:
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ",".join(f"U+{first:04X}" if first == last else f"U+{first:04X}-{last:04X}" for first, last in runs)


def font_faces(files: dict[str, bytes]) -> str:
    """The style sheet that declares every cut, with the letters each holds, so that a page loads only what it shows."""
    faces = ["/* Written by `make fonts`. */"]
    for cut in CUTS:
        weight = str(cut.weight) if isinstance(cut.weight, int) else f"{cut.weight[0]} {cut.weight[1]}"
        faces.append(
            f'@font-face{{font-family:"{cut.family}";font-style:normal;font-weight:{weight};font-display:swap;'
            f'src:url("{cut.name}") format("woff2");unicode-range:{unicode_range(files[cut.name])}}}'
        )
    return "\n".join(faces) + "\n"


def everything() -> dict[str, bytes]:
    """Every file of the folder by name, as it would be written now."""
    files = {cut.name: cut_font(cut) for cut in CUTS}
    files |= {name: (ORIGINALS / source).read_bytes() for name, source in LICENCES.items()}
    files["fonts.css"] = font_faces(files).encode()
    return files


def main(arguments: list[str]) -> int:
    """Write the fonts, or with `--check` say which are not current. Returns the exit status."""
    if not ORIGINALS.is_dir():
        print("The fonts' packages are not here yet. Run: make assets")
        return 1
    files = everything()
    board_bytes = sum(len(files[cut.name]) for cut in CUTS if cut.on_board)
    if board_bytes > MOST_BYTES:
        print(f"A board would load {board_bytes} bytes of fonts; {MOST_BYTES} is the most.")
        return 1
    if "--check" in arguments:
        stale = [name for name, content in files.items() if not (FONTS / name).is_file() or (FONTS / name).read_bytes() != content]
        if stale:
            print(f"Not current: {', '.join(stale)}. Run: make fonts")
        return 1 if stale else 0
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (FONTS / name).write_bytes(content)
    for cut in CUTS:
        print(f"{len(files[cut.name]):7} bytes  {cut.name}{'' if cut.on_board else '  (not on the board)'}")
    print(f"{board_bytes:7} bytes  at most on a board")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
