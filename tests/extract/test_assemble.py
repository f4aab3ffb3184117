"""Each test is a short invented report and what the register holds of it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gawah.exchange.extract_form import to_form
from gawah.extract import extract
from gawah.read import Given, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

AT = "2024-01-01T00:00:00Z"


def form(report: str, published: str | None = None) -> dict[str, Any]:
    text = read_bytes(report.encode(), "report.txt", Given(published=published))
    return to_form(text, extract(text, "run", AT).statements, "report")


def report_of(test: Callable[..., object]) -> str:
    return inspect.cleandoc(test.__doc__ or "")


def brief(incident: dict[str, Any]) -> tuple[object, ...]:
    return incident["type"], incident["date"], incident["place"], incident["killed"]


def test_a_fact_told_twice_is_one_incident() -> None:
    """Gunmen kill three worshippers in Kaduna

    Gunmen stormed a church in Kaduna on 3 May 2021 and killed three worshippers, residents said.

    The attack happened during the morning service. The three worshippers were shot dead near the altar.
    """
    incidents = form(report_of(test_a_fact_told_twice_is_one_incident))["incidents"]
    assert [brief(i) for i in incidents] == [("killing", "2021-05-03", "Kaduna", 3)]


def test_another_date_is_another_incident() -> None:
    """On 3 May 2021 a mob burned a Hindu temple in Sylhet.

    On 9 June 2021 police arrested the journalist Anwar Testi in Dhaka over a post about it.
    """
    incidents = form(report_of(test_another_date_is_another_incident))["incidents"]
    assert [brief(i)[:3] for i in incidents] == [
        ("attack_on_place_of_worship", "2021-05-03", "Sylhet"),
        ("arrest_detention", "2021-06-09", "Dhaka"),
    ]


def test_an_accident_is_no_violation() -> None:
    """Twelve people died on Friday when a bus overturned near Multan.

    Nine others were injured, rescue workers said. The driver had lost control on a bend.
    """
    assert form(report_of(test_an_accident_is_no_violation))["incidents"] == []


def test_what_is_asked_for_and_what_is_feared_is_no_incident() -> None:
    """We call on the government to stop the arrest of teachers. Minorities are often attacked in the region.

    Families fear that more people could be killed.
    """
    assert form(report_of(test_what_is_asked_for_and_what_is_feared_is_no_incident))["incidents"] == []


def test_the_arrest_of_a_suspect_answers_the_killing() -> None:
    """A pastor was shot dead outside his house in Jos on 4 March 2022.

    Police arrested two suspects the next day.
    """
    (incident,) = form(report_of(test_the_arrest_of_a_suspect_answers_the_killing))["incidents"]
    assert incident["type"] == "killing"
    assert incident["state_response"]["status"] == "in_custody"


def test_a_pronoun_means_the_only_person_named_before() -> None:
    """Dr Rafiq Namuna left his clinic in Quetta at noon on 2 February 2020. He was shot dead at the gate."""
    (incident,) = form(report_of(test_a_pronoun_means_the_only_person_named_before))["incidents"]
    assert [victim["name"] for victim in incident["victims"]] == ["Rafiq Namuna"]


def test_a_pronoun_that_may_mean_two_people_means_nobody() -> None:
    """Rafiq Namuna met Karim Misal in Quetta on 2 February 2020. He was shot dead that night."""
    (incident,) = form(report_of(test_a_pronoun_that_may_mean_two_people_means_nobody))["incidents"]
    assert [victim["name"] for victim in incident["victims"]] == []


@pytest.mark.parametrize(
    ("words", "given_date", "expected"),
    [
        ("in July", None, "XXXX-07"),
        ("in July", "2020-11-30", "2020-07"),
        ("this month", None, "XXXX-XX"),
        ("this month", "2020-11-30", "2020-11"),
    ],
)
def test_a_year_is_never_guessed(words: str, given_date: str | None, expected: str) -> None:
    (incident,) = form(f"A teacher was shot dead {words} in Peshawar.", given_date)["incidents"]
    assert incident["date"] == expected


def test_the_first_sentence_counts_without_date_and_doer() -> None:
    """A Hindu girl was abducted in Ghotki and forced to convert. Her father has asked for her return."""
    (incident,) = form(report_of(test_the_first_sentence_counts_without_date_and_doer))["incidents"]
    assert incident["type"] == "forced_conversion"


def test_urdu() -> None:
    """نامعلوم مسلح افراد نے ۳ مئی ۲۰۲۱ کو پشاور میں ایک مسجد پر حملہ کر کے تین نمازیوں کو قتل کر دیا۔"""
    (incident,) = form(report_of(test_urdu))["incidents"]
    assert brief(incident) == ("killing", "2021-05-03", "پشاور", 3)


REPORT = """Lahore: Police in Lahore said on 5 May 2021 that a mob of about 40 men had burned two houses.

"They came at night," said Nasreen Misali, a neighbour. Two people were wounded.
"""


def test_every_statement_of_a_method_is_grounded() -> None:
    text = read_bytes(REPORT.encode(), "report.txt", Given())
    for statement in extract(text, "run", AT).statements:
        if statement.span is None:
            assert statement.method == "given"
        else:
            assert text.content[statement.span.start : statement.span.end] == statement.original


def test_a_second_run_finds_the_same_claims() -> None:
    text = read_bytes(REPORT.encode(), "report.txt", Given())
    first, second = extract(text, "one", AT), extract(text, "two", "2025-01-01T00:00:00Z")
    assert [s.claim_id for s in first.statements] == [s.claim_id for s in second.statements]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("aA .,“”\n5کن ۔killed Karachi on 3 May was by mosque"), max_size=200))
def test_any_text_is_put_together_without_a_fault(report: str) -> None:
    text = read_bytes(("x" + report).encode(), "report.txt", Given())
    for statement in extract(text, "run", AT).statements:
        if statement.span is not None:
            assert text.content[statement.span.start : statement.span.end] == statement.original


def test_religion_is_never_a_property_of_a_person() -> None:
    """The Christian tailor Yusuf Namuna, a Hindu leader said, was shot dead in Quetta on 2 February 2020."""
    report = report_of(test_religion_is_never_a_property_of_a_person)
    text = read_bytes(report.encode(), "report.txt", Given())
    said = [s for s in extract(text, "run", AT).statements if s.kind == "person" and s.prop != "name"]
    assert [s.value for s in said if s.prop == "role"] == ["tailor"]
    assert not [s for s in said if "Christian" in s.value or "Hindu" in s.value]


def test_a_noun_in_the_name_of_a_cited_law_is_no_incident() -> None:
    """Council meets

    On 3 May 2021 the council spoke of Section 9 of the Firearms Regulation Act, 1992, in Kaduna.
    """
    assert form(report_of(test_a_noun_in_the_name_of_a_cited_law_is_no_incident))["incidents"] == []


def test_another_group_hurt_in_another_way_is_another_incident() -> None:
    """Two villages raided

    On 3 May 2021 gunmen killed eleven farmers in Kaduna. Six boys were flogged in the market.
    """
    found = form(report_of(test_another_group_hurt_in_another_way_is_another_incident))["incidents"]
    assert [incident["type"] for incident in found] == ["killing", "torture_ill_treatment"]


@pytest.mark.parametrize(
    "wounded",
    ["Nine people were injured.", "Nine others were injured.", "Nine more were wounded, two of them badly."],
)
def test_the_wounded_are_told_behind_the_dead(wounded: str) -> None:
    report = f"Police officers shot dead three protesters in Kisumu on 11 March 2024, a group said. {wounded}"
    assert [(*brief(i), i["injured"]) for i in form(report)["incidents"]] == [
        ("killing", "2024-03-11", "Kisumu", 3, 9)
    ]


def test_where_somebody_comes_from_is_not_where_it_happened() -> None:
    """A carpenter killed

    In Multan the market was closed on 3 May 2021.

    A carpenter from Lahore was shot dead in Multan on 2 May 2021.
    """
    found = form(report_of(test_where_somebody_comes_from_is_not_where_it_happened))["incidents"]
    assert [incident["place"] for incident in found] == ["Multan"]


def test_a_block_without_a_place_of_its_own_is_of_the_whole_country() -> None:
    """Notice to providers

    Islamabad, 3 May 2021

    The authority in Islamabad, Pakistan, ordered providers to block the site dorn.example on 2 May 2021.
    On 1 May 2021 it blocked the news site kalvia.example.
    """
    found = form(report_of(test_a_block_without_a_place_of_its_own_is_of_the_whole_country))["incidents"]
    assert found[-1]["place"] == "Pakistan"


def test_the_day_told_before_goes_on_where_the_words_say_so() -> None:
    """A raid in Kaduna

    On 3 May 2021 gunmen killed eleven farmers in Kaduna.

    Before they left, they burned the church of Saint Peter.
    """
    found = form(report_of(test_the_day_told_before_goes_on_where_the_words_say_so))["incidents"]
    assert {incident["date"] for incident in found} == {"2021-05-03"}


def victims_of(report: str) -> set[str]:
    found = form(report)["incidents"]
    return {victim["name"] or victim["group"] for incident in found for victim in incident["victims"]}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("a Baptist pastor, Rev. Ephraim Njoro, was shot dead.", {"Ephraim Njoro"}),
        ("her uncle, the catechist Agustin Herrera, was shot dead.", {"Agustin Herrera"}),
        ("gunmen killed Pastor Dinesh Netrani and his wife Phulmani Netrani.",
         {"Dinesh Netrani", "Phulmani Netrani"}),
        ("gunmen killed two brothers, Nadeem Masood and Waseem Masood.", {"Nadeem Masood", "Waseem Masood"}),
        ("gunmen killed three women – Ms Sahba Rowan, Ms Negin Yazdi and Ms Tara Mavad – at home.",
         {"Sahba Rowan", "Negin Yazdi", "Tara Mavad"}),
        ("the car of the reporter Itzel Campos was set on fire.", {"the car", "Itzel Campos"}),
    ],
)  # fmt: skip
def test_those_who_suffered_have_their_names(sentence: str, expected: set[str]) -> None:
    assert victims_of(f"A report from Lahore\n\nIn Lahore on 3 May 2021 {sentence}") == expected


def test_a_pronoun_is_not_taken_for_whose_wife_speaks() -> None:
    """A report from Lahore

    Yaqub Barlas was arrested in Lahore on 3 May 2021.

    Mr Barlas's wife, Nasreen Bibi, said that two men had threatened to kill her in Kasur on 9 May 2021.
    """
    found = form(report_of(test_a_pronoun_is_not_taken_for_whose_wife_speaks))["incidents"]
    assert [v["name"] for one in found if one["type"] == "threat" for v in one["victims"]] == []


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("In 2018 nineteen people, two priests among them, were killed in Mbalom.", 19),
        ("In 2018 nineteen people, including two priests and three nuns, were killed in Mbalom.", 19),
        ("Gunmen killed nineteen people, including Father Joseph Gor and two nuns, in Mbalom in 2018.", 19),
        ("The killing of nineteen people, including two priests, in Mbalom in May 2018 was condemned.", 19),
        ("Diez personas, entre ellas dos niños, fueron asesinadas en Cali el 3 de mayo de 2020.", 10),
        ("Gunmen killed five soldiers along with two priests in Mbalom in 2018.", 7),
        ("Gunmen killed five soldiers and two priests in Mbalom in 2018.", 7),
    ],
)
def test_who_is_part_of_a_number_is_not_counted_again(sentence: str, killed: int) -> None:
    assert [i["killed"] for i in form(sentence)["incidents"]] == [killed]
