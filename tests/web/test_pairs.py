"""Pairs of incidents: looked at side by side, decided, taken back, joined in one go, parted again."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from gawah.model import Same
from gawah.project.joining import join
from gawah.review import Decision, joined_by_method, judge
from gawah.web.texts import Words
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from tests.web.conftest import Site

BILAL = Decision("Bilal")


@pytest.fixture
def papers(site: Site) -> Site:
    """Three papers on one death, one with another name, one on another day."""
    told = {
        "a.txt": b"Amin Soyle was killed in Torva on 2021-03-04.\nFrom A.\n",
        "b.txt": b"Amin Soyle was killed in Torva on 2021-03-04.\nFrom B.\n",
        "c.txt": b"Amin Soyle was killed in Torva on 2021-03-04.\nFrom C.\n",
        "d.txt": b"Lena Okoro was killed in Torva on 2021-03-04.\n",
        "e.txt": b"Lena Okoro was killed in Mbeki on 2019-11-02.\n",
    }
    site.post("/inbox/add", files=[("files", one) for one in told.items()])
    site.wait()
    return site


def fields(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the first form that is sent to an address."""
    form = re.search(rf'<form method="post" action="{action}".*?</form>', page, re.DOTALL)
    assert form is not None, action
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[0])
    return {name: unescape(value) for name, value in found}


def incidents(site: Site) -> list[str]:
    return [one.id for one in site.desk.project.register().incidents()]


def by_paper(site: Site) -> dict[str, str]:
    """The incident of each paper, by the letter of its name."""
    names = {one.id: one.name[0] for one in site.desk.project.stored().documents}
    return {names[one.documents[0]]: one.id for one in site.desk.project.register().incidents()}


def test_the_likeliest_pair_is_shown_with_what_speaks_for_and_against(papers: Site) -> None:
    page = papers.get("/pairs").text
    assert "Pair 1 of 6" in page
    assert "a victim of the same name" in page
    assert page.count('<li id="line-') == 6
    assert 'data-key="s"' in page
    assert "no victim of the same name" in papers.get("/pairs?at=6").text
    assert "Pair 6 of 6" in papers.get("/pairs?at=99").text


def test_a_decision_brings_the_next_pair_and_can_be_taken_back(papers: Site) -> None:
    seen = fields(papers.get("/pairs").text, "/pairs/decide")
    answer = papers.post("/pairs/decide", seen | {"same": "same", "why": "one name"})
    assert answer.url.path == "/pairs"
    assert "Joined: both are one incident now." in answer.text
    assert "Pair 1 of 3" in answer.text
    assert len(incidents(papers)) == 4
    decided = papers.get("/pairs?show=decided").text
    assert "one name" in decided
    assert "Asha" in decided
    undone = papers.post("/pairs/undo", fields(answer.text, "/pairs/undo"))
    assert "Taken back." in undone.text
    assert "Pair 1 of 6" in undone.text
    assert len(incidents(papers)) == 5
    assert "/pairs/undo" not in undone.text


@pytest.mark.parametrize(("said", "left"), [("different", 0), ("unsure", 1)])
def test_what_is_not_joined_leaves_the_queue(papers: Site, said: str, left: int) -> None:
    seen = fields(papers.get("/pairs").text, "/pairs/decide")
    answer = papers.post("/pairs/decide", seen | {"same": said})
    assert "of 5" in answer.text
    assert len(incidents(papers)) == 5
    unsure = papers.get("/pairs?show=unsure").text
    assert unsure.count('<li id="line-') == left
    if not left:
        assert "No pair is unsure" in unsure
        page = papers.get("/pairs?show=decided").text
        answer = papers.post("/pairs/take-back", fields(page, "/pairs/take-back"))
        assert "No pair has been decided yet" in answer.text
        assert "Pair 1 of 6" in papers.get("/pairs").text


def test_a_pair_that_somebody_decided_since_is_refused(papers: Site) -> None:
    seen = fields(papers.get("/pairs").text, "/pairs/decide")
    judge(papers.desk.project, (seen["left"], seen["right"]), Same.UNSURE, BILAL)
    for path, more in (("/pairs/decide", {"same": "same"}), ("/pairs/take-back", {})):
        answer = papers.post(path, seen | more)
        assert answer.status_code == 409
        assert "Bilal said unsure" in answer.text
        blind = papers.post(path, seen | more | {"expect": ""})
        assert blind.status_code == 400
        assert "does not say what you saw" in blind.text
    assert len(incidents(papers)) == 5


@pytest.mark.parametrize("said", ["", "withdrawn", "perhaps"])
def test_a_word_that_is_none_is_refused(papers: Site, said: str) -> None:
    seen = fields(papers.get("/pairs").text, "/pairs/decide")
    answer = papers.post("/pairs/decide", seen | {"same": said})
    assert answer.status_code == 400
    assert "Say “same”" in answer.text


@pytest.mark.parametrize("batch", ["", "x", "-1", "9" * 30, "٣"])
def test_a_decision_that_is_none_is_not_taken_back(papers: Site, batch: str) -> None:
    answer = papers.post("/pairs/undo", {"batch": batch})
    assert answer.status_code == 400
    assert papers.post("/pairs/undo", {"batch": "999999"}).status_code == 404


def test_any_two_incidents_are_compared(papers: Site) -> None:
    ids = by_paper(papers)
    page = papers.get(f"/pairs/{ids['a']}/{ids['e']}").text
    assert "dates further apart" in page
    assert "different places" in page
    answer = papers.post("/pairs/decide", fields(page, "/pairs/decide") | {"same": "different"})
    assert answer.url.path == f"/pairs/{ids['a']}/{ids['e']}"
    assert "Asha said “different events”" in answer.text


def test_a_joined_pair_is_shown_as_each_report_tells_it(papers: Site) -> None:
    ids = by_paper(papers)
    judge(papers.desk.project, (ids["a"], ids["d"]), Same.SAME, BILAL)
    page = papers.get(f"/pairs/{ids['a']}/{ids['d']}").text
    assert "Both are one incident now." in page
    assert "no victim of the same name" in page
    assert "Bilal said “the same event”" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/pairs/incident:0000/incident:1111", 404),
        ("/pairs/incident:/incident:", 400),
        ("/pairs/%20/x", 400),
        ("/pairs/with/incident:0000", 404),
        ("/pairs/split/incident:0000", 404),
        ("/pairs?at=0", 400),
        ("/pairs?page=x", 400),
        ("/pairs?show=nothing&page=700", 200),
        ("/pairs?show=decided&page=700", 200),
        ("/pairs/decide", 405),
    ],
)
def test_what_is_not_there_is_said(papers: Site, path: str, status: int) -> None:
    answer = papers.get(path)
    assert answer.status_code == status
    assert '<main id="main"' in answer.text


def test_one_incident_is_not_compared_with_itself(papers: Site) -> None:
    one = by_paper(papers)["a"]
    assert papers.get(f"/pairs/{one}/{one}").status_code == 400


def test_the_other_incident_is_found_by_its_words_or_its_id(papers: Site) -> None:
    ids = by_paper(papers)
    page = papers.get(f"/pairs/with/{ids['a']}").text
    assert page.count('<li id="with-') == 3
    found = papers.get(f"/pairs/with/{ids['a']}?q=Mbeki").text
    assert f"/pairs/{ids['a']}/{ids['e']}" in found
    assert "No other incident has these words" in papers.get(f"/pairs/with/{ids['a']}?q=Sanare").text
    answer = papers.get(f"/pairs/with/{ids['a']}?q={ids['e'][:24]}")
    assert answer.headers["location"] == f"/pairs/{ids['a']}/{ids['e']}"
    assert papers.get(f"/pairs/with/{ids['a']}?q=%E2%80%A6").status_code == 400


def test_safe_pairs_are_joined_in_one_go_and_taken_back_in_one(papers: Site) -> None:
    assert "3 pairs have a name in common" in papers.get("/pairs").text
    page = papers.get("/pairs/safe").text
    pairs = re.findall(r'name="pair" value="([^"]+)"', page)
    assert len(pairs) == 3
    form = fields(page, "/pairs/safe") | {"csrf": papers.csrf(), "pair": pairs}
    answer = papers.client.post("/pairs/safe", data=form, follow_redirects=True)
    assert "2 pairs joined." in answer.text
    assert len(incidents(papers)) == 3
    assert "No pair is safe to join unseen" in papers.get("/pairs/safe").text
    undone = papers.post("/pairs/undo", fields(papers.get("/pairs").text, "/pairs/undo"))
    assert "Taken back." in undone.text
    assert len(incidents(papers)) == 5


@pytest.mark.parametrize("pair", ["", "incident:0000", "incident:0000 incident:1111", "x y z"])
def test_a_batch_of_what_is_not_there_joins_nothing(papers: Site, pair: str) -> None:
    answer = papers.post("/pairs/safe", {"pair": pair, "expect": "open"} if pair else {})
    assert answer.status_code in (400, 404)
    assert len(incidents(papers)) == 5


def test_a_report_is_parted_from_the_others_of_its_incident(papers: Site) -> None:
    ids = by_paper(papers)
    judge(papers.desk.project, (ids["a"], ids["b"]), Same.SAME, BILAL)
    judge(papers.desk.project, (ids["b"], ids["d"]), Same.SAME, BILAL)
    whole = min(ids["a"], ids["b"], ids["d"])
    page = papers.get(f"/pairs/split/{whole}").text
    assert page.count('name="member"') == 3
    form = fields(page, f"/pairs/split/{whole}") | {"csrf": papers.csrf(), "member": ids["d"]}
    answer = papers.client.post(f"/pairs/split/{whole}", data=form)
    assert answer.headers["location"] == f"/incidents/{ids['d']}"
    assert len(incidents(papers)) == 4
    assert papers.client.post(f"/pairs/split/{whole}", data=form).status_code in (400, 409)
    assert "joined with nothing" in papers.get(f"/pairs/split/{ids['d']}").text


def test_words_of_documents_and_reasons_are_never_markup(site: Site) -> None:
    for name in ("a.txt", "b.txt"):
        words = b"Amin Soyle was killed in Torva on 2021-03-04.\n<b>x</b> " + name.encode()
        site.post("/inbox/add", files=[("files", (f"<i>{name}", words))])
    site.wait()
    seen = fields(site.get("/pairs").text, "/pairs/decide")
    site.post("/pairs/decide", seen | {"same": "different", "why": "<script>alert(1)</script>"})
    for path in ("/pairs", "/pairs?show=decided", f"/pairs/{seen['left']}/{seen['right']}"):
        page = site.get(path).text
        assert "<script>alert" not in page
        assert "<i>" not in page


def test_an_empty_register_says_what_to_do(site: Site) -> None:
    assert "No pair waits to be decided" in site.get("/pairs").text
    assert "No pair is safe to join unseen" in site.get("/pairs/safe").text


def test_what_gawah_joined_is_listed_with_its_reasons_and_a_person_may_part_it(site: Site) -> None:
    told = {
        "a.txt": b"On 4 March 2021 gunmen shot dead Salman Tarvez in Kotli. Nobody else was hurt.\n",
        "b.txt": b"Salman Tarvez was shot dead by gunmen in Kotli on 4 March 2021, police said.\n",
    }
    assert "gawah has joined nothing by itself" in site.get("/pairs?show=joined").text
    project, catalogue = site.desk.project, site.desk.catalogue
    for name, text in told.items():
        project.read_added(project.add(text, name=name).document)
    assert join(project, catalogue).joined == 1
    page = site.get("/pairs?show=joined").text
    assert "When: 4 March 2021" in page
    assert page.count("Salman Tarvez") > 0
    (joined,) = joined_by_method(project)
    assert len(incidents(site)) == 1
    beside = site.get(f"/pairs/{joined.left}/{joined.right}").text
    assert "by a rule" in beside
    site.post("/pairs/decide", fields(beside, "/pairs/decide") | {"same": "different"})
    assert len(incidents(site)) == 2
    assert joined_by_method(project) == ()
    assert "gawah has joined nothing by itself" in site.get("/pairs?show=joined").text


def test_what_gawah_says_is_told_in_the_language_of_the_page() -> None:
    english, urdu = Wording(Words("en")), Wording(Words("ur"))
    line = "date: 2021-05 ≈ 2021-05-03; type: killing; victims: A; B ≈ C; killed: 2 ≠ ~40"
    told = english.reasons(line).replace("\u2068", "").replace("\u2069", "")
    assert told == "When: May 2021 ≈ 3 May 2021; What: Killing; Victims: A; B ≈ C; Killed: 2 ≠ about 40"
    assert "قتل" in urdu.reasons(line)
    assert english.reasons("they are brothers") == "they are brothers"
