from __future__ import annotations

import pytest

from gawah.read.language import UNKNOWN, detect, languages_of, script
from gawah.values.scripts import fold


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The police said that they were not there when it was set on fire.", "en"),
        ("Die Polizei sagte, dass sie nicht dort war, als es in Brand gesetzt wurde.", "de"),
        (
            "La police a dit qu'elle n'était pas sur les lieux, selon des témoins.",
            "fr",
        ),
        ("La policía dijo que no estaba en el lugar cuando las casas fueron quemadas.", "es"),
        ("پولیس نے کہا کہ وہ وہاں موجود نہیں تھی۔", "ur"),
        ("قالت الشرطة إنها لم تكن موجودة في المكان.", "ar"),
        ("پلیس گفت که در آنجا نبوده است و چیزی ندیده", "fa"),
        ("پولیسو وویل چې دوی هلته نه وو او څوک یې ونه نیول ښه", "ps"),
        ("پوليس چيو ته هو اتي نه هئا ۽ ڪجهه نه ڏٺو", "sd"),
        ("पुलिस ने कहा कि वह वहाँ नहीं थी।", "hi"),
        ("পুলিশ বলেছে তারা সেখানে ছিল না।", "bn"),
        ("Полиция заявила, что её там не было.", "ru"),
        ("12345 — …", "und"),
        ("", "und"),
    ],
)
def test_languages(words: str, code: str) -> None:
    assert detect(words) == code


def test_a_short_stretch_takes_the_language_of_its_neighbour_if_the_script_fits() -> None:
    english = "The police said that they were not there when it was set on fire."
    urdu = "پولیس نے کہا کہ وہ وہاں موجود نہیں تھی۔"
    stretches = ["Kofi Mensah", english, "Dorn", urdu, "تب", "123"]
    told = languages_of([(words, words.lower().split()) for words in stretches])
    assert told == ["en", "en", "en", "ur", "ur", "ur"]
    assert languages_of([(words, words.split()) for words in (english, "東京")]) == ["en", "zh"]


def test_scripts() -> None:
    assert script("Grüße") == "Latn"
    assert script("“ڈورن”") == "Arab"
    assert script("…") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed three commuters on Saturday.", "en"),
        ("Man killed in Kano.", "en"),
        ("Church burned, two dead", "en"),
        ("Hombres armados mataron a tres vendedores.", "es"),
        ("Deux morts à Gao", "fr"),
        ("Drei Menschen in Mali getötet", "de"),
        ("لاہور میں وکیل قتل", "ur"),
        ("قتل ثلاثة أشخاص في بغداد", "ar"),
        ("Zarim Tolva, Kano", UNKNOWN),
        ("Ebola Lagos Makurdi 080000", UNKNOWN),
    ],
)
def test_a_line_without_small_words_is_in_the_language_that_knows_its_words(text: str, language: str) -> None:
    words = fold(text).text.replace(",", " ").replace(".", " ").split()
    assert languages_of([(text, words)]) == [language]
