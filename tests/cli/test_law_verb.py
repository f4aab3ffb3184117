"""``gawah law`` as a person and a program meet it. Nobody in these reports is real."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from gawah.cli import main
from gawah.law import propose, shipped_law
from gawah.law.wording import says_a_finding
from gawah.project import Project
from gawah.project.encrypting import encrypted_copy
from gawah.project.layout import LAW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.house import Snapshot

    Told = tuple[int, str, str]
    Call = Callable[..., Told]

REPORTS = {
    "arrest.txt": (
        "On 1 September 2015 police arrested Yunus Invented in Lahore under section 298-C of the "
        "Pakistan Penal Code for preaching his faith. Elsewhere, the ICCPR guards belief in its Article 18.\n"
    ),
    "mob.txt": (
        "On 6 July 2014 a mob burned a church in Gojra, Punjab. Police stood by and did nothing. "
        "Two men were arrested and charged.\n"
    ),
    "hate.txt": (
        "On 3 March 2019 a cleric in Lahore called Ahmadis GRUBWORMS and urged worshippers to kill them, "
        "in a sermon that incited hatred.\n"
    ),
    "threat.txt": "On 4 April 2018 two men threatened Asma Invented with death in Lagos, Nigeria.\n",
    "undated.txt": "A church was burned by two men in Kotli, Azad Kashmir.\n",
}


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command on a project that has read the reports; its status, output and errors."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, words in REPORTS.items():
        (folder / name).write_text(words, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("GAWAH_REVIEWER", "Asha")
    monkeypatch.delenv("GAWAH_PROJECT", raising=False)
    assert main(["run", "reports"]) == 0
    capsys.readouterr()

    def run(*args: object) -> Told:
        status = main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return status, out, err

    return run


def incident(type_: str) -> str:
    with Project.open(_root()) as project:
        return next(one.id for one in project.register().incidents() if one.type == type_)


def _root() -> Path:
    from pathlib import Path

    return Path("gawah-project")


def every() -> list[str]:
    with Project.open(_root()) as project:
        return [one.id for one in project.register().incidents()]


@pytest.mark.parametrize("type_", ["arrest_detention", "threat"])
def test_a_page_of_the_law(type_: str, call: Call, snapshot: Snapshot) -> None:
    status, out, err = call("law", incident(type_)[:17])
    assert (status, err) == (0, "")
    snapshot(out, type_)


def test_every_page_fits_and_says_no_finding(call: Call) -> None:
    """The reports have no word of a finding, so that each on the page would be ours."""
    assert not any(map(says_a_finding, REPORTS.values()))
    pages = [call("law", one, *more)[1] for one in every() for more in ((), ("--all",))]
    assert len(pages) >= 8
    for page in pages:
        assert max(map(len, page.splitlines())) <= 80
        assert "MAY be engaged" in page
        told = _outside_the_gists(page)
        assert "seed" not in told.lower()
        assert says_a_finding(told) == "", told


def _outside_the_gists(page: str) -> str:
    """A page without what norms ask and what instruments are called: these are words of the law."""
    words = " ".join(page.split())
    known = [
        str(text)
        for norm in shipped_law().norms.values()
        for text in (norm.gist, norm.provision, norm.data.get("note"))
        if text
    ]
    known += [text for one in shipped_law().instruments.values() for text in (one.name, one.title)]
    for text in sorted(known, key=len, reverse=True):
        words = words.replace(" ".join(text.split()), "")
    return words


def test_what_a_program_reads(call: Call) -> None:
    status, out, _ = call("law", incident("arrest_detention"), "--json")
    found: dict[str, Any] = json.loads(out)
    assert status == 0
    assert found["notice"].startswith("Each norm MAY be engaged")
    assert (found["state"], found["province"], found["territory"]) == ("PK", "Punjab", "PK-PB")
    (one,) = found["types"]
    named = {each["norm"]: each for each in one["may_be_engaged"]}
    assert {"ICCPR-18", "PK-PPC-298-C"} <= set(named)
    assert named["ICCPR-18"]["engaged_through"] == "act"
    assert named["ICCPR-18"]["derogability"]["status"] == "non_derogable"
    assert named["PK-PPC-298-C"]["named_by_sources"]
    section = next(fact for fact in one["shown"] if fact["fact"] == "section")
    assert section["claims"][0]["words"].startswith("section 298-C")
    assert [fact["fact"] for fact in one["missing"]] == ["act_alleged"]
    assert one["missing"][0]["must_be_asked"] is True
    said = {tuple(cited["norms"]): cited["told_with_the_incident"] for cited in found["said_by_sources"]}
    assert said == {("PK-PPC-298-C",): True, ("ICCPR-18",): False, (): False}
    assert {way["there"] for way in found["routes"]} == {"open", "closed"}


def test_a_page_tells_what_the_whole_register_tells(call: Call) -> None:
    """It loads a part of the record: the proposal is that of the whole."""
    with Project.open(_root()) as project:
        register = project.register()
        whole = {one.id: propose(one, register, shipped_law()) for one in register.incidents()}
    for one, proposal in whole.items():
        found = json.loads(call("law", one, "--json")[1])
        assert [part["type"] for part in found["types"]] == [part.rule.type for part in proposal.parts]
        for part, form in zip(proposal.parts, found["types"], strict=True):
            assert [e["norm"] for e in form["may_be_engaged"]] == [e.norm.id for e in part.proposed]
            assert [e["norm"] for e in form["flagged"]] == [e.norm.id for e in part.flagged]
            told = [[c["claim"] for c in fact["claims"]] for fact in form["shown"]]
            assert told == [[c.id for c in fact.claims] for fact in part.shown]
        assert len(found["said_by_sources"]) == len(proposal.cited)


def test_words_of_hate_are_not_written_out(call: Call) -> None:
    one = incident("hate_speech_incitement")
    assert "GRUBWORMS" in call("show", one)[1]
    for more in ((), ("--all",), ("--json",)):
        status, out, _ = call("law", one, *more)
        assert status == 0
        assert "GRUBWORMS" not in out
    assert "the words stay in the record" in call("law", one)[1]


def test_a_place_of_azad_kashmir_and_no_date(call: Call) -> None:
    (page,) = [page for one in every() if "It was in Azad Jammu" in (page := call("law", one)[1])]
    assert "For counsel to say whether it holds there" in page
    assert "May be engaged, depending on the date" in page
    assert "! No account says the year" in page


def test_the_law_of_other_states_is_named_where_all_is_asked_for(call: Call, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text(
        "On 3 March 2019 a mob burned a temple in Cumilla, Bangladesh.\n", "utf-8"
    )
    assert call("run", "more.txt")[0] == 0
    with Project.open(_root()) as project:
        one = next(i.id for i in project.register().incidents() if i.country == "BD")
    assert "law of another state" not in call("law", one)[1]
    assert "Complaint routes for Bangladesh" in call("law", one)[1]
    assert "law of another state (Pakistan)" in " ".join(call("law", one, "--all")[1].split())


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["law"], "name an incident"),
        (["law", "feedfeed"], "feedfeed"),
        (["law", "--check"], "there is no file"),
        (["law", "--check", "nowhere.yaml"], "there is no file nowhere.yaml"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(asked: list[str], says: str, call: Call) -> None:
    status, out, err = call(*asked)
    assert status in {1, 2}
    assert out == ""
    assert says in err


def test_a_document_or_a_claim_is_no_incident(call: Call) -> None:
    with Project.open(_root()) as project:
        document = project.stored().documents[0].id
    status, _, err = call("law", document)
    assert status == 2
    assert "norms are proposed for incidents" in err


def test_a_file_of_ones_own_changes_the_page_and_a_wrong_one_stops_it(call: Call) -> None:
    one = incident("threat")
    assert "No rule yet" in call("law", one)[1]
    file = _root() / LAW
    file.write_text(
        "types:\n  threats: {label: Threats, acts: [threat], need: [victim], verified: false, sources: [],\n"
        "    norms: {UDHR-3: {why: security of person}}}\n",
        "utf-8",
    )
    status, out, _ = call("law", "--check")
    assert (status, out) == (0, f"{file} is in order.\nIt changes or adds: types › threats.\n")
    page = call("law", one)[1]
    assert "No rule yet" not in page
    assert "UDHR Art. 3: security of person" in page
    assert "your own law.yaml laid over them" in page
    file.write_text("types: {threats: {label: Threats, acts: [shouting]}}\n", "utf-8")
    status, out, _ = call("law", "--check", file)
    assert status == 1
    assert "the key need is missing" in " ".join(out.split())
    status, out, err = call("law", one)
    assert status == 2
    assert out == ""
    assert "nothing is proposed on a half of it" in err
    file.write_text("types: [\n", "utf-8")
    assert "this is no YAML" in call("law", "--check")[1]


def test_the_rules_go_with_an_encrypted_copy(call: Call, tmp_path: Path) -> None:
    assert call("list")[0] == 0
    (_root() / LAW).write_text("sources: {}\n", "utf-8")
    with Project.open(_root()) as project:
        encrypted_copy(project, tmp_path / "copy", "correct horse battery staple")
    assert (tmp_path / "copy" / LAW).read_text("utf-8") == "sources: {}\n"


def test_who_looked_is_written_down(call: Call) -> None:
    one = incident("threat")
    call("law", one)
    _, out, _ = call("evidence", "log", "--json")
    assert one in out


def test_as_of_a_day_before_nothing_is_there(call: Call) -> None:
    status, _, err = call("law", incident("threat"), "--as-of", "2001-01-01")
    assert status == 1
    assert err
