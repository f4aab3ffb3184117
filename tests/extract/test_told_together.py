"""What sentences next to each other tell of one happening, and what they do not."""

import pytest

from gawah.exchange.extract_form import to_form
from gawah.extract import extract
from gawah.model import Block, BlockKind, Text


def incidents(*paragraphs: str, lang: str = "en") -> list[dict[str, object]]:
    words, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(len(words), len(words) + len(paragraph), BlockKind.BODY, lang))
        words += paragraph + "\n\n"
    text = Text("d", words, tuple(blocks))
    found = extract(text, run_id="try", at="1970-01-01T00:00:00Z").statements
    told = to_form(text, tuple(found), "d")["incidents"]
    assert isinstance(told, list)
    return told


KILLED = "Two men shot dead Doctor Harun Velik in his clinic in Multan on 3 May 2023."


@pytest.mark.parametrize(
    "told",
    [
        "The brother, Tomas Velik, was shot in the leg.",
        "His son, 14, was wounded.",
        "His wife, Rosa Velik, was injured.",
        "Velik's nephew, Imran Velik, was hit by a bullet.",
    ],
)
def test_a_relative_told_right_behind_belongs_to_the_incident(told: str) -> None:
    assert len(incidents(KILLED + " " + told)) == 1
    assert len(incidents(KILLED, told)) == 1


@pytest.mark.parametrize(
    "told",
    [
        "His father was killed in Quetta in 2019.",
        "Earlier his brother, Tomas Velik, was stabbed.",
    ],
)
def test_a_relative_told_with_another_time_does_not(told: str) -> None:
    assert len(incidents(KILLED + " " + told)) == 2


def test_the_brother_is_known_some_sentences_later() -> None:
    between = "The police have sealed the clinic. Neighbours brought flowers. The street is quiet."
    assert len(incidents(KILLED, between, "The brother, Tomas Velik, was shot in the leg.")) == 1
    assert len(incidents(KILLED, between, "Tomas Dremo was shot in the leg in Lahore.")) == 2


def test_urdu_relatives_too() -> None:
    killed = "۳ مئی ۲۰۲۳ء کو ملتان میں مسلح افراد نے ڈاکٹر ہارون ولیک کو قتل کر دیا۔ "
    assert len(incidents(killed + "ان کے بھائی طارق ولیک زخمی ہو گئے۔", lang="ur")) == 1


def test_a_beating_of_a_client_is_not_the_shooting_of_another() -> None:
    shot = "Karim Dostal, a lawyer, was wounded in a shooting in Multan in May 2023."
    beaten = "Ms Rosa Tamel said that her client had been beaten with a strap by two constables."
    assert [one["type"] for one in incidents(shot, beaten)] == ["injury", "torture_ill_treatment"]


def test_who_is_ill_treated_after_an_arrest_is_so_where_they_were_arrested() -> None:
    arrested = "Miss Rosa Tamel was arrested in Multan on 3 May 2023."
    burned = "A church was burned in Lahore on 4 May 2023."
    found = incidents(arrested, burned, "Rosa Tamel was tortured in custody, her lawyer said.")
    tortured = next(one for one in found if one["type"] == "torture_ill_treatment")
    assert tortured["place"] == "Multan"
    assert tortured["state_response"] == {"status": "none_stated", "text": None}


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("Karim Dostal was wounded in Multan on 3 May 2023; no one has been charged with it.", None),
        ("Karim Dostal was killed in Multan on 3 May 2023 and two men were charged with murder.", None),
        (
            "Karim Dostal was arrested in Multan on 3 May 2023 and charged with insulting the flag.",
            "charged with insulting the flag",
        ),
        (
            "Karim Dostal was beaten in Multan on 3 May 2023 after being accused of blasphemy.",
            "after being accused of blasphemy",
        ),
    ],
)
def test_a_charge_against_others_is_no_ground(words: str, ground: str | None) -> None:
    text = Text("d", words, (Block(0, len(words), BlockKind.BODY, "en"),))
    found = extract(text, run_id="try", at="1970-01-01T00:00:00Z").statements
    told = {s.original for s in found if s.prop == "ground"}
    assert told == ({ground} if ground else set())
