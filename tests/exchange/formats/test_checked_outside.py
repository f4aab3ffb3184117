"""What is written is read by the libraries of others: ``make check-formats`` installs them and runs this."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from gawah.cli.root import root
from gawah.exchange.formats.forms import FORMS, Asked
from gawah.exchange.formats.happening import Actor, Source
from gawah.exchange.formats.package import About
from gawah.guard.coarse import Where
from tests.exchange.formats.made import happening

if TYPE_CHECKING:
    from gawah.exchange.formats.happening import Happening
    from gawah.project import Project

PYTHON = os.environ.get("GAWAH_FORMATS_PYTHON", "")
REPORTS = Path(__file__).parents[3] / "examples" / "reports"
VALIDATE = Path(__file__).with_name("validate_ftm.py")

pytestmark = pytest.mark.skipif(not PYTHON, reason="call make check-formats")


def run(*words: str | Path) -> str:
    told = subprocess.run([PYTHON, *map(str, words)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-3000:]
    return told.stdout


def odd() -> tuple[Happening, ...]:
    """Happenings with what is seldom: open ends, other scripts, long words, formulas, points in the west."""
    mob = Actor("group/هجوم", "group", "ہجوم", (40, None))
    mosque = Actor("object:1", "object", "a mosque", (1, 1))
    document = Source("e" * 64, '=HYPERLINK("x")', "Gazette ", "2021-03~", "not an address")
    west = Where(("Nowhere",), "US", 39.5254, -99.1427, "country")
    alone: dict[str, Any] = {"responses": (), "deeds": ()}
    return (
        happening(),
        happening(
            id="incident:2",
            date="2020-07~",
            victims=(mosque,),
            perpetrators=(mob,),
            documents=(document,),
            **alone,
        ),
        happening(
            id="incident:3", date="2020-07-01/..", where=west, title="  x " * 40000, killed=(3, 7), **alone
        ),
        happening(id="incident:4", date="XXXX-05-03", type=None, where=None, standard=None, **alone),
        happening(id="Incident KBRZH", date="202X", title="@SUM(A1)", **alone),
    )


def write(folder: Path, name: str, found: tuple[Happening, ...], *, is_own: bool = True) -> Path:
    asked = Asked(About("A register", "2026-01-01T00:00:00Z", "CC-BY-4.0", is_own=is_own))
    folder.mkdir(exist_ok=True)
    for file, text in FORMS[name].write(found, asked):
        with (folder / file).open("a", encoding="utf-8", newline="") as there:
            there.write(text)
    return folder


@pytest.mark.parametrize("is_own", [True, False])
def test_followthemoney_reads_every_entity_as_it_is_written(tmp_path: Path, *, is_own: bool) -> None:
    for name in ("ftm", "ftm-statements"):
        write(tmp_path, name, odd(), is_own=is_own)
    told = run(VALIDATE, tmp_path / FORMS["ftm"].file, tmp_path / FORMS["ftm-statements"].file)
    assert int(told.split()[-2]) > 30


def test_the_check_itself_finds_what_is_wrong(tmp_path: Path) -> None:
    for name in ("ftm", "ftm-statements"):
        write(tmp_path, name, odd())
    entities = tmp_path / FORMS["ftm"].file
    for right, wrong in (('"country": ["pk"]', '"country": ["Pakistan"]'), ('"Event"', '"Happening"')):
        text = entities.read_text("utf-8")
        assert right in text
        entities.write_text(text.replace(right, wrong, 1), "utf-8")
        words = [PYTHON, str(VALIDATE), str(entities), str(tmp_path / FORMS["ftm-statements"].file)]
        assert subprocess.run(words, capture_output=True, check=False).returncode
        entities.write_text(text, "utf-8")


@pytest.mark.parametrize("is_own", [True, False])
def test_frictionless_finds_the_package_valid(tmp_path: Path, *, is_own: bool) -> None:
    folder = write(tmp_path / "there", "package", odd(), is_own=is_own)
    run("-m", "frictionless", "validate", folder / "datapackage.json")
    rows = (folder / "parties.csv").read_text("utf-8")
    (folder / "parties.csv").write_text(rows.replace("incident:2", "incident:9"), "utf-8")
    told = subprocess.run(
        [PYTHON, "-m", "frictionless", "validate", str(folder / "datapackage.json")],
        capture_output=True,
        check=False,
    )
    assert told.returncode


@pytest.mark.parametrize("audience", ["own", "public", "court"])
def test_the_register_of_the_examples_is_read_by_both(
    project: Project, tmp_path: Path, audience: str
) -> None:
    project.process([REPORTS])
    for name in ("package", "ftm", "ftm-statements"):
        words = ["out", "export", "--for", audience, "--format", name, "-o", str(tmp_path / name)]
        told = CliRunner().invoke(root, ["--project", str(project.root), *words])
        assert told.exit_code == 0, told.exception
    run(VALIDATE, tmp_path / "ftm", tmp_path / "ftm-statements")
    run("-m", "frictionless", "validate", tmp_path / "package" / "datapackage.json")
