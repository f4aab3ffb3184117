"""Ways to make a project one that cannot be written to, both real.

Permissions forbid writing, and where tests run as root, which no permission binds, they act as somebody else
meanwhile: what they need must be loaded by then. Or a file system is mounted for reading only, where the
system lets a test mount one.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOBODY = 65534


def is_root() -> bool:
    """Whether no permission binds these tests; on Windows nobody is so free."""
    return os.name == "posix" and os.geteuid() == 0


@contextmanager
def forbidden(root: Path) -> Iterator[None]:
    """Forbid writing to all of a folder, for whoever is not root."""
    if os.name != "posix":
        pytest.skip("Windows has no permissions of this kind")
    everything = [root, *root.rglob("*")]
    before = {one: stat.S_IMODE(one.stat().st_mode) for one in everything}
    for one in everything:
        one.chmod(0o555 if one.is_dir() else 0o444)
    as_root = is_root()
    try:
        if as_root:
            os.seteuid(_NOBODY)
        yield
    finally:
        if as_root:
            os.seteuid(0)
        for one, mode in before.items():
            one.chmod(mode)


@contextmanager
def mounted(root: Path) -> Iterator[None]:
    """Mount a folder over itself for reading only."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None or not is_root():
        pytest.skip("only root may mount")
    for asked in (["--bind", str(root), str(root)], ["-o", "remount,ro,bind", str(root)]):
        if subprocess.run([mount, *asked], check=False, capture_output=True).returncode:
            subprocess.run([unmount, str(root)], check=False, capture_output=True)
            pytest.skip("this system lets nobody mount")
    try:
        yield
    finally:
        subprocess.run([unmount, str(root)], check=True)
