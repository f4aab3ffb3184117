"""Pages while the catalogue has much to follow."""

from __future__ import annotations

from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING

import pytest

from gawah.web import following
from gawah.web.faults import LayingOutError
from gawah.web.following import Following
from tests.web.test_incident import GAZETTE, fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.web.conftest import Site


@pytest.fixture
def held(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A catalogue that lays out three of nine reports and waits there until it is let go on."""
    fill(site, GAZETTE)
    go_on, catalogue = Event(), site.desk.catalogue
    update = catalogue.update

    def slowly(on_progress: Callable[[int, int], None] | None = None) -> int:
        if on_progress is not None:
            on_progress(3, 9)
        assert go_on.wait(20)
        return update(on_progress)

    monkeypatch.setattr(catalogue, "update", slowly)
    monkeypatch.setattr(following, "_PATIENCE", 0.05)
    site.desk.project.add(b"One more report.", {}, "more.txt")
    yield go_on
    go_on.set()


def wait_for(keeper: Following) -> None:
    for _ in range(400):
        with suppress(LayingOutError):
            keeper.catch_up()
            return
    pytest.fail("the catalogue did not catch up")


def test_a_page_tells_how_far_the_register_is_laid_out_and_comes_back(site: Site, held: Event) -> None:
    page = site.get("/register")
    assert page.status_code == 503
    assert "3 of 9 reports are done" in page.text
    assert '<meta http-equiv="refresh"' in page.text
    held.set()
    wait_for(site.desk.following)
    assert "1 incident" in site.get("/register").text


def test_the_inbox_shows_what_came_in_meanwhile(site: Site, held: Event) -> None:
    assert not held.is_set()
    page = site.get("/inbox")
    assert page.status_code == 200
    assert "report0.txt" in page.text
    assert "read: 1 incident" not in page.text


def test_what_is_recorded_while_it_is_followed_is_followed_too(site: Site, held: Event) -> None:
    keeper = Following(site.desk.catalogue)
    with pytest.raises(LayingOutError):
        keeper.catch_up()
    site.desk.project.add(b"Another report.", {}, "another.txt")
    held.set()
    wait_for(keeper)
    assert site.desk.catalogue.known == site.desk.catalogue.last_recorded()
    keeper.stop()


def test_the_program_ends_without_waiting_for_the_layout(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(site, GAZETTE)
    begun, keeper = Event(), Following(site.desk.catalogue)

    def endless(on_progress: Callable[[int, int], None]) -> int:
        while True:
            on_progress(1, 2)
            begun.set()

    monkeypatch.setattr(site.desk.catalogue, "update", endless)
    monkeypatch.setattr(following, "_PATIENCE", 0.05)
    site.desk.project.add(b"One more report.", {}, "more.txt")
    keeper.keep_up()
    assert begun.wait(20)
    keeper.stop()
