"""From a project to the files of its site: what the guard tells the public, drawn, and looked through.

Nothing here writes; ``gawah.cli.out_site`` does, once somebody lets it out.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from babel import Locale

from gawah import __version__
from gawah.errors import Sentence, UsageError
from gawah.exchange.released import fixed_words, told_lines, told_row
from gawah.guard.claims import claims_of
from gawah.guard.coarse import Where
from gawah.guard.gate import LeakError, leaving
from gawah.guard.guarded import guarded
from gawah.guard.leaks import fixed_in
from gawah.guard.preview import preview_of
from gawah.guard.redact import told_of
from gawah.guard.told import Told, ToldClaim, ToldMeasure, ToldParty
from gawah.guard.victims import victims_table
from gawah.guard.words import parts_of, tokens_of
from gawah.project import now
from gawah.project.checkpoints import public_key, sign_note
from gawah.schema import kinds, vocabulary
from gawah.site.before import WHOLE, Before, New, form_of, may_be_repeated
from gawah.site.beside import beside
from gawah.site.book import About, Book, Correction, Edition, Entry, Gone, code_of
from gawah.site.manifest import NOTE, SUMS, sums_of, text_of
from gawah.site.pages import render, template_words
from gawah.site.tongue import LANGUAGES, Tongue, all_messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.guard.gate import Gate
    from gawah.guard.guarded import Guarded
    from gawah.guard.innards import Closed
    from gawah.guard.leaks import Leak, Leaks
    from gawah.guard.preview import Preview
    from gawah.guard.victims import Table
    from gawah.project import Project

AUDIENCE = "public"
"""For whom a site is: there is no other."""
OUTPUT = "out site"
_TITLE = {"en": "A register of incidents"}
_VOCABULARIES = ("act_type", "measure_type", "standard", "sex", "outcome")


@dataclass(frozen=True)
class Built:
    """A site that is ready to be let out."""

    guard: Guarded
    before: Before
    new: New
    book: Book
    files: Mapping[str, bytes]
    """By path, without the manifest."""
    preview: Preview
    """With all leaks that were found in the files."""


@dataclass(frozen=True)
class Wanted:
    """What is said of a site; what is None stays as it was."""

    title: str | None = None
    contact: str | None = None
    addresses: tuple[str, ...] | None = None
    why: str = ""
    """Why what was published has changed, for those who read it."""

    def about(self, before: About) -> About:
        """What is said of it from now on."""
        return About(
            before.title or _TITLE["en"] if self.title is None else self.title,
            before.contact if self.contact is None else self.contact,
            before.addresses if self.addresses is None else self.addresses,
        )


def build(project: Project, wanted: Wanted, *, today: str | None = None) -> Built:
    """The site of a project, looked through; nothing is written yet.

    Args:
        project: the project.
        wanted: what is said of the site.
        today: the day of a new release (ISO 8601); by default this day.

    Raises:
        ProjectError: what was told before cannot be read.
    """
    guard = guarded(project, AUDIENCE, site_words())
    told, cut = told_of(project, guard)
    claims = claims_of(project, guard)
    table = victims_table(told, guard.audience.least)
    before = Before(project)
    about = wanted.about(before.about)
    digest = _digest(told, claims, table, about)
    forms = {code_of(one): form_of(told_row(one)) for one in told}
    new = New(before, forms, (about, digest, today or now()[:10]), wanted.why)
    key = public_key(project.root)
    edition = Edition(about, new.number, new.day, key.line if key is not None else "")
    book = Book(
        edition,
        tuple(_entries(told, new, before)),
        tuple(_gone(new, before)),
        tuple(_corrections(new, before, guard)),
        beside(claims, told),
        table,
        guard.audience.least,
    )
    allow(guard.leaks, told, edition.key)
    files = dict(render(book))
    leaks = tuple(leaks_in(files, leaving(OUTPUT, AUDIENCE, guard.leaks)))
    return Built(guard, before, new, book, files, preview_of(guard, told, cut, table, leaks))


def sealed(project: Project, built: Built) -> dict[str, bytes]:
    """All files of a site, with its manifest and the signature of the project.

    Raises:
        LeakError: something in them gives away what is protected.
        UsageError: what was published has changed, and nobody said why.
        ReadOnlyError: the project cannot be written to.
    """
    if built.preview.leaks:
        raise LeakError(built.preview.leaks)
    if built.new.corrections and not built.new.why:
        raise UsageError(
            Sentence(
                "%(num)s value that was published has changed. Say to the readers why, with --why; name "
                "nobody in it.",
                "%(num)s values that were published have changed. Say to the readers why, with --why; name "
                "nobody in it.",
                num=len(built.new.corrections),
            )
        )
    sums = sums_of(built.files)
    note = sign_note(project, text_of(sums, built.book.edition))
    leaks = tuple(_leaks_in_last(built, note))
    if leaks:
        raise LeakError(leaks)
    return {**built.files, SUMS: sums, NOTE: note}


def _leaks_in_last(built: Built, note: bytes) -> Iterator[Leak | Closed]:
    """What the manifest and its note give away. A hash, and a signature, is made of letters by chance."""
    gate = leaving(OUTPUT, AUDIENCE, built.guard.leaks)
    yield from gate.leaks_of(SUMS, "\n".join(built.files).encode())
    yield from gate.leaks_of(NOTE, note, " ".join(_plain_words(note.decode())))


def leaks_in(files: Mapping[str, bytes], gate: Gate) -> Iterator[Leak | Closed]:
    """What the leak check finds in files, each under its path."""
    for path, data in files.items():
        yield from gate.leaks_of(path, data)


def site_words() -> list[str]:
    """What stands in the pages whatever the register holds: alone it gives nobody away."""
    words = [*fixed_words(), *_plain_words(" ".join([*all_messages(), template_words()]))]
    words += (word for data in render(_wordless()) for word in fixed_in(data[1].decode("utf-8")))
    for language in LANGUAGES:
        locale = Locale.parse(language)
        words += [*locale.territories.values(), *locale.months["format"]["wide"].values()]
        words += locale.months["format"]["abbreviated"].values()
        words += [tongue_label for of in _VOCABULARIES for tongue_label in _labels(of, language)]
        words += [kind.labels.get(language, "") for kind in kinds().values()]
    return words


def _wordless() -> Book:
    """A site of one incident with digits in place of each word: what stands in it stands in every site."""
    where = Where(("1",), None, None, None, "admin2")
    measure = ToldMeasure("inquiry", "2001-02", ("1",), None)
    told = Told(
        id="1", date="2001-02", type="killing", where=where, victims=(ToldParty("person", "1", (1, 2)),),
        perpetrators=(), killed=(1, 2), injured=(0, None), means=(), grounds=(), measures=(measure,),
        standard="alleged", sources=1, title=None, documents=(), counted=(),
    )  # fmt: skip
    edition = Edition(About("1", "1", ("https://1.11/",)), 1, "2001-02-03", "1")
    gone = Gone("2", "2001-02-03", "1")
    correction = Correction("2001-02-03", "1", "killed", "1..1", "1..2", "1")
    claim = ToldClaim((1, None), "killed", ("killing",), "2001", where, 1, is_of_group=False)
    claims, table = beside((claim,), (told,)), victims_table((told,), 1)
    entry = Entry(told, "2001-02-03", "2001-02-03")
    return Book(edition, (entry,), (gone,), (correction,), claims, table, 1)


def _plain_words(text: str) -> Iterator[str]:
    """The words of a text as the leak check sees them: of a colour or a key it sees the letters alone."""
    return (folded for token in tokens_of(text) for folded, _ in parts_of(token))


def _labels(of: str, language: str) -> Iterator[str]:
    return (code.labels.get(language, "") for code in vocabulary(of).values())


def allow(leaks: Leaks, told: Iterable[Told], key: str) -> None:
    """Let the places leave in every language of the site, which leave in one already, and the public key."""
    leaks.allow(*_plain_words(key))
    tongues = [Tongue(language) for language in LANGUAGES]
    for where in {one.where for one in told if one.where is not None}:
        leaks.allow(*(tongue.place(where) for tongue in tongues))


def _digest(told: tuple[Told, ...], claims: tuple[ToldClaim, ...], table: Table, about: About) -> str:
    """The same for the same site: whether there is a new release follows from it."""
    parts = [*told_lines(told), str(claims), str(table.rows), json.dumps(asdict(about)), __version__]
    return sha256("".join(parts).encode("utf-8")).hexdigest()


def _entries(told: tuple[Told, ...], new: New, before: Before) -> Iterator[Entry]:
    days = new.days(before)
    for one in told:
        yield Entry(one, *days[code_of(one)])


def _gone(new: New, before: Before) -> Iterator[Gone]:
    gone = {code: told for code, told in before.gone.items() if code not in new.forms}
    gone |= {one["code"]: (one["day"], one["why"]) for one in new.corrections if one["field"] == WHOLE}
    for code in sorted(gone):
        yield Gone(code, *gone[code])


def _corrections(new: New, before: Before, guard: Guarded) -> Iterator[Correction]:
    """All corrections, the newest first, without what must not be told again."""
    later = () if new.number == before.number else new.corrections
    every = [*before.corrections, *later]
    for one in sorted(every, key=lambda one: (one["day"], one["code"], one["field"]), reverse=True):
        old, now_ = (_again(one["field"], one[side], guard) for side in ("old", "new"))
        yield Correction(one["day"], one["code"], one["field"], old, now_, one["why"])


def _again(field: str, value: str, guard: Guarded) -> str | None:
    """A value that was told before, as it may be told now."""
    if field == WHOLE or not value:
        return value
    if not may_be_repeated(field) or guard.leaks.tells(value):
        return None
    return (guard.audience.date(value) or None) if field == "date" else value
