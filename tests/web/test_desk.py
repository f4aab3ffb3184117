"""The desk: a document beside what it tells, and every decision that is taken there."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from gawah.review import Decision, accept, reject
from gawah.web.texts import Words

if TYPE_CHECKING:
    from gawah.register import Incident, Register
    from tests.web.conftest import Site

TOLD = (
    "Menu Home News\n\nAmin Soyle was killed in Torva on 2021-03-04.\n\nThe town mourned. The town slept.\n"
)


@pytest.fixture
def told(site: Site) -> Site:
    """A paper that tells of one death was read."""
    site.post("/inbox/add", {"text": TOLD})
    site.wait()
    return site


def document_of(site: Site) -> str:
    return site.desk.project.stored().documents[0].id


def register_of(site: Site) -> Register:
    return site.desk.project.register()


def incident_of(site: Site) -> Incident:
    return register_of(site).incidents()[0]


def page_of(site: Site, query: str = "") -> str:
    answer = site.get(f"/documents/{document_of(site)}{query}")
    assert answer.status_code == 200
    return str(answer.text)


def form_of(site: Site, value: str) -> dict[str, str]:
    """The hidden fields of the line that shows a value."""
    line = next(part for part in page_of(site).split('<li class="entry')[1:] if f">{value}<" in part)
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', line)[1]  # type: ignore[index]  # every line has it
        for name in ("claim", "seen")
    }


def decide(site: Site, shown: str, deed: str, **fields: str) -> str:
    form = form_of(site, shown) | {"deed": deed} | fields
    return unescape(str(site.post(f"/documents/{document_of(site)}/decide", form).text))


def test_all_characters_of_the_document_are_shown_once_in_order(told: Site) -> None:
    page = page_of(told)
    shown = re.findall(r'data-start="\d+">(.*?)</(?:p|h3)>', page, re.DOTALL)
    plain = [unescape(re.sub(r"<[^>]+>", "", one)) for one in shown]
    assert plain == [line for line in TOLD.split("\n") if line]
    assert "Set aside" in page


def test_words_lead_to_their_line_and_back(told: Site) -> None:
    page = page_of(told)
    entry = re.search(
        r'<mark class="mark mark-date" data-entry="([^"]+)"><a href="#\1" tabindex="-1">2021-03-04', page
    )
    assert entry is not None
    assert f'id="{entry[1]}"' in page
    start = TOLD.index("2021-03-04")
    assert f'href="#at-{start}"' in page
    assert f'id="at-{start}"' in page


def test_a_line_is_accepted_rejected_corrected_and_taken_back(told: Site) -> None:
    assert "Accepted." in decide(told, "4 March 2021", "accept")
    assert "accepted · Asha" in page_of(told)
    assert "Taken back." in decide(told, "4 March 2021", "undo")
    assert "Rejected." in decide(told, "4 March 2021", "reject")
    assert incident_of(told).date is None
    told.post(f"/documents/{document_of(told)}/undo")
    assert incident_of(told).date == "2021-03-04"
    assert "Corrected." in decide(told, "4 March 2021", "correct", value="2021-03-05")
    assert incident_of(told).date == "2021-03-05"
    assert "Taken back." in decide(told, "5 March 2021", "undo")
    assert incident_of(told).date == "2021-03-04"


def test_after_a_decision_the_next_open_line_has_the_focus(told: Site) -> None:
    page = decide(told, "4 March 2021", "accept")
    focused = re.findall(r'id="(entry-\w+)"[^>]* autofocus', page)
    assert len(focused) == 1
    assert focused[0] not in form_of(told, "4 March 2021")["claim"]


def test_what_has_changed_since_is_not_overwritten(told: Site) -> None:
    form = form_of(told, "4 March 2021") | {"deed": "reject"}
    accept(told.desk.project, form["claim"], Decision("Ben"))
    answer = told.post(f"/documents/{document_of(told)}/decide", form)
    assert answer.status_code == 409
    assert "Ben said accepted on" in answer.text
    verdict = register_of(told).claims[form["claim"]].verdict
    assert verdict is not None
    assert Words("en").moment(verdict.at) in answer.text
    assert verdict.at not in answer.text
    assert incident_of(told).date == "2021-03-04"


def test_what_is_left_is_accepted_in_one_go_and_undone_in_one_go(told: Site) -> None:
    page = page_of(told)
    seen = re.findall(r'name="seen" value="(\w+ \w+)"', page)
    document = document_of(told)
    answer = told.client.post(
        f"/documents/{document}/accept", data={"csrf": told.csrf(), "seen": seen}, follow_redirects=True
    )
    assert f"{len(seen)} values accepted." in answer.text
    assert told.desk.catalogue.documents("open").total == 0
    told.post(f"/documents/{document}/undo")
    assert register_of(told).claims
    assert all(claim.verdict is None for claim in register_of(told).claims.values())


def test_what_is_no_incident_leaves_the_register_until_it_is_taken_back(told: Site) -> None:
    page, document = page_of(told), document_of(told)
    found = re.search(r'name="incident" value="([^"]+)"><input type="hidden" name="seen" value="(\w+)"', page)
    assert found is not None
    told.post(f"/documents/{document}/no-incident", {"incident": found[1], "seen": found[2], "why": "a play"})
    assert register_of(told).incidents() == ()
    assert "No incident was found" in page_of(told)
    told.post(f"/documents/{document}/undo")
    assert incident_of(told).id == found[1]


def test_somebody_is_moved_to_the_part_they_had(told: Site) -> None:
    decide(told, "Amin Soyle", "move", part="perpetrator")
    incident = incident_of(told)
    assert [one.label for one in incident.perpetrators] == ["Amin Soyle"]
    assert incident.victims == ()


def test_a_block_is_set_aside_and_put_back(told: Site) -> None:
    document, place = document_of(told), "3"
    told.post(f"/documents/{document}/block", {"where": place, "kind": "navigation"})
    told.wait()
    assert register_of(told).incidents() == ()
    told.post(f"/documents/{document}/block", {"where": place, "kind": "body"})
    told.wait()
    assert incident_of(told).date == "2021-03-04"


def test_a_block_that_was_set_aside_is_read_again_once_that_is_taken_back(told: Site) -> None:
    document = document_of(told)
    before = {one for one, claim in register_of(told).claims.items() if claim.counts}
    told.post(f"/documents/{document}/block", {"where": "3", "kind": "navigation"})
    told.wait()
    assert register_of(told).incidents() == ()
    told.post(f"/documents/{document}/undo")
    told.wait()
    assert {one for one, claim in register_of(told).claims.items() if claim.counts} == before
    assert "Amin Soyle" in page_of(told)
    told.post("/redo", {"next": f"/documents/{document}"})
    told.wait()
    assert register_of(told).incidents() == ()


def test_what_was_taken_back_is_done_again(told: Site) -> None:
    document = document_of(told)
    decide(told, "4 March 2021", "reject")
    told.post(f"/documents/{document}/undo")
    again = told.post("/redo", {"next": f"/documents/{document}"})
    assert "1 decision done again." in again.text
    assert incident_of(told).date is None
    refused = told.post("/redo", {"next": f"/documents/{document}"})
    assert refused.status_code == 400
    assert "There is nothing to do again" in refused.text


def test_what_somebody_has_overtaken_is_stepped_over_and_the_next_press_takes_back_what_was_before(
    told: Site,
) -> None:
    document = document_of(told)
    decide(told, "Amin Soyle", "accept")
    form = form_of(told, "4 March 2021")
    decide(told, "4 March 2021", "accept")
    reject(told.desk.project, form["claim"], Decision("Ben"))
    first = unescape(told.post(f"/documents/{document}/undo").text)
    assert "This cannot be taken back: Incident: Date, “4 March 2021”: accepted." in first
    assert "Ben has said “rejected” of it since" in first
    assert "Once more takes back what you did before it:" in first
    assert "“Amin Soyle”" in first
    assert "1 decision taken back." in told.post(f"/documents/{document}/undo").text
    last = told.post(f"/documents/{document}/undo")
    assert last.status_code == 400
    assert "There is nothing of yours left that could be taken back." in last.text


def added(site: Site, **fields: str) -> str:
    incident = incident_of(site)
    form = {"incident": incident.id, "act": incident.acts[0].id} | fields
    answer = site.post(f"/documents/{document_of(site)}/add", form)
    assert answer.status_code == 200, answer.text
    return unescape(str(answer.text))


def test_what_was_missed_is_added_from_words_that_were_copied(told: Site) -> None:
    added(told, what="means", words="The  town\nmourned")
    assert incident_of(told).means == ("The town mourned",)
    added(told, what="victim", words="town mourned", kind="group", value="the town")
    assert "the town" in [one.label for one in incident_of(told).victims]
    added(told, what="act", words="mourned", type="threat")
    assert {act.value("type") for act in incident_of(told).acts} == {"killing", "threat"}
    added(told, what="measure", words="slept", measure="silence")
    assert [one.type for one in incident_of(told).measures] == ["silence"]
    added(told, what="incident", words="town slept", type="displacement")
    assert len(register_of(told).incidents()) == 2


def test_words_that_stand_twice_are_asked_about(told: Site) -> None:
    page = added(told, what="means", words="The town")
    places = re.findall(r'name="start" value="(\d+)"', page)
    assert [int(one) for one in places] == [m.start() for m in re.finditer("The town", TOLD)]
    assert incident_of(told).means == ()
    added(told, what="means", words="The town", start=places[1], end=str(int(places[1]) + 8))
    assert incident_of(told).means == ("The town",)


def test_a_place_that_the_gazetteer_does_not_have_keeps_its_name(told: Site) -> None:
    page = added(told, what="place", words="town slept")
    assert 'value="unlisted"' in page
    added(told, what="place", words="town slept", place="unlisted")
    assert "town slept" in incident_of(told).places


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("decide", {"claim": "nothing", "deed": "accept", "seen": "open"}, 404),
        ("decide", {"claim": "", "deed": "accept", "seen": "open"}, 400),
        ("decide", {"claim": "x", "deed": "burn", "seen": "open"}, 400),
        ("accept", {}, 400),
        ("undo", {}, 400),
        ("no-incident", {"incident": "incident:0", "seen": "open"}, 404),
        ("block", {"where": "99", "kind": "body"}, 404),
        ("block", {"where": "1", "kind": "poem"}, 400),
        ("add", {"what": "poem", "words": "town"}, 400),
        ("add", {"what": "means", "words": "never said"}, 400),
        ("add", {"what": "means", "words": ""}, 400),
        ("add", {"what": "victim", "words": "mourned", "act": ""}, 400),
        ("add", {"what": "act", "words": "mourned", "type": "poem"}, 400),
        ("add", {"what": "means", "start": "5", "end": "99999", "act": "act:0"}, 400),
        ("place", {"claim": "x"}, 400),
    ],
)
def test_what_cannot_be_done_is_said(told: Site, path: str, fields: dict[str, str], status: int) -> None:
    before = told.desk.project.stored()
    answer = told.post(f"/documents/{document_of(told)}/{path}", fields)
    assert answer.status_code == status
    assert "<main" in answer.text
    assert told.desk.project.stored() == before


def test_another_place_is_one_decision_and_one_step_back(told: Site) -> None:
    form = form_of(told, "Torva")
    path = f"/documents/{document_of(told)}/place"
    choices = told.post(path, form | {"value": "Lahore"}).text
    place = re.search(r'name="place" value="(\d+)"', choices)
    assert place is not None
    answer = told.post(path, form | {"place": place[1]})
    assert "The place was changed." in answer.text
    assert "Torva" in incident_of(told).places, "the words stay"
    assert "Pakistan" in answer.text
    again = told.post(path, form | {"place": "unlisted"})
    assert again.status_code == 409, "what was seen has changed"
    told.post(f"/documents/{document_of(told)}/undo")
    assert form_of(told, "Torva") == form
    assert told.post(f"/documents/{document_of(told)}/undo").status_code == 400, "nothing else was decided"


BLIND = "This form does not say what you saw when you decided, so nothing was done."


def test_a_form_that_does_not_say_what_the_person_saw_decides_nothing(told: Site) -> None:
    before = told.desk.project.stored()
    claim, place = (form_of(told, value)["claim"] for value in ("4 March 2021", "Torva"))
    forms: list[tuple[str, dict[str, str]]] = [
        *(("decide", {"claim": claim, "deed": deed, "value": "2021"}) for deed in DEEDS),
        ("decide", {"claim": claim, "deed": "accept", "seen": " "}),
        ("accept", {"seen": claim}),
        ("accept", {}),
        ("no-incident", {"incident": incident_of(told).id}),
        ("place", {"claim": place, "place": "unlisted"}),
    ]
    for path, fields in forms:
        answer = told.post(f"/documents/{document_of(told)}/{path}", fields)
        assert (answer.status_code, BLIND in answer.text) == (400, True), (path, fields)
    assert told.desk.project.stored() == before
    told.post("/settings", {"language": "ur"})
    answer = told.post(f"/documents/{document_of(told)}/decide", {"claim": claim, "deed": "accept"})
    assert "آپ کے سامنے کیا تھا" in answer.text


DEEDS = ("accept", "reject", "correct", "move", "undo")


def test_a_document_is_found_by_the_beginning_of_its_id(told: Site) -> None:
    document = document_of(told)
    answer = told.get(f"/documents/{document[:10]}")
    assert answer.headers["location"] == f"/documents/{document}"
    assert told.get("/documents/0000").status_code == 404


def test_the_queue_leads_from_document_to_document_and_ends(told: Site) -> None:
    told.post("/inbox/add", {"text": "Lena Okoro was killed in Mbeki on 2022-11-30."})
    told.wait()
    first = told.get("/documents/next").headers["location"]
    following = re.search(r'href="(/documents/\w+)"[^>]*data-key="n"', told.get(first).text)
    assert following is not None
    assert following[1] != first
    for path in (first, following[1]):
        seen = re.findall(r'name="seen" value="(\w+ \w+)"', told.get(path).text)
        told.client.post(f"{path}/accept", data={"csrf": told.csrf(), "seen": seen})
    assert told.get("/documents/next").headers["location"] == "/inbox"


def test_words_asked_for_are_marked(told: Site) -> None:
    start = TOLD.index("mourned")
    assert (
        f'<span id="at-{start}" class="anchor"></span><mark class="mark mark-asked">mourned</mark>'
        in page_of(told, f"?at={start}-{start + 7}")
    )
    for odd in ("?at=9-3", "?at=0-99999", "?at=x"):
        page_of(told, odd)
