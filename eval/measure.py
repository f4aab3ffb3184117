"""A corpus measured: one score a document, and totals over those that may or may not be looked at."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.score import Score, report, score_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from eval.corpus import Corpus, Document
    from eval.predict import Predict
    from eval.score import Tally
    from eval.score.forms import Item


@dataclass(frozen=True)
class Scored:
    """A document that may be looked at, with what was found in it."""

    document: Document
    found: Item
    score: Score


@dataclass(frozen=True)
class Measured:
    """What came out for a corpus. Of sealed documents only the sum is kept, so that nothing can leak."""

    open: tuple[Scored, ...]
    sealed_total: Tally
    sealed_count: int
    sealed_languages: dict[str, Tally]
    """Sums by language, the finest that is ever told of sealed documents."""

    def total(self) -> Tally:
        """The sum over the open documents."""
        return _sum(self.open)

    def by(self, name: Callable[[Document], str]) -> dict[str, Tally]:
        """The sums over the open documents of each kind, language …, by name."""
        names = sorted({name(scored.document) for scored in self.open})
        return {n: _sum(scored for scored in self.open if name(scored.document) == n) for n in names}


def measure(corpus: Corpus, predict: Predict) -> Measured:
    """Predict and score each document."""
    scored = []
    for document in corpus.open:
        found = predict(document)
        scored.append(Scored(document, found, score_document(document.gold, found, document.content)))
    sealed: dict[str, list[Tally]] = {}
    for document in corpus.sealed:
        tally = score_document(document.gold, predict(document), document.content).tally
        sealed.setdefault(document.language, []).append(tally)
    languages = {language: report.added(tallies) for language, tallies in sorted(sealed.items())}
    return Measured(tuple(scored), report.added(languages.values()), len(corpus.sealed), languages)


def write_predictions(measured: Measured, folder: Path) -> None:
    """Write what was found in each open document; never in a sealed one."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for scored in measured.open:
        form = json.dumps(scored.found, ensure_ascii=False, indent=1)
        (folder / f"{scored.document.id}.json").write_text(form + "\n", encoding="utf-8")


def _sum(scored: Iterable[Scored]) -> Tally:
    return report.added(one.score.tally for one in scored)
