"""Files of a project to which lines are only added, beside the record: each line tells whether it is whole.

They are no evidence and no part of the log. A line has a ``check``, the beginning of a hash of the rest of
it; lines of older projects have none. That lines are gone from the end of such a file shows nowhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gawah.model import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_FILES = ("released.jsonl", "views.jsonl")
_CHECK = "check"
_DIGITS = 16


def line_of(told: Mapping[str, object]) -> str:
    """What is told as a line of JSON that says whether it is whole."""
    return json.dumps({**told, _CHECK: _check(told)}, ensure_ascii=False, sort_keys=True)


def line_damages(root: Path, told: Callable[[str], None]) -> Iterator[str]:
    """What is wrong with the lines of such files, a sentence each.

    Args:
        root: the directory of the project.
        told: is called with what is worth knowing and not wrong: a line that a power cut tore was never
            acknowledged, and nobody goes by it.
    """
    for name in _FILES:
        try:
            lines = (root / name).read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield f"{name} cannot be read ({error.strerror})."
            continue
        for number, line in enumerate(lines, 1):
            match _is_whole(line):
                case None:
                    told(f"{name}: line {number} is torn, and passed over.")
                case False:
                    yield f"{name}: line {number} was changed after it was written."


def _is_whole(line: str) -> bool | None:
    """Whether a line is what was written; None where it is no line at all."""
    if not line.strip():
        return True
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    check = told.pop(_CHECK, None)
    return check is None or check == _check(told)


def _check(told: Mapping[str, object]) -> str:
    return digest([sorted([name, json.dumps(value, sort_keys=True)] for name, value in told.items())])[
        :_DIGITS
    ]
