"""How weights are learnt: events read as accounts, pairs as patterns, and the file that comes of it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from bench.happenings import happenings, near, widened
from bench.weights import FIELDS, LEVELS, counted, pattern, written
from gawah import yamldata
from gawah.resolve.accounts import may_be_one
from gawah.resolve.weighing import Model
from gawah.resolve.weights import BITS

if TYPE_CHECKING:
    from pathlib import Path

ROW = {
    "id": "1",
    "where_prec": "1",
    "where_coordinates": "Torva town",
    "adm_1": "North province",
    "adm_2": "Torva district",
    "country": "Xania",
    "date_start": "2011-03-04",
    "date_end": "2011-03-04",
    "side_a": "Government of Xania",
    "side_b": "Civilians",
    "best": "3",
    "low": "2",
    "high": "4",
}


def events_of(folder: Path, *changed: dict[str, str]) -> Path:
    path = folder / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, list(ROW))
        rows.writeheader()
        rows.writerows({**ROW, **one} for one in changed)
    return path


def test_an_event_is_an_account_with_the_least_and_the_most_that_is_told(tmp_path: Path) -> None:
    path = events_of(
        tmp_path,
        {},
        {"id": "2", "where_prec": "3", "where_coordinates": "Torva district", "best": "0"},
        {"id": "3", "date_end": "2011-12-31"},  # nobody knows when
    )
    town, district = happenings(path)
    assert (town.least.killed, town.told.killed, town.most.killed) == ("2", "3", "4")
    assert (town.told.names, town.told.levels["admin2"], town.told.is_wide) == (("torva",), "torva", True)
    assert town.told.bodies == ("government of xania",)
    assert (district.told.precision, district.told.killed) == ("admin2", None)


def test_an_event_agrees_with_itself_and_lies_in_its_district(tmp_path: Path) -> None:
    (town,) = happenings(events_of(tmp_path, {"where_coordinates": "Ebb village"}))
    levels = {
        group[-1 - level]
        for (_, group), level in zip(FIELDS, pattern(town.told, town.told), strict=True)
        if level is not None
    }
    assert levels == {"same_day", "same_town", "same", "shared", "same_some"}
    wider = list(widened(town.told))
    assert [one.precision for one in wider] == ["admin1", "admin2"]
    places = [pattern(town.told, one) for one in wider]
    found = [
        group[-1 - level]
        for told in places
        for (one, group), level in zip(FIELDS, told, strict=True)
        if one.what == "place" and level is not None
    ]
    assert found == ["in_land", "in_district"]


def test_events_a_day_apart_are_near(tmp_path: Path) -> None:
    days = [
        {"id": str(day), "date_start": f"2011-03-{day:02}", "date_end": f"2011-03-{day:02}"}
        for day in (4, 5, 9)
    ]
    told = [one.told for one in happenings(events_of(tmp_path, *days))]
    assert [(a.incident, b.incident) for a, b in near(told)] == [("incident:4", "incident:5")]
    assert may_be_one(told[0], told[1])


def test_the_file_has_a_weight_for_every_level(tmp_path: Path) -> None:
    shares = counted([tuple(many - 1 for many in LEVELS)])
    path = tmp_path / "weights.yaml"
    path.write_text(
        written(Model(shares, tuple(tuple(reversed(one)) for one in shares)), 20.3, 10.7), "utf-8"
    )
    told = yamldata.load(path)
    assert (told["same_from"], told["suggest_from"]) == (20.3, 10.7)
    assert {what: set(levels) for what, levels in told["accounts"].items()} == {
        what: set(levels) for what, levels in BITS.items()
    }
    assert told["accounts"]["date"]["same_day"]["bits"] > 0 > told["accounts"]["date"]["apart"]["bits"]
