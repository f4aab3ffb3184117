"""Demands in languages whose verb stands before what is asked ("X urged Y to release Z")."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gawah.extract.asks import Ask, Lead
from gawah.extract.asks_cues import Cues
from gawah.extract.asks_joined import Part, parts
from gawah.extract.asks_modal import ModalReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.asks import Line
    from gawah.extract.lexicon import Hit

_ADDRESSEE = 28
"""The most words between a cue and its action."""
_SUBJECT = 9
_LINE_HEAD = 18
"""Words of a line before the colon behind its addressee."""


@dataclass
class SvoReader:
    """Reads one sentence."""

    line: Line
    is_letter: bool = False
    """Whether the page is a letter, so that "you" is whom it is written to."""
    lead: Lead | None = None
    """Set when the sentence opens a list."""
    cues: Cues = field(init=False)

    def __post_init__(self) -> None:
        self.cues = Cues(self.line)

    def asks(self) -> list[Ask]:
        """What the sentence asks for, in order."""
        found = self._addressed_line()
        if found:
            return found
        for number, hit in enumerate(self.cues.hits):
            found.extend(self._frame(number, hit))
        return found

    def _addressed_line(self) -> list[Ask]:
        """What a line asks that names its addressee first: "To the Governor: open the gates; …"."""
        line = self.line
        first = next((at for at in range(len(line.words)) if line.is_word(at)), len(line.words))
        to = line.tables.phrases["line_to"].at(line.keys, first) if first < len(line.words) else None
        colon = next((at for at, word in enumerate(line.words[:_LINE_HEAD]) if word.text == ":"), None)
        if to is None or colon is None or not to.last < colon < len(line.words) - 1:
            return []
        if not line.is_authority(to.last, colon):
            return []
        addressee = line.span(to.last, colon)
        stops = [at for at in range(colon, len(line.words)) if line.words[at].text in ":;"]
        ends = [*stops[1:], len(line.words)]
        return [
            ask
            for begin, end in zip(stops, ends, strict=True)
            if begin + 1 < end
            for ask in line.asks(begin + 1, line.action_end(begin + 1, end), addressee, 0.8)
        ]

    def _frame(self, number: int, hit: Hit[tuple[str, ...]]) -> list[Ask]:
        if "modal" not in hit.value and self._is_excluded(hit):
            return []
        kinds = hit.value
        if hit.last < len(self.line.keys) and self.line.keys[hit.last] in self.line.tables.sets["that_words"]:
            if kinds == ("modal",):
                return []
            kinds, hit = ("that",), replace(hit, last=hit.last + 1)
        for kind in kinds:
            if kind == "modal":
                modal = ModalReader(self.cues)
                asks = list(modal.asks(number, hit))
                self.lead = modal.lead
                return asks
            found = list(getattr(self, f"_{kind}")(number, hit))
            if found or self.lead is not None:
                return found
        return []

    def _is_excluded(self, hit: Hit[tuple[str, ...]]) -> bool:
        """Whether those who demand do it as part of an attack, or nobody is said to do it."""
        line = self.line
        first = max(0, hit.first - _SUBJECT)
        if (
            hit.first and line.words[hit.first - 1].text == ","
        ):  # a participle: its subject begins the sentence
            first = 0
        return line.any_of("not_demanding", first, hit.first) or (
            hit.first > 0 and line.keys[hit.first - 1] in line.tables.sets["negatives"]
        )

    # ------------------------------------------------------------------ cue ADDRESSEE to ACTION

    def _address(self, number: int, hit: Hit[tuple[str, ...]]) -> Iterator[Ask]:
        line = self.line
        stop = self.cues.stop(number)
        if number and not self.cues.outer_is_weak and self.cues.inside_infinitive(hit):
            return
        link = self._link(hit.last, stop)
        if link is None:
            if line.ends_open() and stop == len(line.words):
                self._open(hit.last, stop - 1)
            return
        last, first = link
        if last == hit.last and not line.any_of("be", hit.first - 3, hit.first):
            return
        addressee = line.span(self._addressed(hit.last, last), last) if last > hit.last else None
        if line.ends_open() and first >= stop - 1:
            self._open(hit.last, last)
            return
        if first >= stop:
            return
        to_reader = last > hit.last and line.any_of("you", hit.last, last) and last - hit.last <= 3
        if last == hit.last:
            to_reader = line.any_of("you", hit.first - 4, hit.first)  # "you are hereby directed to"
        score = 0.85 if last > hit.last else 0.6
        if line.any_of("readers", hit.last, min(last, hit.last + 3)) and not to_reader:
            score = 0.35
            self.cues.outer_is_weak = True
        if line.keys[first] in line.tables.sets["reader_verbs"] and (to_reader or score < 0.5):
            score = 0.3
        whole = Part(first, line.action_end(first, stop), addressee)
        for part in parts(line, hit, whole, self._begins_action):
            yield from line.asks(*part, score, to_reader=to_reader)

    def _third_person(self, number: int, hit: Hit[tuple[str, ...]]) -> Iterator[Ask]:
        """Read "she asked the ministry to …": others ask for many things, but authorities for demands."""
        line = self.line
        if line.any_of("be", hit.first - 1, hit.first):
            return
        link = self._link(hit.last, self.cues.stop(number))
        if link is not None and link[0] > hit.last and line.is_authority(hit.last, link[0]):
            yield from self._address(number, hit)

    def _addressed(self, first: int, last: int) -> int:
        """Where the addressee begins: after the subject, where that follows its verb."""
        line = self.line
        if line.tables.order != "vso":
            return first
        authorities = line.tables.phrases["authorities"]
        found = [at for at in range(first, last) if authorities.at(line.keys, at) is not None]
        return found[-1] if found else first

    def _open(self, first: int, last: int) -> None:
        line = self.line
        to_reader = line.any_of("you", first, last) and last - first <= 4
        self.lead = Lead(line.span(first, last), to_reader)

    def _link(self, first: int, stop: int) -> tuple[int, int] | None:
        """Where the addressee ends and the action begins."""
        line = self.line
        to = line.tables.phrases["to"]
        sets = line.tables.sets
        for at in range(first, min(stop, first + _ADDRESSEE)):
            if (line.words[at].text in ";:" and at < stop - 1) or line.keys[at] in sets["relatives"]:
                return None
            if line.keys[at] in sets["thing_after"] and at > first + 1 and line.is_authority(first, at):
                return at, at
            found = to.at(line.keys, at)
            if found is not None and self._begins_action(found.last, stop):
                if at > first + 1 and line.keys[at - 1] in sets["negatives"]:
                    return at - 1, at - 1  # "asked X not to leave"
                return at, found.last
            prefixed = any(
                line.keys[at].startswith(p) and len(line.keys[at]) > len(p) + 3 for p in sets["prefix_to"]
            )
            if prefixed and at > first:
                return at, at
        return None

    def _begins_action(self, at: int, stop: int) -> bool:
        line = self.line
        if at >= stop:
            return True
        word = line.words[at].text
        if line.words[at - 1].text == ",":  # the sign that ends a clause is part of the link
            return True
        if word in ":,":
            return at >= stop - 1 or word == ":"
        return (
            line.keys[at] not in line.tables.sets["not_verbs"]
            and not word[0].isupper()
            and word[0] not in '“"('
        ) or (word[0].isupper() and line.keys[at] in line.tables.sets["verbs"])

    def _first_person(self, number: int, hit: Hit[tuple[str, ...]]) -> Iterator[Ask]:
        if self.line.any_of("first_persons", hit.first - 4, hit.first):
            yield from self._address(number, hit)

    # ------------------------------------------------------------------ cue that CLAUSE, cue THING

    def _that(self, number: int, hit: Hit[tuple[str, ...]]) -> Iterator[Ask]:
        line = self.line
        stop = self.cues.stop(number)
        if line.ends_open() and hit.last >= stop - 1:
            self.lead = Lead(None)
            return
        first, addressee = self._after_subject(hit.last, stop)
        if line.ends_open() and first >= stop - 1:
            self.lead = Lead(addressee)
            return
        to_reader = addressee is not None and line.any_of("you", first - 1, first)
        yield from line.asks(first, line.action_end(first, stop), addressee, 0.75, to_reader=to_reader)

    def _after_subject(self, first: int, stop: int) -> tuple[int, tuple[int, int] | None]:
        """Where the action of a clause begins, and whom its subject names, if that is an authority."""
        line = self.line
        if line.keys[first : first + 1] and line.keys[first] in line.tables.sets["you"]:
            return first + 1, line.span(first, first + 1)
        for hit in self.cues.hits:
            if "modal" in hit.value and first < hit.first < min(stop, first + 16):
                if line.is_authority(first, hit.first):
                    return self.cues.past_light(hit.last, stop), line.span(first, hit.first)
                return first, None
        for at in range(first, min(stop - 1, first + 7)):
            if (
                line.tables.phrases["authorities"].at(line.keys, at)
                and line.keys[at + 1] in line.tables.sets["verbs"]
            ):
                return at + 1, line.span(first, at + 1)
        return first, None

    def _thing(self, number: int, hit: Hit[tuple[str, ...]]) -> Iterator[Ask]:
        line = self.line
        stop = self.cues.stop(number)
        if line.ends_open() and hit.last >= stop - 1:
            self.lead = Lead(None)
            return
        if hit.last >= stop or not self._is_thing(hit.last, stop):
            return
        if (
            hit.first > 0
            and line.keys[hit.first - 1] in line.tables.sets["not_verbs"] - line.tables.sets["join"]
        ):
            return  # a noun: "the demands", "their calls for"
        if line.any_of("not_things", hit.last, hit.last + 4):
            return
        yield from line.asks(hit.last, line.action_end(hit.last, stop), None, 0.65)

    def _is_thing(self, first: int, stop: int) -> bool:
        """Whether what follows a cue can be asked for: "an inquiry", "those responsible to be punished"."""
        line = self.line
        if line.tables.phrases["things"].at(line.keys, first) is not None:
            return True
        passive = line.tables.phrases["passive_to"]
        return any(passive.at(line.keys, at) for at in range(first + 1, min(stop, first + _SUBJECT)))

    def _please(self, number: int, hit: Hit[tuple[str, ...]]) -> Iterator[Ask]:
        line = self.line
        if self.is_letter and hit.last < len(line.keys) and line.keys[hit.last] in line.tables.sets["verbs"]:
            end = line.action_end(hit.last, self.cues.stop(number))
            yield from line.asks(hit.last, end, None, 0.6, to_reader=True)
