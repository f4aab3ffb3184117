import pytest

from gawah.extract.marks import SURE_DATE, DateMark
from gawah.extract.page import Page
from gawah.extract.taggers.dates import Dates
from gawah.model import Block, BlockKind, Text
from gawah.project import built_in


def page_of(content: str, anchor: str | None = None, lang: str = "en") -> Page:
    block = Block(0, len(content), BlockKind.BODY, lang)
    return Page(Text("0" * 64, content, (block,)), anchor)


def marks(page: Page) -> list[tuple[str, DateMark]]:
    found = []
    for mention in Dates().tag(page):
        assert isinstance(mention.value, DateMark)
        found.append((page.content[mention.start : mention.end], mention.value))
    return found


def test_dates_of_a_short_report_without_a_date_of_its_own() -> None:
    """Nothing is guessed: what the page does not resolve stays open."""
    page = page_of(
        "Gunmen shot a teacher in Quetta on Tuesday. A year earlier, on 12 March 2019,\nhis brother was "
        "killed. The next day the school closed. Since 2015 forty teachers have died."
    )
    assert [(text, mark.edtf) for text, mark in marks(page)] == [
        ("Tuesday", "XXXX-XX"),
        ("A year earlier", "XXXX-XX"),
        ("12 March 2019", "2019-03-12"),
        ("The next day", "2019-03-13"),
        ("Since 2015", "2015/.."),
    ]


def test_the_date_of_the_page_resolves_what_is_relative() -> None:
    page = page_of(
        "Police said on Monday that two men were held last week. The court will sit on Friday.", "2022-06-15"
    )
    found = marks(page)
    assert [mark.edtf for _, mark in found] == ["2022-06-13", "2022-06-06/2022-06-12", "2022-06-17"]
    assert all(mark.relative and mark.anchor == "2022-06-15" for _, mark in found)


def test_a_stretch_that_is_counted_over_is_a_period() -> None:
    page = page_of("Between 2010 and 2015 dozens fled. In the last 14 years, more followed.", "2022-06-15")
    assert [(mark.edtf, mark.is_period) for _, mark in marks(page)] == [
        ("2010/2015", True),
        ("2008/2022-06-15", True),
    ]


def test_blocks_that_are_set_aside_are_not_read() -> None:
    content = "Published 3 May 2020\n\nHe died on 4 May 2020."
    blocks = (
        Block(0, 20, BlockKind.NAVIGATION, "en"),
        Block(22, len(content), BlockKind.BODY, "en"),
    )
    page = Page(Text("0" * 64, content, blocks))
    assert [mark.edtf for _, mark in marks(page)] == ["2020-05-04"]


def test_urdu() -> None:
    page = page_of("یہ واقعہ ۲۴ نومبر ۲۰۲۳ء کو پیش آیا۔ اگلے روز جنازہ ہوا۔", lang="ur")
    assert [mark.edtf for _, mark in marks(page)] == ["2023-11-24", "2023-11-25"]


def test_a_year_holds_for_the_next_sentence_and_no_longer() -> None:
    text = "He fled on 3 May 2014. He came back on 9 August. Nothing happened. He left on 1 September."
    assert [mark.edtf for _, mark in marks(page_of(text))] == ["2014-05-03", "2014-08-09", "XXXX-09-01"]


def found_in(text: str, anchor: str | None = "2022-06-15") -> list[str]:
    return [mark.edtf for _, mark in marks(page_of(text, anchor))]


def test_a_genitive_is_no_future() -> None:
    assert found_in("On 2 July the village's teacher was held.") == ["2021-07-02"]
    assert found_in("On 20 July they'll be tried.") == ["2022-07-20"]


def test_the_story_goes_on_from_what_happened_not_from_who_said_when() -> None:
    told = "A man was shot on Friday. Police said on Tuesday they knew nothing. That same evening one fell."
    assert found_in(told) == ["2022-06-10", "2022-06-14", "2022-06-10"]


def test_years_count_from_the_last_date_of_any_kind() -> None:
    assert found_in("In March 2018 he was fined; the same year he lost his work.") == ["2018-03", "2018"]
    assert found_in("We counted 40 attacks in 2019, up from 30 the year before.") == ["2019", "2018"]


def test_a_day_of_worship_is_weaker_than_a_date() -> None:
    page = page_of("On 10 May soldiers entered a Sunday service. Two days later all fled.", "2022-06-15")
    found = list(Dates().tag(page))
    assert [m.score < SURE_DATE for m in found] == [False, True, False]
    assert found_in(page.content)[-1] == "2022-05-12"


def test_a_year_holds_below_its_heading_and_not_in_the_next_paragraph() -> None:
    content = "In 2014 he fled.\n\nIn April a house fell.\n\nThe year 2015\n\nIn April a shop fell."
    starts = [0, 18, 42, 57]
    ends = [16, 40, 55, len(content)]
    blocks = tuple(Block(s, e, BlockKind.BODY, "en") for s, e in zip(starts, ends, strict=True))
    page = Page(Text("0" * 64, content, blocks), "2022-06-15")
    assert [mark.edtf for _, mark in marks(page)] == ["2014", "2022-04", "2015", "2015-04"]


@pytest.mark.parametrize("given", [None, "2023-05-17"])
@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Yesterday, gunmen shot dead a teacher in Quetta.", "2023-05-16"),
        ("Two days ago gunmen shot dead a teacher in Quetta.", "2023-05-15"),
        ("Last month gunmen shot dead a teacher in Quetta.", "2023-04"),
        ("Gunmen shot dead a teacher in Quetta on Monday.", "2023-05-15"),
    ],
)
def test_the_day_of_a_dateline_is_not_that_of_what_is_told_behind_it(
    words: str, date: str, given: str | None
) -> None:
    line = built_in()
    page = f"Teacher shot dead\n\nQUETTA, 17 May 2023 - {words}\n\nPolice are looking for them.\n"
    text = line.read(page.encode(), "a.txt", {"published": given} if given else {})
    told = line.extract(text, "test", "2026-01-01T00:00:00Z").statements
    assert {one.value for one in told if one.prop == "date" and one.subject.startswith("incident:")} == {date}


@pytest.mark.parametrize(
    ("words", "lang", "edtf"),
    [
        ("They came on the night between Monday and Tuesday.", "en", "2023-05-15/2023-05-16"),
        ("منگل اور بدھ کی درمیانی شب مسلح افراد آئے۔", "ur", "2023-05-16/2023-05-17"),
        ("مارچ کے پہلے ہفتے میں مسلح افراد آئے۔", "ur", "2023-03"),
    ],
)
def test_a_night_between_two_days_is_when_it_happened_and_no_period(words: str, lang: str, edtf: str) -> None:
    ((_, mark),) = marks(page_of(words, "2023-05-17", lang))
    assert (mark.edtf, mark.is_period) == (edtf, False)


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("12 May: Gunmen kill a teacher in Quetta.", {"2023-05-12"}),
        ("12 May: A teacher is shot dead in Quetta.", {"2023-05-12"}),
        ("12 June: Gunmen kill a teacher in Quetta, the script says.", set()),  # later than the page
        ("Gunmen kill teachers in Quetta.", set()),
        ("Police arrested two men over the killing of a teacher in Quetta on 3 May.", {"2023-05-03"}),
        ("Police arrested two men over the killing of a teacher.", set()),
    ],
)
def test_a_chronicle_and_a_charge_tell_of_a_death_with_its_day(words: str, dates: set[str]) -> None:
    line = built_in()
    text = line.read(
        f"{words}\n\nPolice are looking for them.\n".encode(), "a.txt", {"published": "2023-05-17"}
    )
    told = line.extract(text, "test", "2026-01-01T00:00:00Z").statements
    assert {one.value for one in told if one.prop == "date" and one.subject.startswith("incident:")} == dates
