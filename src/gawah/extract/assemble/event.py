"""The event: what one sentence tells of one happening, as the rooms of ``assemble`` hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.extract.marks import ActMark, DateMark, PlaceMark
from gawah.model.record import record
from gawah.schema import gravity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.marks import Argument, Mention
    from gawah.extract.page import Sentence

FAMILY = {
    "killing": "violence",
    "attempted_killing": "violence",
    "injury": "violence",
    "torture_ill_treatment": "violence",
    "sexual_violence": "violence",
    "attack_on_place_of_worship": "destruction",
    "desecration_of_graves": "destruction",
    "property_destruction": "destruction",
    "protest_repression": "repression",
    "displacement": "displacement",
    "arrest_detention": "law",
    "prosecution_charge": "law",
    "threat": "words",
    "hate_speech_incitement": "words",
}
"""Types of act that are often told as parts of one happening; others stand for themselves."""

JOINABLE = frozenset({"violence", "destruction", "repression", "displacement", "words"})
"""Families that one sentence tells as one happening."""

TOLD = frozenset({"asserted", "alleged", "performed"})


def family(kind: str) -> str:
    """The family of an act type."""
    return FAMILY.get(kind, kind)


@record
class Deed:
    """One mention of an act with its mark unpacked."""

    mention: Mention
    act: ActMark

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.mention.start


@dataclass
class Event:
    """What one sentence tells of one happening."""

    sentence: Sentence
    deeds: list[Deed]
    is_title: bool
    block: int
    date: Mention | None = None
    place: Mention | None = None
    cues: frozenset[str] = field(default_factory=frozenset)
    """Which kinds of cues of ``status.yaml`` the sentence says."""

    @property
    def is_performed(self) -> bool:
        """Whether the page itself does it by saying it: "you are hereby directed to …"."""
        return any(deed.act.status == "performed" for deed in self.deeds)

    @property
    def families(self) -> set[str]:
        """The families of its deeds."""
        return {family(deed.act.type) for deed in self.deeds}

    @property
    def is_nominal(self) -> bool:
        """Told only by nouns."""
        return all(deed.act.nominal for deed in self.deeds)

    @property
    def edtf(self) -> str | None:
        """Its date, where its sentence says one."""
        value = self.date.value if self.date else None
        return value.edtf if isinstance(value, DateMark) else None

    @property
    def where(self) -> PlaceMark | None:
        """Its place, where its sentence says one."""
        value = self.place.value if self.place else None
        return value if isinstance(value, PlaceMark) else None

    def victims(self) -> list[Argument]:
        """All who suffered, in order."""
        return [victim for deed in self.deeds for victim in deed.act.victims]

    def doers(self) -> list[Argument]:
        """All who are said to have done it."""
        return [doer for deed in self.deeds for doer in deed.act.perpetrators]

    def named(self) -> set[str]:
        """The names of those who suffered."""
        return {victim.label for victim in self.victims() if victim.kind == "person"}

    def types(self) -> set[str]:
        """The act types told."""
        return {deed.act.type for deed in self.deeds}


def main_deed(deeds: Sequence[Deed]) -> Deed:
    """The gravest deed, told by a verb if one is."""
    return min(deeds, key=lambda d: (d.act.nominal, gravity(d.act.type), d.start))
