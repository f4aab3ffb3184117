"""What a page says of its own day, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.read import read_bytes
from gawah.read.datelines import read_dateline
from gawah.read.dates import date_in, day_in

if TYPE_CHECKING:
    from gawah.model import Metadatum, Text

STORY = (
    "Four men were taken from their houses at night by soldiers, and nobody has seen them since, they said."
)
BODY = f"\n\n{STORY}"


def page(content: str) -> Text:
    return read_bytes(content.encode(), "a.txt")


def published(content: str) -> str | None:
    datum = page(content).meta("published")
    return datum.value if datum else None


def words(text: Text, datum: Metadatum) -> str:
    assert datum.start is not None
    return text.content[datum.start : datum.end]


@pytest.mark.parametrize(
    ("paragraph", "date"),
    [
        (f"Nairobi, Tuesday 4 May 2021: {STORY}", "2021-05-04"),
        (f"Bogotá, 4 de mayo de 2021. {STORY}", "2021-05-04"),
        (f"Dorn, den 4. Mai 2021 (dpa) – {STORY}", "2021-05-04"),
        (f"GENEVA (4 May 2021) – {STORY}", "2021-05-04"),
        (f"DORN, Kalvia, 4 May 2021 (Ost Agency) – {STORY}", "2021-05-04"),
        (f"Soldiers take four in Dorn DORN, Kalvia, 4 May 2021 – {STORY}", "2021-05-04"),
        ("کراچی (کرائم رپورٹر) ۴ مئی ۲۰۲۱ء – چار افراد کو رات گئے گھروں سے اٹھا لیا گیا۔", "2021-05-04"),
        ("پشاور، ۴ مئی ۲۰۲۱ء: چار افراد کو رات گئے گھروں سے اٹھا لیا گیا۔", "2021-05-04"),
        ("بيروت، ٤ أيار ٢٠٢١ – اعتقلت قوات الأمن أربعة رجال من منازلهم ليلا.", "2021-05-04"),
        (f"In Dorn, 4 May 2021: {STORY}", None),
        (f"On 4 May 2021. {STORY}", None),
        (f"Killed on 4 May 2021 – {STORY}", None),
        (f"Last seen on 4 May 2021 – {STORY}", None),
        ("ڈورن (نمائندہ خصوصی) 4 مئی 2021 کو چار افراد کو رات گئے گھروں سے اٹھا لیا گیا۔", None),
    ],
)
def test_the_day_in_a_dateline(paragraph: str, date: str | None) -> None:
    assert published(f"Four taken at night\n\n{paragraph}") == date


def test_a_day_without_its_year_belongs_to_the_dateline_but_dates_nothing() -> None:
    text = page(f"Four taken at night\n\nDORN, Kalvia, Tuesday, 4 May – {STORY}")
    assert text.meta("published") is None
    assert "Tuesday, 4 May" in [words(text, m) for m in text.metadata if m.prop == "dateline"]


def test_the_day_of_the_week_belongs_to_the_date() -> None:
    text = page(f"Four taken at night\n\nDorn, Tuesday 4 May 2021 – {STORY}")
    datum = text.meta("published")
    assert datum is not None
    assert words(text, datum) == "Tuesday 4 May 2021"


@pytest.mark.parametrize(
    "head",
    [
        "Four taken\nBy Ana Reis\n4 May 2021, 18:22 | Updated: 6 May 2021, 09:05",
        "Four taken\nDorn Mail | Courts | May 4, 2021, 18:12 IST",
        "No. SO(J)/4-12/2021        Dated: 4 May 2021",
        "F. No. 12-4/2021-Pol (II)        Dorn, the 4th May, 2021",
        "Four taken\nFor immediate release – 4 May 2021",
        "Dorn Lawyers\nStatement of 4 May 2021",
        "Dorn Notes\nIssue of 4 May 2021\nFour taken at night",
        "*Published by Ana Reis in the public log on 4 May 2021. Some names are left out.*",
        "Four taken\n\n*Last updated: Tuesday, 4 May 2021*",
        "چار افراد لاپتہ\nکوٹ نور (نامہ نگار) منگل ۴؍ مئی ۲۰۲۱ء",
        "چار افراد لاپتہ\nروزنامہ ڈورن، منگل ۴ مئی ۲۰۲۱ء",
        "دفتر ضلع ناظم ڈورن\nحکم نامہ نمبر: 12/2021\nمورخہ: 4 مئی 2021\nموضوع: اجتماع پر پابندی",
        "Menu\nAccept all cookies\nFour taken\nTuesday, 4 May 2021",
        "Remembering 12 May 2007\n\nDorn, 4 May 2021",
        "Quatre disparus\nParis, le 4 mai 2021",
    ],
)
def test_the_day_in_the_head_of_a_page(head: str) -> None:
    assert published(head + BODY) == "2021-05-04"


@pytest.mark.parametrize(
    "content",
    [
        f"The killings of 4 May 2021{BODY}",
        f"۴ مئی ۲۰۲۱ء کا سانحہ{BODY}",
        f"4 May 2021\n{STORY}\n\n9 May 2021\n{STORY}",
        f"# What happened\n\n## 4 May 2021\n\n{STORY}\n\n## 9 May 2021\n\n{STORY}",
        f"Published on 4 May 2021, the report of the commission names four officers.{BODY}",
        f"Write to the Governor\nDeadline: 4 May 2021{BODY}",
    ],
)
def test_the_day_of_an_event_is_not_that_of_the_page(content: str) -> None:
    assert published(content) is None


def test_the_day_under_a_letter() -> None:
    assert published(f"Open letter{BODY}\n\nSigned\nAna Reis\nDorn, 4 May 2021") == "2021-05-04"
    assert published(f"Open letter{BODY}\n\nHe died in Dorn on 4 May 2021") is None


@pytest.mark.parametrize(
    ("stretch", "edtf", "found"),
    [
        ("منگل ۴؍ مئی ۲۰۲۱ء", "2021-05-04", "منگل ۴؍ مئی ۲۰۲۱ء"),
        ("on 4-May-2021", "2021-05-04", "4-May-2021"),
        ("31 كانون الثاني / يناير 2024", "2024-01-31", "31 كانون الثاني / يناير 2024"),
        ("mardi 4 mai 2021", "2021-05-04", "mardi 4 mai 2021"),
    ],
)
def test_the_words_of_a_date(stretch: str, edtf: str, found: str) -> None:
    told = date_in(stretch)
    assert told is not None
    assert told.edtf == edtf
    assert stretch[told.start : told.end] == found


def test_a_day_and_month() -> None:
    told = day_in("Dorn, 4 May –")
    assert told is not None
    assert told.edtf == "XXXX-05-04"
    assert day_in("31 June") is None
    assert day_in("no day") is None


@given(
    st.text(max_size=150),
    st.sampled_from(["4 May 2021", "۴ مئی", "(AFP) –", "DORN, ", ". "]),
    st.text(max_size=60),
)
def test_any_paragraph_gives_spans_inside_it(before: str, middle: str, after: str) -> None:
    paragraph = before + middle + after
    line = read_dateline(paragraph)
    if line is not None:
        spans = [line.place, line.paren, (line.told.start, line.told.end) if line.told else None]
        assert all(0 <= span[0] < span[1] <= len(paragraph) for span in spans if span)
