"""The options by which a person says what the pages do not: when, by whom and where it was published."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import click

from gawah.cli.options import typed_date

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")


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
