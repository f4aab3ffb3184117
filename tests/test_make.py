"""The commands that contributors type, and the list of what they install."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_PIN = re.compile(r"([A-Za-z0-9._-]+)==[\w.]+")


def _plain(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_command_is_described() -> None:
    listed = re.findall(r"^([a-z-]+):[^#\n]*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    described = (ROOT / "docs" / "contributing.md").read_text("utf-8")
    missing = [name for name in listed if name != "help" and f"`make {name}`" not in described]
    assert not missing, f"docs/contributing.md does not say what these do: {missing}"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such shell")
@pytest.mark.parametrize("name", ["setup", "run", "lock", "formats"])
def test_scripts_can_be_run(name: str) -> None:
    script = ROOT / ".ci" / name
    assert os.access(script, os.X_OK)
    subprocess.run(["/bin/bash", "-n", str(script)], check=True)


def test_the_lock_pins_everything_that_is_asked_for() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = [_PIN.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(pins), "each line of requirements.lock is NAME==VERSION"
    locked = {_plain(pin[1]) for pin in pins if pin}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    names = {_plain(re.split(r"[<>=!~\[; ]", one)[0]) for one in asked}
    assert names <= locked, f"call `make lock`: {sorted(names - locked)}"
