"""An incident that many reports tell of is shown in parts: all of it on one of them, each thing once."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.model import Same
from gawah.review import Decision, judge
from gawah.web import shares
from gawah.web.pages import incident as page
from tests.web.test_incident import incidents

if TYPE_CHECKING:
    from gawah.catalogue import IncidentRow
    from gawah.web.visit import Visit
    from tests.web.conftest import Site

REPORTS = 12
NAMES = ("Amin Soyle", "Lena Okoro", "Nadia Varga")
ASHA = Decision("Asha")


@pytest.fixture
def parted(site: Site, monkeypatch: pytest.MonkeyPatch) -> str:
    """Twelve reports of one killing, so few statements to a part that there are several; its address."""
    monkeypatch.setattr(shares, "SIZE", 40)
    monkeypatch.setattr(shares, "_WHOLE", 60)
    for number in range(REPORTS):
        day = f"2021-03-{4 + number % 2:02}"
        told = f"Paper {number} of Torva\n\n{NAMES[number % 3]} was killed in Torva on {day}.\n"
        files = [("files", (f"report{number}.txt", told.encode()))]
        site.post("/inbox/add", {"publisher": f"Paper {number % 4}"}, files=files)
    site.wait()
    first, *others = incidents(site)
    for one in others:
        judge(site.desk.project, (first, one), Same.SAME, ASHA)
    (one,) = incidents(site)
    return f"/incidents/{one}"


def pages(site: Site, path: str) -> list[str]:
    first = site.get(path).text
    (number,) = set(re.findall(r"Part 1 of (\d+)", first))
    return [first, *(site.get(f"{path}?part={n}").text for n in range(2, int(number) + 1))]


def found(pattern: str, told: list[str]) -> list[str]:
    return [one for page_ in told for one in re.findall(pattern, page_)]


def test_each_report_and_each_act_and_party_stands_on_one_part(
    site: Site, parted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = pages(site, parted)
    assert len(told) > 2
    monkeypatch.setattr(shares, "_WHOLE", 10_000)
    whole = [site.get(parted).text]
    assert "Part 1 of" not in whole[0]
    for pattern in (r'id="source-(\w+)"', r'id="part-(\w+)"', r'id="party-([\w-]+)"', r'id="two-([\w-]+)"'):
        assert found(pattern, whole)
        assert sorted(found(pattern, told)) == sorted(found(pattern, whole))
    for pattern in (r'id="differ-(\d+)"', r'<td class="claim-value">(.*)</td>'):
        assert sorted(found(pattern, told)) == sorted(found(pattern, whole))
    waiting = re.compile(r'name="states" value="([^"]*)"')
    asked = [entry for page_ in told for states in waiting.findall(page_) for entry in states.split()]
    assert sorted(asked) == sorted(waiting.findall(whole[0])[0].split())
    assert len({re.findall(r'id="awaits">(\d+)', page_)[0] for page_ in (*told, *whole)}) == 1


def test_what_is_accepted_is_what_this_part_shows_and_one_comes_back_to_it(site: Site, parted: str) -> None:
    before = pages(site, parted)
    states = re.findall(r'name="states" value="([^"]*)"', before[1])[0]
    answer = site.post(f"{parted}/accept", {"states": unescape(states), "part": "2"})
    assert answer.url.query == b"part=2"
    after = pages(site, parted)
    assert "A person has spoken about every value of this part." in unescape(after[1])
    assert not re.findall(r'name="states"', after[1])
    assert re.findall(r'name="states"', after[0])
    assert '<input type="hidden" name="part" value="2">' in after[1]


def test_a_part_that_is_not_there_is_the_last_one_and_no_number_is_explained(site: Site, parted: str) -> None:
    told = pages(site, parted)
    assert f"Part {len(told)} of {len(told)}" in site.get(f"{parted}?part=999").text
    assert site.get(f"{parted}?part=x").status_code == 400


def test_what_a_person_says_is_seen_at_once_although_the_incident_is_remembered(
    site: Site, parted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    look = page._look

    def looking(visit: Visit, row: IncidentRow) -> page.Seen:
        looked.append(row.id)
        return look(visit, row)

    monkeypatch.setattr(page, "_look", looking)
    for _ in range(3):
        site.get(parted)
        site.get(f"{parted}/map")
        site.desk.locking.opened.looks._write()  # that somebody looked at it changes nothing
    assert len(looked) == 1
    (one,) = site.desk.catalogue.incidents(Wanted()).rows
    answer = site.get(parted).text
    state = re.findall(r'name="state" value="([^"]*)"', answer)[0]
    site.post(f"{parted}/reject", {"state": unescape(state), "why": "It was a play."})
    assert "It was a play." in site.get(parted).text
    assert site.desk.catalogue.incident(one.id) is None
