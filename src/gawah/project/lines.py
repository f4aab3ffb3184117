"""Files to which lines are only added, beside the store; in an encrypted project each line is encrypted.

They are no evidence and no part of the log. A line has a ``check``, the beginning of a hash of the rest of
it; lines of older projects have none. That lines are gone from the end of such a file shows nowhere.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from gawah.errors import DataError
from gawah.model import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from gawah.vault import Vault


RELEASED, VIEWS, SITE = "released.jsonl", "views.jsonl", "site.jsonl"
_CHECK = "check"
_DIGITS = 16


def line_of(told: Mapping[str, object]) -> str:
    """What is told as a line of JSON that says whether it is whole."""
    return json.dumps({**told, _CHECK: _check(told)}, ensure_ascii=False, sort_keys=True)


def _check(told: Mapping[str, object]) -> str:
    written = sorted([name, json.dumps(value, sort_keys=True)] for name, value in told.items())
    return digest(written)[:_DIGITS]


def add_lines(path: Path, lines: Iterable[str], vault: Vault | None) -> None:
    """Add lines to the end of a file, in one write.

    They stand behind a line break of their own: neither a torn line before them nor another process that
    writes at the same moment can reach into them.

    Args:
        path: the file.
        lines: without line breaks.
        vault: the keys of the project, where it is encrypted.

    Raises:
        OSError: the file cannot be written.
    """
    written = lines if vault is None else map(vault.seal_line, lines)
    data = "".join(["\n", *(f"{line}\n" for line in written)])
    with path.open("ab", buffering=0) as file:
        file.write(data.encode("utf-8", "replace"))
        os.fsync(file.fileno())


def read_lines(path: Path, vault: Vault | None) -> Iterator[str]:
    """The lines of a file; none where it is not there. A line that was torn, or was changed, is passed over.

    Args:
        path: the file.
        vault: the keys of the project, where it is encrypted.

    Raises:
        OSError: it cannot be read.
    """
    try:
        text = path.read_text("utf-8", "replace")
    except FileNotFoundError:
        return
    for line in text.splitlines():
        try:
            yield line if vault is None else vault.open_line(line)
        except DataError:
            continue


def line_damages(root: Path, vault: Vault | None, told: Callable[[str], None]) -> Iterator[str]:
    """What is wrong with the lines of such files of a project, a sentence each.

    Args:
        root: the directory of the project.
        vault: its keys, where it is encrypted.
        told: is called with what is worth knowing and not wrong: a line that a power cut tore was never
            acknowledged, and nobody goes by it.
    """
    for name in (RELEASED, VIEWS, SITE):
        try:
            lines = (root / name).read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield f"{name} cannot be read ({error.strerror})."
            continue
        for number, line in enumerate(lines, 1):
            match _is_whole(line, vault):
                case None:
                    told(f"{name}: line {number} is torn, and passed over.")
                case False:
                    yield f"{name}: line {number} was changed after it was written."


def _is_whole(line: str, vault: Vault | None) -> bool | None:
    """Whether a line is what was written; None where it is no line at all."""
    if not line.strip():
        return True
    try:
        told = json.loads(line if vault is None else vault.open_line(line))
    except (ValueError, RecursionError, DataError):
        return None
    if not isinstance(told, dict):
        return None
    check = told.pop(_CHECK, None)
    return check is None or check == _check(told)
