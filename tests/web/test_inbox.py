from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from gawah.project import Pipeline, Project, now
from gawah.project.files import writer_lock
from gawah.settings import Settings
from gawah.store.arrivals import Fate, arrivals
from gawah.store.custody import is_destroyed
from gawah.store.destroy import destroy
from gawah.store.look_up import standing_faults
from gawah.web import limits
from gawah.web.app import make_app
from gawah.web.desk import Manner
from gawah.web.reading import Reading
from tests.web.conftest import PORT, TOKEN, Site, let_in

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.model import Text

GAZETTE = b"Amin Soyle was killed in Torva on 2021-03-04.\n"
Files = list[tuple[str, tuple[str, bytes]]]


def files(*named: tuple[str, bytes]) -> Files:
    return [("files", one) for one in named]


def test_files_are_added_read_and_shown_with_what_was_found(site: Site) -> None:
    answer = site.post("/inbox/add", files=files(("a.txt", GAZETTE), ("b.txt", b"Nothing happened.\n")))
    assert answer.url.path == "/inbox"
    assert "2 documents added." in answer.text
    site.wait()
    page = site.get("/inbox").text
    assert "read: 1 incident" in page
    assert "read: no incident" in page
    assert "data-refresh" not in page


def test_what_is_there_already_is_said_and_not_added_twice(site: Site) -> None:
    site.post("/inbox/add", files=files(("a.txt", GAZETTE)))
    answer = site.post("/inbox/add", files=files(("a.txt", GAZETTE), ("other name.txt", GAZETTE)))
    assert "Nothing is new: all 2 documents were there already." in answer.text
    assert "<bdi>a.txt</bdi>" in answer.text
    assert "<bdi>other name.txt: here it is called “a.txt”</bdi>" in answer.text
    assert len(arrivals(site.desk.project.engine, 10)) == 1
    answer = site.post("/inbox/add", files=files(("b.txt", b"new"), ("c.txt", b"new")))
    assert "1 document added." in answer.text
    assert "1 document was there already; nothing was added twice:" in answer.text
    assert "c.txt: here it is called “b.txt”" in answer.text


def test_what_was_read_is_not_read_again_for_coming_twice(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("/inbox/add", files=files(("a.txt", GAZETTE), ("bad.bin", b"\0")))
    site.wait()
    asked: list[str] = []
    monkeypatch.setattr(site.desk.reading, "ask", asked.extend)
    page = site.post("/inbox/add", files=files(("other.txt", GAZETTE))).text
    assert asked == []
    assert "read: 1 incident" in page
    assert "other.txt</a>" not in page
    site.post("/inbox/add", files=files(("bad.bin", b"\0")))
    (failed,) = arrivals(site.desk.project.engine, 10, fate=Fate.FAILED)
    assert asked == [failed.document.id], "what could not be read is tried again"


def test_what_is_said_of_a_document_that_was_there_is_kept_and_it_is_read_again(site: Site) -> None:
    site.post("/inbox/add", files=files(("a.txt", GAZETTE)))
    site.wait()
    answer = site.post("/inbox/add", {"publisher": "Example Gazette"}, files=files(("a.txt", GAZETTE)))
    assert "they are read again with it" in answer.text
    site.wait()
    (page,) = site.desk.project.register().of_kind("document")
    assert page.value("publisher") == "Example Gazette"


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("a %22quoted%22 word.txt", 'a "quoted" word.txt'),
        ("50% of 100%.txt", "50% of 100%.txt"),
        ("100%25.txt", "100%25.txt"),
        ("two%0D%0Alines.txt", "two\r\nlines.txt"),
        ("folder/رپورٹ.txt", "رپورٹ.txt"),
    ],
)
def test_a_file_keeps_the_name_that_it_had(site: Site, sent: str, name: str) -> None:
    body = (
        f'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{site.csrf()}\r\n'
        f'--b\r\nContent-Disposition: form-data; name="files"; filename="{sent}"\r\n'
        "Content-Type: text/plain\r\n\r\nNothing happened.\r\n--b--\r\n"
    )  # as a browser writes it
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert site.client.post("/inbox/add", content=body.encode(), headers=headers).status_code == 303
    (one,) = arrivals(site.desk.project.engine, 10)
    assert one.document.name == name
    assert site.get("/inbox").status_code == 200


def test_an_empty_file_is_called_empty(site: Site) -> None:
    site.post("/inbox/add", files=files(("nil.txt", b""), ("short.txt", b"abc")))
    page = site.get("/inbox").text
    assert '<td class="cell-fact number">empty</td>' in page
    assert '<td class="cell-fact number">3 bytes</td>' in page


def test_more_files_than_are_taken_at_once_is_told_with_the_limit(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILES", 3)
    many = files(*((f"{number}.txt", b"%d" % number) for number in range(4)))
    answer = site.post("/inbox/add", files=many)
    assert answer.status_code == 413
    assert "More than 3 files came at once, so nothing was added." in answer.text
    assert 'href="/inbox"' in answer.text
    assert arrivals(site.desk.project.engine, 10) == []
    assert site.post("/inbox/add", files=many[:3]).status_code == 200
    site.post("/settings", {"language": "ur"})
    assert "3 سے زیادہ فائلیں" in site.post("/inbox/add", files=many).text


def test_a_text_is_pasted_with_what_the_page_did_not_say(site: Site) -> None:
    told = {"title": "A death: in Torva?", "text": "Amin Soyle was killed\r\nin Torva.\r\n"}
    given = {"published": "2021-03", "publisher": "Example Gazette", "url": "https://example.org/1"}
    site.post("/inbox/add", told | given)
    site.wait()
    (one,) = arrivals(site.desk.project.engine, 10)
    assert one.document.name == "A death in Torva.txt"
    kept = site.desk.project.evidence.path(one.document.id).read_bytes()
    assert kept == b"A death: in Torva?\n\nAmin Soyle was killed\nin Torva.\n"
    text = site.desk.project.text(one.document.id)
    assert text is not None
    assert {datum.prop: datum.value for datum in text.metadata} == given


def test_when_it_was_published_is_told_as_people_write_it(site: Site) -> None:
    site.post("/inbox/add", {"text": "Amin Soyle was killed in Torva.", "published": "3 مارچ 2021ء"})
    site.wait()
    (one,) = arrivals(site.desk.project.engine, 10)
    text = site.desk.project.text(one.document.id)
    assert text is not None
    assert [datum.value for datum in text.metadata if datum.prop == "published"] == ["2021-03-03"]


def test_a_pasted_text_without_title_has_the_name_of_its_first_words(site: Site) -> None:
    site.post("/inbox/add", {"text": "گواہ نے کہا"})
    assert "<bdi>گواہ نے کہا.txt</bdi>" in site.get("/inbox").text


def test_a_file_that_cannot_be_read_is_named_with_why_and_can_be_tried_again(site: Site) -> None:
    site.post("/inbox/add", files=files(("bad<b>.bin", b"\0")))
    site.wait()
    for path in ("/inbox", "/inbox?show=failed"):
        page = site.get(path).text
        assert "bad&lt;b&gt;.bin is no text." in page
        assert "Try again" in page
    (one,) = arrivals(site.desk.project.engine, 10)
    assert one.fate is Fate.FAILED
    site.post("/inbox/again", {"document": one.document.id})
    site.wait()
    assert "is no text." in site.get("/inbox").text
    assert site.post("/inbox/again", {"document": "guess"}).status_code == 404


def test_a_file_refused_on_the_command_line_is_named_too(site: Site, tmp_path: Path, small: Pipeline) -> None:
    bad = tmp_path / "bad.bin"
    bad.write_bytes(b"\0")
    with Project.open(site.desk.project.root) as project:
        project.process([bad], pipeline=small)
    assert str(bad) in site.get("/inbox?show=failed").text
    bad.write_bytes(GAZETTE)
    with Project.open(site.desk.project.root) as project:
        project.process([bad], pipeline=small)
    assert str(bad) not in site.get("/inbox?show=failed").text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose at least one file, or paste a text."),
        ({"text": "x", "published": "last week"}, "“last week” is not a date"),
        ({"text": "x", "published": "3/4/2021"}, "as day 4 of month 3, which is written 2021-03-04"),
        ({"title": "only a title"}, "Choose at least one file"),
    ],
)
def test_a_form_that_was_filled_in_wrongly_is_explained(
    site: Site, data: dict[str, str], sentence: str
) -> None:
    answer = site.post("/inbox/add", data)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert arrivals(site.desk.project.engine, 10) == []


def test_a_file_that_is_too_big_is_named_and_nothing_is_added(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE", 100)
    answer = site.post("/inbox/add", files=files(("a.txt", GAZETTE), ("big.txt", b"x" * 101)))
    assert answer.status_code == 400
    assert "big.txt is bigger than 100 bytes" in answer.text
    assert arrivals(site.desk.project.engine, 10) == []


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=-1", "?page=9999999999", "?page=٣"])
def test_a_page_that_is_no_number_is_explained(site: Site, query: str) -> None:
    answer = site.get(f"/inbox{query}")
    assert answer.status_code == 400
    assert "must be a number from 1" in answer.text


def test_the_list_is_shown_a_page_at_a_time_newest_first(site: Site) -> None:
    for number in range(60):
        site.desk.project.add(b"%d" % number, {}, f"n{number}.txt")
    page = site.get("/inbox").text
    assert "n59.txt" in page
    assert "n9.txt" not in page
    assert "1 to 50 of 60" in page
    page = site.get("/inbox?page=2").text
    assert "n9.txt" in page
    assert "51 to 60 of 60" in page
    assert "This part of the list is empty" in site.get("/inbox?page=3").text
    assert site.get("/inbox?show=guess").status_code == 200


def test_while_reading_goes_on_the_page_says_so_and_looks_again(tmp_path: Path, small: Pipeline) -> None:
    may_go_on, has_begun = threading.Event(), threading.Event()

    def read_slowly(data: bytes, name: str, told: dict[str, str]) -> Text:
        has_begun.set()
        assert may_go_on.wait(20)
        return small.read(data, name, told)

    slow = Pipeline(read_slowly, small.extract, small.methods)
    app = make_app(tmp_path / "p", Settings(), Manner(PORT, TOKEN, pipeline=slow))
    with TestClient(app, f"http://127.0.0.1:{PORT}") as client:
        let_in(client)
        site = Site(client, app.state.desk)
        page = site.post("/inbox/add", files=files(("a.txt", GAZETTE), ("b.txt", b"b"))).text
        assert has_begun.wait(20)
        assert '<meta http-equiv="refresh"' in page
        page = site.get("/inbox").text
        assert all(words in page for words in ("being read", "waiting", "2 documents still to be read"))
        assert 'data-refresh="1500"' in page
        assert '<meta http-equiv="refresh"' not in page, "a page that nobody asked to look again loses words"
        may_go_on.set()
        site.wait()


def test_what_was_added_and_not_read_waits_for_the_next_start(tmp_path: Path, small: Pipeline) -> None:
    with Project.create(tmp_path / "p") as project:
        added = project.add(GAZETTE, {}, "a.txt")
        reading = Reading(project, small)
        assert arrivals(project.engine, 1)[0].fate is Fate.WAITING
        reading.start()
        assert reading.finish(20)
        reading.stop()
        assert arrivals(project.engine, 1)[0].fate is Fate.READ
        assert project.text(added.document) is not None


def test_what_somebody_waits_for_is_read_first(tmp_path: Path, small: Pipeline) -> None:
    read: list[str] = []

    def note(data: bytes, name: str, told: dict[str, str]) -> Text:
        read.append(name)
        return small.read(data, name, told)

    with Project.create(tmp_path / "p") as project:
        ids = [project.add(name.encode(), {}, name).document for name in ("one", "two", "three")]
        reading = Reading(project, Pipeline(note, small.extract, small.methods))
        reading.ask([ids[0], ids[1], ids[1], ids[2]])
        reading.ask_first(ids[2])
        reading.start()
        assert reading.finish(20)
        reading.stop()
    assert read == ["three", "one", "two"]


def test_while_another_process_writes_the_reading_waits(
    tmp_path: Path, small: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gawah.web.reading._PATIENCE", 0.05)
    with Project.create(tmp_path / "p") as project:
        project.add(GAZETTE, {}, "a.txt")
        reading = Reading(project, small)
        with writer_lock(project.root):
            reading.start()
            assert not reading.finish(0.2)
            assert "Another gawah" in str(reading.progress().held_up)
            assert reading.progress().is_busy
        assert reading.finish(20)
        assert reading.progress().held_up is None
        reading.stop()


def test_a_reader_that_stumbles_does_not_end_the_reading(tmp_path: Path, small: Pipeline) -> None:
    def stumble(data: bytes, name: str, told: dict[str, str]) -> Text:
        if b"trap" in data:
            raise RuntimeError("caught in a trap")
        return small.read(data, name, told)

    with Project.create(tmp_path / "p") as project:
        project.add(b"trap", {}, "trap.txt")
        project.add(GAZETTE, {}, "a.txt")
        reading = Reading(project, Pipeline(stumble, small.extract, small.methods))
        reading.start()
        assert reading.finish(20)
        reading.stop()
        fates = {one.document.name: one.fate for one in arrivals(project.engine, 9)}
        assert fates == {"trap.txt": Fate.FAILED, "a.txt": Fate.READ}
        (fault,) = standing_faults(project.engine)
        assert "caught in a trap" in fault.what
        assert project.read_added(fault.document, small) is None
        assert standing_faults(project.engine) == ()
        assert {one.fate for one in arrivals(project.engine, 9)} == {Fate.READ}


def test_the_page_of_a_document_that_could_not_be_read_says_why_and_tries_again(site: Site) -> None:
    site.post("/inbox/add", files=[("files", ("odd.bin", b"\0\1\2"))])
    site.wait()
    (one,) = arrivals(site.desk.project.engine, 10)
    assert one.fault is not None
    page = site.get(f"/documents/{one.document.id}").text
    assert one.fault.what in page
    assert 'action="/inbox/again"' in page
    assert '<meta http-equiv="refresh"' not in page


def test_the_page_of_a_document_that_waits_comes_back_by_itself(site: Site) -> None:
    waiting = site.desk.project.add(
        b"Amin Soyle was killed in Torva on 2021-03-04.", {}, "later.txt"
    ).document
    page = site.get(f"/documents/{waiting}")
    assert page.status_code == 200
    assert '<meta http-equiv="refresh"' in page.text
    site.desk.reading.ask([waiting])
    site.wait()
    assert "Amin Soyle" in site.get(f"/documents/{waiting}").text
    beginning = site.get(f"/documents/{waiting[:12]}")
    assert beginning.headers["location"] == f"/documents/{waiting}"


def test_while_more_waits_the_register_follows_now_and_then_and_after_the_last(
    tmp_path: Path, small: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gawah.web.reading._PAUSE", 60.0)
    names: list[str] = []
    followed: list[int] = []
    has_begun, may_go_on, may_end = threading.Event(), threading.Event(), threading.Event()

    def read(data: bytes, name: str, told: dict[str, str]) -> Text:
        names.append(name)
        if name == "0.txt":
            has_begun.set()
            assert may_go_on.wait(20)
        if name == "4.txt":
            assert may_end.wait(20)
        return small.read(data, name, told)

    with Project.create(tmp_path / "p") as project:
        noted = Pipeline(read, small.extract, small.methods)
        reading = Reading(project, noted, lambda: followed.append(len(names)))
        documents = [project.add(b"%d" % number, {}, f"{number}.txt").document for number in range(5)]
        reading.start()
        assert has_begun.wait(20)
        assert followed == [0]
        may_go_on.set()
        until = time.monotonic() + 20
        while len(names) < 5:
            assert time.monotonic() < until, "they are not read"
            time.sleep(0.01)
        assert followed == [0, 1], "what came first is told at once, the others together"
        assert reading.untold() == {*documents[1:4]}
        assert reading.progress().now == documents[4]
        may_end.set()
        assert reading.finish(20)
        assert followed == [0, 1, 5]
        assert reading.untold() == set()
        reading.stop()


def test_of_what_is_not_in_the_register_yet_no_number_of_incidents_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("/inbox/add", files=files(("a.txt", GAZETTE)))
    site.wait()
    assert "read: 1 incident" in site.get("/inbox").text
    (one,) = arrivals(site.desk.project.engine, 10)
    monkeypatch.setattr(site.desk.reading, "untold", lambda: {one.document.id})
    page = site.get("/inbox").text
    assert '<span class="chip chip-plain">read</span>' in page
    assert "read: " not in page


def test_what_was_destroyed_here_is_named_and_not_added_again(site: Site) -> None:
    site.post("/inbox/add", files=[("files", ("a.txt", b"Amin Soyle was killed in Torva."))])
    site.wait()
    project = site.desk.project
    (document,) = (one.id for one in project.stored().documents)
    with project.engine.connect() as connection:
        assert not is_destroyed(connection, document)
    destroy(project.engine, document, ("Bano", now()), "consent was withdrawn")
    again = (("a.txt", b"Amin Soyle was killed in Torva."), ("b.txt", b"B."))
    files = [("files", one) for one in again]
    told = site.post("/inbox/add", files=files).text
    assert "was destroyed here" in told
    assert "1 document added." in told
    assert [one.name for one in project.stored().documents] == ["b.txt"]
