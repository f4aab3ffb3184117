from __future__ import annotations

import pytest

from gawah.read import Given, read_bytes
from gawah.read.dates import dates_in

BODY = "\n\nThe men were taken from their houses at night by soldiers, and nobody has seen them since then."


def told(content: str) -> dict[str, str]:
    text = read_bytes(content.encode(), "a.txt")
    return {
        prop: datum.value
        for prop in ("published", "updated", "dateline", "byline", "agency", "publisher")
        if (datum := text.meta(prop))
    }


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2013-04-20 23:54:14 +06:00", "2013-04-20"),
        ("24 June 1992", "1992-06-24"),
        ("June 24th, 1992", "1992-06-24"),
        ("Ana ReisJune 24, 1992", "1992-06-24"),
        ("24. Juni 1992", "1992-06-24"),
        ("1er février 2020", "2020-02-01"),
        ("24 de junio de 1992", "1992-06-24"),
        ("24 جون 1992ء", "1992-06-24"),
        ("۲۴ جون، ۱۹۹۲", "1992-06-24"),
        ("٢٤ يونيو ١٩٩٢", "1992-06-24"),
        ("24 كانون الثاني 1992", "1992-01-24"),
        ("24.06.1992", "1992-06-24"),
        ("24/06/1992", "1992-06-24"),
        ("06/24/1992", "1992-06-24"),
        ("03/05/1992", None),
        ("31 June 1992", None),
        ("June 1992", None),
        ("2013-13-40", None),
        ("mightmay 3, 2010", None),
    ],
)
def test_whole_dates_and_no_guesses(words: str, date: str | None) -> None:
    assert next((found.edtf for found in dates_in(words)), None) == date


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Raid in Dorn\nAna ReisMay 3, 2021", {"published": "2021-05-03", "byline": "Ana Reis"}),
        ("Raid in Dorn\nBy Ana Reis | 3 May 2021", {"published": "2021-05-03", "byline": "Ana Reis"}),
        (
            "Raid in Dorn\nPublished: 2021-05-03\nLast updated on 5 May 2021",
            {"published": "2021-05-03", "updated": "2021-05-05"},
        ),
        (
            "Raid in Dorn\nPar Ana Reis\nPublié le 3 mai 2021",
            {"published": "2021-05-03", "byline": "Ana Reis"},
        ),
        ("Raid in Dorn\nVon Ana Reis, 3. Mai 2021", {"published": "2021-05-03", "byline": "Ana Reis"}),
        (
            "ڈورن میں چھاپہ\nتاریخ اشاعت: 3 مئی 2021\nتحریر: انا ریس",
            {"published": "2021-05-03", "byline": "انا ریس"},
        ),
        ("Raid in Dorn\nlast accessed January 20, 2021", {}),
    ],
)
def test_bylines(head: str, expected: dict[str, str]) -> None:
    assert told(head + BODY) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("DORN, Kalvia, 3 May 2021 – Police raided", {"dateline": "DORN, Kalvia", "published": "2021-05-03"}),
        ("Dorn (AFP) - Police raided", {"dateline": "Dorn", "agency": "AFP"}),
        (
            "DORN, Monday, 3 May 2021 (Reuters) — Police raided",
            {"dateline": "DORN", "published": "2021-05-03", "agency": "Reuters"},
        ),
        ("Belmara, le 3 mai 2021 – La police a fouillé", {"dateline": "Belmara", "published": "2021-05-03"}),
        ("ڈورن (نمائندہ خصوصی) پولیس نے چھاپہ مارا", {"dateline": "ڈورن", "byline": "نمائندہ خصوصی"}),
        ("On 3 May 2021 – a Monday – police raided", {}),
        ("Police raided the office (see below) on 3 May 2021 and took", {}),
    ],
)
def test_datelines(paragraph: str, expected: dict[str, str]) -> None:
    assert (
        told(f"Raid in the capital\n\n{paragraph} the office of the weekly and took away all of its papers.")
        == expected
    )


@pytest.mark.parametrize(
    ("tail", "publisher"),
    [
        ("© 2021 Dorn Gazette. All rights reserved.", "Dorn Gazette"),
        ("Copyright © 2010-2021 Dorn Gazette Ltd.", "Dorn Gazette"),
        ("Dorn Gazette © 2021", None),
        ("© All rights reserved", None),
        ("Follow Dorn Gazette on Facebook", "Dorn Gazette"),
        ("جملہ حقوق محفوظ ہیں © 2021 روزنامہ ڈورن", "روزنامہ ڈورن"),
        (
            "This privacy policy explains how Dorn Media Trust Limited (“we”, “us”) uses your data.",
            "Dorn Media Trust",
        ),
        ("The weekly Dorn Gazette was raided.", None),
    ],
)
def test_a_publisher_only_where_the_page_names_it(tail: str, publisher: str | None) -> None:
    assert told(f"Raid in Dorn{BODY}\n\n{tail}").get("publisher") == publisher


def test_what_is_given_wins_and_what_the_page_says_stays() -> None:
    given = Given(published="2021-05", publisher="Archive", url="https://a.example")
    text = read_bytes(f"Raid in Dorn\n3 May 2021{BODY}".encode(), "a.txt", given)
    assert [(m.value, m.source) for m in text.metadata if m.prop == "published"] == [
        ("2021-05", "given"),
        ("2021-05-03", "byline"),
    ]
    assert (datum := text.meta("publisher")) is not None
    assert datum.value == "Archive"


def test_a_date_in_the_running_text_is_not_the_publication_date() -> None:
    assert told(f"Raid in Dorn{BODY} This was on 3 May 2021.") == {}


def test_the_date_in_front_of_a_section_and_a_paper() -> None:
    found = told(f"COURT FREES TEACHER\n\n23 June 1992 | Courts and Law | Dorn Post{BODY}")
    assert found["published"] == "1992-06-23"


def test_the_month_of_a_letter_if_there_is_only_one() -> None:
    assert told(f"LETTER TO FRIENDS\n\nJune 1992{BODY}")["published"] == "1992-06"
    assert "published" not in told(f"CHRONICLE\n\nJune 1992{BODY}\n\nJuly 1992{BODY}")


def test_the_date_line_of_a_release_or_notice() -> None:
    assert told(f"Press briefing notes on Dorn\n\nLocation: Dorn\nDate: 23 June 1992{BODY}")["published"] == (
        "1992-06-23"
    )
    assert told(f"No. 14/6/317\n\nDated 23 June 1992\n\nSubject: Access{BODY}")["published"] == "1992-06-23"
    assert "published" not in told(f"Case 7\nDate: 23 June 1992\nPlace: Dorn{BODY}")


@pytest.mark.parametrize(
    "head",
    [
        "DORN BAR ASSOCIATION\nResolution adopted at the general meeting, Dorn, Saturday 25 November 2023",
        "OUR CHARTER\nCirculated 25 November 2023",
        "DIOCESE OF DORN\nAn appeal from your bishop, for the last Sunday of the year, 25 November 2023",
    ],
)
def test_the_day_on_the_line_below_a_heading(head: str) -> None:
    assert told(head + BODY).get("published") == "2023-11-25"


def test_the_day_of_an_attack_below_a_heading_is_not_the_day_of_publication() -> None:
    assert "published" not in told("OUR CHARTER\nThey burned the mill on 25 November 2023." + BODY)


def test_menus_with_wide_blanks_are_no_titles() -> None:
    text = read_bytes(f"News  Sports  Opinion  Subscribe  Log in\n\nTwo held in Dorn{BODY}".encode(), "a.txt")
    assert text.meta("title") is not None
    assert text.meta("title").value == "Two held in Dorn"  # type: ignore[union-attr]


@pytest.mark.parametrize("head", ["*Dorn, 3 May 2021.*", "**Dorn, 3 May 2021** –", "_Dorn, 3 May 2021._"])
def test_a_dateline_that_is_set_off(head: str) -> None:
    content = f"# A fire\n\n{head} The mill of the village burned down on Sunday, and nobody was there."
    text = read_bytes(content.encode(), "a.md")
    found = {datum.prop: datum for datum in text.metadata}
    assert found["published"].value == "2021-05-03"
    assert found["dateline"].value == "Dorn"
    assert text.content[found["dateline"].start : found["dateline"].end] == "Dorn"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Posted on 2 December 2015 by the campaign team. This page is invented.", "2015-12-02"),
        ("*Posted on 2 December 2015 by the campaign team.*", "2015-12-02"),
        ("Released on 2 December 2015 by Example Watch, the report tells of two men.", None),
    ],
)
def test_the_day_of_a_page_stands_before_who_it_is_by(line: str, published: str | None) -> None:
    assert told(f"Ten days beside our neighbours\n\n{line}{BODY}").get("published") == published


@pytest.mark.parametrize("given", [None, "2021-05-03", "2021-05-04"])
def test_the_day_in_a_dateline_stays_where_somebody_says_when_it_was_published(given: str | None) -> None:
    content = f"Raid in Dorn\n\nDORN, 3 May 2021 - Soldiers came on Sunday.{BODY}"
    text = read_bytes(content.encode(), "a.txt", Given(published=given))
    placed = {
        content[m.start : m.end] for m in text.metadata if m.prop == "published" and m.start is not None
    }
    assert placed == {"3 May 2021"}
    assert text.meta("published") is not None
