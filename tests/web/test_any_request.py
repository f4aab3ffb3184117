"""Whatever a browser sends, the answer is a page: no trace, no fault of gawah, nothing lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gawah.store.arrivals import count_arrivals
from gawah.web.asked import FILTERS
from gawah.web.routes import PAGES

if TYPE_CHECKING:
    from tests.web.conftest import Site

SHOWN = [page.path for page in PAGES if page.show is not None]
DONE = [page.path for page in PAGES if page.act is not None]
IN_ADDRESS = re.compile(r"\{\w+\}")
WORDS = st.text(max_size=40) | st.sampled_from(
    ["2021-03-04", "/", "//x", "ur", "-1", "9" * 40, "\0", "%00", "killing", "csv", "x" * 300]
)
FIELDS = ["page", "show", "q", "watch", "next", "language", "published", "text", "title"]
FIELDS += [*FILTERS, "order", "view", "in", "name", "format"]
ASKED = st.dictionaries(WORDS | st.sampled_from(FIELDS), WORDS, max_size=4)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _sendable(word: str) -> str:
    """The word without lone halves of a surrogate pair, which are no characters."""
    return word.encode("utf-8", "replace").decode()


def _all_sendable(asked: dict[str, str]) -> dict[str, str]:
    return {_sendable(name): _sendable(value) for name, value in asked.items()}


@often
@given(path=st.sampled_from([*SHOWN, *DONE]).filter(IN_ADDRESS.search), id_=WORDS, asked=ASKED)
def test_any_id_is_answered_with_a_page(site: Site, path: str, id_: str, asked: dict[str, str]) -> None:
    whole = IN_ADDRESS.sub(lambda _: quote(_sendable(id_), safe="") or "x", path)
    for kind in ("", "incident%3A", "person%3A"):
        told = whole.replace(quote(_sendable(id_), safe=""), kind + quote(_sendable(id_), safe=""), 1)
        if path in SHOWN:
            answer = site.client.get(told, params=_all_sendable(asked))
        else:
            answer = site.post(told, _all_sendable(asked))
        assert answer.status_code in (200, 303, 307, 400, 403, 404, 405, 409)
        assert "Traceback" not in answer.text


@often
@given(path=st.sampled_from(SHOWN) | WORDS.map(lambda word: "/" + quote(_sendable(word))), asked=ASKED)
def test_any_address_is_answered_with_a_page(site: Site, path: str, asked: dict[str, str]) -> None:
    answer = site.client.get(path, params=_all_sendable(asked))
    assert answer.status_code in (200, 303, 307, 400, 403, 404, 405)
    assert "Traceback" not in answer.text


@often
@given(
    path=st.sampled_from(DONE),
    asked=ASKED,
    files=st.lists(st.tuples(WORDS, st.binary(max_size=60)), max_size=2),
)
def test_any_form_is_answered_with_a_page(
    site: Site, path: str, asked: dict[str, str], files: list[tuple[str, bytes]]
) -> None:
    before = count_arrivals(site.desk.project.engine)
    sent = [("files", (_sendable(name), data)) for name, data in files]
    answer = site.post(path, _all_sendable(asked), files=sent or None)
    assert answer.status_code in (200, 400, 403, 404, 405, 409)
    assert "Traceback" not in answer.text
    site.wait()
    assert count_arrivals(site.desk.project.engine) >= before
    assert site.get("/inbox").status_code == 200
