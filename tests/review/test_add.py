"""A person adds what was missed, moves somebody to the part they had, and gives them another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError, NotFoundError, UsageError
from gawah.review import (
    UNLISTED,
    Added,
    Decision,
    FieldOf,
    NewAct,
    NewIncident,
    NewMeasure,
    NewParty,
    PlaceOf,
    Selection,
    accept,
    add,
    history,
    last_deed,
    move,
    place_choices,
    state_of_field,
    state_of_incident,
    take_back,
    take_back_batch,
)
from gawah.store import verify_log

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project
    from gawah.register import Incident
    from gawah.review import What

ASHA, BEN = Decision("Asha"), Decision("Ben")
REPORT = """\
Amin Soyle was killed in Torva on 2021-03-04.

Two guards, Lena Okoro and her brother, aged 34, were beaten with rods on the
5th of March 2021 in Lahore. Police opened an inquiry. In Sorv a shrine burned.
"""


@pytest.fixture
def read(project: Project, tmp_path: Path, small: Pipeline) -> Project:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    project.process([tmp_path / "report.txt"], pipeline=small)
    return project


def words(project: Project, told: str) -> Selection:
    document = project.stored().documents[0].id
    text = project.text(document)
    assert text is not None
    start = text.content.index(told)
    return Selection(document, text.id, start, start + len(told))


def the_incident(project: Project) -> Incident:
    return project.register().incidents()[0]


def put(project: Project, told: str, what: What, decision: Decision = ASHA) -> Added:
    return add(project, words(project, told), what, decision)


def undo(project: Project) -> None:
    deed = last_deed(project, "Asha")
    assert deed is not None
    take_back_batch(project, deed.batch, ASHA)


def test_a_field_of_an_incident_is_read_from_the_words(read: Project) -> None:
    incident = the_incident(read)
    state = state_of_field(incident.subject.fields.get("date"))
    told = put(read, "5th of March 2021", FieldOf(incident.id, "date"), Decision("Asha", expect=state))
    claim = read.register().claims[told.claims[0]]
    s = claim.statement
    assert (s.value, s.original, s.method, s.reviewer) == (
        "2021-03-05", "5th of March 2021", "review", "Asha",
    )  # fmt: skip
    assert (s.confidence, s.speaker, claim.person) == (1.0, (), "Asha")
    assert the_incident(read).date == "2021-03-05"
    with pytest.raises(ConflictError, match="Asha said added on"):
        put(read, "2021-03-04", FieldOf(incident.id, "date"), Decision("Ben", expect=state))
    assert take_back(read, told.claims[0], BEN).word == "added"
    assert the_incident(read).date == "2021-03-04"
    put(read, "5th of March 2021", FieldOf(incident.id, "date"))
    assert the_incident(read).date == "2021-03-05"
    put(read, "Torva", FieldOf(incident.id, "date", "7 مارچ 2021ء"))
    assert the_incident(read).date == "2021-03-07"
    assert [deed.word for deed in history(read, told.claims[0])] == ["accepted", "withdrawn", "added"]
    assert verify_log(read.engine) == []


def test_a_party_is_made_with_its_name_and_its_part(read: Project) -> None:
    (act,) = the_incident(read).acts
    new = put(read, "Lena Okoro", NewParty(act.id, "victim", "person"), Decision("Asha", "named below"))
    assert {party.label for party in the_incident(read).victims} == {"Amin Soyle", "Lena Okoro"}
    assert new.subject.startswith("person:")
    assert len(new.subject) == len("person:") + 64
    put(read, "aged 34", FieldOf(new.subject, "age"))
    put(read, "Two guards", NewParty(act.id, "perpetrator", "group", "the guards"))
    (group,) = the_incident(read).perpetrators
    put(read, "Two guards", FieldOf(group.id, "count"))
    shown = the_incident(read)
    assert shown.perpetrators[0].count == (2, 2)
    assert next(p for p in shown.victims if p.id == new.subject).details["age"] == "34"
    for _ in range(4):
        undo(read)
    shown = the_incident(read)
    assert ([p.label for p in shown.victims], shown.perpetrators) == (["Amin Soyle"], ())


def test_acts_and_measures_are_added(read: Project) -> None:
    incident = the_incident(read)
    state = state_of_incident(incident)
    act = put(
        read, "beaten with rods", NewAct(incident.id, "torture_ill_treatment"), Decision("Asha", expect=state)
    )
    put(read, "rods", FieldOf(act.subject, "means"))
    put(read, "beaten", FieldOf(act.subject, "outcome", "injured"))
    put(read, "Police opened an inquiry", NewMeasure(incident.id, "inquiry"))
    shown = the_incident(read)
    assert ({a.value("type") for a in shown.acts}, shown.means) == (
        {"killing", "torture_ill_treatment"},
        ("rods",),
    )
    assert [m.words for m in shown.measures] == ["Police opened an inquiry"]
    with pytest.raises(ConflictError):
        put(read, "beaten", NewAct(incident.id, "torture_ill_treatment"), Decision("Ben", expect=state))


def test_a_new_incident_is_told_by_its_sentence(read: Project) -> None:
    new = put(read, "burned", NewIncident("attack_on_place_of_worship"))
    found = next(i for i in read.register().incidents() if i.id == new.subject)
    assert (found.title, found.type) == ("In Sorv a shrine burned.", "attack_on_place_of_worship")
    undo(read)
    assert new.subject not in {i.id for i in read.register().incidents()}


def test_of_several_places_of_one_name_the_person_chooses(read: Project) -> None:
    incident = the_incident(read).id
    choices = place_choices(read, words(read, "Lahore"))
    assert (choices[0].name, choices[0].country, choices[0].admin1) == ("Lahore", "PK", "Punjab")
    with pytest.raises(UsageError, match="places are called “Lahore”") as told:
        put(read, "Lahore", PlaceOf(incident))
    assert choices[0].id in str(told.value)
    put(read, "Lahore", PlaceOf(incident, choices[0].id))
    shown = the_incident(read)
    assert (shown.places[0], shown.country) == ("Lahore", "PK")
    before = len(read.stored().statements)
    put(read, "in Lahore", PlaceOf(incident, choices[0].id))
    assert len(read.stored().statements) == before + 1, "the place is known by now"
    put(read, "Sorv", PlaceOf(incident, UNLISTED))
    assert the_incident(read).places == ("Sorv",)
    with pytest.raises(NotFoundError, match="no place zzz"):
        put(read, "Sorv", PlaceOf(incident, "zzz"))


def test_what_another_document_tells_of_the_same_is_joined(
    read: Project, tmp_path: Path, small: Pipeline
) -> None:
    incident = the_incident(read).id
    (tmp_path / "other.txt").write_text("The court of Torva charged a guard on 9 May 2021.\n", "utf-8")
    read.process([tmp_path / "other.txt"], pipeline=small)
    document = next(d.id for d in read.stored().documents if d.name == "other.txt")
    add(read, Selection(document, None, 4, 40), NewMeasure(incident, "charge"), ASHA)
    shown = the_incident(read)
    assert (len(shown.documents), [m.type for m in shown.measures]) == (2, ["charge"])
    assert len(read.part([document]).incidents()[0].documents) == 2
    add(read, Selection(document, None, 37, 49), FieldOf(incident, "date"), ASHA)
    assert the_incident(read).date == "2021-05-09"
    undo(read)
    undo(read)
    shown = the_incident(read)
    assert (len(shown.documents), shown.measures, shown.subject.members) == (1, (), (incident,))
    assert verify_log(read.engine) == []


def test_who_was_read_as_victim_is_the_perpetrator(read: Project) -> None:
    claim = next(c for c in read.register().claims.values() if c.statement.prop == "victim").id
    verdict = move(read, claim, "perpetrator", Decision("Asha", expect="open"))
    shown = the_incident(read)
    assert (shown.victims, [p.label for p in shown.perpetrators]) == ((), ["Amin Soyle"])
    assert verdict.instead is not None
    moved = read.register().claims[verdict.instead].statement
    assert moved.original == "Amin Soyle"
    with pytest.raises(UsageError, match="That is the part"):
        move(read, verdict.instead, "perpetrator", ASHA)
    with pytest.raises(ConflictError, match="Asha said corrected"):
        move(read, claim, "perpetrator", Decision("Ben", expect="open"))
    take_back(read, claim, ASHA)
    assert [p.label for p in the_incident(read).victims] == ["Amin Soyle"]


def test_somebody_is_moved_to_another_act_of_the_incident(read: Project) -> None:
    incident = the_incident(read).id
    act = put(read, "beaten with rods", NewAct(incident, "torture_ill_treatment")).subject
    claim = next(c for c in read.register().claims.values() if c.statement.prop == "victim").id
    move(read, claim, "victim", ASHA, act)
    assert [a.value("type") for a in the_incident(read).acts if a.value("victim")] == [
        "torture_ill_treatment"
    ]
    date = next(c for c in read.register().claims.values() if c.statement.prop == "date").id
    other = put(read, "burned", NewIncident("attack_on_place_of_worship")).subject
    foreign = next(a.id for i in read.register().incidents() if i.id == other for a in i.acts)
    again = next(c for c in read.register().claims.values() if c.statement.prop == "victim" and c.counts).id
    for refused, prop, where in ((date, "victim", ""), (again, "means", ""), (again, "victim", foreign)):
        with pytest.raises(UsageError):
            move(read, refused, prop, ASHA, where)


@pytest.mark.parametrize(
    ("told", "prop", "value", "says"),
    [
        ("rods", "date", None, "“rods” says no date"),
        ("rods", "date", "soon", "“soon” says no date"),
        ("rods", "date", "03/04/2021", "can be read in two ways"),
        ("rods", "outcome", None, "nothing that is said of incident"),
        ("rods", "block", None, "nothing that is said of"),
    ],
)
def test_words_that_do_not_say_it(read: Project, told: str, prop: str, value: str | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        put(read, told, FieldOf(the_incident(read).id, prop, value))


def test_what_does_not_fit_an_act_is_explained(read: Project) -> None:
    act = the_incident(read).acts[0].id
    refused: tuple[tuple[What, str], ...] = (
        (FieldOf(act, "outcome"), "not one of the codes"),
        (FieldOf(act, "victim"), "names nobody and nothing known here"),
        (FieldOf(act, "type", "murder"), "“murder” is not one of the codes"),
        (NewParty(act, "witness", "person"), "no part in an act"),
        (NewParty(act, "perpetrator", "object"), "cannot be perpetrator"),
        (NewIncident("murder"), "not one of the codes"),
    )
    for what, says in refused:
        with pytest.raises(UsageError, match=says):
            put(read, "guards", what)
    put(read, "Amin Soyle", FieldOf(act, "perpetrator"))
    assert the_incident(read).perpetrators[0].label == "Amin Soyle"


def test_a_selection_must_hold_words_of_the_text(read: Project) -> None:
    good, incident = words(read, "guards"), the_incident(read).id
    for start, end in ((45, 47), (5, 5), (-1, 4), (4, 2), (0, 9999)):
        with pytest.raises(UsageError):
            add(read, Selection(good.document, good.text, start, end), FieldOf(incident, "title"), ASHA)
    with pytest.raises(NotFoundError, match="That text is not there"):
        add(read, Selection(good.document, "f" * 64, 0, 4), FieldOf(incident, "title"), ASHA)
    told = add(
        read, Selection(good.document, None, good.start - 1, good.end), FieldOf(incident, "title"), ASHA
    )
    assert read.register().claims[told.claims[0]].statement.original == "guards"


def test_what_was_added_is_decided_about_like_anything_else(read: Project) -> None:
    incident = the_incident(read).id
    told = put(read, "5th of March 2021", FieldOf(incident, "date")).claims[0]
    accept(read, told, BEN)
    assert take_back(read, told, BEN).word == "accepted"
    assert the_incident(read).date == "2021-03-05"
    assert take_back(read, told, BEN).word == "added"
    assert the_incident(read).date == "2021-03-04"
