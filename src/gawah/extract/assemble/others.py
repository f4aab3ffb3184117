"""Writing what is no incident: the page's own data, quotes, citations, demands, signatories, hashtags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.extract.assemble.ledger import Origin
from gawah.extract.marks import CitationMark, DemandMark, NameMark, QuoteMark
from gawah.model import Stance

if TYPE_CHECKING:
    from gawah.extract.assemble.ledger import Ledger
    from gawah.extract.assemble.speakers import Speakers
    from gawah.extract.marks import Mention
    from gawah.extract.page import Page

GIVEN = "given"
_DATES = frozenset({"published", "updated"})
"""What of a page may contradict itself in earnest."""
_NAMED = {"hashtag": "hashtag", "signatory": "signatory", "cited_source": "cited_source"}


@dataclass
class OtherWriter:
    """Writes everything of a page that is no incident."""

    page: Page
    ledger: Ledger
    speakers: Speakers

    def write(self) -> None:
        """All of it, in a fixed order."""
        self._document()
        for mention in self.page.marks("quote"):
            self._quote(mention)
        for mention in self.page.marks("citation"):
            self._citation(mention)
        for mention in self.page.marks("demand"):
            self._demand(mention)

    def _document(self) -> None:
        text = self.page.text
        subject = f"document:{text.document}"
        said_best: set[str] = set()
        for item in text.metadata:
            if item.prop in said_best and item.prop not in _DATES:
                continue  # a page says its title many times over, with and without the name of the site
            said_best.add(item.prop)
            method = GIVEN if item.start is None else text.reader or GIVEN
            self.ledger.say(subject, item.prop, item.value, Origin(item.start, item.end, method, 0.95))
        self.ledger.say(subject, "language", text.lang, Origin(None, None, GIVEN))
        for label, prop in _NAMED.items():
            said: set[str] = set()
            for mention in self.page.marks(label):
                if isinstance(mention.value, NameMark) and mention.value.name not in said:
                    said.add(mention.value.name)
                    origin = Origin(mention.start, mention.end, mention.tagger, mention.score)
                    self.ledger.say(subject, prop, mention.value.name, origin)

    def _quote(self, mention: Mention) -> None:
        value = mention.value
        if not isinstance(value, QuoteMark):
            return
        chain = self.speakers.chain(mention)
        subject = self.ledger.subject("quote", mention.start, mention.end)
        stance = Stance.DENIED if value.denial else Stance.ATTRIBUTED if chain else Stance.STATED
        words = Origin(mention.start, mention.end, mention.tagger, mention.score, chain, stance)
        said = self.page.content[mention.start : mention.end]
        self.ledger.tell(subject, {"words": said, "mode": "direct" if value.direct else "indirect"}, words)
        if chain:
            start, end = value.speaker_start, value.speaker_end
            where = (start, end) if start is not None and end is not None else (mention.start, mention.end)
            by = Origin(*where, mention.tagger, mention.score)
            facts = {"said_by": chain[0], "role": value.role, "affiliation": value.affiliation}
            self.ledger.tell(subject, facts, by)

    def _citation(self, mention: Mention) -> None:
        value = mention.value
        if not isinstance(value, CitationMark):
            return
        subject = self.ledger.subject("citation", mention.start, mention.end)
        origin = Origin(mention.start, mention.end, mention.tagger, mention.score)
        facts = {"instrument": value.instrument, "provision": value.provision}
        self.ledger.tell(subject, facts, origin)
        for norm in value.norm_ids:
            self.ledger.say(subject, "norm", norm, origin)

    def _demand(self, mention: Mention) -> None:
        value = mention.value
        if not isinstance(value, DemandMark):
            return
        subject = self.ledger.subject("demand", mention.start, mention.end)
        speaker, stance = self.speakers.of(mention.start, mention.end, "asserted")
        origin = Origin(mention.start, mention.end, mention.tagger, mention.score, speaker, stance)
        action = self.page.content[mention.start : mention.end]
        self.ledger.tell(subject, {"action": action, "addressee": value.addressee}, origin)
