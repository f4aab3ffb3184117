"""What a site told before: kept in the project, so that nothing that was published changes in silence.

It lies in ``site.jsonl`` in the project's folder, to which lines are only added; in an encrypted project each
line is encrypted by itself. The lines of one release stand together, the one that names it last: what was cut
off in the middle was never let out, and is passed over.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from gawah.errors import ConflictError, ProjectError
from gawah.project.access import writing
from gawah.project.files import writer_lock
from gawah.project.lines import SITE, add_lines, line_of, read_lines
from gawah.site.book import About

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.project import Project

    Form = Mapping[str, str]
    """An incident as a row of the table, by column."""

_DIGITS = 16
WHOLE = "whole"
"""The field of a correction by which an entry was taken back."""
_AS_THEY_ARE = ("date", "type", "country", "place", "standard")
"""Of these, what was told before may be repeated. A name that was wrong may not, whoever bore it."""
_BY_THEMSELVES = ("title", "victims", "perpetrators", "means", "grounds", "measures")
_BETWEEN = ("killed", "injured")
FIELDS = (*_AS_THEY_ARE, *_BETWEEN, *_BY_THEMSELVES)
"""What is looked at for corrections, in order."""


class Before:
    """What was told, up to the last release."""

    def __init__(self, project: Project) -> None:
        """Read what was told.

        Args:
            project: the project.

        Raises:
            ProjectError: it cannot be read.
        """
        self._root, self._vault = project.root, project.vault
        self.number, self.day, self.digest = 0, "", ""
        self.about = About("")
        self.forms: dict[str, Form] = {}
        self.published: dict[str, str] = {}
        self.changed: dict[str, str] = {}
        self.corrections: list[dict[str, str]] = []
        self.gone: dict[str, tuple[str, str]] = {}
        """Codes of incidents that were taken back, with the day and the reason."""
        waiting: list[dict[str, Any]] = []
        for line in self._lines():
            if line.get("about") != "release":
                waiting.append(line)
            elif line.get("number") == self.number + 1:
                self._take(line, [one for one in waiting if one.get("release") == line["number"]])
                waiting = []

    def _lines(self) -> Iterator[dict[str, Any]]:
        try:
            lines = list(read_lines(self._root / SITE, self._vault))
        except OSError as error:
            raise ProjectError(
                "%(path)s cannot be read (%(why)s).", path=str(self._root / SITE), why=error.strerror or ""
            ) from error
        for line in lines:
            try:
                told = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(told, dict):
                yield told

    def _take(self, release: dict[str, Any], lines: list[dict[str, Any]]) -> None:
        self.number, self.day, self.digest = release["number"], release["day"], release["digest"]
        self.about = About(release["title"], release["contact"], tuple(release["addresses"]))
        for line in lines:
            if line["about"] == "correction":
                self._correct(line)
                continue
            code, form = line["code"], line["form"]
            self.changed[code] = self.day
            self.published.setdefault(code, self.day)
            if form is None:
                self.forms.pop(code, None)
            else:
                self.forms[code] = form
                self.gone.pop(code, None)

    def _correct(self, line: dict[str, Any]) -> None:
        told = {name: line[name] for name in ("code", "field", "old", "new", "why")}
        self.corrections.append({"day": self.day, **told})
        if line["field"] == WHOLE:
            self.gone[line["code"]] = (self.day, line["why"])

    def keep(self, new: New, by: str) -> None:
        """Keep what is told from now on; nothing where that is what was told before.

        Args:
            new: the release.
            by: who lets it out.

        Raises:
            ProjectError: it cannot be written.
            ConflictError: somebody else let one out in the meantime.
        """
        if new.number == self.number:
            return
        with writer_lock(self._root), writing(self._root):
            there = (line for line in self._lines() if line.get("about") == "release")
            if max((line["number"] for line in there), default=0) != self.number:
                raise ConflictError("Somebody else has let something out meanwhile. Try again.")
            add_lines(self._root / SITE, new.lines(self, by), self._vault)


class New:
    """A release beside the one before it."""

    def __init__(
        self, before: Before, forms: Mapping[str, Form], told: tuple[About, str, str], why: str
    ) -> None:
        """Set it beside.

        Args:
            before: what was told.
            forms: what is told now, by code.
            told: what is said of the site, the digest of all that is told, and today (ISO 8601).
            why: why what was told has changed.
        """
        self.about, self.digest, today = told
        is_same = before.number > 0 and self.digest == before.digest
        self.number = before.number if is_same else before.number + 1
        self.day = before.day if is_same else today
        self.forms = forms
        self.why = why
        self.corrections = tuple(self._corrections(before))
        """What was told and has changed, as ``Before.corrections`` has them."""

    def _corrections(self, before: Before) -> Iterator[dict[str, str]]:
        for code, old in sorted(before.forms.items()):
            now = self.forms.get(code)
            if now is None:
                yield self._correction(code, WHOLE, "", "")
                continue
            for field in FIELDS:
                was, is_ = _value(old, field), _value(now, field)
                if was and was != is_ and not _is_added(field, was, is_):
                    yield self._correction(code, field, was, is_)

    def _correction(self, code: str, field: str, old: str, new: str) -> dict[str, str]:
        return {"day": self.day, "code": code, "field": field, "old": old, "new": new, "why": self.why}

    def days(self, before: Before) -> dict[str, tuple[str, str]]:
        """On which day each incident was told first, and on which something of it changed last."""
        return {
            code: (
                before.published.get(code, self.day),
                before.changed[code] if before.forms.get(code) == form else self.day,
            )
            for code, form in self.forms.items()
        }

    def lines(self, before: Before, by: str) -> Iterator[str]:
        """What is kept of it."""
        number = {"release": self.number}
        for code, form in self.forms.items():
            if before.forms.get(code) != form:
                yield line_of({"about": "entry", **number, "code": code, "form": form})
        for code in before.forms.keys() - self.forms.keys():
            yield line_of({"about": "entry", **number, "code": code, "form": None})
        for one in self.corrections:
            yield line_of({**one, "about": "correction", **number})
        told = {**asdict(self.about), "number": self.number, "day": self.day, "digest": self.digest, "by": by}
        yield line_of({**told, "about": "release"})


def form_of(row: Mapping[str, object]) -> Form:
    """An incident as it is kept: of what is never repeated, names above all, only hashes.

    Args:
        row: the incident as a row of the table.
    """
    told = {name: "" if value is None else str(value) for name, value in row.items() if name != "id"}
    return told | {name: _hashed(told.get(name, "")) for name in _BY_THEMSELVES}


def _hashed(told: str) -> str:
    parts = sorted(sha256(part.encode()).hexdigest()[:_DIGITS] for part in told.split("; ")) if told else []
    return "; ".join(parts)


def may_be_repeated(field: str) -> bool:
    """Whether what a field told before may be told again, now that it is known to be wrong."""
    return field in (*_AS_THEY_ARE, *_BETWEEN)


def _value(form: Form, field: str) -> str:
    if field not in _BETWEEN:
        return form.get(field, "")
    low, high = form.get(f"{field}_low", ""), form.get(f"{field}_high", "")
    return f"{low}..{high}" if low else ""


def _is_added(field: str, old: str, new: str) -> bool:
    """Whether a list only has more than before."""
    return field in _BY_THEMSELVES and not Counter(old.split("; ")) - Counter(new.split("; "))
