"""The sentences of the floors below that may reach a page, as their code raises them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gawah import errors

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[2] / "src" / "gawah"
_ELSEWHERE = ("cli/", "web/serving.py", "web/sentences.py", "values/places/data/", "render/data/")
"""What only speaks where gawah was started, makes data before it is shipped, or passes sentences on."""
_KEPT = ("read/", "extract/", "project/")
"""Whose sentences stand in the record."""
_RAISED = {
    name
    for name, one in vars(errors).items()
    if isinstance(one, type) and issubclass(one, errors.GawahError | errors.Sentence)
}


@dataclass(frozen=True)
class Raised:
    """Where a sentence is made, and which."""

    where: str
    template: str | None
    """None where it cannot be read from the code, so that nobody could translate it."""
    many: str | None
    values: frozenset[str]
    is_kept: bool
    """It may stand in the record."""


def raised(root: Path = SOURCE) -> Iterator[Raised]:
    """Every sentence that may reach a page."""
    for path in sorted(root.rglob("*.py")):
        inside = path.relative_to(root).as_posix()
        if inside.startswith(_ELSEWHERE) or inside == "errors.py":
            continue
        tree = ast.parse(path.read_text("utf-8"))
        ours = _imported(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours:
                yield from _sentence(node, inside)


def _imported(tree: ast.Module) -> set[str]:
    """What a module has of ours: other things may have the same name."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {one.name for node in found if node.module == "gawah.errors" for one in node.names} & _RAISED


def _sentence(call: ast.Call, inside: str) -> Iterator[Raised]:
    where = f"{inside}:{call.lineno}"
    given = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
    template, many = (*given, None, None)[:2]
    if call.args and isinstance(call.args[0], ast.Call) and _is_sentence(call.args[0]):
        return  # it is met by itself
    if template == "" and not call.keywords:
        return
    yield Raised(
        where,
        template if isinstance(template, str) else None,
        many if isinstance(many, str) else None,
        frozenset(one.arg or "" for one in call.keywords),
        inside.startswith(_KEPT),
    )


def _is_sentence(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "Sentence"
