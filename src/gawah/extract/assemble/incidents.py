"""Writing incidents, their acts, those who took part in them, and how the state answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.extract.assemble.draft import has_sufferer
from gawah.extract.assemble.event import family
from gawah.extract.assemble.ledger import Origin
from gawah.extract.assemble.when_where import finest_with
from gawah.extract.marks import BodyMark, DateMark, PlaceMark
from gawah.values.quantities import Quantity
from gawah.values.scripts import key

if TYPE_CHECKING:
    from gawah.extract.assemble.draft import Draft
    from gawah.extract.assemble.event import Deed, Event
    from gawah.extract.assemble.ledger import Ledger
    from gawah.extract.assemble.registry import Registry
    from gawah.extract.assemble.responses import Response
    from gawah.extract.assemble.scene import Scene
    from gawah.extract.assemble.speakers import Speakers
    from gawah.extract.marks import Argument, Mention
    from gawah.extract.page import Page, Sentence

METHOD = "assemble@1"
_IN_THEIR_WORDS = 0.6
"""How sure it is that means and ground, found by a phrase nearby, belong to an act."""


@dataclass
class Groups:
    """The unnamed people of one incident: the same words, or the same outcome told again, are one group."""

    by_words: dict[tuple[str | None, str], str] = field(default_factory=dict)
    by_label: dict[str, str] = field(default_factory=dict)
    tolls: dict[str, str] = field(default_factory=dict)
    """The group that the first number told for an outcome belongs to."""


@dataclass
class IncidentWriter:
    """Writes one incident after the other."""

    page: Page
    ledger: Ledger
    registry: Registry
    speakers: Speakers

    def write(self, draft: Draft, scene: Scene) -> str:
        """Write an incident with its acts; returns its subject.

        Args:
            draft: the events that tell of it.
            scene: what stands around them, for what they do not say.
        """
        evidence = draft.evidence
        subject = self.ledger.subject("incident", evidence.sentence.start, evidence.sentence.end)
        place, date = scene.place(draft), scene.date(draft)
        for event in (evidence, *[event for event in draft.events if event is not evidence]):
            where = event.sentence
            told_best = event is evidence
            score = 0.95 if told_best else min(0.9, max(deed.mention.score for deed in event.deeds))
            title = Origin(where.start, where.end, METHOD, score)
            self.ledger.say(subject, "title", self._words_of(where), title)
            if "update" in event.cues:
                page = f"document:{self.page.text.document}"
                self.ledger.say(page, "follow_up", self._words_of(where), title)
            self._date(subject, event, draft)
            if place is None and not _says_less(event.place, draft.place):
                self._place(subject, event.place)
        self._place(subject, place)
        if date is not None and isinstance(date.value, DateMark):
            self.ledger.say(subject, "date", date.value.edtf, self._origin(date))
        groups = Groups()
        for event in sorted(draft.events, key=lambda e: e.is_title):
            for deed in event.deeds:
                if not (_is_told_better(deed, draft) or (event.is_title and _is_named_later(deed, draft))):
                    self._act(subject, deed, groups)
        return subject

    def _origin(self, mention: Mention, status: str = "asserted") -> Origin:
        speaker, stance = self.speakers.of(mention.start, mention.end, status)
        return Origin(mention.start, mention.end, mention.tagger, mention.score, speaker, stance)

    def _date(self, subject: str, event: Event, draft: Draft) -> None:
        if event.date is None or event.edtf is None:
            return
        if "XXXX-XX" in event.edtf and draft.edtf != event.edtf:
            return
        self.ledger.say(subject, "date", event.edtf, self._origin(event.date))

    def _place(self, subject: str, mention: Mention | None) -> None:
        if mention is None or not isinstance(mention.value, PlaceMark):
            return
        place = self.registry.place(mention)
        if place is not None:
            self.ledger.say(subject, "place", place, self._origin(mention))

    def _act(self, incident: str, deed: Deed, groups: Groups) -> None:
        mark, mention = deed.act, deed.mention
        if mark.type == "other":
            return
        origin = self._origin(mention, mark.status)
        victims = [self._victim(victim, deed, origin, groups) for victim in mark.victims]
        for told, subject in zip(mark.victims, victims, strict=True):
            whole = victims[0]
            if told.part and subject and whole and subject != whole:
                self.ledger.say(whole, "member", subject, origin.at(told.start, told.end))
        for victim in dict.fromkeys(victims or [None]):
            act = self.ledger.anchored("act", mention.start, mention.end)
            facts = {"incident": incident, "type": mark.type, "outcome": mark.outcome, "victim": victim}
            self.ledger.tell(act, facts, origin)
            for doer in mark.perpetrators:
                self._doer(act, doer, origin)
            self._quoted(act, "ground", (mark.ground_start, mark.ground_end), origin)
            self._quoted(act, "means", (mark.means_start, mark.means_end), origin)

    def _quoted(self, act: str, prop: str, where: tuple[int | None, int | None], origin: Origin) -> None:
        """Say a property in the words of the text."""
        start, end = where
        if start is None or end is None:
            return
        self.ledger.say(act, prop, self.page.content[start:end], origin.at(start, end, _IN_THEIR_WORDS))

    def _doer(self, act: str, doer: Argument, origin: Origin) -> None:
        if doer.kind == "pronoun":
            return
        subject = self.registry.at(doer.start, doer.end) if doer.kind in {"person", "body"} else None
        if subject is None:
            subject = self._unnamed_body(doer) or self.registry.described(doer.label, doer.start, doer.end)
            if doer.low is not None and subject.startswith("group:"):
                self._count(subject, doer, origin)
        self.ledger.say(act, "perpetrator", subject, origin.at(doer.start, doer.end))

    def _unnamed_body(self, doer: Argument) -> str | None:
        """The subject of an unnamed body ("the police"), so that it is known to act for a state."""
        for mention in self.page.marks_in("body", doer.start, doer.end):
            if isinstance(mention.value, BodyMark) and mention.value.is_state:
                return self.registry.body(mention)
        return None

    def _count(self, subject: str, who: Argument, origin: Origin) -> None:
        if who.low is None and who.high is None:
            return
        value = str(Quantity(who.low, who.high, who.approximate))
        self.ledger.say(subject, "count", value, origin.at(who.start, who.end))

    def _victim(self, victim: Argument, deed: Deed, origin: Origin, groups: Groups) -> str | None:
        if victim.kind in {"person", "body"}:
            return self.registry.at(victim.start, victim.end) or self.registry.person_named(victim.label)
        if victim.kind == "pronoun":
            return None
        kind = "object" if victim.kind == "object" else "group"
        words = (deed.act.outcome, key(victim.label.split()[-1]))
        subject = groups.by_words.get(words) or groups.by_label.get(key(victim.label))
        if subject is None and kind == "group" and victim.low is not None and deed.act.outcome:
            subject = groups.tolls.get(deed.act.outcome) if len(deed.act.victims) == 1 else None
        if subject is None:
            subject = self.ledger.anchored(kind, victim.start, victim.end)
            groups.by_words[words] = subject
            groups.by_label[key(victim.label)] = subject
            self.ledger.say(subject, "label", victim.label, origin.at(victim.start, victim.end))
        if kind == "group" and victim.low is not None and deed.act.outcome:
            groups.tolls.setdefault(deed.act.outcome, subject)
        self._count(subject, victim, origin)
        return subject

    def respond(self, incident: str, response: Response) -> None:
        """Write how the state answered."""
        mention = response.mention
        subject = self.ledger.anchored("measure", mention.start, mention.end)
        origin = self._origin(mention)
        self.ledger.tell(subject, {"incident": incident, "type": response.measure.type}, origin)
        where = Origin(response.sentence.start, response.sentence.end, METHOD, mention.score)
        self.ledger.say(subject, "words", self._words_of(response.sentence), where)

    def _words_of(self, sentence: Sentence) -> str:
        """The words of a sentence on one line."""
        return " ".join(self.page.text.content[sentence.start : sentence.end].split())


def _says_less(place: Mention | None, finest: Mention | None) -> bool:
    """Whether a place only has that inside which is told as well: the country of the town."""
    return place is not None and finest is not None and finest_with(place, [finest]) is not place


def _is_named_later(deed: Deed, draft: Draft) -> bool:
    """Whether the unnamed people of a headline ("student killed") are those that the text tells of."""
    if any(victim.kind != "group" for victim in deed.act.victims):
        return False
    return deed.act.type in draft.suffered_in_text


def _is_told_better(deed: Deed, draft: Draft) -> bool:
    """Whether a deed without a sufferer ("the killing") only says again what another tells with one.

    Beside somebody's sentence, "detention" says no other act.
    """
    if has_sufferer(deed):
        return False
    if deed.act.type in draft.suffered:
        return True
    noun_of_law = deed.act.nominal and not deed.act.victims and family(deed.act.type) == "law"
    return noun_of_law and "law" in map(family, draft.suffered)
