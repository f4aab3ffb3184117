"""Dates of short invented sentences; the page was published on Wednesday, 20 January 2021."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.values import edtf
from gawah.values.dates import Telling, find_dates, read_date

ANCHOR = "2021-01-20"
LANGUAGES = ["en", "ur", "de", "fr", "ar", "es", "und"]


def dates(text: str, lang: str = "en", anchor: str | None = ANCHOR) -> list[tuple[str, str]]:
    telling = Telling(anchor)
    return [(text[e.start : e.end], str(telling.resolve(e, 0).edtf)) for e in find_dates(text, lang)]


def values(text: str, lang: str = "en", anchor: str | None = ANCHOR) -> list[str]:
    return [value for _, value in dates(text, lang, anchor)]


@pytest.mark.parametrize(
    "text",
    [
        "24 November 2023",
        "November 24, 2023",
        "24th of November, 2023",
        "24-11-2023",
        "24/11/2023",
        "24.11.2023",
        "11/24/2023",
        "2023-11-24",
        "2023-11-24T10:20:00Z",
        "2023/11/24",
        "24 Nov. 2023",
        "Nov. 24, 2023",
        "24-Nov-2023",
        "Friday, 24 November 2023",
        "the night of 24 November 2023",
    ],
)
def test_one_day_in_all_orders(text: str) -> None:
    assert values(text, anchor=None) == ["2023-11-24"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in March 2019", [("March 2019", "2019-03")]),
        ("in 2015", [("2015", "2015")]),
        ("the 2010 massacre", [("2010", "2010")]),
        ("its 2018 report", [("2018", "2018")]),
        ("the rules (2012)", [("2012", "2012")]),
        ("since 1974", [("since 1974", "1974/..")]),
        ("until 2019", [("until 2019", "../2019")]),
        ("in the 1980s", [("the 1980s", "198X")]),
        ("the early 1990s", [("the early 1990s", "199X")]),
        ("in the 19th century", [("the 19th century", "18XX")]),
        ("mid-2019", [("mid-2019", "2019")]),
        ("early March 2019", [("early March 2019", "2019-03")]),
        ("around 2013.", [("around 2013", "2013~")]),
        ("c. 1950 and around May 2013", [("c. 1950", "1950~"), ("around May 2013", "2013-05~")]),
        ("summer 2019", [("summer 2019", "2019~")]),
        ("2003-2017", [("2003-2017", "2003/2017")]),
        ("2005–06", [("2005–06", "2005/2006")]),
        ("between 2010 and 2015", [("between 2010 and 2015", "2010/2015")]),
        ("from May to July 2019", [("from May to July 2019", "2019-05/2019-07")]),
        ("between 3 and 5 May 2021", [("between 3 and 5 May 2021", "2021-05-03/2021-05-05")]),
        (
            "28 December 2019 to 2 January 2020",
            [("28 December 2019 to 2 January 2020", "2019-12-28/2020-01-02")],
        ),
        ("from December to February 2020", [("from December to February 2020", "2019-12/2020-02")]),
        ("on Christmas Day 2019", [("Christmas Day 2019", "2019-12-25")]),
        ("in 1445 AH", [("1445 AH", "2023-07-19~/2024-07-07~")]),
        ("10 Muharram 1445 AH", [("10 Muharram 1445 AH", "2023-07-28~")]),
    ],
)
def test_dates_that_need_no_anchor(text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(text, anchor=None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2014 people signed",
        "They may march again",
        "in 2014 cases",
        "between 1500 and 2000 people",
        "about 2000 Hindu pilgrims",
        "up to 2000 refugees",
        "April Stone and June Hale spoke",
        "call 0300-1234567 or 2021-33-44-55",
        "Rs 2,015 in 1,999 cases",
        "the sat nav and the sun",
        "31-02-2020 and 45.13.2020",
        "every Friday",
        "see https://example.org/2020/05/03/report and www.example.org/2019",
        "aged 31 years",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "with_anchor", "without"),
    [
        ("this month", "2021-01", "XXXX-XX"),
        ("last month", "2020-12", "XXXX-XX"),
        ("last year", "2020", "XXXX-XX"),
        ("last week", "2021-01-11/2021-01-17", "XXXX-XX"),
        ("yesterday", "2021-01-19", "XXXX-XX"),
        ("the day before yesterday", "2021-01-18", "XXXX-XX"),
        ("last night", "2021-01-19", "XXXX-XX"),
        ("on Tuesday", "2021-01-19", "XXXX-XX"),
        ("on Wednesday", "2021-01-20", "XXXX-XX"),
        ("last Wednesday", "2021-01-13", "XXXX-XX"),
        ("next Monday", "2021-01-25", "XXXX-XX"),
        ("Friday last week", "2021-01-15", "XXXX-XX"),
        ("two days ago", "2021-01-18", "XXXX-XX"),
        ("three weeks ago", "2020-12-30~", "XXXX-XX"),
        ("two months ago", "2020-11", "XXXX-XX"),
        ("a year ago", "2020", "XXXX-XX"),
        ("recently", "../2021-01-20", "XXXX-XX"),
        ("in recent weeks", "../2021-01-20", "XXXX-XX"),
        ("in July", "2020-07", "XXXX-07"),
        ("in January", "2021-01", "XXXX-01"),
        ("on 24 December", "2020-12-24", "XXXX-12-24"),
        ("in May last year", "2020-05", "XXXX-05"),
        ("by 24 December", "../2020-12-24", "XXXX-12-24"),
        ("in the last 14 years", "2007/2021-01-20", "XXXX-XX"),
        ("over the past two months", "2020-11/2021-01-20", "XXXX-XX"),
        ("during Ramadan", "2020-04-24~/2020-05-23~", "XXXX-XX"),
    ],
)
def test_relative_dates_are_resolved_only_against_a_date(text: str, with_anchor: str, without: str) -> None:
    assert values(text) == [with_anchor]
    assert values(text, anchor=None) == [without]


def test_an_anchor_that_is_too_vague_resolves_nothing_finer() -> None:
    assert values("yesterday; in July; last year; on Monday", anchor="2021") == [
        "XXXX-XX",
        "XXXX-07",
        "2020",
        "XXXX-XX",
    ]


def test_the_last_exact_day_carries_the_story() -> None:
    text = (
        "On 3 May 2014 they came. The next day, and two days later, they burnt it. That same night rain fell."
    )
    assert values(text, anchor=None) == ["2014-05-03", "2014-05-04", "2014-05-06", "2014-05-06"]


def test_of_a_day_of_which_only_the_week_is_known_the_next_is_known_as_well() -> None:
    story = "Last week they came. A day later they burnt it. The same day rain fell."
    assert values(story, anchor="2015-12-02") == [
        "2015-11-23/2015-11-29",
        "2015-11-24/2015-11-30",
        "2015-11-24/2015-11-30",
    ]
    assert values("Last month they came. A day later they fled.", anchor="2015-12-02")[1] == "XXXX-XX"
    # From a span in which it went on no single day follows.
    assert values("From 3 to 9 May 2014 they fasted. The next day", anchor=None)[1] == "XXXX-XX"


def test_a_day_without_a_year_is_counted_from_without_one() -> None:
    assert values("On 3 May 2014 and 4 June; the next day", anchor=None)[2] == "2014-06-05"
    assert values("On 4 June he fled. The next day", anchor=None) == ["XXXX-06-04", "XXXX-06-05"]
    assert values("On 27 February he fled. Three days later", anchor=None)[1] == "XXXX-XX"
    assert values("On 30 December he fled. Three days later", anchor=None)[1] == "XXXX-01-02"


def test_beside_something_told() -> None:
    story = "On 3 May 2014 they raided it. "
    assert values(story + "Two days after the raid he fled.")[1] == "2014-05-05"
    assert values(story + "He had fled the night before the raid.")[1] == "2014-05-02"
    assert values(story + "A week after the funeral they came back.")[1] == "2014-05-10"
    assert values(story + "It came five days after the murder.")[1:] == []
    assert values(story + "Two days after Ann was taken, he fled.")[1:] == []


def test_when_something_was_built_is_no_date_of_an_event() -> None:
    assert values("The mosque, built in 1540, fell in September 2018.") == ["2018-09"]


def test_part_of_a_day_of_worship_is_as_weak_as_the_day() -> None:
    found = find_dates("On 26 May police entered in the middle of Sunday worship.")
    assert [e.score > 0.7 for e in found] == [True, False]


def test_a_year_just_told_holds_for_what_follows_in_it() -> None:
    assert values("On 24 November 2013 they met; on 3 December he fled") == ["2013-11-24", "2013-12-03"]
    assert values("On 24 November 2013 they met; on 3 March he fled", anchor=None)[1] == "XXXX-03-03"


def test_what_is_to_come_is_resolved_forward() -> None:
    telling = Telling(ANCHOR)
    text = "on Monday and in February"
    found = [str(telling.resolve(e, 0, future=True).edtf) for e in find_dates(text)]
    assert found == ["2021-01-25", "2021-02"]


def test_a_day_soon_after_the_anchor_is_this_one() -> None:
    assert values("the funeral on 30 January") == ["2021-01-30"]
    assert values("the funeral on 30 June") == ["2020-06-30"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ur", "۳ مئی ۲۰۲۴ کو", ["2024-05-03"]),
        ("ur", "24 نومبر 2023ء", ["2023-11-24"]),
        ("ur", "سنہ ۱۹۷۴ میں", ["1974"]),
        ("ur", "1974 میں", ["1974"]),
        ("ur", "گزشتہ روز", ["2021-01-19"]),
        ("ur", "گذشتہ ہفتے", ["2021-01-11/2021-01-17"]),
        ("ur", "ہفتے کے روز", ["2021-01-16"]),
        ("ur", "منگل کے روز", ["2021-01-19"]),
        ("ur", "رواں ماہ اور رواں سال", ["2021-01", "2021"]),
        ("ur", "پچھلے مہینے", ["2020-12"]),
        ("ur", "تین روز قبل", ["2021-01-17"]),
        ("ur", "۳ مئی ۲۰۲۴ کو، دو دن بعد", ["2024-05-03", "2024-05-05"]),
        ("ur", "حال ہی میں", ["../2021-01-20"]),
        ("ur", "2003 سے 2017 تک", ["2003/2017"]),
        ("ur", "1984 سے", ["1984/.."]),
        ("ur", "1980 کی دہائی", ["198X"]),
        ("ur", "۱۴۴۵ھ", ["2023-07-19~/2024-07-07~"]),
        ("ur", "کل رات", ["2021-01-19"]),
        ("ur", "کل 12 افراد", []),
        ("ur", "لانگ مارچ میں", []),
        ("ur", "متن میں 24 November 2023 لکھا", ["2023-11-24"]),
        ("de", "am 11. April 2019", ["2019-04-11"]),
        ("de", "vergangene Woche", ["2021-01-11/2021-01-17"]),
        ("de", "vor zwei Tagen", ["2021-01-18"]),
        ("de", "am Freitagabend", ["2021-01-15"]),
        ("de", "2014 wurde er verhaftet", ["2014"]),
        ("fr", "le 3 mars 2022", ["2022-03-03"]),
        ("fr", "le 1er mai 2020, le lendemain", ["2020-05-01", "2020-05-02"]),
        ("fr", "mardi dernier", ["2021-01-19"]),
        ("fr", "depuis 1974", ["1974/.."]),
        ("ar", "في 5 مايو 2023", ["2023-05-05"]),
        ("ar", "في كانون الثاني/يناير 2020", ["2020-01"]),
        ("ar", "الأسبوع الماضي", ["2021-01-11/2021-01-17"]),
        ("ar", "قبل يومين", ["2021-01-18"]),
        ("ar", "بين عامي 2010 و2015", ["2010/2015"]),
        ("es", "el 11 de abril de 2019", ["2019-04-11"]),
        ("es", "hace dos días", ["2021-01-18"]),
        ("es", "en los años 80", ["198X"]),
        ("es", "el martes pasado", ["2021-01-19"]),
    ],
)
def test_other_languages(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


def test_periods_are_told_from_times() -> None:
    telling = Telling(ANCHOR)
    text = "since 1999, 2003-2017, in the last 14 years, on 3 May 2014, last week"
    found = [telling.resolve(e, 0).is_period for e in find_dates(text)]
    assert found == [True, True, True, False, False]


def test_what_a_relative_date_was_resolved_against() -> None:
    telling = Telling(ANCHOR)
    first, second = find_dates("yesterday and on 3 May 2014")
    resolved = telling.resolve(first, 0)
    assert (resolved.relative, str(resolved.against)) == (True, ANCHOR)
    assert not telling.resolve(second, 0).relative


def test_the_date_of_a_dateline() -> None:
    assert read_date("LAHORE, May 4, 2023 (AFP)") == "2023-05-04"
    assert read_date("۴ مئی ۲۰۲۳", "ur") == "2023-05-04"
    assert read_date("no date here") is None


@given(
    st.dates(date(1500, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["{0:%Y}-{0:%m}-{0:%d}", "{0.day} {1} {0:%Y}", "{1} {0.day}, {0:%Y}"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    text = form.format(day, calendar.month_name[day.month])
    assert values(text, anchor=None) == [str(day)]


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "since",
        "the",
        "last",
        "next",
        "two",
        "3",
        "31",
        "2019",
        "1445",
        "AH",
        "May",
        "March",
        "Monday",
        "-",
        "/",
        ".",
        ",",
        "to",
        "ago",
        "later",
        "years",
        "week",
        "early",
        "1980",
        "s",
        "گزشتہ",
        "میں",
        "۲۰۲۱ء",
        "کے",
        "روز",
    ]
)


@given(
    st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60),
    st.sampled_from(LANGUAGES),
    st.sampled_from([None, "2021-01-20", "2021-01", "2021", "rubbish", "2003/2017", "XXXX-07"]),
)
def test_any_text_gives_valid_dates_in_order(text: str, lang: str, anchor: str | None) -> None:
    telling = Telling(anchor)
    at = 0
    for number, expression in enumerate(find_dates(text, lang)):
        assert at <= expression.start < expression.end <= len(text)
        at = expression.end
        for future in (None, True, False):
            resolved = telling.resolve(expression, number // 3, future=future)
            assert edtf.is_valid(str(resolved.edtf))


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("on the first Monday of September", "en", "2020-09-07"),
        ("on the last Friday of January 2020", "en", "2020-01-31"),
        ("on the second Sunday of last month", "en", "2020-12-13"),
        ("on the last day of February 2020", "en", "2020-02-29"),
        ("on the 3rd of this month", "en", "2021-01-03"),
        ("on the 6th instant", "en", "2021-01-06"),
        ("of the 29th ultimo", "en", "2020-12-29"),
        ("on the Sunday before last", "en", "2021-01-10"),
        ("the month before last", "en", "2020-11"),
        ("on Monday a week ago", "en", "2021-01-11"),
        ("a week ago yesterday", "en", "2021-01-12"),
        ("two weeks ago today", "en", "2021-01-06"),
        ("on the Feast of All Saints", "en", "2020-11-01"),
        ("on All Souls' Day", "en", "2020-11-02"),
        ("a fortnight ago on Tuesday", "en", "2021-01-05"),
        ("in May two years ago", "en", "2019-05"),
        ("two years ago, on 3 May", "en", "2019-05-03"),
        ("ستمبر کے پہلے پیر کو", "ur", "2020-09-07"),
        ("گزشتہ ماہ کی تیرہ تاریخ کو", "ur", "2020-12-13"),
        ("گزشتہ سے پیوستہ اتوار کو", "ur", "2021-01-10"),
        ("دو سال قبل مئی میں", "ur", "2019-05"),
        ("پولیس نے کل چھاپہ مارا", "ur", "2021-01-19"),
        ("پرسوں چھاپہ مارا گیا", "ur", "2021-01-18"),
        ("پرسوں رات چھاپہ مارا گیا", "ur", "2021-01-18"),
        ("پیر اور منگل کی درمیانی شب", "ur", "2021-01-18/2021-01-19"),
        ("le dernier vendredi d'août", "fr", "2020-08-28"),
        ("am vorletzten Sonntag", "de", "2021-01-10"),
        ("el primer lunes de septiembre", "es", "2020-09-07"),
        ("في 3 من الشهر الجاري", "ar", "2021-01-03"),
    ],
)
def test_days_told_by_their_place_in_a_month_or_week(text: str, lang: str, expected: str) -> None:
    assert values(text, lang) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "on the first Monday of every month",
        "the first Sunday of Lent",
        "on the second day of the strike",
        "on the fifth Monday of February 2021",
    ],
)
def test_a_place_in_what_is_no_month_is_no_day(text: str) -> None:
    assert all(not edtf.parse(value).is_day for value in values(text))


def test_a_day_of_the_month_between_the_parts_of_a_verb() -> None:
    text = "They came on 3 May 2020. The soldiers had on the 13th shot at a canoe."
    assert values(text) == ["2020-05-03", "2020-05-13"]


def test_a_weekday_beside_the_day_told_last() -> None:
    text = "On 3 January they met; the following Friday they met again, and the Friday before that too."
    assert values(text) == ["2021-01-03", "2021-01-08", "2021-01-01"]


def test_a_weekday_beside_a_day_that_was_not_told_is_unknown() -> None:
    assert values("They met the following Friday.") == ["XXXX-XX"]
