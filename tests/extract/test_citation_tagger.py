from gawah.extract.marks import CitationMark, Mention, PlaceMark
from gawah.extract.page import Page
from gawah.extract.taggers.citations import Citations, state_of
from gawah.model import Block, BlockKind, Text


def page_of(content: str, lang: str = "en") -> Page:
    return Page(Text("d", content, (Block(0, len(content), BlockKind.BODY, lang),)))


def marks(page: Page) -> list[tuple[str, CitationMark]]:
    found = []
    for mention in Citations().tag(page):
        assert isinstance(mention.value, CitationMark)
        found.append((page.content[mention.start : mention.end], mention.value))
    return found


def test_a_report_from_a_state_cites_its_own_law() -> None:
    """Without place marks the state is the one that is named most."""
    page = page_of(
        "Police in Pakistan booked her under Section 295-C of the Penal Code. Pakistan hanged nobody."
    )
    ((words, mark),) = marks(page)
    assert words == "Section 295-C of the Penal Code"
    assert mark == CitationMark("Pakistan Penal Code (PPC)", "Section 295-C", "PPC", ("PK-PPC-295-C",))


def test_place_marks_say_which_state_it_is() -> None:
    page = page_of("Officers in Nakuru used Section 302 of the Penal Code, a relic shared with Pakistan.")
    for at, country in ((12, "KE"), (12, "KE"), (75, "PK")):
        page.add([Mention(at, at + 6, "place", PlaceMark("x", None, country), 1.0, "places@1")])
    assert state_of(page) == "KE"
    assert marks(page)[0][1] == CitationMark("Penal Code", "Section 302")


def test_no_state_is_guessed_where_two_are_named_as_often() -> None:
    assert state_of(page_of("India and Pakistan talked.")) is None
    assert state_of(page_of("Nobody came.")) is None


def test_police_cases_and_addresses_are_left_out() -> None:
    assert marks(page_of("FIR No. 12/2021 is at https://example.org/ICCPR today.")) == []
