"""What a form of the desk asked and could not be done: the desk is shown again, with what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping


@record
class Refused:
    """What could not be done of what a form on this page asked."""

    form: str
    """Which one: the last part of its address."""
    typed: Mapping[str, str]
    """What was written into its fields."""
    sentence: str
    """Why, in the person's language."""
    status: int

    @property
    def claim(self) -> str:
        """The claim that it was about."""
        deed = self._deed
        return self.typed.get("claim") or (deed[1] if len(deed) > 1 else "")

    @property
    def corrects(self) -> bool:
        """Whether a value was to be put in the place of another."""
        return self.form == "place" or self._deed[:1] == ["correct"]

    @property
    def _deed(self) -> list[str]:
        return self.typed.get("deed", "").split()


@record
class Correcting:
    """The line whose form is open."""

    entry: str
    typed: str | None
    """What was written; None where nobody wrote yet."""
    wrong: str
    """What is wrong with that; empty where nothing is."""
