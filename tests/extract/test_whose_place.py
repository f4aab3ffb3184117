"""Each test gives a made-up report with several places in it, and where each of its incidents was."""

from __future__ import annotations

import pytest

from gawah.exchange.extract_form import to_form
from gawah.project import built_in


def incidents(words: str, name: str = "a.txt") -> list[dict[str, object]]:
    line = built_in()
    text = line.read(words.encode(), name, {"published": "2022-06-01"})
    found = line.extract(text, "test", "2026-01-01T00:00:00Z").statements
    told = to_form(text, found, "a")["incidents"]
    assert isinstance(told, list)
    return told


def told(words: str) -> list[tuple[object, object]]:
    """The incidents of a report: what was done, and where."""
    return [(one["type"], one["place"] or one["admin"] or one["country"]) for one in incidents(words)]


@pytest.mark.parametrize("address", ["Okara, Punjab,", "Okara (Punjab)", "Okara, Punjab, Pakistan,"])
def test_of_a_town_and_its_province_what_is_told_next_was_in_the_town(address: str) -> None:
    words = f"A mob beat a teacher in {address} on 3 May 2022. A day later a crowd burned a church."
    assert ("attack_on_place_of_worship", "Okara") in told(words)


def test_what_an_opening_tells_of_the_country_was_in_the_town_that_is_told_with_it_later() -> None:
    words = (
        "Campaigners in Pakistan met on Sunday, after attacks on the mill of a Christian and a church.\n\n"
        "The burned mill in Okara\n\n"
        "Last week a baker was arrested. Then hundreds surrounded the mill and set the mill on fire."
    )
    assert ("property_destruction", "Okara") in told(words)


def test_a_country_said_with_the_deed_itself_stays() -> None:
    words = (
        "Reporters met in Okara on Sunday to talk about the press.\n\n"
        "On 3 May 2022 a court banned the weekly Northlight in Pakistan.\n\n"
        "On 4 May 2022 in Pakistan gunmen killed three potters."
    )
    assert told(words)[-1] == ("killing", "Pakistan")


@pytest.mark.parametrize("money", ["US$3 million", "$US 3 million", "CA$ 3 million", "US€3"])
def test_the_letters_before_the_sign_of_money_are_no_country(money: str) -> None:
    words = (
        "On 3 May 2022 police in Okara arrested the printer Imran Velik. "
        f"His family was threatened with a fine of 9 million rupees ({money})."
    )
    assert {one["country"] for one in incidents(words)} == {"PK"}


def test_where_somebody_is_based_is_not_where_it_was_done() -> None:
    (one,) = incidents("On 3 May 2022 police in Okara beat Imran Velik, a US-based lawyer, who was injured.")
    assert (one["place"], one["country"]) == ("Okara", "PK")
    (one,) = incidents("On 3 May 2022 Imran Velik, a Lahore-based lawyer, was shot dead. Okara is his town.")
    assert one["place"] == "Okara"


@pytest.mark.parametrize(
    "words",
    [
        "The authority in Pakistan ordered on 3 May 2022 the shutdown of a US website.",
        "Pakistan: authority orders shutdown of US website\n\nOn 3 May 2022 they blocked the website.",
    ],
)
def test_a_site_is_blocked_in_the_country_that_blocks_it_not_where_it_is_run(words: str) -> None:
    assert {one["country"] for one in incidents(words)} == {"PK"}


def test_whoever_was_shown_a_letter_did_not_do_what_the_letter_says() -> None:
    shown = (
        "The Northlight Forum was shown a letter sent by the ministry, ordering hosts to block the website."
    )
    assert all(one["perpetrators"] == [] for one in incidents(f"On 3 May 2022 in Pakistan: {shown}"))


def test_who_beats_people_while_marching_did_it() -> None:
    (one,) = incidents(
        "On 3 May 2022 soldiers marched through Okara, beating two students, who were injured."
    )
    assert str(one["perpetrators"]).count("oldiers") == 1
