"""An incident for somebody else: made of what ``guard`` tells of it and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.report.account import Account
from gawah.report.dates import date_words
from gawah.report.quoting import HASH, lang_of
from gawah.report.tree import Note, Run

if TYPE_CHECKING:
    from gawah.guard.told import Told, ToldEvidence, ToldMeasure, ToldParty, ToldSentence
    from gawah.model import Span
    from gawah.report.tree import Block, Runs
    from gawah.report.words import Words

_PEOPLE = {"person", "group"}


@dataclass
class Retelling:
    """Makes accounts of what an audience may know; numbers the documents that it may know of."""

    words: Words
    evidence: list[ToldEvidence]
    """In the order in which they are first named."""
    masked: tuple[Span, ...] = ()
    """Where words stand that are not written out again, as those of hate."""

    def account(self, told: Told, law: tuple[Block, ...], mandates: tuple[str, ...]) -> Account:
        """What may be known of an incident.

        Args:
            told: what guard tells of it.
            law: what is said of the law: none of it may rest on what is not told.
            mandates: of the United Nations, the same.
        """
        words, notes = self.words, self._notes(told)
        place = self._place(told)
        return Account(
            label=told.id,
            day=told.date or "",
            type=told.type or "",
            country=(told.where.country or "") if told.where is not None else "",
            place=place,
            dated=(Run(date_words(told.date, words) if told.date else words("no_date"), notes=notes),),
            where=(Run(place or words("no_place"), self._lang(place), notes=notes if place else ()),),
            acts=((Run(words.code("act_type", told.type), notes=notes),),) if told.type else (),
            victims=tuple(self._party(one, notes) for one in told.victims),
            perpetrators=tuple(self._party(one, notes) for one in told.perpetrators),
            killed=told.killed,
            injured=told.injured,
            toll=self._toll(told, notes),
            means=tuple((Run(one, self._lang(one), notes=notes),) for one in told.means),
            grounds=tuple((Run(one, self._lang(one), notes=notes),) for one in told.grounds),
            quotes=self._quotes(told),
            measures=tuple(self._measure(one, notes) for one in told.measures),
            standard=told.standard or "",
            standard_words=words.code("standard", told.standard) if told.standard else "",
            sources=told.sources,
            disputes=(),
            courses=(),
            law=law,
            mandates=mandates,
            undecided=0,
        )

    def _notes(self, told: Told) -> tuple[Note, ...]:
        """What it rests on, as far as it may be known: all of its documents, in one note."""
        runs: list[Run] = []
        for one in told.evidence:
            named = self._named(one)
            if named:
                runs += [Run(self.words("between_notes"))] if runs else []
                runs += named
        return (Note(tuple(runs)),) if runs else ()

    def _named(self, one: ToldEvidence) -> list[Run]:
        """A document as it may be known; nothing where none of it may."""
        words, page = self.words, one.document
        if one not in self.evidence and (page.publisher or page.title or page.url or one.sha256):
            self.evidence.append(one)
        runs = [Run(page.publisher, lang_of(page.publisher))] if page.publisher else []
        if page.title:
            runs += [Run(words("comma"))] if runs else []
            runs.append(Run(f"“{page.title}”", lang_of(page.title)))
        if page.published:
            runs.append(Run(f"{words('comma') if runs else ''}{date_words(page.published, words)}"))
        if page.url and not one.sha256:
            runs += [Run(words("comma")), Run(page.url, "zxx")]
        if one.sha256:
            number = str(self.evidence.index(one) + 1)
            runs += [
                Run(words("note_hash", number=number)),
                Run(one.sha256[:HASH], "zxx", "code"),
                Run(words("note_hash_end")),
            ]
        return runs

    def _quotes(self, told: Told) -> tuple[Runs, ...]:
        quotes: list[Runs] = []
        for one in told.said:
            runs = self._named(one.evidence)
            if runs and one.evidence.sha256 and one.end > one.start:
                runs.append(Run(self.words("note_at", start=str(one.start), end=str(one.end))))
            notes = (Note(tuple(runs)),) if runs else ()
            if self._hides(one):
                quotes.append((Run(self.words("masked"), notes=notes),))
            else:
                quotes.append((Run(f"“{one.words}”", one.lang, notes=notes),))
        return tuple(quotes)

    def _hides(self, one: ToldSentence) -> bool:
        """Whether a sentence may hold such words; of one that was cut nobody knows where its parts stand."""
        if one.end <= one.start:
            return bool(self.masked)
        return any(span.start < one.end and one.start < span.end for span in self.masked)

    def _place(self, told: Told) -> str:
        if told.where is None:
            return ""
        return self.words.place(told.where.names, told.where.country)

    def _party(self, party: ToldParty, notes: tuple[Note, ...]) -> Runs:
        words = self.words
        sex = words.code("sex", party.sex) if party.sex else ""
        age = words("detail", what=words.prop("person", "age"), value=party.age) if party.age else ""
        count = words.bounds(party.count) if party.count is not None and party.kind != "person" else ""
        about = words.joined([age, sex, party.role or "", count])
        name = party.who or words(f"kind_{party.kind}" if party.kind in _PEOPLE else "unnamed")
        return (Run(name, self._lang(name)), Run(f" ({about})" if about else "", notes=notes))

    def _toll(self, told: Told, notes: tuple[Note, ...]) -> Runs:
        words = self.words
        parts = [
            words(f"toll_{name}", number=words.bounds(bounds))
            for name, bounds in (("killed", told.killed), ("injured", told.injured))
            if bounds is not None and bounds != (0, 0)
        ]
        return (Run(words.joined(parts), notes=notes),) if parts else ()

    def _measure(self, measure: ToldMeasure, notes: tuple[Note, ...]) -> Runs:
        words = self.words
        parts = [
            words.code("measure_type", measure.type),
            date_words(measure.date, words) if measure.date else "",
            words("by_whom", who=words.joined(measure.by)) if measure.by else "",
        ]
        return (Run(words.joined(parts), notes=notes),)

    def _lang(self, said: str) -> str:
        lang = lang_of(said)
        return "" if lang == self.words.lang else lang
