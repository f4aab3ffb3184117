"""The catalogue shows what was added, moved, parted and taken back, as the whole register does."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

from gawah.errors import GawahError
from gawah.model import Same
from gawah.review import (
    NAME_KINDS,
    Called,
    Decision,
    FieldOf,
    NewAct,
    NewIncident,
    NewMeasure,
    NewParty,
    Selection,
    add,
    add_name,
    judge,
    last_deed,
    move,
    reject_incident,
    split,
    take_back,
    take_back_batch,
)
from gawah.store import verify_log
from tests.catalogue.test_catalogue import assert_says_the_same

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Pipeline, Project
    from gawah.review import What

ASHA = Decision("Asha")


def test_the_catalogue_follows_whatever_is_done(project: Project, tmp_path: Path, small: Pipeline) -> None:
    for day in range(1, 6):
        told = [f"Amin Soyle was killed in Torva on 2021-03-0{day}."]
        told += [f"Lena Okoro was killed in Mbeki on 2022-01-0{day}.\n"]
        (tmp_path / f"{day}.txt").write_text("\n".join(told), "utf-8")
    project.process([tmp_path / f"{day}.txt" for day in range(1, 6)], pipeline=small)
    chance = random.Random(11)  # noqa: S311 (decisions to try, no secret)
    catalogue = project.catalogue()
    documents = sorted(one.id for one in project.stored().documents)
    for step in range(60):
        with suppress(GawahError, IndexError):  # refused, or nothing there to choose
            do(project, chance, documents)
        if step % 6 == 0:
            catalogue.update()
            assert_says_the_same(catalogue, project)
    assert verify_log(project.engine) == []
    catalogue.close()


def do(project: Project, chance: random.Random, documents: list[str]) -> None:
    register = project.register()
    incident = chance.choice(register.incidents())
    claims = sorted(c.id for c in incident.claims)
    match chance.randrange(7):
        case 0 | 1:
            start = chance.randrange(60)
            selection = Selection(chance.choice(documents), None, start, start + chance.randrange(1, 30))
            whats: list[What] = [
                FieldOf(incident.id, "date", f"2021-04-{chance.randrange(10, 20)}"),
                NewIncident("threat"),
                NewMeasure(incident.id, "inquiry"),
                NewAct(incident.id, "threat"),
                *(NewParty(act.id, "victim", "person") for act in incident.acts),
            ]
            add(project, selection, chance.choice(whats), ASHA)
        case 2:
            other = chance.choice(register.incidents()).id
            judge(project, (incident.id, other), Same.SAME, ASHA)
        case 3:
            split(project, incident.id, chance.choice(incident.subject.members), ASHA)
        case 4:
            take_back(project, chance.choice(claims), ASHA)
            deed = last_deed(project, "Asha")
            if deed is not None:
                take_back_batch(project, deed.batch, ASHA)
        case 5:
            roles = [c.id for c in incident.claims if c.statement.prop in {"victim", "perpetrator"}]
            move(project, chance.choice(roles), chance.choice(["victim", "perpetrator"]), ASHA)
            add_name(
                project,
                incident.victims[0].id,
                Called(f"Name {chance.randrange(99)}", chance.choice(NAME_KINDS)),
                ASHA,
            )
        case _:
            reject_incident(project, incident.id, ASHA)
