"""The options by which a person says what the pages do not: when, by whom and where it was published."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from gawah.cli.door import who
from gawah.cli.options import typed_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.project.custody import Hands

P = ParamSpec("P")
F = TypeVar("F", bound="Callable[..., int]")


def received_option(function: F) -> F:
    """Add ``--received-from``: who handed the files over."""
    return click.option(
        "--received-from",
        metavar="WHO",
        default="",
        help="Who handed the files to you [default: you collected them yourself].",
    )(function)


def forgotten_option(function: F) -> F:
    """Add ``--although-forgotten``: why something comes in that was destroyed here."""
    return click.option(
        "--although-forgotten",
        metavar="REASON",
        default="",
        help="Take in documents, too, that were destroyed here; the reason stays in the record.",
    )(function)


def hands_of(received_from: str, although_forgotten: str = "") -> Hands:
    """Through whose hands files come in that are named on the command line."""
    from gawah.project.custody import Hands

    return Hands(who(), received_from.strip(), although_forgotten.strip())


def given_options(function: Callable[..., int]) -> Callable[..., int]:
    """Add ``--published``, ``--publisher``, ``--url``, ``--source-group``; the command gets one ``told``."""

    @click.option(
        "--published",
        metavar="DATE",
        help="When the files were published: 2024-05-01, 2024-05, 2024 or '1 May 2024'.",
    )
    @click.option("--publisher", metavar="NAME", help="Who published them.")
    @click.option("--url", metavar="ADDRESS", help="Where they were published.")
    @click.option(
        "--source-group",
        metavar="NAME",
        help="Whose they are, where several publishers are one source: they are counted once.",
    )
    @wraps(function)
    def with_told(*args: object, **options: object) -> int:
        told = {
            name: str(value)
            for name in ("published", "publisher", "url", "source_group")
            if (value := options.pop(name)) is not None
        }
        if "published" in told:
            told["published"] = typed_date("--published", told["published"])
        return function(*args, told=told, **options)

    return with_told
