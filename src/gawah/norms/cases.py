"""Judgments, law reports, documents of the UN and case numbers: what is cited without a provision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.norms.knowledge import knowledge
from gawah.norms.literals import sought
from gawah.norms.numbers import is_year
from gawah.values.phrases import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.norms.literals import Sought
    from gawah.norms.names import NameReader
    from gawah.norms.records import Norm
    from gawah.values.scripts import Folded

_NAMED_GROUP = re.compile(r"\?P<\w+>")
_REPORTS = ("law_report", "law_report_year_first")


@record
class Case:
    """A stretch of a text that cites a judgment, a document or a case."""

    start: int
    end: int
    kind: str
    norm: str | None = None
    court: str | None = None
    """The court that the law report names."""


@dataclass(frozen=True)
class _Patterns:
    norms: tuple[tuple[Sought, str], ...]
    """Pattern and norm."""
    by_literal: dict[str, list[int]]
    """Which of these patterns match only what holds a literal; the empty one where none is sure."""
    reports: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    """Pattern, and words of which what it matches holds one."""
    report_words: frozenset[str]
    """All these words."""
    report: re.Pattern[str]
    """Any of them. They begin with capitals, so that one search for all passes over small letters quickly."""
    symbols: re.Pattern[str]
    communications: re.Pattern[str]
    firs: Sought


@cache
def _patterns() -> _Patterns:
    known = knowledge()
    forms = {
        form["id"]: _NAMED_GROUP.sub("?:", form["pattern"])
        for form in known.data["citation_grammar"]["forms"]
    }
    wide = set(known.described_data["wide"])
    own = frozenset(word for words in known.described_data["reports"].values() for word in words)
    reports = [(re.compile(forms[name]), own) for name in _REPORTS]
    more = known.described_data["more_reports"]
    reports += [(re.compile(entry["pattern"]), frozenset(entry["words"])) for entry in more]
    norms = tuple(
        (sought(pattern), norm.id)
        for norm in known.norms.values()
        if norm.id not in wide
        for pattern in norm.patterns
    )
    by_literal: dict[str, list[int]] = {}
    for at, (pattern, _) in enumerate(norms):
        for literal in pattern.literals or ("",):
            by_literal.setdefault(literal, []).append(at)
    report_words = frozenset().union(*(words for _, words in reports))
    return _Patterns(
        norms=norms,
        by_literal=by_literal,
        reports=tuple(reports),
        report_words=report_words,
        report=re.compile("|".join(re.escape(word.strip()) for word in sorted(report_words))),
        symbols=re.compile(forms["un_symbol"]),
        communications=re.compile(forms["un_communication"]),
        firs=sought(forms["fir"]),
    )


def cases(text: Folded, country: str | None) -> list[Case]:
    """All citations of this kind in a text, in order, none overlapping another; a known norm wins."""
    found = [*_norms(text, country), *_reports(text.original), *_documents(text.original), *_firs(text)]
    found.sort(key=lambda case: (case.start, case.norm is None, -case.end))
    kept: list[Case] = []
    for case in found:
        if not kept or case.start >= kept[-1].end:
            kept.append(case)
    return kept


def _norms(text: Folded, country: str | None) -> Iterator[Case]:
    known, patterns = knowledge(), _patterns()
    folded = text.text
    likely = {at for literal, some in patterns.by_literal.items() if literal in folded for at in some}
    for pattern, norm_id in [patterns.norms[at] for at in sorted(likely)]:
        norm = known.norms[norm_id]
        if country not in (None, _state_of(norm)) and _state_of(norm) is not None:
            continue
        for match in pattern.matches(text):
            if norm.kind == "statute" and _other_year(text.original, match.end(), norm):
                continue
            yield Case(match.start(), match.end(), _kind(norm), norm_id, _court(match.group()))


def _kind(norm: Norm) -> str:
    if norm.kind == "judgment":
        return "judgment"
    return "document" if norm.kind in ("treaty_body", "soft_law") else "instrument"


def _state_of(norm: Norm) -> str | None:
    """The state whose norm it is."""
    jurisdiction = knowledge().instruments[norm.instrument].jurisdiction
    return jurisdiction[:2] if jurisdiction else None


def _other_year(content: str, end: int, norm: Norm) -> bool:
    """Whether a number is followed by another year than the one that the norm's name has."""
    match = re.match(r"\s*(?:of|,)?\s*((?:1[89]|20)\d\d)\b", content[end : end + 12])
    return match is not None and match.group(1) not in norm.provision


def _reports(content: str) -> Iterator[Case]:
    patterns = _patterns()
    if patterns.report.search(content) is None:
        return
    held = {word for word in patterns.report_words if word in content}
    for report, words in patterns.reports:
        if words.isdisjoint(held):
            continue
        for match in report.finditer(content):
            yield Case(match.start(), match.end(), "judgment", None, _court(match.group()))


def _documents(content: str) -> Iterator[Case]:
    """Documents of the UN: before a stroke in their signs stands a capital or a number."""
    patterns, cites = _patterns(), _cites()
    before = {part[-1:] for part in content.split("/")[:-1]}
    if any(map(str.isupper, before)):
        for match in patterns.symbols.finditer(content):
            if any(c.isdecimal() for c in match.group()):
                end = match.end() - len(match.group()) + len(match.group().rstrip("."))
                yield Case(match.start(), end, "document", cites.get(match.group().rstrip(".").casefold()))
    if any(map(str.isdecimal, before)):
        for match in patterns.communications.finditer(content):
            yield Case(match.start(), match.end(), "document", cites.get(match.group().casefold()))


def _firs(text: Folded) -> Iterator[Case]:
    for match in _patterns().firs.matches(text):
        yield Case(match.start(), match.end(), "case")


@cache
def _cites() -> dict[str, str]:
    return {cite.casefold(): norm.id for norm in knowledge().norms.values() for cite in norm.cites}


def _court(report: str) -> str | None:
    """The court that a law report of the tables belongs to."""
    courts = knowledge().described_data["courts"]
    letters = " ".join(re.findall(r"[A-Za-z]+", report.replace(".", ""))).upper()
    own = knowledge().described_data["reports"].values()
    if not any(word.upper() in letters.replace(" ", "") for words in own for word in words):
        return None
    for name, court in courts.items():
        if re.search(rf"\b{name}\b", letters):
            return str(court)
    return None


def judgment_norm(court: str, year: str) -> str | None:
    """The judgment of ``norms.yaml`` that a court and a year name, if one cites itself so."""
    wanted = {*words_of(court), year}
    for norm in knowledge().norms.values():
        if norm.kind == "judgment" and any(wanted <= set(words_of(cite)) for cite in norm.cites):
            return norm.id
    return None


@record
class Told:
    """A judgment that is told by its court: tokens ``first`` up to ``end``."""

    first: int
    end: int
    court: str
    year: str | None


def told_judgment(reader: NameReader, at: int, bound: int, stop: int) -> Told | None:
    """A judgment told by court and year ("the Supreme Court judgment of 2014"), its court at a token.

    Without a year it is told only where a law report follows in brackets, which the caller sees.
    """
    words, law = reader.tokens.words, reader.law
    hit = law.courts.at(words, at, stop)
    if hit is None:
        return None
    end = hit[0]
    if end + 1 < stop and words[end] in law.links and reader.tokens.is_capital(end + 1):
        end += 2
        while end < stop and reader.tokens.is_capital(end) and words[end] not in law.opens:
            end += 1
    court_end = end
    first = at
    said = next((p for p in range(end, min(stop, end + 2)) if words[p] in law.judgments), None)
    if said is not None:
        end = said + 1
    else:
        said = next((p for p in range(at - 1, max(bound, at - 4) - 1, -1) if words[p] in law.judgments), None)
        if said is None:
            return None
        first = said
    year = None
    around = (*range(end, min(stop, end + 2)), *range(max(bound, first - 2), first))
    for place in around:
        if is_year(words[place]):
            year = words[place]
            first, end = min(first, place), max(end, place + 1)
            break
    start, last = reader.tokens.span(at, court_end)
    return Told(first, end, reader.tokens.content[start:last], year)
