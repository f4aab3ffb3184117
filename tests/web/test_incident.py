"""The page of an incident: what it shows, and what is decided there."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.model import Same
from gawah.review import Decision, accept, correct, judge

if TYPE_CHECKING:
    from httpx2 import Response

    from tests.web.conftest import Site

GAZETTE = b"Menu Home\n\nAmin Soyle was killed in Torva on 2021-03-04.\n\nThe town mourned.\n"
HERALD = b"Our reporter writes. Amin Soyle was killed in Torva on 2021-03-05.\n"
LENA = Decision("Lena Okoro", "their letter says so")


def fill(site: Site, *reports: bytes) -> list[str]:
    """Have reports read; the ids of the incidents, the earliest first."""
    named = [("files", (f"report{number}.txt", data)) for number, data in enumerate(reports)]
    site.post("/inbox/add", files=named)
    site.wait()
    return incidents(site)


def incidents(site: Site) -> list[str]:
    site.desk.catalogue.update()
    return [row.id for row in site.desk.catalogue.incidents(Wanted(), order="date").rows]


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return html.unescape(found[1])


def joined(site: Site) -> str:
    first, second = fill(site, GAZETTE, HERALD)
    judge(site.desk.project, (first, second), Same.SAME, LENA)
    (one,) = incidents(site)
    return one


def test_an_incident_shows_each_value_with_its_words_where_they_stand(site: Site) -> None:
    (one,) = fill(site, GAZETTE)
    page = site.get(f"/incidents/{one}").text
    document = site.desk.catalogue.documents_in(one)[0]
    assert "<h1>Killing</h1>" in page
    assert "4 March 2021" in page
    at = GAZETTE.index(b"2021")
    assert f'href="/documents/{document}?at={at}#at-{at}"' in page
    assert "the report itself" in page
    assert "nobody says otherwise" in page
    assert "In no other incident of this register." in page
    assert "Nothing is told of a response of the state." in page
    assert "Nobody has decided anything here yet." in page


@pytest.mark.parametrize("language", ["en", "ur"])
def test_it_is_shown_in_both_languages_without_markup_of_its_own(site: Site, language: str) -> None:
    (one,) = fill(site, GAZETTE)
    for path in (f"/incidents/{one}", f"/incidents/{one}/map"):
        answer = site.get(path, headers={"Accept-Language": language})
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.text
        assert " style=" not in answer.text


def test_all_that_awaits_is_accepted_as_it_was_seen(site: Site) -> None:
    (one,) = fill(site, GAZETTE)
    states = hidden(site.get(f"/incidents/{one}").text, "states")
    answer = site.post(f"/incidents/{one}/accept", {"states": states})
    assert f"{len(states.split())} values accepted." in answer.text
    assert "Nothing awaits you here" in answer.text
    assert "A person has spoken about every value." in answer.text
    again = site.post(f"/incidents/{one}/accept", {"states": states})
    assert again.status_code == 409
    assert "changed since you looked" in again.text


def test_what_was_decided_last_is_taken_back_word_by_word(site: Site) -> None:
    (one,) = fill(site, GAZETTE)
    page = site.get(f"/incidents/{one}").text
    site.post(f"/incidents/{one}/accept", {"states": hidden(page, "states")})
    claim = hidden(page, "states").split("=")[0]
    correct(site.desk.project, claim, "2021-03-09", LENA)
    page = site.get(f"/incidents/{one}").text
    assert "9 March 2021" in page
    assert "their letter says so" in page
    assert "<del><bdi>4 March 2021</bdi></del>" in page
    undone = site.post(f"/incidents/{one}/undo", {"batch": hidden(page, "batch")})
    assert "Taken back: what held before holds again." in undone.text
    undone = site.post(f"/incidents/{one}/undo", {"batch": hidden(undone.text, "batch")})
    assert "values await you" in undone.text
    assert 'name="batch"' not in undone.text


def test_what_is_no_incident_stands_no_more_until_that_is_taken_back(site: Site) -> None:
    (one,) = fill(site, GAZETTE)
    state = hidden(site.get(f"/incidents/{one}").text, "state")
    answer = site.post(f"/incidents/{one}/reject", {"state": state, "why": "an accident"})
    assert "This incident stands no more" in answer.text
    assert "an accident" in answer.text
    assert incidents(site) == []
    back = site.post(f"/incidents/{one}/undo", {"batch": hidden(answer.text, "batch")})
    assert "<h1>Killing</h1>" in back.text
    assert incidents(site) == [one]


def test_what_changed_since_the_person_looked_is_not_rejected(site: Site) -> None:
    (one,) = fill(site, GAZETTE)
    page = site.get(f"/incidents/{one}").text
    accept(site.desk.project, hidden(page, "states").split("=")[0], LENA)
    answer = site.post(f"/incidents/{one}/reject", {"state": hidden(page, "state")})
    assert answer.status_code == 409
    assert "Lena Okoro said accepted" in answer.text
    for path, form in (("reject", {}), ("part", {"member": one})):
        blind = site.post(f"/incidents/{one}/{path}", form)
        assert blind.status_code == 400
        assert "does not say what you saw" in blind.text
    assert incidents(site) == [one]


def test_accounts_that_differ_stand_side_by_side_with_their_sentences(site: Site) -> None:
    one = joined(site)
    page = site.get(f"/incidents/{one}").text
    assert 'id="differ-2"' not in page  # both name the same town
    sides = page[page.index('id="differ-1"') :].split("</section>", maxsplit=1)[0]
    assert sides.count("<figure>") == 2
    assert "Amin Soyle was killed in Torva on 2021-03-05." in sides
    assert "Every statement, by source" in page
    assert page.count('<details class="card source"') == 2
    assert "2 independent sources" in page


def test_an_account_of_another_event_is_parted_again(site: Site) -> None:
    one = joined(site)
    page = site.get(f"/incidents/{one}").text
    form = {"member": hidden(page, "member"), "members": hidden(page, "members")}
    assert "Parted" in site.post(f"/incidents/{one}/part", form).text
    assert len(incidents(site)) == 2
    assert site.post(f"/incidents/{one}/part", form).status_code in (400, 409)


def test_an_id_that_was_joined_to_another_leads_there(site: Site) -> None:
    first, second = fill(site, GAZETTE, HERALD)
    judge(site.desk.project, (first, second), Same.SAME, LENA)
    (one,) = incidents(site)
    (other,) = {first, second} - {one}
    answer = site.get(f"/incidents/{other}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/incidents/{one}"


def test_another_incident_that_may_be_the_same_event_is_named(site: Site) -> None:
    first, second = fill(site, GAZETTE, HERALD)
    page = site.get(f"/incidents/{first}").text
    if site.desk.catalogue.pairs_of(first):
        assert f"/pairs/{min(first, second)}/{max(first, second)}" in page


def test_a_place_that_the_gazetteer_does_not_have_is_told_beside_the_map(site: Site) -> None:
    (one,) = fill(site, GAZETTE)
    page = site.get(f"/incidents/{one}/map").text
    assert "Not on the map:" in page
    assert "Torva" in page


@pytest.mark.parametrize("path", ["incident:" + "0" * 64, "person:1", "x", "%00", "incident:%2e%2e"])
def test_an_incident_that_is_not_there(site: Site, path: str) -> None:
    assert site.get(f"/incidents/{path}").status_code == 404
    assert site.get(f"/incidents/{path}/map").status_code == 404


@pytest.mark.parametrize(
    ("act", "form"),
    [
        ("accept", {}),
        ("accept", {"states": "= x="}),
        ("accept", {"states": "ffff=open"}),
        ("undo", {}),
        ("undo", {"batch": "9999"}),
        ("undo", {"batch": "x"}),
        ("undo", {"batch": "1"}),
        ("part", {"member": "x", "members": "y"}),
        ("reject", {"state": "x"}),
    ],
)
def test_a_form_that_fits_nothing_is_explained(site: Site, act: str, form: dict[str, str]) -> None:
    (one,) = fill(site, GAZETTE)
    for wanted in (one, "incident:" + "0" * 64):
        answer: Response = site.post(f"/incidents/{wanted}/{act}", form)
        assert answer.status_code in (400, 404, 409)
        assert '<p class="trouble-status"' in answer.text
    assert incidents(site) == [one]


def test_no_form_is_taken_without_the_word_of_the_session(site: Site) -> None:
    (one,) = fill(site, GAZETTE)
    answer = site.client.post(f"/incidents/{one}/reject", data={"state": "x"})
    assert answer.status_code == 403
