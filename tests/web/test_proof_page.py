"""On the page of an incident: which standard of proof it meets, and which of its reports are one source."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.model import Same
from gawah.review import Decision, judge

if TYPE_CHECKING:
    from gawah.catalogue import IncidentRow
    from tests.web.conftest import Site

TOLD = "Amin Soyle was killed in Torva on 2021-03-04."
SHARED = (
    "A mob of some sixty men broke down the gate of the prayer hall after dusk and beat those who had stayed "
    "behind, two of them children, while the police post stands two hundred metres away and nobody came."
)
PAPERS = (f"{TOLD}\n{SHARED}", f"Our reporter writes.\n{TOLD}\n{SHARED}", f"{TOLD}\nThe town mourned.")


def row(site: Site) -> IncidentRow:
    site.desk.catalogue.update()
    return site.desk.catalogue.incidents(Wanted()).rows[0]


@pytest.fixture
def joined(site: Site) -> Site:
    """Three papers on one death, two of which print one text."""
    for number, words in enumerate(PAPERS):
        files = [("files", (f"report{number}.txt", words.encode()))]
        site.post("/inbox/add", {"publisher": f"Paper {number}"}, files=files)
        site.wait()
    site.desk.catalogue.update()
    first, *others = (one.id for one in site.desk.catalogue.incidents(Wanted()).rows)
    for other in others:
        judge(site.desk.project, (first, other), Same.SAME, Decision("Lena Okoro"))
    assert row(site).reports == 3
    return site


def value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return html.unescape(found[1])


def part(page: str, begins: str) -> str:
    return page[page.index(begins) :].split("</section>", maxsplit=1)[0]


def test_reprints_are_named_with_the_words_that_both_have(joined: Site) -> None:
    assert row(joined).sources == 2
    page = part(joined.get(f"/incidents/{row(joined).id}").text, 'id="one-source"')
    assert "the text of one stands in the other" in page
    assert "Amin Soyle was killed in Torva on 2021-03-04." in page
    assert page.count('value="different"') == 1


def test_two_reports_are_parted_and_that_is_taken_back(joined: Site) -> None:
    home = f"/incidents/{row(joined).id}"
    pair = value(part(joined.get(home).text, 'id="one-source"'), "pair")
    said = joined.post(f"{home}/sources", {"pair": pair, "word": "different", "why": "each rang them"}).text
    assert "Recorded: the two are two sources." in said
    assert row(joined).sources == 3
    again = joined.post(f"{home}/sources", {"pair": pair, "word": "different"})
    assert again.status_code == 409  # seen before it was said
    shown = part(joined.get(home).text, 'id="one-source"')
    assert "each rang them" in shown
    back = joined.post(f"{home}/sources", {"pair": value(shown, "pair"), "word": "undo"}).text
    assert "Taken back" in back
    assert row(joined).sources == 2


def test_two_reports_are_said_to_be_one_source(joined: Site) -> None:
    home = f"/incidents/{row(joined).id}"
    page = part(joined.get(home).text, 'id="join-sources"')
    offered = re.findall(r'<option value="([^"]+)">', page)
    assert len(offered) == 2
    told = joined.post(f"{home}/sources", {"pair": offered[0], "word": "same", "why": "one owner"}).text
    assert "Recorded: the two are one source." in told
    assert row(joined).sources == 1
    assert "one owner" in joined.get(home).text


def test_a_standard_is_recorded_with_its_reason_and_filtered_by(joined: Site) -> None:
    home = f"/incidents/{row(joined).id}"
    assert (row(joined).proof, row(joined).proof_by) == ("reasonable_suspicion", "")
    page = part(joined.get(home).text, 'aria-labelledby="proof"')
    assert "suggested" in page
    assert "2 independent sources" in page
    form = {"state": value(page, "state"), "level": "reasonable_grounds", "why": "two witnesses of ours"}
    assert "Recorded: the standard of proof" in joined.post(f"{home}/standard", form).text
    assert row(joined).proof == "reasonable_grounds"
    assert row(joined).proof_by
    page = part(joined.get(home).text, 'aria-labelledby="proof"')
    assert "two witnesses of ours" in page
    assert "gawah suggests: reasonable suspicion." in page
    assert row(joined).id in joined.get("/register?proof=reasonable_grounds").text
    assert row(joined).id not in joined.get("/register?proof=reasonable_suspicion").text
    assert joined.post(f"{home}/standard", form).status_code == 409
    whole = joined.get(home).text
    joined.post(f"{home}/undo", {"batch": value(part(whole, 'id="history"'), "batch")})
    assert row(joined).proof == "reasonable_suspicion"


@pytest.mark.parametrize(
    ("act", "form", "status"),
    [
        ("standard", {"state": "open", "level": "court_finding", "why": " "}, 400),
        ("standard", {"state": "open", "level": "certain", "why": "so"}, 400),
        ("standard", {"level": "alleged", "why": "so"}, 400),
        ("sources", {"word": "same"}, 400),
        ("sources", {"pair": "a b", "word": "same"}, 400),
        ("sources", {"pair": "a b open", "word": "same"}, 404),
        ("sources", {"pair": "a b open", "word": "merge"}, 400),
    ],
)
def test_a_form_that_fits_nothing_is_explained(
    joined: Site, act: str, form: dict[str, str], status: int
) -> None:
    answer = joined.post(f"/incidents/{row(joined).id}/{act}", form)
    assert answer.status_code == status
    assert '<p class="trouble-status"' in answer.text
    assert row(joined).proof_by == ""
    assert row(joined).sources == 2


def test_it_is_told_in_urdu(joined: Site) -> None:
    page = joined.get(f"/incidents/{row(joined).id}", headers={"Accept-Language": "ur"}).text
    assert "معقول شبہ" in page
    assert "ایک کا متن دوسری میں موجود ہے" in page
    assert "کون سی رپورٹیں ایک ہی ذریعہ ہیں" in page


def test_the_source_group_of_a_document_is_said_beside_it(joined: Site) -> None:
    documents = joined.desk.catalogue.documents_in(row(joined).id)
    for document in documents:
        page = joined.get(f"/documents/{document}").text
        form = {
            "seen": value(part(page, f"/documents/{document}/source"), "seen"),
            "source_group": "Torva Media",
        }
        empty = joined.post(f"/documents/{document}/source", form | {"source_group": " "})
        assert empty.status_code == 400
        assert "Write the name of the source group." in empty.text
        assert "Recorded: the source group." in joined.post(f"/documents/{document}/source", form).text
    assert row(joined).sources == 1
    assert "Torva Media" in joined.get(f"/documents/{documents[0]}").text
    assert joined.post(f"/documents/{documents[0]}/source", form).status_code == 409
