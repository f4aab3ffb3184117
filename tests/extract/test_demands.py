"""Each test gives a page and what it asks of whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.extract.asking.svo import FRAMES as READERS
from gawah.extract.asking.words import FRAMES
from gawah.extract.marks import DemandMark
from gawah.extract.page import Page
from gawah.extract.taggers.demands import Demands
from gawah.model import Block, BlockKind, Text
from tests.extract.demanding import demands


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Centre for Civic Rights called on the Government of Kenya to open an inquiry.",
            [("the Government of Kenya", "open an inquiry")],
        ),
        (
            "“The authorities in Samland must free Ada Bello,” said Jon Lind, director of Lantern.",
            [("The authorities in Samland", "free Ada Bello")],
        ),
        (
            "The union demanded the immediate release of the printers, said its chair.",
            [(None, "the immediate release of the printers")],
        ),
        (
            "Those responsible must be brought to justice.",
            [(None, "Those responsible must be brought to justice")],
        ),
        (
            "We urge the Ministry to: (a) free the men; (b) publish its file; and (c) pay the widows.",
            [
                ("the Ministry", "free the men"),
                ("the Ministry", "publish its file"),
                ("the Ministry", "pay the widows"),
            ],
        ),
        (
            "The Forum appealed to Prime Minister Silva to intervene and urged donors to help.",
            [("Prime Minister Silva", "intervene"), ("donors", "help")],
        ),
        (
            "Lantern demands that the government repeal the decree.",
            [("the government", "repeal the decree")],
        ),
        ("The police should not use live rounds.", []),
    ],
)
def test_sentences(sentence: str, expected: list[tuple[str | None, str]]) -> None:
    if expected:
        assert demands(sentence) == expected
    else:
        assert all("live rounds" in words for _, words in demands(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The mob demanded that police hand over the teacher.",
        "The kidnappers called on the family to pay.",
        "The court ordered the police to register a case.",
        "Our team must win on Sunday.",
        "Share this page and subscribe to our letter.",
        "We call on you to sign the petition.",
        "Why should the government pay?",
        "The government should have acted in 2010.",
        "They met the demands of the crowd.",
        "Prosecutors demanded the death sentence.",
        "A press release on Monday gave access to the file.",
    ],
)
def test_what_is_no_demand(sentence: str) -> None:
    assert demands(sentence) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=10),
            st.sampled_from(
                [
                    "We",
                    "urge",
                    "call on",
                    "the government",
                    "to",
                    "must",
                    ":",
                    "demand that",
                    "release",
                    "“",
                    "(a)",
                ]
            ),
            st.sampled_from(
                [
                    "حکومت",
                    "سے",
                    "مطالبہ",
                    "کیا",
                    "کہ",
                    "چاہیے",
                    "کو",
                    "\u200f",
                    "\n- ",
                    "fordert",
                    "auf ,",
                    "ندعو",
                ]
            ),
        ),
        max_size=14,
    ),
    st.sampled_from(["en", "ur", "de", "fr", "es", "ar", "und"]),
)
def test_any_words_in_and_every_demand_lies_in_the_text(words: list[str], lang: str) -> None:
    content = " ".join(words)
    page = Page(Text("d", content, (Block(0, len(content), BlockKind.BODY, lang),) if content else ()))
    for mention in Demands().tag(page):
        assert 0 <= mention.start < mention.end <= len(content)
        assert isinstance(mention.value, DemandMark)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The union calls on the government to free the printers, and to return their press.",
            [("the government", "free the printers"), ("the government", "return their press")],
        ),
        (
            "The union calls on the government to free the printers and to return their press.",
            [("the government", "free the printers and to return their press")],
        ),
        (
            "She called on the ministry to send a doctor and on the court to look into the files.",
            [("the ministry", "send a doctor"), ("the court", "look into the files")],
        ),
        ("She asked the governor to reopen the mill.", [("the governor", "reopen the mill")]),
        ("She asked her brother to close the door.", []),
        ("She was asked by the governor to leave.", []),
        ("She asks the authorities not to turn away.", [("the authorities", "not to turn away")]),
        (
            "To the Governor: open the mill; pay the guards.",
            [("the Governor", "open the mill"), ("the Governor", "pay the guards")],
        ),
    ],
)
def test_several_actions_and_whom_each_is_asked_of(
    sentence: str, expected: list[tuple[str | None, str]]
) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry was asked to explain the delay.", [("The ministry", "explain the delay")]),
        ("The ministry has been asked to explain the delay.", [("The ministry", "explain the delay")]),
        ("The singers were asked to leave the hall.", []),
        ("The union gave the ministry 48 hours to open the mill.", [("the ministry", "open the mill")]),
        ("The union gave the ministry until Friday to open the mill.", [("the ministry", "open the mill")]),
        ("The union gave the ministry a book to read.", []),
    ],
)
def test_an_authority_that_is_asked_or_given_a_deadline(
    sentence: str, expected: list[tuple[str | None, str]]
) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The family wants an inquiry into the fire.", [(None, "an inquiry into the fire")]),
        ("The family wants a new house.", []),
        ("The editors seek the release of the printers.", [(None, "the release of the printers")]),
        ("The singers asked for an apology from the rector.", [(None, "an apology from the rector")]),
        ("Her lawyers petitioned the court for his release.", [("the court", "his release")]),
        ("They petitioned the court for a chair.", []),
        ("The Forum is calling for charges to be dropped.", [(None, "charges to be dropped")]),
    ],
)
def test_weak_verbs_ask_only_for_what_authorities_give(
    sentence: str, expected: list[tuple[str | None, str]]
) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The bishops asked that the keys be returned and that the guards be paid.",
            [(None, "the keys be returned"), (None, "the guards be paid")],
        ),
        (
            "The bishops asked that the keys be returned, and that the guards be paid.",
            [(None, "the keys be returned"), (None, "the guards be paid")],
        ),
        (
            "The authorities must free the printers. They must also return the press.",
            [("The authorities", "free the printers"), ("The authorities", "return the press")],
        ),
        ("They must also return the press.", []),
        ("The count should be repeated.", [(None, "The count should be repeated")]),
        ("The count should be swiftly redrawn.", [(None, "The count should be swiftly redrawn")]),
        (
            "The keys must be given back; the caretaker must be paid.",
            [(None, "The keys must be given back"), (None, "the caretaker must be paid")],
        ),
        ("The ministry must in turn publish the accounts.", [("The ministry", "publish the accounts")]),
        ("It should be noted that the mill was closed.", []),
    ],
)
def test_clauses_with_that_and_with_a_modal(sentence: str, expected: list[tuple[str | None, str]]) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Article 12 demands an inquiry.", []),
        ("Under Article 9 the state shall protect the printers.", []),
        ("The state shall protect the printers.", [("The state", "protect the printers")]),
    ],
)
def test_a_norm_demands_nothing(sentence: str, expected: list[tuple[str | None, str]]) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We urge the governor to reopen the mill; nobody else can help.",
            [("the governor", "reopen the mill")],
        ),
        (
            "We urge the governor to reopen the mill; pay the guards.",
            [("the governor", "reopen the mill"), ("the governor", "pay the guards")],
        ),
        (
            "We respectfully ask the Court: (1) to open the file; (2) to hear the mother.",
            [("the Court", "open the file"), ("the Court", "hear the mother")],
        ),
    ],
)
def test_where_an_action_ends(sentence: str, expected: list[tuple[str | None, str]]) -> None:
    assert demands(sentence) == expected


def test_each_frame_of_the_tables_is_read() -> None:
    assert tuple(READERS) == FRAMES
