from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import gawah.web.pages.overview
from gawah.catalogue import Page, page_of
from gawah.errors import ConflictError, DataError, GawahError, NotFoundError, ProjectError, UsageError
from gawah.web import limits
from gawah.web.faults import trouble_of
from gawah.web.routes import PAGES
from gawah.web.texts import all_words
from gawah.web.visit import is_ours

if TYPE_CHECKING:
    from tests.web.conftest import Site

ALL = [page.path for page in PAGES if page.show is not None and "{" not in page.path]


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ur", "rtl")])
def test_each_page_is_shown_in_each_language(site: Site, path: str, language: str, direction: str) -> None:
    answer = site.get(
        path, headers={"Accept-Language": f"{language}-PK,{language};q=0.9"}, follow_redirects=True
    )
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert answer.headers["content-language"] == language
    assert " style=" not in answer.text
    assert "onclick" not in answer.text
    assert "http://" not in answer.text.replace('http-equiv="', "")


def test_what_was_chosen_goes_before_what_the_browser_asks_for(site: Site) -> None:
    answer = site.post("/settings", {"language": "ur", "theme": "dark", "next": "/help"})
    assert answer.url.path == "/help"
    assert '<html lang="ur" dir="rtl" data-theme="dark">' in answer.text
    assert 'lang="en"' in site.post("/settings", {"language": "en", "theme": "purple"}).text


def test_the_name_of_the_reviewer_is_kept_and_told_once(site: Site) -> None:
    answer = site.post("/settings", {"reviewer": " Lena  <Okoro> ", "next": "/settings"})
    assert "recorded as Lena &lt;Okoro&gt;." in answer.text
    assert 'value="Lena &lt;Okoro&gt;"' in answer.text
    assert "recorded as" not in site.get("/settings").text


@pytest.mark.parametrize("name", ["", " ", "x" * 101, "a\u202eb"])
def test_a_name_that_is_none_is_refused_in_the_persons_language(site: Site, name: str) -> None:
    site.post("/settings", {"language": "ur"})
    answer = site.post("/settings", {"reviewer": name})
    assert answer.status_code == 400
    assert "نام ضروری ہے" in answer.text


@pytest.mark.parametrize("path", ["//example.org", "https://example.org", "\\\\x", "/\\x", "", "/a\nb", "x"])
def test_a_form_leads_to_no_other_site(site: Site, path: str) -> None:
    assert not is_ours(path)
    assert site.post("/settings", {"next": path}).url.path == "/"


def test_what_a_page_asks_for_by_itself_takes_nothing_that_is_to_be_told(site: Site) -> None:
    csrf = site.csrf()
    site.client.post("/settings", data={"csrf": csrf, "reviewer": "Lena Okoro", "next": "/"})
    assert "Lena Okoro" not in site.get("/", headers={"X-Gawah-Poll": "1"}).text
    assert "Lena Okoro" in site.get("/").text


def test_an_address_that_is_not_there(site: Site) -> None:
    answer = site.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text
    assert "bar-places" in answer.text


def test_an_address_that_only_takes_forms(site: Site) -> None:
    answer = site.get("/inbox/add")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "This address only takes" in answer.text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("No such list."), 400),
        (NotFoundError("No such person."), 404),
        (ConflictError("Somebody was quicker."), 409),
        (ProjectError("Another gawah is writing."), 409),
        (DataError("A table is broken."), 500),
        (GawahError("Something."), 400),
    ],
)
def test_what_gawah_explains_is_a_page_with_its_sentence(
    site: Site, monkeypatch: pytest.MonkeyPatch, error: GawahError, status: int
) -> None:
    monkeypatch.setattr(gawah.web.pages.overview, "count_arrivals", _raising(error))
    answer = site.get("/")
    assert answer.status_code == status
    assert f"<p>{error}</p>" in answer.text
    urdu = site.get("/", headers={"Accept-Language": "ur"}).text
    assert f'<p lang="en" dir="ltr">{error}</p>' in urdu  # no language but English has words for it


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/incidents/incident:0/accept", "/incidents/incident:0"),
        ("/pairs/decide", "/pairs"),
        ("/pairs/split/incident:0", "/pairs/split/incident:0"),
        ("/register/views/save", "/register"),
    ],
)
def test_a_form_that_could_not_be_done_leads_back_to_its_page(site: Site, path: str, page: str) -> None:
    answer = site.post(path)
    assert answer.status_code in (400, 404, 409)
    assert f'href="{page}">Look again</a>' in answer.text
    assert "Look again" not in site.get("/nowhere").text


def test_a_fault_of_gawah_shows_no_trace(
    site: Site, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gawah.web.pages.overview, "count_arrivals", _raising(KeyError("secret")))
    answer = site.get("/")
    assert answer.status_code == 500
    assert "Nothing that was saved is lost." in answer.text
    assert "secret" not in answer.text + capfd.readouterr().err


def test_more_than_gawah_takes_at_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    length = {"Content-Length": str(limits.BODY + 1), "Content-Type": "application/x-www-form-urlencoded"}
    answer = site.client.post("/inbox/add", content=b"csrf=x", headers=length)
    assert answer.status_code == 413
    assert "more than gawah takes at once" in answer.text
    assert "content-security-policy" in answer.headers
    assert "bar-places" in answer.text
    monkeypatch.setattr(limits, "TEXT", 1000)
    for form in ({"files": ("", b"")}, None):  # in parts, and as one line
        answer = site.post("/inbox/add", {"text": "x" * 1001}, files=form)
        assert answer.status_code == 413
        assert "A text of more than 1,000 bytes came in one field" in answer.text
    monkeypatch.setattr(limits, "FIELDS", 5)
    answer = site.post("/inbox/add", {f"field{number}": "x" for number in range(6)})
    assert answer.status_code == 413
    assert "More than 5 entries came at once, so nothing was done." in answer.text
    monkeypatch.setattr(limits, "BODY", 5000)
    parts = iter([b"csrf=", b"x" * 5000])
    assert (
        site.client.post("/settings", content=parts, headers=length | {"Content-Length": "10"}).status_code
        == 413
    )


@pytest.mark.parametrize("body", [b"", b"--x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"])
def test_a_form_that_cannot_be_read(site: Site, body: bytes) -> None:
    answer = site.client.post(
        "/inbox/add", content=body, headers={"Content-Type": "multipart/form-data; boundary=x"}
    )
    assert answer.status_code in (400, 403)
    assert '<main id="main"' in answer.text


def test_the_last_page_of_a_list() -> None:
    page: Page[object] = Page((), 101, 3)
    assert (page.pages, page.offset, page.last) == (3, 100, 101)
    assert Page((), 0, 1).pages == 1
    assert [page_of(number, 50, 101) for number in (0, 2, 9)] == [1, 2, 3]


def test_troubles_are_told_in_both_languages() -> None:
    told = {words.language: trouble_of(KeyError(), words).title for words in all_words().values()}
    assert told == {"en": "A fault in gawah", "ur": "گواہ میں خرابی"}


def _raising(error: Exception) -> object:
    def call(*_arguments: object) -> None:
        raise error

    return call
