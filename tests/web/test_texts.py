from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from gawah.schema import kinds
from gawah.web.texts import LANGUAGES, Words, catalogue, isolated, preferred
from tests.web.messages import path_of, renewed, untranslated, used, written

if TYPE_CHECKING:
    from babel.messages.catalog import Message

OTHERS = sorted(set(LANGUAGES) - {"en"})
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|<[^>]+>")
_ARABIC_ONLY = "كيىة"
"""Letters that look like Urdu ones and are not; ة is written ۃ, and rarely."""


def _both(message: Message) -> list[tuple[str, str]]:
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return [(ids[min(i, len(ids) - 1)], string or "") for i, string in enumerate(strings)]


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated(language: str) -> None:
    has = {str(message.id) for message in catalogue(language)}
    missing = {str(message.id) for message in used()} - has
    assert not missing, "call `make texts`, then translate what is empty"
    assert not untranslated(catalogue(language))


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_is_translated_that_nothing_uses(language: str) -> None:
    assert {str(m.id) for m in catalogue(language)} == {str(m.id) for m in used()}, "call `make texts`"
    assert path_of(language).read_text("utf-8") == written(renewed(language)), "call `make texts`"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_placeholders_and_the_markup_of_its_message(language: str) -> None:
    for message in catalogue(language):
        for id_, string in _both(message):
            if id_:
                assert sorted(_PLACEHOLDER.findall(string)) == sorted(_PLACEHOLDER.findall(id_)), id_


def test_urdu_is_written_with_its_own_letters() -> None:
    for message in catalogue("ur"):
        for id_, string in _both(message):
            assert not set(string) & set(_ARABIC_ONLY), id_


def test_urdu_has_one_kind_of_quotes_and_of_figures() -> None:
    for message in catalogue("ur"):
        for id_, string in _both(message):
            quotes = "".join(letter for letter in string if letter in "“”")
            assert quotes == "”“" * (len(quotes) // 2), id_
            assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", string), id_
            assert not re.search(r"[\u0600-\u06ff]\s*[,;?](?:\s|$)", string), id_
            assert not re.search(r"[\u0600-\u06ff]\.(?:\s|$)", string), id_


@pytest.mark.parametrize(
    ("value", "is_isolated"),
    [
        ("Torva", True),
        ("2024-05-01", True),
        (">=3", True),
        ("/home/asha/report.txt", True),
        ("12,345", False),
        ("24 نومبر 2023", False),
        ("چنیوٹ", False),
        ("", False),
    ],
)
def test_what_runs_from_left_to_right_keeps_its_order_in_urdu(value: str, *, is_isolated: bool) -> None:
    told = Words("ur").gettext("added by %(name)s", name=value)
    assert (f"\u2068{value}\u2069" in told) is is_isolated
    assert Words("en").gettext("added by %(name)s", name=value) == f"added by {value}"


def test_markup_stays_markup_and_words_do_not_become_it() -> None:
    assert isolated(Markup("<b>Torva</b>")) == Markup("\u2068<b>Torva</b>\u2069")
    assert isinstance(isolated(Markup("<b>Torva</b>")), Markup)
    assert not isinstance(isolated("<b>Torva</b>"), Markup)


def test_the_catalogue_that_the_program_reads_is_the_one_that_is_tested() -> None:
    assert Words("ur").gettext("Inbox") == "آمد"
    assert Words("en").gettext("Inbox") == "Inbox"
    assert Words("ur").direction == "rtl"


@pytest.mark.parametrize(
    ("language", "number", "told"),
    [
        ("en", 1, "1 document added."),
        ("en", 12_345, "12,345 documents added."),
        ("ur", 1, "1 دستاویز شامل ہوئی۔"),
        ("ur", 3, "3 دستاویزات شامل ہوئیں۔"),
    ],
)
def test_words_fit_the_number(language: str, number: int, told: str) -> None:
    words = Words(language)
    assert words.ngettext("%(num)s document added.", "%(num)s documents added.", number) == told


@pytest.mark.parametrize(
    ("edtf", "english", "urdu"),
    [
        ("2023-11-24", "24 November 2023", "24 نومبر 2023"),
        ("2023-11", "November 2023", "نومبر 2023"),
        ("2023", "2023", "2023"),
        ("XXXX-07", "July, year not told", "جولائی، سال نہیں بتایا گیا"),
        ("XXXX-07-03", "3 July, year not told", "3 جولائی، سال نہیں بتایا گیا"),
        ("XXXX-XX", "date not certain", "تاریخ غیر یقینی"),
        ("2023-07-03/2023-07-05", "3 July 2023 to 5 July 2023", "3 جولائی 2023 تا 5 جولائی 2023"),
        ("2003/..", "from 2003", "2003 سے"),
        ("../2003-02", "until February 2003", "فروری 2003 تک"),
        ("199X", "the 1990s", "1990 کی دہائی"),
        ("[2023-07-03,2023-07-04]", "3 July 2023 or 4 July 2023", "3 جولائی 2023 یا 4 جولائی 2023"),
        ("2023-13", "2023-13", "2023-13"),
        ("2021~", "about 2021", "تقریباً 2021"),
        ("2021-05?", "May 2021, uncertain", "مئی 2021، غیر یقینی"),
        ("2023-02-30", "2023-02-30", "2023-02-30"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(edtf: str, english: str, urdu: str) -> None:
    assert (Words("en").day(edtf), Words("ur").day(edtf)) == (english, urdu)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only Unix lets a program change its time zone")
def test_a_moment_is_told_by_the_clock_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Karachi")
    time.tzset()
    try:
        assert Words("en").moment("2024-05-01T20:30:00.000001Z") == "2 May 2024, 01:30"
        assert Words("ur").moment("2024-05-01T20:30:00Z") == "2 مئی 2024، 01:30"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("size", "told"),
    [(0, "empty"), (1, "1 byte"), (1023, "1,023 bytes"), (1500, "1 kB"), (30 * 2**20, "30 MB")],
)
def test_a_size_is_told_roughly(size: int, told: str) -> None:
    assert Words("en").size(size) == told


def test_labels_of_the_schema() -> None:
    labels = kinds()["incident"].labels
    assert (Words("en").label(labels), Words("ur").label(labels)) == ("Incident", labels["ur"])
    assert Words("ur").label({"en": "new"}) == "new"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("ur-PK,en;q=0.5", "ur"),
        ("de,en;q=0.5,ur;q=0.9", "ur"),
        ("fr", "en"),
        ("ur;q=0", "en"),
        ("ur;q=nonsense, en", "en"),
        (";;,,q=", "en"),
    ],
)
def test_the_first_language_is_what_the_browser_asks_for(accepted: str, language: str) -> None:
    assert preferred(accepted) == language
