"""What provinces and districts are called in Urdu."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from gawah.settings import Settings
from gawah.values.places import Gazetteer, unit_name, units_called
from gawah.values.scripts import is_arabic


def rows() -> list[dict[str, str]]:
    table = (files("gawah.values.places") / "data" / "units.tsv").read_text("utf-8").splitlines()
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    ("name", "urdu"),
    [
        ("Kotli District", "کوٹلی"),
        ("Kotli", "کوٹلی"),
        ("Azad Kashmir", "آزاد جموں و کشمیر"),
        ("Shekhupura District", "شیخوپورہ"),
        ("Nagar District", "نگر"),
        ("Islamabad", "اسلام آباد"),
        ("Kotly", None),
        ("", None),
    ],
)
def test_a_unit_by_its_name(name: str, urdu: str | None) -> None:
    assert unit_name(name, "PK", "ur") == urdu


def test_no_other_language_and_no_other_country_has_any() -> None:
    assert unit_name("Punjab", "IN", "ur") is None
    assert unit_name("Punjab", "PK", "en") is None
    assert unit_name("Punjab", "PK", "country") is None
    assert units_called("Punjab", "fr") == ()


def test_the_units_whose_name_holds_some_words() -> None:
    assert set(units_called("وزیرستان", "ur")) >= {"South Waziristan Agency", "Upper South Waziristan"}
    assert units_called("كوٹلی", "ur") == ("Kotli District",)
    assert units_called("آزاد کشمیر", "ur") == ("Azad Kashmir",)
    assert units_called("کہیں نہیں", "ur") == units_called("ـ", "ur") == ()


def test_each_name_is_one_that_the_gazetteer_has() -> None:
    """Nothing is transliterated: what the table says, the gazetteer says of a unit of that name."""
    known = Gazetteer.open(Settings().cache)
    assert len(rows()) > 170
    for row in rows():
        units = [found.place for found in known.find(row["name"]) if found.place.country == row["country"]]
        names = {name for one in units if one.precision.startswith("admin") for name in known.names(one)}
        assert row["ur"] in names, row
        assert is_arabic(row["ur"])
