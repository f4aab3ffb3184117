"""The event: what one sentence tells of one happening, as the rooms of ``assemble`` hand it on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.grammar import grammar
from gawah.extract.marks import ActMark, DateMark, PlaceMark
from gawah.languages import table
from gawah.model.kept import kept
from gawah.model.record import record
from gawah.schema import gravity
from gawah.values.scripts import key

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

COUNTRYWIDE = frozenset({"censorship_blocking", "discriminatory_law"})
"""Acts that are done in a whole country unless a place is told with them."""

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


@record(slots=False)
class Event:
    """What one sentence tells of one happening."""

    sentence: Sentence
    deeds: tuple[Deed, ...]
    is_title: bool
    date: Mention | None = None
    place: Mention | None = None
    cues: frozenset[str] = frozenset()
    """Which kinds of cues of ``status.yaml`` the sentence says."""

    @property
    def is_performed(self) -> bool:
        """Whether the page itself does it by saying it: "you are hereby directed to …"."""
        return any(deed.act.status == "performed" for deed in self.deeds)

    @kept
    def types(self) -> frozenset[str]:
        """The act types told."""
        return frozenset([deed.act.type for deed in self.deeds])

    @kept
    def families(self) -> frozenset[str]:
        """The families of its deeds."""
        return frozenset(map(family, self.types))

    @kept
    def is_nominal(self) -> bool:
        """Told only by nouns."""
        return is_nominal(self.deeds)

    @kept
    def edtf(self) -> str | None:
        """Its date, where its sentence says one."""
        value = self.date.value if self.date else None
        return value.edtf if isinstance(value, DateMark) else None

    @kept
    def where(self) -> PlaceMark | None:
        """Its place, where its sentence says one."""
        value = self.place.value if self.place else None
        return value if isinstance(value, PlaceMark) else None

    @kept
    def victims(self) -> tuple[Argument, ...]:
        """All who suffered, in order."""
        return tuple([victim for deed in self.deeds for victim in deed.act.victims])

    @kept
    def doers(self) -> tuple[Argument, ...]:
        """All who are said to have done it."""
        return tuple([doer for deed in self.deeds for doer in deed.act.perpetrators])

    @kept
    def is_by_the_state(self) -> bool:
        """Whether all who did it act for a state."""
        return are_states(self.doers)

    @kept
    def named(self) -> frozenset[str]:
        """The names of those who suffered."""
        return frozenset([victim.label for victim in self.victims if victim.kind == "person"])

    def is_of_another(self, victim: Argument) -> bool:
        """Whether somebody unnamed is told by whose they are: "her client" is nobody named before."""
        tables = grammar(self.sentence.lang)
        if tables is None or victim.kind != "group" or victim.high != 1:
            return False
        return key(victim.label.split()[0]) in tables.words.set("possessives")

    @kept
    def objects(self) -> frozenset[str]:
        """The nouns of what suffered."""
        return frozenset([v.label.split()[-1].casefold() for v in self.victims if v.kind == "object"])

    @kept
    def worship(self) -> frozenset[bool]:
        """Of the places of worship that suffered: whether their words leave open of which faith they are."""
        found = [v for v in self.victims if v.kind == "object" and "worship" in v.classes]
        return frozenset([key(v.label).endswith(_any_worship(self.sentence.lang)) for v in found])

    @kept
    def counts(self) -> frozenset[int]:
        """The numbers told of those who suffered."""
        groups = [v.low for v in self.victims if v.kind == "group"]
        return frozenset([low for low in groups if low is not None and low > 1])


@cache
def _any_worship(lang: str | None) -> tuple[str, ...]:
    return tuple(map(key, table(lang or "", "targets").get("any_worship", ())))


def is_nominal(deeds: Sequence[Deed]) -> bool:
    """Whether deeds are told only by nouns."""
    return all(deed.act.nominal for deed in deeds)


def are_states(doers: Sequence[Argument]) -> bool:
    """Whether there are doers, all of whom act for a state."""
    return bool(doers) and all("state_doers" in doer.classes for doer in doers)


def main_deed(deeds: Sequence[Deed]) -> Deed:
    """The gravest deed, told by a verb if one is."""
    if len(deeds) == 1:
        return deeds[0]
    return min(deeds, key=lambda d: (d.act.nominal, gravity(d.act.type), d.start))
