from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gawah.errors import ConflictError, GawahError, NotFoundError, Sentence, Term, UsageError
from gawah.read import Given, read_bytes
from gawah.read.decode import _MAGIC, _ZIPPED
from gawah.schema import kinds, vocabulary
from gawah.web.sentences import in_words
from gawah.web.texts import LANGUAGES, Words
from tests.web.raised import SOURCE, raised

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.conftest import Site

URDU = Words("ur")
_NAMES = re.compile(r"%\((\w+)\)s")
_LATIN = re.compile("[A-Za-z]{2,}")
ALL = list(raised())


def test_every_sentence_that_may_reach_a_page_can_be_read_from_the_code() -> None:
    assert len(ALL) > 100
    for one in ALL:
        assert one.template is not None, (
            f"{one.where}: write the sentence there, with %(names)s for its values"
        )
        assert one.values == set(_NAMES.findall(one.template)), one.where
        assert one.many is None or "num" in one.values, one.where


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_sentence_that_may_reach_a_page_has_words_in_each_language(language: str) -> None:
    words = Words(language)
    for one in ALL:
        sentence = Sentence(one.template or "", one.many or "", **dict.fromkeys(one.values, 2))
        assert in_words(sentence, words) is not None, one.where


def test_what_nobody_could_translate_is_found(tmp_path: Path) -> None:
    source = "from gawah.errors import UsageError\ndef f(n: str) -> None:\n    raise UsageError(f'No {n}.')\n"
    (tmp_path / "one.py").write_text(source, "utf-8")
    (found,) = raised(tmp_path)
    assert (found.where, found.template) == ("one.py:3", None)
    assert not any(one.where.startswith("cli/") for one in ALL)
    assert (SOURCE / "cli").is_dir()


def test_english_is_the_sentence_itself() -> None:
    error = NotFoundError(
        "No %(what)s has an id that begins with %(prefix)s.", what=Sentence("claim"), prefix="ab"
    )
    assert str(error) == "No claim has an id that begins with ab."
    assert in_words(error.sentence, Words("en")) == str(error)
    assert str(UsageError("100 % of it.")) == "100 % of it."
    assert str(GawahError()) == "The base of all faults that gawah explains instead of crashing."


def test_names_of_the_schema_are_typed_in_english_and_told_in_urdu() -> None:
    known = tuple(Term(one, "kind") for one in ("person", "group"))
    error = UsageError(
        "A %(kind)s cannot be %(prop)s. Say which: %(known)s.",
        kind=Term("place", "kind"),
        prop=Term("victim", "prop:act"),
        known=known,
    )
    assert str(error) == "A place cannot be victim. Say which: person, group."
    told = in_words(error.sentence, URDU)
    assert told is not None
    assert kinds()["act"].props["victim"].labels["ur"] in told
    assert f"{kinds()['person'].labels['ur']}، {kinds()['group'].labels['ur']}" in told
    assert not _LATIN.search(told)


def test_several_changed_claims_are_told_with_the_words_of_people() -> None:
    these = tuple(
        Sentence(
            "%(claim)s (%(said)s)",
            claim=one,
            said=Sentence(
                "%(who)s said %(word)s on %(at)s",
                who="Asha",
                word=Term("accepted", "word"),
                at=Term("2024-05-01T20:30:00Z", "at"),
            ),
        )
        for one in ("ab12cd34", "cd34ab12")
    )
    error = ConflictError(
        Sentence(
            "%(num)s claim has changed since you looked, so nothing was accepted: %(named)s. "
            "Look again, then decide.",
            "%(num)s claims have changed since you looked, so nothing was accepted: %(named)s. "
            "Look again, then decide.",
            num=2,
            named=Sentence("%(these)s", these=these),
        )
    )
    assert "; cd34ab12 (Asha said accepted on 2024-05-01 20:30 UTC). Look again" in str(error)
    english = in_words(error.sentence, Words("en")) or ""
    moment = Words("en").moment("2024-05-01T20:30:00Z")
    assert english.count(f"(Asha said accepted on {moment})") == 2
    assert "T20:30" not in english
    told = in_words(error.sentence, URDU) or ""
    assert "2 دعوے بدل چکے ہیں" in told
    assert "\u2068cd34ab12\u2069 (\u2068Asha\u2069، ”منظور“،" in told


FILES = {
    **{f"{number}.bin": mark + b"\x00\x01" * 99 for number, (mark, _) in enumerate(_MAGIC)},
    **{f"{number}.zip": b"PK\x03\x04" + mark + b"\x00" for number, (mark, _) in enumerate(_ZIPPED)},
    "report.pdf": b"%PDF-1.7 no words",
    "locked.pdf": b"%PDF-1.7 /Encrypt",
    "packed.zip": b"PK\x03\x04",
    "film.mp4": b"\x00\x00\x00\x18ftypmp42",
    "film.avi": b"RIFF\x00\x00",
    "table.csv": b"a;b\n1;2",
    "table.tsv": b"a\tb",
    "data.json": b"{}",
    "data.jsonl": b"{}",
    "empty.txt": b" \n",
    "dots.txt": b"... --- ...",
    "noise.txt": bytes(range(1, 32)) * 20,
    "deep.html": b"<p>" + b"<div>" * 90_000,
}


@pytest.mark.parametrize("name", FILES)
def test_why_a_file_could_not_be_read_is_told_in_urdu_from_the_words_of_the_record(name: str) -> None:
    with pytest.raises(GawahError) as refused:
        read_bytes(FILES[name], name, Given())
    told = in_words(str(refused.value), URDU)
    assert told == in_words(refused.value.sentence, URDU)
    assert told is not None
    assert f"\u2068{name}\u2069" in told


@pytest.mark.parametrize(
    "what",
    [
        "12345 characters are in a language (xx) in which gawah cannot read acts: read them.",
        "gawah stumbled over this file (ValueError: out of\nrange)",
        "Another gawah (process unknown) is writing to this project. "
        "Wait until it has finished, then try again.",
    ],
)
def test_other_sentences_of_the_record_are_recognised(what: str) -> None:
    assert in_words(what, URDU)
    assert in_words(what, Words("en")) == what


@pytest.mark.parametrize("what", ["", "Words of a version that nobody knows.", "%(name)s", "x" * 9_000])
def test_what_is_not_recognised_is_left_to_be_told_in_english(what: str) -> None:
    assert in_words(what, URDU) is None


def test_all_vocabularies_that_sentences_name_are_there() -> None:
    for path in SOURCE.rglob("*.py"):
        for of in re.findall(r'Term\([^()]*(?:\([^()]*\))?[^()]*, "([\w:]+)"\)', path.read_text("utf-8")):
            assert of in {"kind", "prop:act", "at", "word", "block"} or vocabulary(of), path


def test_a_page_of_an_error_is_in_urdu(site: Site) -> None:
    page = site.client.get("/incidents/incident:0000", headers={"Accept-Language": "ur"}).text
    assert "ایسا کوئی واقعہ نہیں۔" in page
    assert '<p lang="en"' not in page
