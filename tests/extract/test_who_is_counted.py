"""Who suffered, told apart from who counts, who is ordered, and who is part of a number told before."""

import pytest

from gawah.exchange.extract_form import to_form
from gawah.extract import extract
from gawah.model import Block, BlockKind, Text


def first(words: str, lang: str = "en") -> dict[str, object]:
    text = Text("d", words, (Block(0, len(words), BlockKind.BODY, lang),))
    found = extract(text, run_id="try", at="1970-01-01T00:00:00Z").statements
    incidents = to_form(text, tuple(found), "d")["incidents"]
    assert isinstance(incidents, list)
    return dict(incidents[0]) if incidents else {}


def names(side: object) -> list[str]:
    assert isinstance(side, list)
    return [one["name"] or one["group"] for one in side]


@pytest.mark.parametrize(
    ("told", "toll"),
    [
        ("Doctors counted nine wounded.", (None, 9)),
        ("The police chief confirmed nine deaths and two injured.", (9, 2)),
        ("The governor put the toll at six dead.", (6, None)),
        ("The mayor spoke of six people killed.", (6, None)),
    ],
)
def test_who_announces_a_toll_is_no_victim(told: str, toll: tuple[int | None, int | None]) -> None:
    found = first("On 3 May 2023 gunmen attacked a church in Multan. " + told)
    assert (found["killed"], found["injured"]) == toll
    assert not {"Doctors", "The police chief", "The governor", "The mayor"} & set(names(found["victims"]))


def test_who_is_among_six_people_killed_is_not_all_of_them() -> None:
    assert first("On 3 May 2023 the governor was among six people killed in Multan.")["killed"] == 6


def test_an_agency_ordered_to_block_is_not_who_is_censored() -> None:
    urdu = "۳ مئی ۲۰۲۳ء کو ملتان میں وزارت نے پی ٹی اے کو ویب سائٹ بند کرنے کا حکم دیا۔"
    assert names(first(urdu, "ur")["victims"]) == ["ویب سائٹ"]
    ordered = "On 3 May 2023 the Lahore High Court ordered the Federal Investigation Agency to send notices."
    assert first(ordered)["victims"] == []


def test_who_was_only_targeted_is_not_injured() -> None:
    assert not first("A lawyer who was targeted in May 2023 in Lahore left the country.")
    assert first("On 3 May 2023 gunmen targeted two lawyers in Lahore.")["type"] == "injury"


def test_urdu_riders_who_fire_did_it_and_the_police_who_tell_suffered_nothing() -> None:
    fired = "۳ مئی ۲۰۲۳ء کو ملتان میں موٹر سائیکل سوار دو نامعلوم افراد فائرنگ کر کے فرار ہو گئے "
    found = first(fired + "جس سے دو خواتین زخمی ہو گئیں۔", "ur")
    assert names(found["perpetrators"]) == ["دو نامعلوم افراد"]
    assert names(found["victims"]) == ["دو خواتین"]
    told = "۳ مئی ۲۰۲۳ء کو ملتان میں دو افراد زخمی ہوئے۔ پولیس کے مطابق زخمیوں میں ایک بچہ ہے۔"
    assert "پولیس" not in names(first(told, "ur")["victims"])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "Le 3 mai 2023, six personnes, dont deux enfants, ont été tuées à Bamako."),
        ("fr", "Le 3 mai 2023, six personnes, parmi lesquelles deux enfants, ont été tuées à Bamako."),
        ("es", "El 3 de mayo de 2023 seis personas, entre ellas dos niños, fueron asesinadas en Cali."),
        ("de", "Am 3. Mai 2023 wurden sechs Menschen, darunter zwei Kinder, in Hamburg getötet."),
    ],
)
def test_some_of_them_are_not_counted_again_nor_alone(lang: str, words: str) -> None:
    assert first(words, lang)["killed"] == 6


@pytest.mark.parametrize("who", ["A mob of forty", "A crowd of about 200", "A group of sixty"])
def test_how_many_did_it_is_not_how_many_things_they_did_it_to(who: str) -> None:
    victims = first(f"On 3 May 2023 {who} burned churches in Lahore.")["victims"]
    assert [(one["group"], one["count"]) for one in victims] == [("churches", None)]  # type: ignore[attr-defined]


def test_things_are_counted_over_a_participle() -> None:
    victims = first("On 3 May 2023 a row of forty smashed gravestones was found in Lahore.")["victims"]
    assert [one["count"] for one in victims] == [40]  # type: ignore[attr-defined]
