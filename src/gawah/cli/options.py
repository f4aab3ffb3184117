"""Options that several verbs share: which project, and as of which day."""

from __future__ import annotations

import os
import re
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


_ON_WINDOWS = os.name == "nt"


def files_argument(name: str) -> Callable[[F], F]:
    """The files and folders that a command takes; ``*`` and ``?`` in their names stand for any letters.

    The shells of Windows, unlike others, leave that to the command; no name of a file has these signs there.
    """
    return click.argument(
        name,
        nargs=-1,
        required=True,
        type=click.Path(path_type=Path, readable=False),
        callback=_each_named if _ON_WINDOWS else None,
    )


def _each_named(_ctx: click.Context, _param: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(one for path in value for one in _named(path))


def _named(path: Path) -> list[Path]:
    """The files that a name with wildcards means, in order; the name itself where it means none."""
    from glob import glob

    if not any(sign in str(path) for sign in "*?"):
        return [path]
    found = glob(str(path).replace("[", "[[]"))  # noqa: PTH207 (a path may name a whole drive)
    return [Path(one) for one in sorted(found)] or [path]


as_option = click.option("--as", "reviewer", metavar="NAME", help="Your name [default: $GAWAH_REVIEWER].")
why_option = click.option("--why", default="", help="The reason, for whoever reads the record later.")


def required_why(told: str) -> Callable[[F], F]:
    """``--why`` for what must not be done without a reason; nothing but blanks is none.

    Args:
        told: what the help says of it.
    """
    return click.option("--why", required=True, callback=_reason, help=told)


def _reason(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if not value.strip():
        raise UsageError(
            "--why is empty. Say in a few words why: whoever reads the record later has only that."
        )
    return value.strip()


new_file_option = click.option(
    "--to",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file; it must not be there yet.",
)


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
    return "" if root == Path("gawah-project") else f" --project {shell_word(str(root))}"


def shell_word(word: str) -> str:
    """A word as it is typed to a shell, in quotes where that needs them."""
    if _ON_WINDOWS:  # double quotes are what both its shells know; no path there holds one
        return word if re.fullmatch(r"[\w.:\\/-]+", word) else f'"{word}"'
    from shlex import quote

    return quote(word)


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
