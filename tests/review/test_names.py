"""What people and places are called: another name, and the one that stands first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError, UsageError
from gawah.model import Same
from gawah.review import (
    Called,
    Decision,
    Selection,
    accept,
    add_name,
    judge,
    last_deed,
    state_of_names,
    take_back,
    take_back_batch,
)

if TYPE_CHECKING:
    from gawah.project import Project
    from gawah.register import Subject

ASHA = Decision("Asha")
LENA = Decision("Lena")


def people(project: Project) -> list[str]:
    return [one.id for one in project.register().of_kind("person")]


def standing(project: Project, subject: str) -> Subject:
    found = project.register().subject(subject)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", ["alias", "previous_name", "weak_alias"])
def test_another_name_is_not_the_one_that_stands_first(filled: Project, kind: str) -> None:
    person = people(filled)[0]
    told = add_name(filled, person, Called(" آمین  سوئل ", kind), ASHA)
    subject = standing(filled, person)
    assert subject.label == "Amin Soyle"
    assert subject.values(kind) == ("آمین سوئل",)
    assert subject.called == ("Amin Soyle", "آمین سوئل")
    assert (kind != "weak_alias") is ("آمین سوئل" in subject.known_by)
    take_back(filled, told.claims[0], LENA)
    assert standing(filled, person).called == ("Amin Soyle",)


def test_a_person_says_which_name_stands_first_and_it_is_taken_back(filled: Project) -> None:
    person = people(filled)[0]
    alias = add_name(filled, person, Called("Amin Soyl"), ASHA)
    read = filled.register().claims
    add_name(filled, person, Called("Amin Soyl", "name"), LENA)
    assert standing(filled, person).label == "Amin Soyl"
    with pytest.raises(UsageError, match="first already"):
        add_name(filled, person, Called("amin soyl", "name"), LENA)
    add_name(filled, person, Called("Amin Soyle", "name"), ASHA)
    assert standing(filled, person).label == "Amin Soyle"
    for expected in ("Amin Soyl", "Amin Soyle"):
        for reviewer in ("Asha", "Lena"):
            deed = last_deed(filled, reviewer)
            if deed is not None and deed.prop == "name":
                take_back_batch(filled, deed.batch, Decision(reviewer))
                break
        assert standing(filled, person).label == expected
    assert standing(filled, person).values("alias") == ("Amin Soyl",)
    assert set(read) == set(filled.register().claims)
    assert alias.subject == person


def test_a_name_rests_on_the_words_that_say_it(filled: Project) -> None:
    person = people(filled)[0]
    document = standing(filled, person).claims[0].statement.document
    text = filled.text(document)
    assert text is not None
    start = text.content.index("was")
    words = Selection(document, text.id, start, start + 3)
    told = add_name(filled, person, Called(""), ASHA, words)
    assert filled.register().claims[told.claims[0]].statement.original == "was"
    first = add_name(filled, person, Called("was", "name"), ASHA)
    assert filled.register().claims[first.claims[0]].statement.original == "was"
    assert standing(filled, person).label == "was"


def test_the_names_of_all_that_was_joined_are_looked_at(filled: Project) -> None:
    one, other = people(filled)
    add_name(filled, one, Called("A. Soyle"), ASHA)
    judge(filled, (one, other), Same.SAME, ASHA)
    assert state_of_names(filled, one) == state_of_names(filled, other)
    with pytest.raises(UsageError, match="already"):
        add_name(filled, other, Called("a. soyle"), ASHA)


@pytest.mark.parametrize("name", ["amin soyle", " ", "—"])
def test_what_is_no_other_name(filled: Project, name: str) -> None:
    with pytest.raises(UsageError):
        add_name(filled, people(filled)[0], Called(name), ASHA)


def test_there_are_four_kinds_of_names(filled: Project) -> None:
    with pytest.raises(UsageError, match="weak_alias"):
        add_name(filled, people(filled)[0], Called("Amin S.", "nickname"), ASHA)


def test_the_names_that_a_person_saw_are_all_names(filled: Project) -> None:
    person = people(filled)[0]
    seen = Decision("Asha", "", state_of_names(filled, person))
    name = standing(filled, person).fields["name"].claims[0]
    accept(filled, name.id, LENA)
    with pytest.raises(ConflictError, match="What it is called"):
        add_name(filled, person, Called("A. Soyle"), seen)


def test_a_place_keeps_its_name_beside_the_one_that_a_person_gives_it(filled: Project) -> None:
    place = filled.register().of_kind("place")[0]
    add_name(filled, place.id, Called("Old Torva", "previous_name"), ASHA)
    catalogue = filled.catalogue()
    catalogue.update()
    row = catalogue.subjects("place", "old torva").rows[0]
    catalogue.close()
    assert (row.label, row.names) == (place.label, ("Old Torva",))
