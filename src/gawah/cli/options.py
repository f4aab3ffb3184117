"""Options that several verbs share: which project, and as of which day."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from gawah.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., int | None]")

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:.]+Z?)?)?)?", re.ASCII)
"""A year, a month, a day or a time, as the record writes it (UTC): what came later is left out."""


def project_option(function: F) -> F:
    """Let the project be named after the verb too; the nearest word wins."""
    return click.option(
        "--project",
        type=click.Path(path_type=Path, file_okay=False),
        expose_value=False,
        callback=_name_project,
        help="The project [default: $GAWAH_PROJECT or ./gawah-project].",
    )(function)


def _name_project(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None and ctx.obj is not None:
        ctx.obj = replace(ctx.obj, project=value)


def project_words(root: Path) -> str:
    """What a command that is printed must say of the project, ready to be pasted into a shell."""
    return "" if root == Path("gawah-project") else f" --project {shlex.quote(str(root))}"


def typed_date(option: str, typed: str) -> str:
    """The date (EDTF) that was typed behind an option, as EDTF or as people write it.

    Raises:
        UsageError: it is none, or can be read in two ways; the sentence says how to write it.
    """
    from gawah.values.dates import written_date

    date = written_date(typed)
    if date is None:
        raise UsageError(f"{option} {typed} is not a date: write 2024-05-01, 2024-05, 2024 or '1 May 2024'.")
    return date


def as_of_option(function: F) -> F:
    """Add ``--as-of``: the command sees the record as it stood then."""
    return click.option(
        "--as-of",
        metavar="DATE",
        callback=_checked,
        help="As the record stood at the end of a day: 2024-05-01 (UTC).",
    )(function)


def _checked(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from gawah.values import edtf
    from gawah.values.dates import written_date

    if _DAY.fullmatch(value) is not None and edtf.is_valid(value[:10]):
        return value
    day = written_date(value)
    if day is None or _DAY.fullmatch(day) is None:
        raise UsageError(f"--as-of {value} is not a day: write 2024-05-01, 2024-05 or 2024.")
    return day
