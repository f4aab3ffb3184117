"""The state's response: which words tell a measure, and which happening it answers."""

import pytest

from gawah.exchange.extract_form import to_form
from gawah.extract import extract
from gawah.model import Block, BlockKind, Text

KILLED = "On 3 May 2023 gunmen killed Karim Dostal, a teacher, in Multan. "
BEATEN = "On 3 May 2023 soldiers beat Karim Dostal, a teacher, in Multan. "
KILLED_URDU = "۳ مئی ۲۰۲۳ء کو ملتان میں مسلح افراد نے استاد کریم دوستال کو قتل کر دیا۔ "


def status(words: str, lang: str = "en") -> str:
    text = Text("d", words, (Block(0, len(words), BlockKind.BODY, lang),))
    found = extract(text, run_id="try", at="1970-01-01T00:00:00Z").statements
    incidents = to_form(text, tuple(found), "d")["incidents"]
    assert isinstance(incidents, list)
    return str(incidents[0]["state_response"]["status"])


@pytest.mark.parametrize(
    "said",
    [
        "The police denied his family access to him.",
        "The authorities have denied medical treatment to the prisoner.",
        "The ministry denied entry to observers.",
        "The police denied him a lawyer.",
        "He was released without charge two days later.",
    ],
)
def test_a_thing_withheld_is_no_denial_and_a_release_no_failure(said: str) -> None:
    assert status(BEATEN + said) == "none_stated"


@pytest.mark.parametrize(
    "said",
    [
        "The police denied the beating.",
        "The army has denied any role.",
        "Police denied that he was held.",
    ],
)
def test_a_denial_of_what_happened_is_one(said: str) -> None:
    assert status(BEATEN + said) == "other"


@pytest.mark.parametrize(
    "said",
    [
        "He could be sentenced to ten years in prison.",
        "Editors were threatened with a fine of two million rupees.",
        "The law provides for life imprisonment.",
        "Blasphemy carries the death penalty.",
    ],
)
def test_a_punishment_that_only_threatens_is_no_conviction(said: str) -> None:
    assert status(BEATEN + said) == "none_stated"


@pytest.mark.parametrize(
    "said",
    [
        "In an earlier case a court sentenced a man to death.",
        "In 2018 two men were convicted of killing his uncle.",
        "Courts have sentenced dozens of people to death since 1987.",
    ],
)
def test_a_verdict_in_another_case_is_no_answer(said: str) -> None:
    assert status(KILLED + said) == "none_stated"


def test_a_verdict_after_the_deed_is_an_answer() -> None:
    assert status(KILLED + "In March 2024 a court sentenced two men to life imprisonment.") == "convicted"


def test_the_year_in_the_name_of_a_law_dates_no_arrest() -> None:
    assert status(KILLED + "Two suspects were charged under the Torture Act, 2022.") == "charged"


@pytest.mark.parametrize(
    "said",
    [
        "The minister said that the officers will be prosecuted.",
        "Whoever did it would be charged with it.",
    ],
)
def test_a_measure_that_lies_ahead_is_a_promise(said: str) -> None:
    assert status(KILLED + said) == "other"


def test_urdu_measures_that_lie_ahead_threaten_or_belong_to_another_case() -> None:
    assert status(KILLED_URDU + "وزیر نے کہا کہ قاتلوں کو گرفتار کیا جائے گا۔", "ur") == "other"
    assert status(KILLED_URDU + "اس جرم کی سزا عمر قید ہے۔", "ur") == "none_stated"
    earlier = "ایک پرانے مقدمے میں عدالت نے ایک شخص کو عمر قید کی سزا سنائی تھی۔"
    assert status(KILLED_URDU + earlier, "ur") == "none_stated"
    assert status(KILLED_URDU + "عدالت نے دو ملزمان کو عمر قید کی سزا سنائی۔", "ur") == "convicted"
