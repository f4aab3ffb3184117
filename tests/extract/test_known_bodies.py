"""Bodies known the world over have one entry, under all their names, in every language and script."""

from __future__ import annotations

import pytest

from gawah.extract.taggers.body_tables import known_bodies
from gawah.languages import codes, table
from gawah.schema import vocabulary
from gawah.values.scripts import key
from tests.extract.naming import bodies


def entries(content: str, lang: str = "en") -> dict[str, str | None]:
    return {name: mark.entry for name, mark in bodies(content, lang).items()}


_SAID = {
    "en": "{} killed them.",
    "ur": "{} نے حملہ کیا۔",
    "ar": "قال {} ذلك.",
    "es": "{} mató a Juan.",
}
_NAMES = {
    "islamic_state": {
        "en": "Daesh, ISIS, ISIL, Islamic State",
        "ur": "داعش",
        "ar": "داعش",
        "es": "Estado Islámico",
    },
    "lashkar_e_jhangvi": {
        "en": "LeJ, Lashkar-e-Jhangvi, Lashkar-i-Jhangvi",
        "ur": "لشکر جھنگوی, لشکرِ جھنگوی",
    },
    "tehreek_e_taliban_pakistan": {
        "en": "TTP, Tehreek-i-Taliban Pakistan",
        "ur": "ٹی ٹی پی, تحریک طالبان پاکستان",
    },
    "hrcp": {
        "en": "HRCP, Human Rights Commission of Pakistan",
        "ur": "ایچ آر سی پی, انسانی حقوق کمیشن پاکستان",
    },
}


@pytest.mark.parametrize("entry", sorted(_NAMES))
def test_one_body_has_one_entry_in_every_language(entry: str) -> None:
    for lang, listed in _NAMES[entry].items():
        for name in listed.split(", "):
            assert entries(_SAID[lang].format(name), lang) == {name: entry}


def test_a_branch_is_another_body_than_the_whole() -> None:
    found = bodies("Islamic State killed ten. Islamic State Khorasan denied it. ISKP spoke. ISIS spoke.")
    assert {name: mark.entry for name, mark in found.items()} == {
        "Islamic State": "islamic_state",
        "ISIS": "islamic_state",
        "Islamic State Khorasan": "islamic_state_khorasan",
        "ISKP": "islamic_state_khorasan",
    }
    assert found["ISKP"].same_as == "Islamic State Khorasan"
    assert found["Islamic State"].same_as is None
    assert vocabulary("known_body")["islamic_state_khorasan"].extra["within"] == "islamic_state"


def test_both_scripts_of_one_text_name_one_body() -> None:
    found = bodies("داعش اور ISIS نے کہا۔", "ur")
    assert found["ISIS"].same_as == "داعش"


@pytest.mark.parametrize("name", ["RSF", "ICC", "Taliban", "Red Cross"])
def test_a_name_that_several_bodies_bear_tells_no_entry(name: str) -> None:
    assert entries(f"{name} said so.") == {name: None}


def test_the_full_name_on_the_page_tells_whose_the_letters_are() -> None:
    found = bodies("Reporters Without Borders (RSF) spoke. RSF said no.")
    assert found["Reporters Without Borders"].entry == "reporters_without_borders"
    assert found["RSF"].same_as == "Reporters Without Borders"


def test_what_the_page_calls_by_known_letters_is_what_it_says() -> None:
    found = bodies("The Harbour River Council of Peonia (HRCP) met. HRCP said no.")
    assert found["HRCP"].same_as == "Harbour River Council of Peonia"
    assert {mark.entry for mark in found.values()} == {None}


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_entry_of_a_language_names_a_known_body_and_is_in_the_directory(code: str) -> None:
    data = table(code, "bodies")
    told = [line.partition("=") for line in str(data.get("entries") or "").splitlines()]
    known = {
        line.split("=")[0].strip().rstrip("?")
        for lines in (data.get("known") or {}).values()
        for line in str(lines).splitlines()
    }
    assert told
    assert {full.strip() for _, _, full in told} <= known
    assert {entry.strip() for entry, _, _ in told} <= vocabulary("known_body").keys()
    assert len({entry for entry, _, _ in told}) == len(told)


def test_no_name_stands_for_two_entries_and_no_entry_has_two_types() -> None:
    types: dict[str, set[str]] = {}
    by_name: dict[str, set[str]] = {}
    for code in codes():
        data = table(code, "bodies")
        listed = (line.partition("=") for line in str(data["entries"]).splitlines())
        entry_of = {full.strip(): entry.strip() for entry, _, full in listed}
        shared = {key(name) for name in str(data.get("shared") or "").split(",")}
        for kind, lines in data["known"].items():
            for line in str(lines).splitlines():
                names = [name.strip().rstrip("?") for name in line.split("=")]
                entry = entry_of.get(names[0])
                for name in names if entry else ():
                    types.setdefault(str(entry), set()).add(kind)
                    if key(name) not in shared:
                        by_name.setdefault(key(name), set()).add(str(entry))
    assert {entry: kinds for entry, kinds in types.items() if len(kinds) > 1} == {}
    assert {name: found for name, found in by_name.items() if len(found) > 1} == {}
    assert known_bodies()
