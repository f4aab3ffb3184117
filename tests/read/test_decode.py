from __future__ import annotations

import pytest

from gawah.errors import UnreadableError
from gawah.read import read_bytes
from gawah.read.decode import decode


def test_utf8_is_kept_to_the_letter_with_its_mark_and_line_ends() -> None:
    data = b"\xef\xbb\xbfOne line.\r\nAnother \xd9\x84 line.\r\n"
    assert decode(data, "a.txt").encode() == data


def test_utf16_with_and_without_a_mark() -> None:
    assert decode("Zwei Männer".encode("utf-16"), "a.txt") == "Zwei Männer"
    assert decode("Zwei Männer".encode("utf-16-le"), "a.txt") == "Zwei Männer"
    assert decode("Zwei Männer".encode("utf-16-be"), "a.txt") == "Zwei Männer"


def test_eight_bit_text_is_recognised() -> None:
    words = (
        "La policía detuvo a los jóvenes en la mañana, según sus familias; después los llevó a otra prisión."
    )
    assert decode(words.encode("cp1252"), "a.txt") == words


def test_a_damaged_letter_does_not_spoil_the_rest() -> None:
    data = "مقامی پولیس نے دو افراد کو گرفتار کیا اور مقدمہ درج کر لیا۔".encode() * 3 + b"\xd9 \xff"
    assert decode(data, "a.txt").startswith("مقامی پولیس")


def test_a_page_may_declare_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1256"></head><body><p>قتل شاب في المدينة</p></body></html>'
    assert "قتل شاب في المدينة" in decode(page.encode("cp1256"), "a.html", declared=True)
    assert decode(b'<meta charset="no-such-thing"><p>caf\xe9', "a.html", declared=True)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"%PDF-1.7 /Encrypt 5 0 R", "encrypted PDF"),
        (b"PK\x03\x04....word/document.xml", "Word document"),
        (b"PK\x03\x04....", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"),
        (b"RIFF\x00\x00\x00\x00WAVE", "RIFF"),
        (b"MZ\x90\x00\x03", "a program"),
        (b"\x00\x01\x02\x03" * 50, "binary data"),
        (b"\x01\x02\x03" * 50, "binary data"),
        (b"  \n", "is empty"),
        (b"--- ...", "holds no words"),
    ],
)
def test_what_cannot_be_read_is_named_with_advice(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what) as caught:
        read_bytes(data, "evidence.bin")
    assert str(caught.value).startswith("evidence.bin ")
    assert str(caught.value).endswith(".")


def test_text_that_begins_like_a_picture_is_text() -> None:
    assert read_bytes(b"BM stands for Basti Malook, the village where it happened.", "a.txt").blocks


@pytest.mark.parametrize("name", ["register.csv", "RECORD.JSONL", "form.json"])
def test_tables_and_data_are_no_reports(name: str) -> None:
    data = b'date,title\n2021-03-04,"On 4 March 2021 Amin Soyle was killed in Torva."\n'
    with pytest.raises(UnreadableError, match="this version reads plain text, Markdown and HTML"):
        read_bytes(data, name)
    assert read_bytes(data, "register.txt").content
