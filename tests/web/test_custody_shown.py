"""What was done with a document, on its page; what was exported, in the record."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from gawah.model import Handling
from gawah.store.custody import all_custody
from gawah.web.handlings import HANDLINGS

if TYPE_CHECKING:
    from tests.web.conftest import Site

HERALD = b"On Friday Lena Okoro was killed in Mbeki on 2022-11-30.\n"
NAME = sha256(HERALD).hexdigest()


def added(site: Site, received_from: str = "") -> None:
    site.post("/inbox/add", {"received_from": received_from}, files=[("files", ("herald.txt", HERALD))])
    site.wait()


def test_a_document_shows_through_whose_hands_it_went(site: Site) -> None:
    added(site, "a lawyer of the <family>")
    page = site.get(f"/documents/{NAME}").text
    table = page.partition('id="custody"')[2].partition("</details>")[0]
    assert "received" in table
    assert "from a lawyer of the &lt;family&gt;" in table
    assert "small@1" in table
    assert NAME in table
    assert table.count("<tr>") == 3


def test_each_handling_has_its_words() -> None:
    assert set(HANDLINGS) == set(Handling)


def test_what_is_exported_is_written_down_with_its_hash_and_filters(site: Site) -> None:
    added(site)
    answer = site.post("/register/export", {"format": "csv", "for": "own", "since": "2022"})
    last = list(all_custody(site.desk.project.engine))[-1]
    assert last.handling is Handling.EXPORTED
    assert last.file == sha256(answer.content).hexdigest()
    assert last.parameters["form"] == "csv"
    assert "since=2022" in last.parameters["selection"]
