from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.web.guards import HEADERS, Access
from gawah.web.limits import SESSIONS
from gawah.web.routes import PAGES
from gawah.web.sessions import Sessions
from tests.web.conftest import PORT, TOKEN, let_in

if TYPE_CHECKING:
    from tests.web.conftest import Site

ALL = [page.path for page in PAGES if page.show is not None]
ACTS = [page.path for page in PAGES if page.act is not None]


@pytest.mark.parametrize("path", [*ALL, "/nowhere"])
def test_no_page_is_shown_to_a_browser_that_was_not_let_in(outside: Site, path: str) -> None:
    answer = outside.get(path)
    assert answer.status_code == 403
    assert "open the address that gawah printed" in answer.text
    assert "bar-places" not in answer.text


@pytest.mark.parametrize("path", ACTS)
def test_nothing_is_done_for_a_browser_that_was_not_let_in(outside: Site, path: str) -> None:
    assert outside.client.post(path).status_code == 403


def test_the_token_lets_a_browser_in_as_often_as_it_comes(outside: Site) -> None:
    answer = outside.get(f"/start?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in (f"gawah-{PORT}=", "HttpOnly", "SameSite=strict", "Path=/"))
    assert outside.get("/").status_code == 200
    outside.client.cookies.clear()
    let_in(outside.client)
    assert outside.get("/").status_code == 200


@pytest.mark.parametrize("token", ["", "the-token-of-the-test", "é", "\udcff", TOKEN + "x"])
def test_no_other_token_does(outside: Site, token: str) -> None:
    assert not Access(TOKEN, PORT).fits(token)
    answer = outside.client.get("/start", params={"token": token.encode("utf-8", "replace").decode()})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_browser_that_was_let_in_keeps_its_session(site: Site) -> None:
    assert "set-cookie" not in site.get(f"/start?token={TOKEN}").headers


@pytest.mark.parametrize("cookie", ["gawah-8765=guess", "a=b; c", 'x="', f"gawah-{PORT}=; gawah-{PORT}=x"])
def test_no_other_cookie_does(outside: Site, cookie: str) -> None:
    assert outside.client.get("/", headers={"Cookie": cookie}).status_code == 403


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "register.example:8765", "127.0.0.1:80", ""]
)
def test_gawah_answers_only_to_this_computers_own_names(site: Site, host: str) -> None:
    answer = site.get("/", headers={"Host": host})
    own = host in ("127.0.0.1:8765", "localhost:8765", "[::1]:8765")
    # A cookie belongs to one name of the host: under another, the browser must be let in again.
    assert ("computer" in answer.text and "own names" in answer.text) == (not own)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": f"http://127.0.0.1:{PORT}", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_only_our_own_pages_may_send_forms(site: Site, headers: dict[str, str], status: int) -> None:
    data = {"csrf": site.csrf(), "theme": "dark", "next": "/"}
    assert site.client.post("/settings", data=data, headers=headers).status_code == status
    assert ('data-theme="dark"' in site.get("/").text) == (status == 303)


@pytest.mark.parametrize("path", ACTS)
@pytest.mark.parametrize("word", ["", "guess", "\udcff"])
def test_every_form_must_bring_back_the_sessions_word(site: Site, path: str, word: str) -> None:
    answer = site.client.post(path, data={"csrf": word.encode("utf-8", "replace").decode()})
    assert answer.status_code == 403
    assert "This form is older" in answer.text


def test_the_word_of_another_session_does_not_do(site: Site) -> None:
    other = site.desk.sessions.new()
    assert site.client.post("/settings", data={"csrf": other.csrf}).status_code == 403
    assert site.client.post("/settings", headers={"X-csrf": site.csrf()}).status_code == 303


@pytest.mark.parametrize("path", ["/", "/inbox", "/nowhere", "/start?token=x", "/static/x"])
def test_every_answer_says_what_a_browser_must_not_do(site: Site, path: str) -> None:
    answer = site.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_static_files_are_kept_under_an_address_of_their_own(outside: Site) -> None:
    assert outside.get(outside.desk.statics.address("figures.css")).status_code == 200
    address = outside.desk.statics.address("gawah.css")
    answer = outside.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert outside.get(address.replace("gawah-", "gawah-0")).status_code == 404
    assert outside.get("/static/%2e%2e%2fapp.py").status_code == 404


def test_the_browser_that_came_first_is_let_go_of() -> None:
    sessions = Sessions("Asha", None)
    ids = [sessions.new().id for _ in range(SESSIONS + 1)]
    assert sessions.find([ids[0]]) is None
    assert sessions.find(["guess", ids[-1]]) is not None
