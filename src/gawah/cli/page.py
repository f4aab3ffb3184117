"""How plain text is set on the screen: width, emphasis, direction, progress."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import time
from typing import TYPE_CHECKING

import click

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_WIDEST = 100
"""Longer lines tire the eye."""
_SLOW = 2.0
"""Seconds after which work shows its progress."""
_LABEL = 12
"""Columns of a label on a card."""


_UNSHOWN = dict.fromkeys((*range(32), *range(127, 160)), "�") | {
    **dict.fromkeys((0x09, 0x0A, 0x0D), " "),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}


def clean(text: str) -> str:
    """Words of a document as they may be shown: no signs that steer a terminal or turn other words round."""
    return text.translate(_UNSHOWN)


@record
class Paper:
    """Where text is set: its width, and whether it is a terminal that shows emphasis and direction."""

    width: int
    is_terminal: bool
    colours: bool

    def bold(self, text: str) -> str:
        """Emphasis."""
        return click.style(text, bold=True) if self.colours else text

    def faint(self, text: str) -> str:
        """Less than the rest."""
        return click.style(text, dim=True) if self.colours else text

    def warning(self, text: str) -> str:
        """What needs a decision."""
        return click.style(text, fg="yellow", bold=True) if self.colours else text

    def value(self, text: str) -> str:
        """A value from a document: isolated, so that Urdu inside English keeps both in order."""
        shown = clean(text)
        return f"\u2068{shown}\u2069" if self.is_terminal and not shown.isascii() else shown

    def wrapped(self, text: str, indent: str = "", first: str | None = None) -> str:
        """A paragraph that fits the width."""
        lines = textwrap.wrap(
            text,
            self.width,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return "\n".join(lines)

    @property
    def room(self) -> int:
        """The characters that fit beside a label."""
        return self.width - _LABEL - 2

    def line(self, label: str, text: str) -> str:
        """A labelled line of a card, wrapped under itself."""
        return self.lines(label, [text])

    def lines(self, label: str, texts: Iterable[str]) -> str:
        """A label before several lines, each wrapped under itself."""
        indent = " " * (_LABEL + 2)
        first = f"  {label:<{_LABEL}}"
        set_texts = [
            self.wrapped(text, indent, indent if number else first) for number, text in enumerate(texts)
        ]
        return "\n".join(set_texts).replace(f"  {label}", f"  {self.faint(label)}", 1)


def paper() -> Paper:
    """The paper that standard output is."""
    is_terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size((88, 24)).columns
    return Paper(max(40, min(width, _WIDEST)), is_terminal, is_terminal and not plain)


class Progress:
    """A line on standard error, only on a terminal and only where work takes long."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int, path: Path) -> None:
        """Show how far the reading is."""
        self._show(done, total, path.name[:40])

    def laying_out(self, done: int, total: int) -> None:
        """Show how far the register is laid out for looking things up."""
        self._show(done, total, "laid out")

    def taking_in(self, done: int, total: int) -> None:
        """Show how far a bundle is read."""
        self._show(done, max(total, 1), "documents of the bundle read")

    def importing(self, done: int, total: int) -> None:
        """Show how far an import is."""
        self._show(done, max(total, 1), "imported")

    def preparing(self, done: int, total: int) -> None:
        """Show how far what is to leave is worked out."""
        self._show(done, max(total, 1), "looked through for what may leave")

    def _show(self, done: int, total: int, what: str) -> None:
        if not sys.stderr.isatty() or time.monotonic() - self._start < _SLOW:
            return
        self._shown = True
        bar = "█" * (20 * done // total) + "░" * (20 - 20 * done // total)
        sys.stderr.write(f"\r\x1b[K{bar} {done} of {total}  {what}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Leave no trace of the bar."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 incident", "3 incidents"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
