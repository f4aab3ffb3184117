"""What a table of victims hides stays hidden from somebody who counts the rows that leave with it."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.cli.out_publish import preview_lines
from gawah.exchange.released import chosen_for, released, told_rows, victim_rows
from gawah.guard.told import Counted, Told, ToldParty
from gawah.guard.victims import SEXES, countable, of_hidden, victims_table, without_details
from tests.guard.made_up import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gawah.project import Project

    Person = tuple[str, str, bool, bool]
    """The first year, the sex, whether the name leaves, and whether a later incident has them, too."""

YEARS = ("2020", "2021", "2022")
LEAST = 3


def row(number: int, year: str, party: ToldParty, counted: Counted) -> Told:
    return Told(
        id=f"Incident {number}",
        date=f"{year}-05-06",
        type="injury",
        where=None,
        victims=(party,),
        perpetrators=(),
        killed=None,
        injured=None,
        means=(),
        grounds=(),
        measures=(),
        standard=None,
        sources=1,
        title=None,
        documents=(),
        counted=(counted,),
    )


def rows_of(people: Sequence[Person]) -> list[Told]:
    """Incidents with one victim each; the sex of everybody is told where it is known."""
    told = list[Told]()
    for number, (first, sex, is_named, comes_again) in enumerate(people):
        label = f"{'Named' if is_named else 'Person'} {number:05}"
        party = ToldParty("person", label, None, "18-29", sex if sex != "unknown" else None)
        for year in (first, "2023") if comes_again else (first,):
            one = Counted(f"person:{number}", year, sex, is_named, "" if is_named else label)
            told.append(row(len(told), year, party, one))
    return told


def read(pieces: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(pieces).lstrip("\ufeff"), newline="")))


def counted_in(rows: Iterable[Mapping[str, str]]) -> dict[str, list[str | None]]:
    """By year, the sex of each victim as the rows tell it: each person once, in the first year."""
    first: dict[str, str] = {}
    sexes: dict[str, str | None] = {}
    for one in rows:
        for victim in filter(None, one["victims"].split("; ")):
            name, _, about = victim.partition(" (")
            first[name] = min(first.get(name, "9"), one["date"][:4])
            sexes[name] = next((sex for sex in SEXES if sex in about.strip(")").split(", ")), None)
    found = defaultdict(list)
    for name, year in first.items():
        found[year].append(sexes[name])
    return found


def derived(
    table: list[dict[str, str]], rows: list[dict[str, str]], *, tells_all: bool
) -> dict[tuple[str, str], int]:
    """The hidden cells of which one value alone fits the files, by trying all that the others may be."""
    told = counted_in(rows)
    found = {}
    for line in table:
        year = line["year"]
        known = [told[year].count(sex) for sex in SEXES]
        rest = told[year].count(None)
        assert int(line["total"]) == sum(known) + rest  # as README.txt says
        if tells_all:
            known[2], rest = known[2] + rest, 0
        ways = [
            (known[0] + a, known[1] + b, known[2] + rest - a - b)
            for a in range(rest + 1)
            for b in range(rest - a + 1)
        ]
        fitting = [w for w in ways if all(line[s] in ("", str(n)) for s, n in zip(SEXES, w, strict=True))]
        assert fitting
        for j, sex in enumerate(SEXES):
            values = {way[j] for way in fitting}
            if not line[sex] and len(values) == 1:
                found[year, sex] = values.pop()
    return found


people = st.lists(
    st.tuples(
        st.sampled_from(YEARS), st.sampled_from(SEXES), st.sampled_from([False] * 4 + [True]), st.booleans()
    ),
    max_size=28,
)


@settings(max_examples=300, deadline=None)
@given(people)
def test_no_hidden_cell_follows_from_the_rows_that_leave_unless_it_is_named(made: list[Person]) -> None:
    told = rows_of(made)
    table = victims_table(told, LEAST)
    kept = of_hidden([one for t in told for one in t.counted], LEAST)
    cut = [without_details(one, kept) for one in told]
    for rows, tells_all in ((told, True), (told, False), (cut, False)):
        named = set(countable(table, rows, LEAST, tells_all=tells_all))
        assert set(derived(read(victim_rows(table)), read(told_rows(rows)), tells_all=tells_all)) <= named
    for year, sex in derived(read(victim_rows(table)), read(told_rows(cut)), tells_all=False):
        # What is left is that there is nobody but whose name leaves.
        assert table.unnamed[table.years.index(year)][SEXES.index(sex)] == 0


@settings(max_examples=100, deadline=None)
@given(people)
def test_who_loses_one_detail_loses_both(made: list[Person]) -> None:
    """Else the small cells would be told from those that are hidden to cover them."""
    told = rows_of(made)
    kept = of_hidden([one for t in told for one in t.counted], LEAST)
    for one in told:
        for before, after in zip(one.victims, without_details(one, kept).victims, strict=True):
            is_kept = before.who in kept
            assert (after.age, after.sex) == ((None, None) if is_kept else (before.age, before.sex))


def filled(project: Project) -> None:
    """A register of four years: 2 women and 9 men, 7 and 8, 1 and 12, 6 and 6; nobody in it is real."""
    report, number = Report(1), 0
    for year, women, men in ((2020, 2, 9), (2021, 7, 8), (2022, 1, 12), (2023, 6, 6)):
        for sex in ["female"] * women + ["male"] * men:
            number += 1
            person = report.person(f"Ab{number}a Soyle{number}x", sex=sex, age="25")
            report.incident(
                f"i{number}", type="injury", outcome="injured", date=f"{year}-05-06", victim=person
            )
    report.keep(project)


def cells(found: Mapping[str, bytes]) -> list[dict[str, str]]:
    return read([found["victims.csv"].decode("utf-8")])


def rows(found: Mapping[str, bytes]) -> list[dict[str, str]]:
    return read([found["incidents.csv"].decode("utf-8")])


def test_partners_cannot_count_what_the_table_hides(project: Project) -> None:
    filled(project)
    found = released(project, "partners")
    table = cells(found.files)
    assert [line["year"] for line in table if not line["female"]] == ["2020", "2022", "2023"]
    assert derived(table, rows(found.files), tells_all=False) == {}
    assert found.preview.countable == ()
    told = {line["date"][:4]: line["victims"] for line in rows(found.files)}
    assert "(" not in told["2020"]
    assert "18-29" in told["2021"]
    for form in map(json.loads, found.files["incidents.jsonl"].decode().splitlines()):
        (victim,) = form["victims"]
        assert (victim["sex"] is None) == (victim["age"] is None) == (form["date"][:4] != "2021")
    assert "left out of the list of incidents" in found.files["README.txt"].decode()
    assert "can be counted in the incidents that leave with it: none" in "\n".join(
        preview_lines(found.preview, None)
    )


def test_a_part_for_partners_keeps_back_what_the_whole_does(project: Project) -> None:
    filled(project)
    first = sorted(project.register().incidents(), key=lambda one: one.date or "")[0]
    _, lines = chosen_for(project, "partners", "csv", frozenset({first.id}))
    (line,) = read(lines)
    assert line["date"] == "2020-05-06"
    assert "(" not in line["victims"]


def test_the_united_nations_are_told_and_the_preview_names_it(project: Project) -> None:
    filled(project)
    found = released(project, "un")
    named = set(found.preview.countable)
    counted = derived(cells(found.files), rows(found.files), tells_all=True)
    assert counted["2020", "female"] == 2
    assert set(counted) <= named
    whole = "\n".join(preview_lines(found.preview, None))
    assert "can be counted in the incidents that leave with it: 2020 female" in whole
    assert "hidden cells can be counted there" in found.files["README.txt"].decode()


@pytest.mark.parametrize("audience", ["public", "partners", "un"])
def test_the_total_of_a_year_is_what_the_rows_give(project: Project, audience: str) -> None:
    report = Report(1)
    person = report.person("Abra Soylex", sex="female")
    report.incident("a", type="injury", outcome="injured", date="2020-05-06", victim=person)
    report.keep(project)
    found = released(project, audience)
    (line,) = cells(found.files)
    assert (line["female"], line["total"]) == ("", "1")
    assert len(counted_in(rows(found.files))["2020"]) == 1
    assert "it can be counted in the list of incidents" in found.files["README.txt"].decode()
    assert bool(found.preview.countable) == (audience == "un")
