"""Reports about nobody: three accounts of one shooting, one of them in Urdu. Nobody in them is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.report.making import Asked, case_of
from gawah.report.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from gawah.project import Project
    from gawah.report.dossier import Case

REPORTS = {
    "wire.txt": """\
KOTLI, 4 May 2021 (Example Wire): Two men on a motorbike shot dead a shopkeeper in Kotli on 3 May 2021.

The man who was killed was Zubair Velani, 52.
His brother Hamdan Velani, 34, was injured in the attack on 3 May 2021.

Police arrested a suspect on 5 May 2021. The police chief said that officers were investigating the killing.

"They came for us because of our faith," said Hamdan Velani.
""",
    "daily.txt": """\
KOTLI, 5 May 2021 (Example Daily): Gunmen killed three people in Kotli on 3 May 2021, residents said.

Mehtab Sorani, a teacher, was arrested on 6 May 2021 under section 295-C of the Pakistan Penal Code in Kotli.
""",
    "urdu.txt": """\
کوٹلی: 4 مئی 2021 کو نامعلوم افراد نے کوٹلی میں ایک مسجد پر حملہ کیا۔

پولیس نے ایک شخص کو گرفتار کر لیا۔
""",
}
PROTECTED = ("Hamdan", "Mehtab", "Sorani")
"""Who may be alive: a victim, and somebody who was arrested."""


def filled(project: Project, folder: Path) -> Project:
    """A project that has read the reports."""
    folder.mkdir(exist_ok=True)
    for name, words in REPORTS.items():
        (folder / name).write_text(words, "utf-8")
    project.process([folder])
    return project


def case(project: Project, audience: str = "own", lang: str = "en") -> Case:
    """A document of all incidents of a project, before it is drawn."""
    from gawah.law import shipped_law

    register = project.register()
    some = [(incident, register) for incident in register.incidents()]
    return case_of(project, some, Asked(audience, "", Words(lang), shipped_law()))[0]
