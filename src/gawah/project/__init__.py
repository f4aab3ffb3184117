"""A project: a directory with the evidence as received and the store of everything known from it.

``Project`` is loaded when it is first asked for: it brings the database with it, which ``gawah extract``
does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.project.clock import now
from gawah.project.pipeline import Extracted, Pipeline, built_in

if TYPE_CHECKING:
    from gawah.project.outcome import Added, Outcome
    from gawah.project.project import Project, register_of

__all__ = ["Added", "Extracted", "Outcome", "Pipeline", "Project", "built_in", "now", "register_of"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from gawah.project import project

    return getattr(project, name)
