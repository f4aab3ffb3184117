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


def line_of(site: Site, value: str, query: str = "") -> str:
    """The line that shows a value."""
    lines = page_of(site, query).split('<li class="entry')[1:]
    return next(part for part in lines if f">{value}<" in part)


def form_of(site: Site, value: str) -> dict[str, str]:
    """The claim of the line that shows a value, and the state that it was seen in."""
    found = re.search(r'value="\w+ (\w+) (\w+)"', line_of(site, value))
    assert found is not None
    return {"claim": found[1], "seen": found[2]}


def deed_of(deed: str, form: dict[str, str]) -> dict[str, str]:
    """What the button of a line sends."""
    return {"deed": f"{deed} {form['claim']} {form['seen']}"}


def decide(site: Site, shown: str, deed: str, **fields: str) -> str:
    form = deed_of(deed, form_of(site, shown)) | fields
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


def test_what_was_rejected_stays_to_be_taken_back(told: Site) -> None:
    lines = page_of(told).count('<li class="entry')
    decide(told, "4 March 2021", "reject")
    page = page_of(told)
    assert page.count('<li class="entry') == lines
    line = line_of(told, "4 March 2021")
    assert "<s>4 March 2021</s>" in line
    assert "rejected · Asha" in line
    assert 'value="undo ' in line
    assert 'value="accept ' not in line
    assert "1 of " in page
    decide(told, "4 March 2021", "undo")
    assert "<s>" not in line_of(told, "4 March 2021")


def test_a_value_that_was_rejected_and_stands_by_another_word_is_shown_once(told: Site) -> None:
    decide(told, "4 March 2021", "reject")
    added(told, what="date", words="2021-03-04")
    assert page_of(told).count(">4 March 2021<") == 1
    assert "<s>" not in page_of(told)


def test_where_all_was_rejected_each_line_can_still_be_taken_back(told: Site) -> None:
    for deed in re.findall(r'value="(reject \w+ \w+)"', page_of(told)):
        told.post(f"/documents/{document_of(told)}/decide", {"deed": deed})
    assert "<mark" in page_of(told)
    for _ in range(20):
        deeds = re.findall(r'value="(undo \w+ \w+)"', page_of(told))
        if not deeds:
            break
        told.post(f"/documents/{document_of(told)}/decide", {"deed": deeds[0]})
    assert all(claim.verdict is None for claim in register_of(told).claims.values())


def test_a_correction_that_cannot_be_used_keeps_what_was_typed(told: Site) -> None:
    document, form = document_of(told), form_of(told, "4 March 2021")
    opened = page_of(told, f"?correct={form['claim'][:12]}")
    assert 'id="instead" name="value"' in opened
    assert opened.count('class="entry-instead"') == 1
    refused = told.post(
        f"/documents/{document}/decide", deed_of("correct", form) | {"value": "one day in spring"}
    )
    assert refused.status_code == 400
    assert 'value="one day in spring"' in refused.text
    assert 'aria-invalid="true" aria-describedby="instead-wrong"' in refused.text
    assert incident_of(told).date == "2021-03-04"


def test_a_correction_of_what_has_changed_keeps_what_was_typed_and_says_who_did(told: Site) -> None:
    form = form_of(told, "4 March 2021")
    accept(told.desk.project, form["claim"], Decision("Ben"))
    path = f"/documents/{document_of(told)}/decide"
    refused = told.post(path, deed_of("correct", form) | {"value": "2021-03-06"})
    assert refused.status_code == 409
    assert 'value="2021-03-06"' in refused.text
    assert "Ben said accepted" in unescape(refused.text)
    again = re.search(r'name="deed" value="(correct [^"]+)"', refused.text)
    assert again is not None
    assert "Corrected." in told.post(path, {"deed": again[1], "value": "2021-03-06"}).text
    assert incident_of(told).date == "2021-03-06"


def test_an_addition_that_cannot_be_used_keeps_what_was_typed(told: Site) -> None:
    form = {"what": "victim", "words": "never said", "kind": "group", "value": "a crowd"}
    refused = told.post(f"/documents/{document_of(told)}/add", form)
    assert refused.status_code == 400
    assert '<details class="card missed" id="missed" open>' in refused.text
    assert ">never said</textarea>" in refused.text
    assert 'value="a crowd"' in refused.text
    assert '<option value="group" selected>' in refused.text


def test_after_a_decision_the_next_open_line_has_the_focus(told: Site) -> None:
    page = decide(told, "4 March 2021", "accept")
    focused = re.findall(r'id="(entry-\w+)"[^>]* autofocus', page)
    assert len(focused) == 1
    assert focused[0] not in form_of(told, "4 March 2021")["claim"]


def test_what_has_changed_since_is_not_overwritten(told: Site) -> None:
    form = form_of(told, "4 March 2021")
    accept(told.desk.project, form["claim"], Decision("Ben"))
    answer = told.post(f"/documents/{document_of(told)}/decide", deed_of("reject", form))
    assert answer.status_code == 409
    assert "Ben said accepted on" in answer.text
    verdict = register_of(told).claims[form["claim"]].verdict
    assert verdict is not None
    assert Words("en").moment(verdict.at) in answer.text
    assert verdict.at not in answer.text
    assert incident_of(told).date == "2021-03-04"


def test_what_is_left_is_accepted_in_one_go_and_undone_in_one_go(told: Site) -> None:
    page = page_of(told)
    states = re.findall(r'name="states" value="([^"]+)"', page)
    document = document_of(told)
    answer = told.post(f"/documents/{document}/accept", {"states": states[0]})
    assert f"{len(states[0].split())} values accepted." in answer.text
    assert told.get("/documents/next").headers["location"] == "/inbox"
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
    assert "Taken out of the register" in page_of(told)
    assert f'href="/incidents/{found[1]}"' in page_of(told)
    told.post(f"/documents/{document}/undo")
    assert incident_of(told).id == found[1]


def test_somebody_is_moved_to_the_part_they_had(told: Site) -> None:
    decide(told, "Amin Soyle", "perpetrator")
    incident = incident_of(told)
    assert [one.label for one in incident.perpetrators] == ["Amin Soyle"]
    assert incident.victims == ()


def test_a_block_is_set_aside_and_put_back(told: Site) -> None:
    document, place = document_of(told), "3"
    told.post(f"/documents/{document}/block", {"class": f"{place} navigation"})
    told.wait()
    assert register_of(told).incidents() == ()
    told.post(f"/documents/{document}/block", {"class": f"{place} body"})
    told.wait()
    assert incident_of(told).date == "2021-03-04"


def test_one_press_sets_a_block_aside_and_another_puts_it_back(told: Site) -> None:
    path = f"/documents/{document_of(told)}"
    for kind, incidents in (("navigation", 0), ("body", 1)):
        (press,) = (
            one for one in re.findall(r'name="class" value="([^"]+)"', page_of(told)) if one == f"3 {kind}"
        )
        told.post(f"{path}/block", {"class": press})
        told.wait()
        assert len(register_of(told).incidents()) == incidents
    start = TOLD.index("Amin")
    opened = page_of(told, f"?class={start}")
    assert f'id="kind-{start}"' in opened
    assert opened.count('<select name="class"') == 1


def test_a_block_that_was_set_aside_is_read_again_once_that_is_taken_back(told: Site) -> None:
    document = document_of(told)
    before = {one for one, claim in register_of(told).claims.items() if claim.counts}
    told.post(f"/documents/{document}/block", {"class": "3 navigation"})
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
    assert "There is nothing to do again" in refused.text
    assert 'class="desk"' in refused.text


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
    assert 'class="desk"' in last.text
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
        ("decide", {"deed": "accept nothing open"}, 404),
        ("decide", {"deed": "accept"}, 400),
        ("decide", {"deed": "accept nothing"}, 400),
        ("decide", {"deed": "burn x open"}, 400),
        ("decide", {}, 400),
        ("accept", {}, 400),
        ("no-incident", {"incident": "incident:0", "seen": "open"}, 404),
        ("block", {"class": "99 body"}, 404),
        ("block", {"class": "1 poem"}, 400),
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
    nothing = told.post(f"/documents/{document_of(told)}/undo").text
    assert "There is nothing of yours left" in nothing, "nothing else was decided"


BLIND = "This form does not say what you saw when you decided, so nothing was done."


def test_a_form_that_does_not_say_what_the_person_saw_decides_nothing(told: Site) -> None:
    before = told.desk.project.stored()
    claim, place = (form_of(told, value)["claim"] for value in ("4 March 2021", "Torva"))
    forms: list[tuple[str, dict[str, str]]] = [
        *(("decide", {"deed": f"{deed} {claim}", "value": "2021"}) for deed in DEEDS),
        ("decide", {"deed": f"accept {claim} "}),
        ("decide", {"deed": "accept"}),
        ("accept", {"states": claim}),
        ("accept", {"states": f"{claim}="}),
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


DEEDS = ("accept", "reject", "correct", "perpetrator", "undo")


def test_a_document_is_found_by_the_beginning_of_its_id(told: Site) -> None:
    document = document_of(told)
    answer = told.get(f"/documents/{document[:10]}")
    assert answer.headers["location"] == f"/documents/{document}"
    assert told.get("/documents/0000").status_code == 404


def test_the_queue_leads_from_document_to_document_and_ends(told: Site) -> None:
    told.post("/inbox/add", {"text": "Lena Okoro was killed in Mbeki on 2022-11-30."})
    told.wait()
    first = told.get("/documents/next").headers["location"]
    following = re.search(r'href="(/documents/next[^"]*)"[^>]*data-key="n"', told.get(first).text)
    assert following is not None
    second = told.get(following[1]).headers["location"]
    assert second != first
    assert told.get(f"/documents/next?after={second.rpartition('/')[2]}").headers["location"] == first
    for path in (first, second):
        (states,) = re.findall(r'name="states" value="([^"]+)"', told.get(path).text)
        told.post(f"{path}/accept", {"states": states})
    assert told.get("/documents/next").headers["location"] == "/inbox"
    assert "Everything that was read has been reviewed." in told.get("/inbox").text


def test_words_asked_for_are_marked(told: Site) -> None:
    start = TOLD.index("mourned")
    assert (
        f'<span id="at-{start}" class="anchor"></span><mark class="mark mark-asked">mourned</mark>'
        in page_of(told, f"?at={start}-{start + 7}")
    )
    for odd in ("?at=9-3", "?at=0-99999", "?at=x"):
        page_of(told, odd)
