"""What the tests of members share: cheap hashes, and a project with one member of each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.members import passphrases
from gawah.members.managing import add, set_codes, set_passphrase
from gawah.model import Role
from gawah.vault import Cost
from tests.members.group import GROUP, KEEPER, SECRET, code_of, words_of

if TYPE_CHECKING:
    from gawah.project import Project


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost next to nothing."""
    monkeypatch.setattr(passphrases, "cost", Cost(memory=32, passes=1, lanes=1))


@pytest.fixture
def group(project: Project) -> Project:
    """A project of four people, of whom the keeper has an authenticator."""
    gather(project)
    return project


def gather(project: Project) -> None:
    add(project, KEEPER, Role.KEEPER, words_of(KEEPER), "")
    set_codes(project, KEEPER, SECRET, code_of(SECRET, 60), 60)
    for role, name in GROUP.items():
        if name != KEEPER:
            add(project, name, role, "given by the keeper", KEEPER)
            set_passphrase(project, name, words_of(name), name)
