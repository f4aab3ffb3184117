"""What the tests of faults share: kinds of projects, and a nursery of processes that may be killed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.faults.made import KINDS, Kind, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.children import Nursery


@pytest.fixture(params=KINDS)
def kind(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Kind:
    """A kind of project; what is needed to open it is in the environment."""
    (chosen,) = (one for one in kinds(tmp_path_factory.mktemp("kinds")) if one.name == request.param)
    for name, value in chosen.environment.items():
        monkeypatch.setenv(name, value)
    return chosen


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """A warm process whose children may be killed."""
    if os.name != "posix":
        pytest.skip("Windows cannot fork, and has no signal that kills")
    from tests.faults.children import Nursery

    made = Nursery(tmp_path_factory.mktemp("nursery"))
    yield made
    made.close()
