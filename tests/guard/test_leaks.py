"""A protected name is found however it is written and wherever it lies. All people are invented."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import random
import struct
import unicodedata
import uuid
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.guard.decoding import readings
from gawah.guard.innards import Closed
from gawah.guard.leaks import Leak, Leaks, Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = (
    "Lena Okoro",
    "Tahira Begum Soyle",
    "محمد یوسف قریشی",
    "Noor Ullah",
    "O'Brannan Tiv",
    "Désirée Ngüsa",
)
LEAKS = Leaks([Secret("name", name, f"person:{n}") for n, name in enumerate(NAMES)], ["killing", "Torva"])

WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "small": str.lower,
    "large": str.upper,
    "in a sentence": lambda name: f"Two men shot {name} dead, the police said.",
    "over a line": lambda name: name.replace(" ", "\r\n"),
    "over a line with a hyphen": lambda name: f"{name[:3]}-\n{name[3:]}",
    "turned round": lambda name: ", ".join(reversed(name.rsplit(" ", 1))),
    "joined": lambda name: name.title().replace(" ", ""),
    "parted": " ".join,
    "HTML": lambda name: "".join(f"&#{ord(c)};" for c in name),
    "HTML, in hexadecimal": lambda name: "".join(f"&#x{ord(c):x};" for c in name),
    "twice escaped": lambda name: html.escape("".join(f"&#{ord(c)};" for c in name)),
    "between tags": lambda name: f"<p><b>{name[:2]}</b>{name[2:]}</p>",
    "alt text": lambda name: f'<img src="a.png" alt="{html.escape(name)}">',
    "SVG title": lambda name: f"<svg><title>{html.escape(name)}</title><desc>x</desc></svg>",
    "chart data": lambda name: json.dumps({"series": [{"label": name, "value": 3}]}),
    "address": lambda name: f"https://example.org/news/{quote(name)}?id=4",
    "address, with plus": lambda name: f"https://example.org/?q={quote_plus(name)}",
    "address, twice quoted": lambda name: quote(quote(name)),
    "address, with hyphens": lambda name: f"https://example.org/{name.lower().replace(' ', '-')}.html",
    "JSON": lambda name: json.dumps([name]),
    "JSON in JSON": lambda name: json.dumps([json.dumps({"a": name})]),
    "soft hyphens": "\u00ad".join,
    "unseen joiners": "\u200b".join,
    "in a direction": lambda name: f"\u2067{name}\u2069",
    "base64": lambda name: base64.b64encode(f"seen: {name}, there".encode()).decode(),
    "a data address": lambda name: (
        f"data:text/plain;base64,{base64.b64encode(f'{name} was here'.encode()).decode()}"
    ),
    "hexadecimal": lambda name: f"{name} was there".encode().hex(),
    "quoted printable": lambda name: "".join(f"={b:02X}" for b in name.encode()),
    "head of a letter": lambda name: f"=?utf-8?b?{base64.b64encode(name.encode()).decode()}?=",
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "wide": lambda name: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_in_every_form(name: str, way: str) -> None:
    found = LEAKS.in_text(WAYS[way](name))
    assert name in {leak.secret.words for leak in found}


ordinary = st.sampled_from(
    [
        "",
        "The court in Torva met.",
        "killing, 2021-03, Torva",
        "a;b;c",
        "5 people",
        "\n\n",
        '{"id": 7}',
        "عدالت",
    ]
)


WRITTEN = [*list(WAYS)[:9], "soft hyphens", "unseen joiners", "in a direction", "decomposed", "wide"]
"""How the words themselves are written; the other ways are forms, in which anything may be put."""
FORMS = sorted(set(WAYS) - set(WRITTEN) - {"between tags", "address, with hyphens"})


@pytest.mark.parametrize("form", FORMS)
def test_every_way_to_write_a_name_is_found_in_every_form(form: str) -> None:
    ways = [way for way in WRITTEN if "hyphen" not in way]
    told = {(name, way): WAYS[form](WAYS[way](name)) for name in NAMES for way in ways}
    assert [what for what, words in told.items() if not LEAKS.tells(words)] == []


@pytest.mark.parametrize("inner", ["JSON", "address, twice quoted", "base64"])
@pytest.mark.parametrize("outer", ["a data address", "address"])
def test_a_form_in_a_form_is_written_by_somebody(inner: str, outer: str) -> None:
    told = [
        WAYS[outer](WAYS[inner](WAYS[way](name))) for name in NAMES for way in ("as it is", "large", "joined")
    ]
    assert [words for words in told if not LEAKS.tells(words)] == []


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.sampled_from([way for way in WRITTEN if "hyphen" not in way]),
    st.lists(st.sampled_from(FORMS), max_size=2),
    ordinary,
    ordinary,
)
def test_forms_in_forms_among_other_words(
    name: str, written: str, forms: list[str], before: str, after: str
) -> None:
    told = WAYS[written](name)
    for form in forms:
        told = WAYS[form](told)
    assert LEAKS.tells(f"{before} {told} {after}"), forms


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Tahira Begum Soyle", "طاہرہ"),
        ("Tahira Begum Soyle", "Tahera Soyle"),
        ("محمد یوسف قریشی", "Muhammad Yousaf Qureshi"),
        ("محمد یوسف قریشی", "Mohd. Yusuf Koreshi"),
        ("محمد یوسف قریشی", "محمد يوسف قريشى"),
        ("Noor Ullah", "Nurullah"),
        ("Noor Ullah", "نور اللہ"),
        ("Lena Okoro", "L. Okoro"),
        ("Lena Okoro", "Okoro's brother"),
        ("Désirée Ngüsa", "Desiree Ngusa"),
    ],
)
def test_another_spelling_or_script_is_found(name: str, spelling: str) -> None:
    assert name in {leak.secret.words for leak in LEAKS.in_text(f"They took {spelling} away.")}


@pytest.mark.parametrize(
    ("latin", "urdu"),
    [
        ("Naveed Torvan", "نوید تورون"),
        ("Parveen Solberi", "پروین سولبری"),
        ("Javed Selbani", "جاوید سلبانی"),
        ("Tanveer Marnoki", "تنویر مارنوکی"),
        ("Nawaz Dalvari", "نواز دلواری"),
        ("Ayesha Lorani", "عائشہ لورانی"),
        ("Faiza Belkani", "فائزہ بیلکانی"),
        ("Yousaf Vardani", "یوسف وردانی"),
    ],
)
def test_a_letter_that_is_read_in_several_ways_hides_nobody(latin: str, urdu: str) -> None:
    for protected, told in ((latin, urdu), (urdu, latin)):
        leaks = Leaks([Secret("name", protected, "person:a")])
        assert leaks.tells(f"Told: {told}."), (protected, told)


@pytest.mark.parametrize(
    "text",
    [
        "Two men were killed on Friday in Torva, the police said.",
        "پولیس نے نامعلوم افراد کے خلاف مقدمہ درج کر لیا ہے۔",
        "id,date,type,place\r\n3,2021-03,killing,Torva\r\n",
        json.dumps({"killed": {"low": 3, "high": 5}, "type": "killing", "standard": "alleged"}),
        "Muhammad Begum Khan",
        "",
    ],
)
def test_what_names_nobody_protected_may_leave(text: str) -> None:
    assert LEAKS.in_text(text) == ()


def test_a_word_that_leaves_by_itself_hides_no_whole_name() -> None:
    leaks = Leaks([Secret("name", "Torva Soyle", "person:1")], ["Torva", "Soyle"])
    assert not leaks.tells("A court in Torva")
    assert not leaks.tells("Amin Soyle")
    assert leaks.tells("Torva Soyle")
    assert leaks.tells("soyle, torva")


def test_the_fixed_words_of_one_file_leave_by_themselves_in_that_file_alone() -> None:
    leaks = Leaks([Secret("name", "Hong Than", "person:1")])
    about = "More than this is not told."
    assert leaks.in_file("README.txt", about.encode())
    assert not leaks.in_file("README.txt", about.encode(), about)
    assert leaks.in_file("README.txt", f"{about} Hong Than".encode(), about)
    assert leaks.in_file("other.txt", about.encode())


def test_a_name_runs_over_no_cell() -> None:
    leaks = Leaks([Secret("name", "Rahman Rana", "person:1")], ["Amin Rahman", "Rana Soyle"])
    assert not leaks.tells("Amin Rahman; Rana Soyle")
    assert not leaks.tells('"Amin Rahman","Rana Soyle"')
    assert leaks.tells("Rahman Rana")


def test_exact_places_and_points() -> None:
    leaks = Leaks(
        [
            Secret("place", "Sanare Mohalla", "p"),
            Secret("place", "Nice", "q"),
            Secret("point", "33.51234,-73.90123", "p"),
        ]
    )
    assert leaks.tells("behind Sanare Mohalla")
    assert leaks.tells("sanare%20mohalla.png") or leaks.in_file("sanare-mohalla.png", b"")
    assert not leaks.tells("a nice house")
    assert leaks.tells("M 33.5123 -73.9012 z")
    assert leaks.tells('{"lat": 33.51234, "lon": -73.90123}')
    assert leaks.tells("۳۳٫۵۱۲۳ ۷۳٫۹۰۱۲")
    assert not leaks.tells("33.5 -73.9")
    assert not leaks.tells("33.512 and, much later, nothing")


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def png(kind: bytes, body: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(kind, body) + chunk(b"IEND", b"")


def pdf(*bodies: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"\n".join(bodies) + b"\n%%EOF"


NAME = "Lena Okoro"
DOCX = "<w:p><w:r><w:t>Le</w:t></w:r><w:r><w:t>na Oko</w:t></w:r><w:r><w:t>ro</w:t></w:r></w:p>"
FILES: dict[str, tuple[str, bytes]] = {
    "the name of a file": ("lena_okoro.csv", b"a,b"),
    "a text": ("a.csv", f"id,who\r\n1,{NAME}\r\n".encode()),
    "UTF-16": ("a.csv", NAME.encode("utf-16")),
    "Latin-1": ("a.txt", f"Désirée Ngüsa and {NAME}".encode("latin-1")),
    "a word processor's file": ("a.docx", packed(**{"word/document.xml": DOCX.encode()})),
    "its properties": (
        "a.docx",
        packed(**{"docProps/core.xml": f"<dc:creator>{NAME}</dc:creator>".encode()}),
    ),
    "a spreadsheet": ("a.xlsx", packed(**{"xl/sharedStrings.xml": f"<si><t>{NAME}</t></si>".encode()})),
    "the name of a packed file": ("a.zip", packed(**{"photos/lena-okoro.jpg": b"x"})),
    "a zip in a zip": ("a.zip", packed(**{"b.zip": packed(**{"c.txt": NAME.encode()})})),
    "gzip": ("a.csv.gz", gzip.compress(NAME.encode())),
    "a picture's text": ("a.png", png(b"tEXt", b"Author\0" + NAME.encode())),
    "a picture's packed text": ("a.png", png(b"zTXt", b"Comment\0\0" + zlib.compress(NAME.encode()))),
    "a picture's text in Unicode": (
        "a.png",
        png(b"iTXt", b"Title\0\1\0en\0\0" + zlib.compress(b"by Lena Okoro")),
    ),
    "a picture's EXIF": ("a.png", png(b"eXIf", b"MM\0*" + NAME.encode())),
    "a photograph": (
        "a.jpg",
        b"\xff\xd8\xff\xe1\0\x40Exif\0\0II*\0" + NAME.encode("utf-16-le") + b"\xff\xd9",
    ),
    "a PDF's author": ("a.pdf", pdf(b"<< /Author (Lena Okoro) >>")),
    "a PDF's author in octal": ("a.pdf", pdf(rb"<< /Author (L\145na \117koro) >>")),
    "a PDF's author in UTF-16": (
        "a.pdf",
        pdf(b"<</Title <" + ("\ufeff" + NAME).encode("utf-16-be").hex().encode() + b">>>"),
    ),
    "a PDF's page": (
        "a.pdf",
        pdf(
            b"<</Filter/FlateDecode>>stream\n"
            + zlib.compress(b"BT [(Le) -12 (na Oko) 3 (ro)] TJ ET")
            + b"\nendstream"
        ),
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_name_is_found_in_every_kind_of_file(kind: str) -> None:
    name, data = FILES[kind]
    found = LEAKS.in_file(name, data)
    assert NAME in {leak.secret.words for leak in found if isinstance(leak, Leak)}


def test_what_cannot_be_looked_into_is_said() -> None:
    deep = b"x"
    for _ in range(7):
        deep = gzip.compress(deep)
    assert [one for one in LEAKS.in_file("a.gz", deep) if isinstance(one, Closed)]
    broken = packed(**{"a.txt": b"x" * 400})[:-30]
    assert all(isinstance(one, Closed) for one in LEAKS.in_file("a.zip", broken))
    assert [
        one.why for one in LEAKS.in_file("a.gz", gzip.compress(b"abc" * 50)[:-9]) if isinstance(one, Closed)
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\x89PNG\r\n\x1a\n", b"BZh"]),
)
def test_any_bytes_are_looked_through(data: bytes, head: bytes) -> None:
    LEAKS.in_file("a.bin", head + data)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_looked_through(text: str) -> None:
    LEAKS.in_text(text)


def test_a_village_whose_name_begins_that_of_an_open_district_gives_nothing_away() -> None:
    leaks = Leaks([Secret("place", "Torvamark", "v"), Secret("name", "Torvamark", "p")], ["Torvamarka"])
    assert {leak.secret.what for leak in leaks.in_text("in Torvamarka district")} == {"name"}
    assert {leak.secret.what for leak in leaks.in_text("in Torvamarkas")} == {"place", "name"}


LABELS = ["مقام", "Place", "Srinagar", "سری نگر", "Torvamarka", "Okarabad", "نوکارآباد"]


@pytest.mark.parametrize(
    ("secret", "harmless"),
    [
        ("Srinagar", "Srinagar"),
        ("Torvamark", "Torvamarka"),
        ("Okarabad City", "Okarabad City"),
        ("نوکارآباد", "x"),
    ],
)
@pytest.mark.parametrize("label", ["مقام", "Place", "PLACE"])
def test_a_label_glued_to_what_may_be_told_tells_no_more(secret: str, harmless: str, label: str) -> None:
    leaks = Leaks([Secret("place", secret, "v")], [*LABELS, harmless])
    told = harmless if harmless != "x" else secret
    for words in (f"{label}{told}", f"{label.lower()}{told.lower()}", f"<dt>{label}</dt><dd>{told}</dd>"):
        assert not leaks.tells(words), words


@pytest.mark.parametrize("secret", ["Solebarabad", "Torvakotla", "طورواکوٹ", "Srinagarabad"])
@pytest.mark.parametrize("label", ["مقام", "Place", "PLACE", "Srinagar"])
def test_a_protected_village_glued_to_a_label_is_found(secret: str, label: str) -> None:
    leaks = Leaks([Secret("place", secret, "v")], LABELS)
    for words in (
        f"{label}{secret}",
        f"{label.lower()}{secret.lower()}",
        f"<dt>{label}</dt><dd>{secret}</dd>",
    ):
        assert leaks.tells(words), words


def test_what_stands_in_a_file_whatever_the_register_holds_is_met_in_every_reading_of_it() -> None:
    leaks = Leaks([Secret("name", "Missin Autho", "person:1"), Secret("name", "Userna Toor", "person:2")])
    fixed = '<author><name>1</name></author> {"missingValues": [""]} <dt>User</dt><dd>name</dd>'
    assert not leaks.in_file("feed.xml", fixed.encode(), fixed)
    assert leaks.in_file("feed.xml", f"{fixed} Missin Autho".encode(), fixed)


GIVEN = (
    *("Rauf", "Qayyum", "Toor", "Asif", "Iqbal", "Gul", "Sana", "Hina", "Tara", "Karim", "Zara", "Bilal"),
    *("Nadir", "Tariq", "Yusuf", "Omar", "Adil", "Zain", "Rafi"),
)
MANY = [Secret("name", f"{one} {other}", one) for one in GIVEN for other in ("Soyle", "Tiv", "Okoro")]


def _ids(chance: random.Random) -> Iterator[str]:
    """What pages and tables hold that is drawn by chance, or is a hash."""
    for size in (6, 8, 12, 15, 16, 20, 32):
        data = chance.randbytes(size)
        yield data.hex()
        yield base64.b64encode(data).decode()
        yield base64.urlsafe_b64encode(data).decode()
        yield f"{int.from_bytes(data) % 10**16:016d}"
    digits = f"{chance.randrange(10**32):032d}"
    yield f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
    yield str(uuid.UUID(bytes=chance.randbytes(16)))
    label = "".join(chance.choices("BCDFGHJKLMNPQRSTVWXZ", k=5))
    yield f"incidents/{label[:2]}/{label}.html"


def test_ids_drawn_by_chance_tell_of_nobody() -> None:
    leaks, chance = Leaks(MANY), random.Random(11)  # noqa: S311 (the same each time)
    ids = [one for _ in range(2000) for one in _ids(chance)]
    hidden = [told for one in ids for told in readings(one)[1:]]
    assert [told for told in hidden if leaks.tells(told)] == []


@pytest.mark.parametrize("letters", range(4, 17))
def test_an_encoded_name_of_every_length_is_found(letters: int) -> None:
    for name in (
        "Solebaranikatovu"[:letters].title(),
        "Tovukanirabeloso"[:letters],
        "سلیمتوروباکنادھل"[:letters],
    ):
        leaks = Leaks([Secret("name", name, "person:1")])
        # Of base64 less than 16 signs are a word of any language.
        for said in (name.encode(), f"{name} was here".encode(), f"from {name}, seen".encode()):
            if len(said) >= 5:
                assert leaks.tells(said.hex()), (name, said)
            if len(said) >= 12:
                assert leaks.tells(base64.b64encode(said).decode()), (name, said)
        assert leaks.tells("".join(f"%{b:02X}" for b in name.encode()))
        assert leaks.tells(json.dumps(name))
