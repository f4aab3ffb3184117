"""Lists of people, places and the rest, and the page of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gawah.model import Same
from gawah.review import Called, Decision, FieldOf, Selection, add, add_name, judge
from gawah.web.pages import subject
from gawah.web.permits import permits_of
from gawah.web.texts import all_words
from tests.web.test_incident import GAZETTE, HERALD, fill, hidden

if TYPE_CHECKING:
    from tests.web.conftest import Site

LENA = Decision("Lena Okoro")
LIST = "/subjects"


def keys(site: Site, kind: str = "person") -> list[str]:
    site.desk.catalogue.update()
    return [row.id for row in site.desk.catalogue.subjects(kind).rows]


def test_lists_are_searched_and_ordered(site: Site) -> None:
    fill(site, GAZETTE, b"Lena Okoro was killed in Mbeki on 2022-11-30.\n")
    page = site.get(LIST).text
    assert page.index("Amin Soyle") < page.index("Lena Okoro")
    assert "1 incident" in page
    found = site.get(f"{LIST}?kind=person&q=oko&order=-incidents").text
    assert "Lena Okoro" in found
    assert "Amin Soyle" not in found
    assert "Torva" in site.get(f"{LIST}?kind=place").text
    assert "Nothing is called so" in site.get(f"{LIST}?q=zzz").text


@pytest.mark.parametrize(
    "kind", ["person", "body", "place", "claim", "quote", "demand", "notice", "citation"]
)
def test_an_empty_list_says_what_to_do(site: Site, kind: str) -> None:
    assert "None was found yet" in site.get(f"{LIST}?kind={kind}").text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("kind=ship", 404),
        ("order=age", 404),
        ("q=" + "a" * 201, 400),
        ("q=%2D%2D", 400),
        ("page=0", 400),
        ("page=x", 400),
        ("page=900", 200),
    ],
)
def test_a_list_that_is_not_there_is_explained(site: Site, query: str, status: int) -> None:
    fill(site, GAZETTE)
    assert site.get(f"{LIST}?{query}").status_code == status


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_person_has_a_page_with_the_names_and_the_part_they_had(site: Site, language: str) -> None:
    fill(site, GAZETTE)
    (one,) = keys(site)
    answer = site.get(f"{LIST}/{one}", headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert '<bdi class="name-called">Amin Soyle</bdi>' in answer.text
    assert f"#at-{GAZETTE.index(b'Amin')}" in answer.text
    assert "/incidents/incident:" in answer.text
    assert " style=" not in answer.text


def test_another_name_is_added_and_found(site: Site) -> None:
    fill(site, GAZETTE)
    (one,) = keys(site)
    page = site.get(f"{LIST}/{one}").text
    form = {"member": hidden(page, "member"), "state": hidden(page, "state"), "name": "  دریا  مینگل "}
    answer = site.post(f"{LIST}/{one}/name", form)
    assert "it is also called دریا مینگل." in answer.text
    assert "(Asha)" in answer.text
    assert "cell-name" in site.get(f"{LIST}?q=دریا").text
    assert site.post(f"{LIST}/{one}/name", form).status_code == 409
    assert site.post(f"{LIST}/{one}/name", form | {"name": " "}).status_code == 400
    undone = site.post(f"{LIST}/{one}/undo", {"batch": hidden(answer.text, "batch")})
    assert "آمین" not in undone.text.split('id="history"', maxsplit=1)[0]


def names_form(page: str, name: str, deed: str) -> dict[str, str]:
    """The fields of the form that does something to a name."""
    line = page[page.index(f'<bdi class="name-called">{name}</bdi>') :].split("</li>", maxsplit=1)[0]
    form = line[line.index(f'/{deed}"') :].split("</form>")[0]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def heading(page: str) -> str:
    return page.split("<h1>")[1].split("</h1>", maxsplit=1)[0]


def test_another_name_stands_beside_the_first_until_a_person_puts_it_first(site: Site) -> None:
    (incident,) = fill(site, GAZETTE)
    (one,) = keys(site)
    page = site.get(f"{LIST}/{one}").text
    form = {"member": hidden(page, "member"), "state": hidden(page, "state"), "name": "A. Soyle"}
    page = site.post(f"{LIST}/{one}/name", form | {"kind": "previous_name"}).text
    assert heading(page) == "<bdi>Amin Soyle</bdi>"
    assert "also: <bdi>A. Soyle</bdi>" in page
    assert "also: <bdi>A. Soyle</bdi>" in site.get(f"/incidents/{incident}").text
    first = names_form(page, "A. Soyle", "name")
    page = site.post(f"{LIST}/{one}/name", first).text
    assert "From now on it is called A. Soyle first." in page
    assert heading(page) == "<bdi>A. Soyle</bdi>"
    assert site.post(f"{LIST}/{one}/name", first).status_code == 409
    seen = names_form(page, "A. Soyle", "unname")
    page = site.post(f"{LIST}/{one}/unname", seen).text
    assert heading(page) == "<bdi>Amin Soyle</bdi>"
    assert "also: <bdi>A. Soyle</bdi>" in page
    assert site.post(f"{LIST}/{one}/unname", seen).status_code in (400, 409)
    page = site.post(f"{LIST}/{one}/unname", names_form(page, "A. Soyle", "unname")).text
    assert "A. Soyle" not in page.split('id="history"', maxsplit=1)[0]
    assert (
        site.post(
            f"{LIST}/{one}/name",
            form | {"kind": "nickname", "state": hidden(site.get(f"{LIST}/{one}").text, "state")},
        ).status_code
        == 400
    )


def of_many_documents(site: Site) -> str:
    """The key of a person of whom eight documents speak, and a person said that it is one."""
    fill(site, *(b"Amin Soyle was killed in Torva on 2021-03-%d.\n" % day for day in range(11, 19)))
    first, *others = keys(site)
    for other in others:
        judge(site.desk.project, (first, other), Same.SAME, LENA)
    (one,) = keys(site)
    return one


def test_what_a_person_calls_somebody_is_shown_on_every_page_of_their_documents(site: Site) -> None:
    one = of_many_documents(site)
    page = site.get(f"{LIST}/{one}").text
    form = {"member": hidden(page, "member"), "state": hidden(page, "state"), "name": "Old Name"}
    site.post(f"{LIST}/{one}/name", form | {"kind": "name"})
    for number in (1, 2):
        page = site.get(f"{LIST}/{one}?page={number}").text
        assert heading(page) == "<bdi>Old Name</bdi>"
        assert names_form(page, "Old Name", "unname")


def test_a_wrong_part_is_mended_unless_somebody_was_quicker(site: Site) -> None:
    fill(site, GAZETTE)
    (one,) = keys(site)
    page = site.get(f"{LIST}/{one}").text
    form = {name: hidden(page, name) for name in ("claim", "role")}
    form["state"] = page.split('name="claim"')[1].split('name="state" value="')[1].split('"')[0]
    assert form["role"] == "perpetrator"
    answer = site.post(f"{LIST}/{one}/role", form)
    assert "The part is mended" in answer.text
    assert "No: a victim" in answer.text
    assert site.post(f"{LIST}/{one}/role", form).status_code == 409
    assert site.post(f"{LIST}/{one}/role", {"claim": "x", "role": "ship"}).status_code in (400, 404)


def test_namesakes_are_judged_joined_and_parted_again(site: Site) -> None:
    fill(site, GAZETTE, HERALD)
    first, _ = keys(site)
    page = site.get(f"{LIST}/{first}").text
    part = page[page.index('id="namesakes"') :]
    form = {name: hidden(part, name) for name in ("member", "other", "state")}
    unsure = site.post(f"{LIST}/{first}/same", form | {"same": "unsure"})
    assert "it cannot be told" in unsure.text
    assert site.post(f"{LIST}/{first}/same", form | {"same": "same"}).status_code == 409
    part = unsure.text[unsure.text.index('id="namesakes"') :]
    form["state"] = hidden(part, "state")
    assert site.post(f"{LIST}/{first}/same", form | {"same": "perhaps"}).status_code == 400
    answer = site.post(f"{LIST}/{first}/same", form | {"same": "same"})
    assert "Recorded: the two are the same." in answer.text
    (one,) = keys(site)
    page = site.get(f"{LIST}/{one}").text
    part = page[page.index('id="joined"') :]
    assert "2 incidents" in page
    parted = site.post(f"{LIST}/{one}/part", {name: hidden(part, name) for name in ("member", "members")})
    assert "Parted" in parted.text
    assert len(keys(site)) == 2


def test_namesakes_share_any_name_in_any_script_but_a_weak_one(site: Site) -> None:
    fill(site, GAZETTE, HERALD.replace(b"Amin Soyle", b"Lena Okoro"))
    first, other = keys(site)
    assert 'id="namesakes"' not in site.get(f"{LIST}/{first}").text
    add_name(site.desk.project, first, Called("دریا مینگل", "weak_alias"), LENA)
    assert 'id="namesakes"' not in site.get(f"{LIST}/{first}").text
    add_name(site.desk.project, other, Called("دریا مینگل", "alias"), LENA)
    assert 'id="namesakes"' not in site.get(f"{LIST}/{first}").text
    add_name(site.desk.project, first, Called("دریا  مینگل", "previous_name"), LENA)
    for each in (first, other):
        page = site.get(f"{LIST}/{each}").text
        assert 'id="namesake-1"' in page
        assert 'id="namesake-2"' not in page


@pytest.mark.parametrize("name", ["Ameen Soile", "امین سوئل", "Dr. Amin Nadir Soyle"])
def test_who_may_be_the_same_in_another_spelling_or_script_is_shown(site: Site, name: str) -> None:
    fill(site, GAZETTE, HERALD.replace(b"Amin Soyle", b"Lena Okoro"))
    first, other = keys(site)
    assert 'id="namesakes"' not in site.get(f"{LIST}/{first}").text
    add_name(site.desk.project, other, Called(name, "alias"), LENA)
    for each in (first, other):
        page = site.get(f"{LIST}/{each}").text
        assert 'id="namesake-1"' in page
        assert 'id="namesake-2"' not in page
    add_name(site.desk.project, first, Called(name, "alias"), LENA)
    assert 'id="namesake-2"' not in site.get(f"{LIST}/{first}").text, "nobody is shown twice"


def test_all_incidents_of_somebody_are_listed_whichever_documents_are_shown(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "_INCIDENTS", 5)
    one = of_many_documents(site)
    for path in (f"{LIST}/{one}?incidents=1", f"{LIST}/{one}?page=2&incidents=2"):
        page = site.get(path).text
        roles = page[
            page.index('id="roles"') : page.index('id="namesakes"' if "namesakes" in page else 'id="reports"')
        ]
        expected = 5 if path.endswith("incidents=1") else 3
        assert roles.count("/incidents/incident:") == expected
        assert roles.count("No: a perpetrator") == expected
    assert "incidents=1&amp;page=" not in page
    assert "page=2&amp;incidents=1" in page
    assert site.get(f"{LIST}/{one}?incidents=x").status_code == 400


def test_what_one_document_calls_it_leads_to_what_all_do(site: Site) -> None:
    fill(site, GAZETTE, HERALD)
    pair = keys(site)
    judge(site.desk.project, (pair[0], pair[1]), Same.SAME, LENA)
    (one,) = keys(site)
    (other,) = set(pair) - {one}
    assert site.get(f"{LIST}/{other}").headers["location"] == f"{LIST}/{one}"


def test_a_place_has_a_map_and_what_lies_there(site: Site) -> None:
    fill(site, GAZETTE)
    (one,) = keys(site, "place")
    page = site.get(f"{LIST}/{one}").text
    assert f"{LIST}/{one.replace(':', '%3A')}/map" in page or f"{LIST}/{one}/map" in page
    assert "Killing" in page
    assert "Torva" in site.get(f"{LIST}/{one}/map").text


def test_no_page_of_a_person_tells_the_reported_ground(site: Site) -> None:
    (incident,) = fill(site, GAZETTE)
    project = site.desk.project
    (document,) = site.desk.catalogue.documents_in(incident)
    act = project.part([document]).of_kind("act")[0].id
    start = GAZETTE.index(b"mourned")
    words = Selection(document, None, start, start + 7)
    add(project, words, FieldOf(act, "ground", "of an invented faith"), LENA)
    (one,) = keys(site)
    assert "of an invented faith" in site.get(f"/incidents/{incident}").text
    assert "of an invented faith" not in site.get(f"{LIST}/{one}").text
    assert "of an invented faith" not in site.get(LIST).text


@pytest.mark.parametrize("key", ["person:" + "0" * 64, "x", "%00", "act:1", "place:"])
def test_what_is_not_there(site: Site, key: str) -> None:
    for path in (f"{LIST}/{key}", f"{LIST}/{key}/map"):
        assert site.get(path).status_code == 404
    for act in ("name", "role", "same", "part", "undo"):
        form = {"name": "Amin", "same": "same", "batch": "7"}
        assert site.post(f"{LIST}/{key}/{act}", form).status_code in (400, 404)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_consent_is_recorded_and_withdrawn_on_the_page_of_a_person(site: Site, language: str) -> None:
    fill(site, GAZETTE)
    site.post("/settings", {"language": language})
    (key,) = keys(site)
    home = f"{LIST}/{key}"
    member = hidden(site.get(home).text, "member")
    form = {"member": member, "for": "un", "given_by": "her brother, on paper", "purpose": "letter",
            "day": "2026-03-01", "why": "they asked", "act": "permit"}  # fmt: skip
    assert site.post(f"{home}/permit", form).status_code == 200
    page = site.get(home).text
    assert "her brother, on paper" in page
    assert "chip-good" in page[page.index('id="permits"') :]
    assert site.post(f"{home}/permit", form | {"act": "withdraw", "day": ""}).status_code == 200
    page = site.get(home).text
    assert "chip-bad" in page[page.index('id="permits"') :]
    (told,) = permits_of(site.desk.project, site.desk.project.register().subjects[member], all_words()["en"])
    assert (told.audience, told.given, bool(told.withdrawn)) == (
        "United Nations mandates",
        "2026-03-01",
        True,
    )


@pytest.mark.parametrize(
    "wrong", [{"why": ""}, {"given_by": ""}, {"for": "own"}, {"day": "soon"}, {"purpose": " "}]
)
def test_a_consent_that_lacks_something_is_refused(site: Site, wrong: dict[str, str]) -> None:
    fill(site, GAZETTE)
    (key,) = keys(site)
    member = site.desk.project.register().of_kind("person")[0].id
    form = {
        "member": member,
        "for": "un",
        "given_by": "x",
        "purpose": "y",
        "why": "z",
        "act": "permit",
    } | wrong
    assert site.post(f"{LIST}/{key}/permit", form).status_code == 400
    assert site.desk.project.register().of_kind("consent") == ()
