"""What all commands of ``gawah review`` share: the options that say who decides and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.door import who
from gawah.cli.options import as_option, project_option, why_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.review import Decision


def decision_options(function: Callable[..., int]) -> Callable[..., int]:
    """Add ``--why``, ``--as`` and ``--project``."""
    for option in (
        project_option,
        why_option,
        as_option,
    ):
        function = option(function)
    return function


expect_option = click.option(
    "--expect", metavar="STATE", help="Refuse if the claim's state (show --json) is no longer this one."
)


def decision_of(why: str, reviewer: str | None, expect: str | None = None) -> Decision:
    """The decision that the options say."""
    from gawah.review import Decision

    return Decision(who(reviewer), why, expect)
