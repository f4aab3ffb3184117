"""Every address is tried by every member, with and without the privilege that it needs."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gawah.catalogue import Wanted
from gawah.members import ADDRESSES, Privilege, entering, may_ask, members_of, passphrases
from gawah.members.entering import FREE
from gawah.members.managing import remove, set_passphrase, set_role, unlock
from gawah.members.proposals import all_proposals, propose
from gawah.model import Role
from gawah.store.changes import last_batch
from gawah.vault import Cost
from gawah.web import entering as module
from gawah.web.routes import PAGES
from tests.members.conftest import gather
from tests.members.group import GROUP, KEEPER, SECRET, code_of, words_of
from tests.web.conftest import PORT
from tests.web.test_incident import GAZETTE, HERALD, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx2 import Response

    from gawah.project import Project
    from tests.web.conftest import Site

RANA, RAZA = GROUP[Role.READER], GROUP[Role.REVIEWER]
GUARDED = [asked for asked, wanted in ADDRESSES.items() if wanted is not Privilege.ENTER]
FORM = re.compile(r'<form method="post" action="([^"]*)"')


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets what time it is for codes and waiting."""
    monkeypatch.setattr(passphrases, "cost", Cost(memory=32, passes=1, lanes=1))

    def set_to(seconds: float) -> None:
        monkeypatch.setattr(entering, "seconds", lambda: seconds)

    set_to(9000.0)
    return set_to


@pytest.fixture
def group(site: Site, clock: Callable[[float], None]) -> Site:
    """A project of four people with two reports; nobody is in yet."""
    del clock
    fill(site, GAZETTE, HERALD)
    gather(site.desk.project)
    return site


def come(site: Site, name: str, code: str = "", words: str = "", then: str = "") -> Response:
    """Say who one is, as the page asks."""
    sent = {"name": name, "passphrase": words or words_of(name), "code": code, "next": then}
    return site.post("/enter", sent)


def come_as(site: Site, role: Role) -> None:
    code = code_of(SECRET, 9000) if role is Role.KEEPER else ""
    assert come(site, GROUP[role], code).status_code == 200


def address(site: Site, asked: str) -> str:
    """An address of something that is there."""
    path = asked.partition(" ")[2]
    first, second = (row.id for row in site.desk.catalogue.incidents(Wanted(), size=2).rows)
    document = site.desk.catalogue.documents(size=1).rows[0].id
    person = site.desk.catalogue.subjects("person").rows[0].id
    named = {"left": first, "right": second, "key": person}
    named["id"] = document if path.startswith("/documents") else first
    return path.format(**named)


def test_every_address_is_in_the_table_and_no_other() -> None:
    asked = {f"GET {page.path}" for page in PAGES if page.show} | {
        f"POST {page.path}" for page in PAGES if page.act
    }
    assert set(ADDRESSES) == asked


def test_whoever_has_not_said_who_they_are_sees_and_does_nothing(group: Site) -> None:
    before = last_batch(group.desk.project.engine)
    for asked in GUARDED:
        path = address(group, asked)
        if asked.startswith("GET "):
            answer = group.get(path)
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/enter?next=/")
        else:
            answer = group.post(path, {"name": "x"})
            assert answer.status_code == 403
            assert "Nobody has said here who they are" in answer.text
            assert "bar-places" not in answer.text
    assert last_batch(group.desk.project.engine) == before


@pytest.mark.parametrize("role", list(Role))
def test_an_address_does_for_a_member_what_their_role_lets_it(group: Site, role: Role) -> None:
    come_as(group, role)
    group.desk.locking.opened.looks.stop()  # who looked at what is written by a thread, at any moment
    for asked in GUARDED:
        if asked in {"POST /leave", "POST /members/role", "POST /members/remove"}:
            continue
        before = last_batch(group.desk.project.engine)
        path = address(group, asked)
        answer = group.get(path) if asked.startswith("GET ") else group.post(path)
        if may_ask(role, ADDRESSES[asked]):
            assert "not for you to do" not in answer.text, asked
        else:
            assert answer.status_code == 403, asked
            assert "That is not for you to do" in answer.text
            assert last_batch(group.desk.project.engine) == before


@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_may_not_do_is_not_offered(group: Site, role: Role) -> None:
    come_as(group, role)
    found = set()
    for asked in GUARDED:
        if not asked.startswith("GET ") or not may_ask(role, ADDRESSES[asked]):
            continue
        body = group.client.get(address(group, asked), follow_redirects=True).text
        assert 'form="deciding"' not in body or 'id="deciding"' in body
        for action in {*FORM.findall(body), *re.findall(r'formaction="([^"]*)"', body)}:
            wanted = module._wanted(action.partition("?")[0])
            assert may_ask(role, wanted), (asked, action)
            found.add(wanted)
    offered = {Privilege.READ, Privilege.FORGET, Privilege.PUBLISH, Privilege.MERGE, Privilege.SEAL}
    assert {one for one in Privilege if may_ask(role, one)} - offered == found


def test_every_form_is_written_so_that_it_can_be_left_out() -> None:
    templates = Path(module.__file__).parent / "templates"
    for path in templates.rglob("*.html"):
        words = path.read_text("utf-8")
        posts = len(re.findall(r"<form\b[^>]*\bpost\b", words, re.IGNORECASE))
        assert posts == len(FORM.findall(words)), path.name
        assert words.count("</form>") == len(re.findall(r"<form\b", words)), path.name


def test_a_member_is_let_in_and_goes_on_to_where_they_wanted(group: Site) -> None:
    before = group.client.cookies[f"gawah-{PORT}"]
    asked = group.get("/register?type=killing")
    assert asked.headers["location"] == "/enter?next=/register%3Ftype%3Dkilling"
    page = group.get(asked.headers["location"]).text
    assert 'value="/register?type=killing"' in page
    answer = come(group, RANA, then="/register?type=killing")
    assert str(answer.url).endswith("/register?type=killing")
    assert f"<bdi>{RANA}</bdi>" in answer.text
    after = group.client.cookies[f"gawah-{PORT}"]
    assert before != after
    assert group.desk.sessions.find([before]) is None


def test_a_wrong_passphrase_is_told_without_saying_what_is_wrong(group: Site) -> None:
    told = [come(group, name, words="wrong words") for name in (RANA, "Nobody Example", KEEPER)]
    assert {answer.status_code for answer in told} == {403}
    for answer in told:
        assert "The name, the passphrase or the code is not right." in answer.text
        assert "wrong words" not in answer.text
    assert group.get("/register").status_code == 303


def test_after_five_wrong_tries_one_waits(group: Site, clock: Callable[[float], None]) -> None:
    for _ in range(FREE):
        come(group, RANA, words="wrong")
    assert "Try again in 1 minute," in come(group, RANA).text
    clock(9061.0)
    assert come(group, RANA).status_code == 200


def test_a_keeper_needs_the_code(group: Site) -> None:
    assert come(group, KEEPER).status_code == 403
    assert come(group, KEEPER, "123456").status_code == 403
    assert come(group, KEEPER, code_of(SECRET, 9000)).status_code == 200
    assert "Members" in group.get("/members").text


def test_leaving_ends_it(group: Site) -> None:
    come_as(group, Role.READER)
    before = group.client.cookies[f"gawah-{PORT}"]
    assert "You have left" in group.post("/leave").text
    assert group.get("/register").status_code == 303
    assert group.desk.sessions.find([before]) is None


def test_who_does_nothing_for_long_must_come_again(group: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    come_as(group, Role.READER)
    start = time.monotonic()
    monkeypatch.setattr(module, "monotonic", lambda: start + module.IDLE - 60)
    assert group.get("/inbox", headers={"X-Gawah-Poll": "1"}).status_code == 200
    monkeypatch.setattr(module, "monotonic", lambda: start + module.IDLE + 60)
    assert group.get("/inbox").status_code == 303
    assert group.get("/inbox").headers["location"] == "/enter?next=/inbox"
    monkeypatch.undo()
    assert "Who are you?" in group.get("/enter").text


@pytest.mark.parametrize(
    "change",
    [
        lambda project: set_role(project, RANA, Role.EDITOR, KEEPER),
        lambda project: remove(project, RANA, KEEPER),
        lambda project: set_passphrase(project, RANA, "given by the keeper", KEEPER),
    ],
)
def test_what_was_open_ends_with_a_change(group: Site, change: Callable[[Project], object]) -> None:
    come_as(group, Role.READER)
    assert group.get("/register").status_code == 200
    change(group.desk.project)
    assert group.get("/register").status_code == 303
    assert group.get("/enter").status_code == 200
    assert come(group, RAZA).status_code == 200


def test_a_change_of_other_things_ends_nothing(group: Site) -> None:
    come_as(group, Role.READER)
    unlock(group.desk.project, RANA, KEEPER)
    assert group.get("/register").status_code == 200


def test_one_who_was_given_a_passphrase_is_led_to_choose_another(group: Site) -> None:
    set_passphrase(group.desk.project, RANA, "given by the keeper", KEEPER)
    answer = come(group, RANA, words="given by the keeper")
    assert answer.url.path == "/account"
    assert "Choose your own before anything else." in answer.text
    assert group.post("/inbox/add").status_code == 403
    sent = {"passphrase": "given by the keeper", "new": "only I know these", "again": "only I know these"}
    wrong = group.post("/account/passphrase", sent | {"passphrase": "something else"})
    assert wrong.status_code == 403
    wrong = group.post("/account/passphrase", sent | {"again": "only I know this"})
    assert "not the same" in wrong.text
    assert "You have a new passphrase." in group.post("/account/passphrase", sent).text
    assert group.get("/register").status_code == 200


def test_an_authenticator_is_set_up_in_the_browser(group: Site, clock: Callable[[float], None]) -> None:
    import base64

    come_as(group, Role.READER)
    page = group.get("/account").text
    found = re.search(r'id="secret">([A-Z2-7 ]+)<', page)
    assert found is not None
    secret = base64.b32decode(found[1].replace(" ", ""))
    wrong = group.post("/account/codes", {"shown": "abc"})
    assert wrong.status_code == 400
    assert found[1] in wrong.text
    from gawah.project.clock import seconds

    now = seconds()
    answer = group.post("/account/codes", {"shown": code_of(secret, now)})
    codes = re.findall(r"<code dir=\"ltr\">([a-z2-7-]+)</code>", answer.text)
    assert len(codes) == 10
    assert group.get("/register").status_code == 200
    group.post("/leave")
    clock(now)
    assert come(group, RANA).status_code == 403
    assert come(group, RANA, codes[3]).status_code == 200


def test_nobody_chooses_another_name(group: Site) -> None:
    come_as(group, Role.REVIEWER)
    assert "field-reviewer" not in group.get("/settings").text
    group.post("/settings", {"reviewer": KEEPER, "theme": "dark"})
    row = group.desk.catalogue.incidents(Wanted(), size=1).rows[0]
    document = group.desk.catalogue.documents_in(row.id)[0]
    page = group.get(f"/documents/{document}").text
    deed = re.search(r'value="(accept [^"]+)"', page)
    assert deed is not None
    group.post(f"/documents/{document}/decide", {"deed": deed[1]})
    said = group.desk.project.stored().verdicts
    assert [one.reviewer for one in said] == [RAZA]


def test_a_keeper_manages_the_members(group: Site) -> None:
    come_as(group, Role.KEEPER)
    given = {"passphrase": "given by the keeper", "again": "given by the keeper"}
    assert (
        "New Example is a member now."
        in group.post("/members/add", {"name": "New Example", "role": "editor", **given}).text
    )
    answer = group.post("/members/role", {"member": "New Example", "role": "reviewer"})
    assert "New Example is reviewer now." in answer.text
    assert group.post("/members/passphrase", {"member": RANA, **given}).status_code == 200
    assert group.post("/members/rule", {"rule": "codes", "value": "all"}).status_code == 200
    assert group.post("/members/unlock", {"member": RANA}).status_code == 200
    assert group.post("/members/codes", {"member": RANA}).status_code == 200
    assert "is no member any more" in group.post("/members/remove", {"member": "New Example"}).text
    assert "only keeper" in group.post("/members/remove", {"member": KEEPER}).text
    assert group.post("/members/role", {"member": RANA, "role": "queen"}).status_code == 400
    assert {one.name for one in members_of(group.desk.project)} == set(GROUP.values())


def test_what_an_editor_decides_waits_for_a_reviewer(group: Site) -> None:
    project = group.desk.project
    come_as(group, Role.EDITOR)
    document = group.desk.catalogue.documents(size=1).rows[0].id
    deed = re.search(r'value="(accept [^"]+)"', group.get(f"/documents/{document}").text)
    assert deed is not None
    answer = group.post(f"/documents/{document}/decide", {"deed": deed[1]})
    assert answer.url.path == f"/documents/{document}"
    assert "It holds once another member confirms it" in answer.text
    assert project.stored().verdicts == ()
    page = group.get("/proposals").text
    (one,) = all_proposals(project)
    named = {"proposal": one.first.proposal}
    assert "/proposals/confirm" not in page
    assert "Take it back" in page
    assert "accepted: " in page
    assert group.post("/proposals/confirm", named).status_code == 403
    group.post("/leave")
    come_as(group, Role.READER)
    assert "/proposals/refuse" not in group.get("/proposals").text
    group.post("/leave")
    come_as(group, Role.REVIEWER)
    assert "/proposals/confirm" in group.get("/proposals").text
    assert "It holds from now on" in group.post("/proposals/confirm", named).text
    assert [v.reviewer for v in project.stored().verdicts] == [f"{GROUP[Role.EDITOR]} + {RAZA}"]
    assert group.post("/proposals/confirm", named).status_code == 409


def test_what_leaves_from_the_browser_waits_for_another_keeper(group: Site) -> None:
    project = group.desk.project
    set_role(project, RAZA, Role.KEEPER, KEEPER)
    come_as(group, Role.KEEPER)
    for name in ("publish", "export", "forget"):
        assert "The rule is set." in group.post("/members/rule", {"rule": name, "value": "two"}).text
    for audience in ("public", "own"):
        answer = group.post("/register/export", {"format": "csv", "for": audience})
        assert "content-disposition" not in answer.headers
        assert "It holds once another member confirms it" in answer.text
    answer = group.post("/members/rule", {"rule": "forget", "value": "one"})
    assert "It holds once another member confirms it" in answer.text
    assert [one.first.kind for one in all_proposals(project)] == ["publish", "export", "members"]
    propose(project, Privilege.FORGET, {"document": "0" * 64}, RAZA, "x")
    wanted = all_proposals(project)[-1].first.proposal
    assert (
        "while gawah serve has the project open"
        in group.post("/proposals/confirm", {"proposal": wanted}).text
    )
    assert group.post("/proposals/refuse", {"proposal": wanted}).status_code == 200


def test_a_project_without_members_asks_nobody_and_may_get_its_first(
    site: Site, clock: Callable[[float], None]
) -> None:
    del clock
    assert site.get("/").status_code == 200
    assert "no members" in site.get("/enter").text
    assert "no members" in site.get("/account").text
    assert site.post("/enter", {"name": "x"}).url.path == "/"
    sent = {"name": "Lena Example", "passphrase": "some good words", "again": "some good words"}
    answer = site.post("/members/add", sent)
    assert answer.url.path == "/enter"
    assert "Lena Example is the keeper now." in answer.text
    assert come(site, "Lena Example", words="some good words").url.path == "/account"
    assert site.get("/register").headers["location"] == "/account"
