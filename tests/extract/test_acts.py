"""Each test gives one sentence and who is said to have done what to whom in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extract.marks import ActMark
from gawah.extract.page import Page
from gawah.extract.taggers.acts import Acts
from gawah.extract.taggers.dates import Dates
from gawah.extract.taggers.quantities import Quantities
from gawah.model import Block, BlockKind, Text


def acts(sentence: str, lang: str = "en", kind: BlockKind = BlockKind.BODY) -> list[ActMark]:
    page = Page(Text("d", sentence, (Block(0, len(sentence), kind, lang),)))
    for tagger in (Dates(), Quantities()):
        page.add(tagger.tag(page))
    return [mark.value for mark in Acts().tag(page) if isinstance(mark.value, ActMark)]


def told(sentence: str, lang: str = "en") -> list[tuple[str, list[str], list[str]]]:
    return [
        (act.type, [v.label for v in act.victims], [p.label for p in act.perpetrators])
        for act in acts(sentence, lang)
        if act.status in {"asserted", "alleged"}
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Gunmen stormed the church on Sunday and killed three worshippers and a pastor.",
            [
                ("attack_on_place_of_worship", ["the church"], ["Gunmen"]),
                ("killing", ["three worshippers", "a pastor"], ["Gunmen"]),
            ],
        ),
        (
            "A Hindu tailor who was accused of blasphemy was beaten to death by a mob in the village.",
            [("killing", ["A Hindu tailor"], ["a mob"])],
        ),
        (
            "Police arrested two journalists on charges of spreading false news.",
            [("arrest_detention", ["two journalists"], ["Police"])],
        ),
        (
            "He was picked up by men in plain clothes and has not been seen since.",
            [("enforced_disappearance", ["He"], ["men in plain clothes"])],
        ),
        (
            "The father of two children was shot dead outside his shop.",
            [("killing", ["The father"], [])],
        ),
        (
            "Police fired tear gas at students and beat protesters with batons.",
            [("protest_repression", ["students"], ["Police"]), ("injury", ["protesters"], ["Police"])],
        ),
        (
            "The regulator blocked the website of the weekly on 3 March 2021.",
            [("censorship_blocking", ["the website"], ["The regulator"])],
        ),
        (
            "Vandals smashed forty gravestones in the old cemetery.",
            [("desecration_of_graves", ["forty gravestones"], ["Vandals"])],
        ),
        (
            "In 1984 the government passed a law against them.",
            [("discriminatory_law", ["a law"], ["the government"])],
        ),
    ],
)
def test_who_did_what_to_whom(sentence: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("پولیس نے دو صحافیوں کو گرفتار کر لیا۔", [("arrest_detention", ["دو صحافیوں"], ["پولیس"])]),
        (
            "مشتعل ہجوم نے مسیحی بستی کے گھروں کو نذر آتش کر دیا۔",
            [("property_destruction", ["گھروں"], ["مشتعل ہجوم"])],
        ),
        ("ایک احمدی ڈاکٹر کو گھر کے باہر قتل کر دیا گیا۔", [("killing", ["ایک احمدی ڈاکٹر"], [])]),
        ("احمدیوں کی قبروں کے کتبے توڑ دیے گئے۔", [("desecration_of_graves", ["کتبے"], [])]),
    ],
)
def test_who_did_what_to_whom_in_urdu(
    sentence: str, expected: list[tuple[str, list[str], list[str]]]
) -> None:
    assert told(sentence, "ur") == expected


@pytest.mark.parametrize(
    ("sentence", "lang", "status"),
    [
        ("Nobody was killed in the village.", "en", "denied"),
        ("The family fears that he could be killed.", "en", "hypothetical"),
        ("They urged the government to stop killing civilians.", "en", "demanded"),
        ("Minorities are often attacked in the province.", "en", "generic"),
        ("At least 12 people died when a bus overturned near the river.", "en", "accident"),
        ("More than 300 teachers have been killed since 2009.", "en", "aggregate"),
        ("Soldiers allegedly tortured a farmer.", "en", "alleged"),
        ("ٹریفک حادثے میں پانچ افراد ہلاک ہو گئے۔", "ur", "accident"),
        ("حکومت سے مطالبہ ہے کہ قاتلوں کو گرفتار کیا جائے۔", "ur", "demanded"),
        ("کسی شخص کو قتل نہیں کیا گیا۔", "ur", "denied"),
    ],
)
def test_what_is_not_told_as_a_fact(sentence: str, lang: str, status: str) -> None:
    found = [act.status for act in acts(sentence, lang)]
    assert found
    assert set(found) == {status}


def test_a_headline_tells_in_the_present() -> None:
    (act,) = acts("Gunmen kill priest in Kaduna", kind=BlockKind.TITLE)
    assert (act.type, act.status, [v.label for v in act.victims]) == ("killing", "asserted", ["priest"])


def test_why_them_is_kept_as_reported() -> None:
    sentence = "A teacher was shot dead over accusations of blasphemy."
    (act,) = acts(sentence)
    assert sentence[act.ground_start : act.ground_end] == "over accusations of blasphemy"


def test_a_threat_to_kill_is_a_threat() -> None:
    (act,) = acts("The callers threatened to kill the editor.")
    assert (act.type, act.outcome) == ("threat", None)


@given(st.text(), st.sampled_from(["en", "ur"]))
def test_any_text_is_read_without_a_fault(text: str, lang: str) -> None:
    for act in acts(text, lang):
        for who in (*act.victims, *act.perpetrators):
            assert 0 <= who.start < who.end <= len(text)


@pytest.mark.parametrize(
    "number", ["at least seven", "about 40", "up to a dozen", "more than 100", "nearly 30"]
)
def test_a_number_after_a_verb_begins_its_object(number: str) -> None:
    sentence = f"On 3 May 2021 a mob in the old town burned {number} houses of the families."
    assert [(act.type, [v.kind for v in act.victims]) for act in acts(sentence)] == [
        ("property_destruction", ["object"])
    ]
