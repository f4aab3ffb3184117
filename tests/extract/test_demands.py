"""Each test gives a page and what it asks of whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.extract.marks import DemandMark
from gawah.extract.page import Page
from gawah.extract.taggers.demands import Demands
from gawah.model import Block, BlockKind, Text


def page_of(paragraphs: list[str], lang: str = "en") -> Page:
    """A page of paragraphs; one that begins with ``# `` is a heading, with ``- `` a list item."""
    content, blocks = "", []
    for paragraph in paragraphs:
        kind, level = BlockKind.BODY, 0
        if paragraph.startswith("# "):
            kind, level, paragraph = BlockKind.TITLE, 2, paragraph[2:]  # noqa: PLW2901
        elif paragraph.startswith("- "):
            level = -1
        blocks.append(Block(len(content), len(content) + len(paragraph), kind, lang, level=level))
        content += paragraph + "\n\n"
    return Page(Text("d", content, tuple(blocks)))


def demands(*paragraphs: str, lang: str = "en", least: float = 0.5) -> list[tuple[str | None, str]]:
    page = page_of(list(paragraphs), lang)
    found = []
    for mention in Demands().tag(page):
        assert isinstance(mention.value, DemandMark)
        if mention.score >= least:
            found.append((mention.value.addressee, page.content[mention.start : mention.end]))
    return found


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


def test_items_after_a_lead_in_are_demands_of_its_addressee() -> None:
    assert demands(
        "We call on the Senate of Samland to:",
        "- repeal the Assembly Act;",
        "- release all detainees. They are ill.",
        "The Senate meets in May.",
        "- an unrelated item",
    ) == [
        ("the Senate of Samland", "repeal the Assembly Act;"),
        ("the Senate of Samland", "release all detainees. They are ill."),
    ]


def test_recommendations_with_headings_for_each_addressee() -> None:
    assert demands(
        "# Recommendations",
        "To the Government of Samland:",
        "- Ratify the treaty.",
        "To donors:",
        "- Fund legal aid.",
        "# Background",
        "- The treaty dates from 2006.",
    ) == [("the Government of Samland", "Ratify the treaty."), ("donors", "Fund legal aid.")]


def test_a_numbered_list_in_one_block() -> None:
    assert demands("Our demands:\n1. Free all prisoners.\n2. Stop the evictions.") == [
        (None, "Free all prisoners."),
        (None, "Stop the evictions."),
    ]


def test_a_letter_asks_whom_it_greets() -> None:
    assert demands("Dear Minister Okafor,", "I am writing to urge you to reopen the clinic.") == [
        ("Minister Okafor", "reopen the clinic")
    ]
    assert demands("Dear friends,", "I urge you to come.") == []


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        (
            "ur",
            "کمیشن نے حکومت سے مطالبہ کیا ہے کہ طلبہ کو رہا کیا جائے۔",
            [("حکومت", "طلبہ کو رہا کیا جائے")],
        ),
        ("ur", "پولیس کو چاہیے کہ وہ حملہ آوروں کو پکڑے۔", [("پولیس", "وہ حملہ آوروں کو پکڑے")]),
        ("ur", "مظاہرین نے ملزمان کی گرفتاری کا مطالبہ کیا۔", [(None, "ملزمان کی گرفتاری")]),
        ("ur", "ہجوم نے مطالبہ کیا کہ ملزم کو ان کے حوالے کیا جائے۔", []),
        (
            "ur",
            "وکلا نے حکومت سے مطالبہ کیا کہ قیدیوں کو رہا کیا جائے اور زخمیوں کا علاج کرایا جائے۔",
            [("حکومت", "قیدیوں کو رہا کیا جائے"), ("حکومت", "زخمیوں کا علاج کرایا جائے")],
        ),
        (
            "ur",
            "انجمن نے پولیس سے مزدوروں کو تحفظ دینے اور راستے کھولنے کا مطالبہ کیا۔",
            [("پولیس", "مزدوروں کو تحفظ دینے"), ("پولیس", "راستے کھولنے")],
        ),
        (
            "ur",
            "ہم عدالت سے کہتے ہیں کہ وہ فیصلہ جلد سنائے اور قیدی کو رہا کرے۔",
            [("عدالت", "وہ فیصلہ جلد سنائے اور قیدی کو رہا کرے")],
        ),
        ("ur", "گواہ نے عدالت سے کہا کہ وہ گھر پر تھا۔", []),
        ("ur", "خاتون نے نام صیغۂ راز میں رکھنے کی درخواست کی۔", []),
        (
            "de",
            "Die Gruppe fordert die Regierung auf, die Schule zu öffnen.",
            [("die Regierung", "die Schule zu öffnen")],
        ),
        (
            "fr",
            "Nous appelons le gouvernement à libérer les élèves.",
            [("le gouvernement", "libérer les élèves")],
        ),
        (
            "es",
            "Exigimos la libertad inmediata de los presos.",
            [(None, "la libertad inmediata de los presos")],
        ),
        (
            "fr",
            "Il incombe aux autorités de protéger les témoins.",
            [("autorités", "protéger les témoins")],
        ),
        (
            "de",
            "Sie verlangt vom Innenministerium, das Heim bewachen zu lassen.",
            [("Innenministerium", "das Heim bewachen zu lassen")],
        ),
        ("ar", "يجب على السلطات أن تحقق في الحادث.", [("السلطات", "تحقق في الحادث")]),
    ],
)
def test_other_languages(lang: str, sentence: str, expected: list[tuple[str | None, str]]) -> None:
    assert demands(sentence, lang=lang) == expected


def test_an_urdu_list() -> None:
    assert demands("ہم حکومت سے مطالبہ کرتے ہیں کہ:", "- مقدمات واپس لیے جائیں۔", lang="ur") == [
        ("حکومت", "مقدمات واپس لیے جائیں۔")
    ]


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
