"""How long a dossier takes, from the register on disk to files, in each form."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.documents import documents, sources
from gawah.exchange.chosen import chosen
from gawah.law import shipped_law
from gawah.project import Project
from gawah.report.dossier import dossier
from gawah.report.drawn import FORMS
from gawah.report.making import Asked, case_of
from gawah.report.words import Words

REPORTS = Path(__file__).parents[1] / "examples" / "reports"
_TOGETHER = 60


def seconds_for(incidents: int, lang: str = "en") -> dict[str, float]:
    """Seconds to gather a dossier of so many incidents, and to draw it in each form, by name.

    Args:
        incidents: how many; reports made of the examples are read until there are so many.
        lang: the language of the document.
    """
    with TemporaryDirectory() as folder, Project.create(Path(folder) / "register") as project:
        ids = _filled(project, Path(folder), incidents)
        words = Words(lang)
        began = perf_counter()
        catalogue = project.catalogue()
        some = tuple(chosen(project, catalogue, ids))
        catalogue.close()
        case, _ = case_of(project, some, Asked("own", "", words, shipped_law()))
        document = dossier(case, words)
        took = {"gathered": perf_counter() - began}
        for form, draw in FORMS.items():
            began = perf_counter()
            draw(document)
            took[form] = perf_counter() - began
    return took


def _filled(project: Project, folder: Path, wanted: int) -> tuple[str, ...]:
    """The ids of so many incidents, read from reports made of the examples."""
    made = documents(sources(REPORTS), wanted * 4)
    ids: tuple[str, ...] = ()
    at = 0
    while len(ids) < wanted:
        turn = folder / f"turn{at}"
        turn.mkdir()
        for number, data in enumerate(islice(made, _TOGETHER)):
            (turn / f"{number}.txt").write_bytes(data)
        project.process([turn])
        at += 1
        catalogue = project.catalogue()
        catalogue.update()
        ids = catalogue.as_listed()
        catalogue.close()
    return ids[:wanted]
