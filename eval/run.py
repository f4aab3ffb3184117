"""How well gawah reads, on our corpus or another one: ``python -m eval.run`` (``make eval``).

GAWAH_EVAL names the directory of another corpus in the same form.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from eval.corpus import OURS, Corpus, CorpusError, load
from eval.errors import listed
from eval.measure import Measured, measure, write_predictions
from eval.predict import extract
from eval.score import ROWS, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.predict import Predict

PREDICTIONS = Path("build/eval/predictions")


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.run", description=__doc__)
    parser.add_argument("--split", choices=("open", "sealed", "all"), default="all")
    parser.add_argument("--kind", help="open documents of this kind only")
    parser.add_argument("--language", help="open documents of this language only")
    parser.add_argument("--errors", action="store_true", help="list what was missed and invented (open only)")
    parser.add_argument("--row", choices=ROWS, help="with --errors: this row only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    asked = parser.parse_args(words)
    if asked.errors and asked.split == "sealed":
        parser.error("--errors shows what is in documents; sealed ones stay sealed: use --split open.")
    if (asked.kind or asked.language) and asked.split == "sealed":
        parser.error("sealed documents are shown in total only: --kind and --language are for open ones.")
    return asked


def selected(corpus: Corpus, asked: argparse.Namespace) -> Corpus:
    """The documents asked for; a kind, a language or a list of errors leaves the sealed ones out."""
    documents = corpus.documents
    if asked.split != "all":
        documents = corpus.sealed if asked.split == "sealed" else corpus.open
    if asked.kind or asked.language or asked.errors:
        documents = tuple(document for document in documents if not document.is_sealed)
    if asked.kind:
        documents = tuple(document for document in documents if document.kind == asked.kind)
    if asked.language:
        documents = tuple(document for document in documents if document.language == asked.language)
    if not documents:
        raise CorpusError("no document of the corpus is of that split, kind and language.")
    return Corpus(corpus.root, documents)


def tables(measured: Measured) -> str:
    """The figures: open documents in full, sealed ones in total."""
    parts = []
    if measured.open:
        parts.append(report.detailed(f"open: {len(measured.open)} documents", measured.total()))
    if measured.sealed_count:
        parts.append(report.detailed(f"sealed: {measured.sealed_count} documents", measured.sealed_total))
    if measured.open and measured.sealed_count:
        open_, sealed = ("open", measured.total()), ("sealed", measured.sealed_total)
        parts.append(report.difference("open - sealed", open_, sealed))
    if measured.sealed_count:
        parts.append(report.beside("sealed, by language", measured.sealed_languages))
    if measured.open:
        parts.append(report.beside("open, by language", measured.by(lambda document: document.language)))
        parts.append(report.beside("open, by kind", measured.by(lambda document: document.kind)))
    return "\n\n".join(parts)


def as_json(measured: Measured) -> dict[str, object]:
    """The figures for programs, no more of the sealed documents than the tables show."""

    def named(name: str) -> dict[str, dict[str, float]]:
        groups = measured.by(lambda document: str(getattr(document, name)))
        return {group: report.figures(tally) for group, tally in groups.items()}

    return {
        "open": report.figures(measured.total()),
        "sealed": report.figures(measured.sealed_total),
        "sealed_language": {
            language: report.figures(tally) for language, tally in measured.sealed_languages.items()
        },
        "language": named("language"),
        "kind": named("kind"),
        "document": named("id"),
    }


def main(words: Sequence[str] | None = None, predict: Predict = extract) -> int:
    """Measure and print; 1 where there is no corpus."""
    asked = arguments(words)
    root = Path(os.environ.get("GAWAH_EVAL") or OURS)
    try:
        corpus = selected(load(root), asked)
    except CorpusError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 1
    measured = measure(corpus, predict)
    write_predictions(measured, PREDICTIONS / ("ours" if root == OURS else root.resolve().name))
    print(tables(measured))
    if asked.errors:
        print("\n" + "\n".join(listed(measured.open, asked.row)))
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps(as_json(measured), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
