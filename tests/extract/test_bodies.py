"""Each test gives a sentence or two and the bodies in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extract.marks import BodyMark
from gawah.extract.page import Page
from gawah.extract.taggers.bodies import Bodies
from gawah.extract.taggers.dates import Dates
from gawah.model import Block, BlockKind, Metadatum, Text
from tests.extract.naming import bodies, named


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        (
            "The Rivers Commission on Human Rights replied.",
            "Rivers Commission on Human Rights",
            "organisation",
        ),
        (
            "It wrote to the Ministry of Water and Rural Affairs in June.",
            "Ministry of Water and Rural Affairs",
            "state",
        ),
        ("The Supreme Court of Zamunda ruled on it.", "Supreme Court of Zamunda", "court"),
        ("Judges of the Kisumu High Court agreed.", "Kisumu High Court", "court"),
        ("Fighters of Jaish-e-Noor attacked.", "Jaish-e-Noor", "armed_group"),
        ("Lawyers for Open Courts sued.", "Lawyers for Open Courts", "ngo"),
        ("The Freedom of Expression Institute wrote.", "Freedom of Expression Institute", "organisation"),
        ("She joined the Law and Justice Commission.", "Law and Justice Commission", "organisation"),
        ("It was reported by Reuters.", "Reuters", "media"),
        ("Kaduna police said so.", "Kaduna police", "police"),
        ("The government of Zamunda said so.", "government of Zamunda", "state"),
        ("He spoke to the Chairman of the Delta Workers Union.", "Delta Workers Union", "organisation"),
    ],
)
def test_english_names(sentence: str, name: str, kind: str) -> None:
    found = bodies(sentence)
    assert name in found
    assert found[name].type == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "He was held at the Central Police Station.",
        "They cited the Protection of Children Act.",
        "The Universal Declaration on Rivers says so.",
        "She won the Press Freedom Prize.",
        "They marched along High Court Road.",
        "The commission did not reply.",
    ],
)
def test_laws_places_and_prizes_are_no_bodies(sentence: str) -> None:
    assert bodies(sentence) == {}


def test_an_abbreviation_in_brackets_stands_for_its_name_later() -> None:
    found = bodies("The Zamunda Water Workers Association (ZWWA) met. On Monday the ZWWA spoke.")
    assert found["Zamunda Water Workers Association"].abbreviation == "ZWWA"
    assert found["ZWWA"].same_as == "Zamunda Water Workers Association"


def test_initials_tell_a_name_without_a_head() -> None:
    found = bodies("A letter came from Bright Tomorrow for Girls (BTFG).")
    assert found["Bright Tomorrow for Girls"].abbreviation == "BTFG"


def test_a_treaty_with_initials_is_no_body() -> None:
    assert bodies("It breaks the International Covenant on Water and Rivers (ICWR).") == {}


def test_known_bodies_are_one_under_all_their_names() -> None:
    found = bodies("Human Rights Watch wrote. HRW had no reply.")
    assert found["HRW"].same_as == "Human Rights Watch"
    assert found["HRW"].type == "ngo"


def test_two_bodies_with_and_between_stay_two() -> None:
    found = bodies("The Ministry of Interior and Amnesty International disagreed.")
    assert set(found) == {"Ministry of Interior", "Amnesty International"}


def test_possessives_part_a_country_from_its_body() -> None:
    assert "Interior Ministry" in bodies("Zamunda’s Interior Ministry denied it.")


def test_the_unnamed_are_marked_below_the_named() -> None:
    page = named("Police and soldiers fired, and the authorities said nothing.")
    marks = page.marks("body")
    assert len(marks) == 3
    assert all(m.score <= 0.4 for m in marks)
    assert {m.value.type for m in marks if isinstance(m.value, BodyMark)} == {"police", "military", "state"}


def test_a_headline_verb_is_no_part_of_a_name() -> None:
    content = "Gunmen Storm Village Council Office in Zamunda Overnight\n\nThe village council met."
    assert bodies(content) == {}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("An NGO called Open Hands fed the children.", "Open Hands", "ngo"),
        ("He worked for a hosting company, Nimbus Cloudworks, until May.", "Nimbus Cloudworks", "company"),
        ("The weekly Ufuq was closed.", "Ufuq", "media"),
        ("Members of the Quiet Waters congregation wept.", "Quiet Waters", "religious"),
        ("Wide Fields, an association that helps widows, sent a doctor.", "Wide Fields", "ngo"),
        ('She wrote for the monthly "Green Lanterns".', "Green Lanterns", "media"),
        ("She spoke on Radio Alba.", "Radio Alba", "media"),
        ("Fundación Luz Nueva protested.", "Fundación Luz Nueva", "ngo"),
        ("KASAMA, 4 May (Lakeshore Wire) – Two men died.", "Lakeshore Wire", "media"),
        ("Pupils of St. Agatha's Girls School sang.", "St. Agatha's Girls School", "organisation"),
        ("The Kora Young Women's Forum said so.", "Kora Young Women's Forum", "ngo"),
        ("The Mayor's Office stayed silent.", "Mayor's Office", "state"),
    ],
)
def test_the_neighbourhood_tells_a_body(sentence: str, name: str, kind: str) -> None:
    found = bodies(sentence)
    assert name in found
    assert found[name].type == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "In Lusaka, a rights group said the newspaper Monday was shut.",
        "According to the group, Ahmed Bello fled.",
        "It breaks Article 19 of the Covenant.",
        "It was read as Letter to the Council.",
        "He lives on Radio Road.",
    ],
)
def test_other_capitals_beside_such_words_are_none(sentence: str) -> None:
    assert bodies(sentence) == {}


def test_an_address_and_a_list_of_those_who_sign_are_no_headlines() -> None:
    found = bodies(
        "Upper Valley Teachers' Union\nMothers of the Stairs Collective\nPaul Anane, physician, Ndola"
    )
    assert set(found) == {"Upper Valley Teachers' Union", "Mothers of the Stairs Collective"}


def test_who_issues_the_page_is_a_body() -> None:
    content = "Lanterns Weekly Ufuq\n\nAn editor of Ufuq was freed."
    blocks = (Block(0, 20, BlockKind.NAVIGATION, "en"), Block(22, len(content), BlockKind.BODY, "en"))
    issuer = Metadatum("publisher", "Ufuq", "masthead", 16, 20)
    marks = list(Bodies().tag(Page(Text("d", content, blocks, (issuer,)))))
    assert [content[m.start : m.end] for m in marks if m.score >= 0.5] == ["Ufuq", "Ufuq"]


def test_lines_that_say_who_wrote_the_page_are_read() -> None:
    content = "Posted by the Lakeside Peace Forum\n\nNothing happened."
    blocks = (
        Block(0, 34, BlockKind.CREDIT, "en", "byline: who wrote it"),
        Block(36, len(content), BlockKind.BODY, "en"),
    )
    marks = list(Bodies().tag(Page(Text("d", content, blocks))))
    assert [content[m.start : m.end] for m in marks] == ["Lakeside Peace Forum"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("تنظیم ’’نئی کرن‘‘ کے کارکنوں نے احتجاج کیا۔", "نئی کرن"),
        ("ہفت روزہ صدائے تھر کے مدیر کو نوٹس ملا۔", "ہفت روزہ صدائے تھر"),
        ("انجمن کاشتکاراں بدین نے مظاہرہ کیا۔", "انجمن کاشتکاراں بدین"),
        ("زخمیوں کو نشتر ہسپتال منتقل کیا گیا۔", "نشتر ہسپتال"),
        ("تھر لیگل فورم کے صدر نے پریس کانفرنس کی۔", "تھر لیگل فورم"),
        ("بزمِ سخن حیدرآباد کے زیرِ اہتمام مشاعرہ ہوا۔", "بزمِ سخن حیدرآباد"),
        ("محکمۂ جنگلات نے انکار کیا۔", "محکمۂ جنگلات"),
        ("عسکریت پسند تنظیم لشکرِ صبح نے ذمہ داری قبول کی۔", "لشکرِ صبح"),
    ],
)
def test_urdu_names_of_unknown_words(sentence: str, name: str) -> None:
    assert name in bodies(sentence, "ur")


@pytest.mark.parametrize(
    "sentence",
    ["ایک مقامی تنظیم نے بتایا کہ ایک نجی اسکول بھی جلایا گیا۔", "مذہبی جماعت کے رہنماؤں نے خطاب کیا۔"],
)
def test_urdu_heads_with_plain_words_name_nothing(sentence: str) -> None:
    assert bodies(sentence, "ur") == {}


@pytest.mark.parametrize(
    ("lang", "sentence", "name"),
    [
        ("ur", "کیس کی سماعت پشاور ہائی کورٹ میں ہوئی۔", "پشاور ہائی کورٹ"),
        ("ur", "پنجاب پولیس نے بیان جاری کیا۔", "پنجاب پولیس"),
        ("ur", "یہ خط وزارت مذہبی امور کو بھیجا گیا۔", "وزارت مذہبی امور"),
        ("ur", "سندھ ہیومن رائٹس کمیشن نے مذمت کی۔", "سندھ ہیومن رائٹس کمیشن"),
        ("ur", "ہیومن رائٹس واچ نے رپورٹ جاری کی۔", "ہیومن رائٹس واچ"),
        ("ar", "قالت وزارة الداخلية إن التحقيق مستمر.", "وزارة الداخلية"),
        ("ar", "حكمت محكمة أمن الدولة عليه.", "محكمة أمن الدولة"),
        (
            "de",
            "Das Bundesamt für Migration und Flüchtlinge schwieg.",
            "Bundesamt für Migration und Flüchtlinge",
        ),
        ("de", "Der Deutsche Anwaltverein protestierte.", "Deutsche Anwaltverein"),
        (
            "fr",
            "La Commission nationale des droits humains a réagi.",
            "Commission nationale des droits humains",
        ),
        ("fr", "Un membre de l’Association des journalistes a parlé.", "Association des journalistes"),
        ("es", "La Fiscalía General del Estado abrió el caso.", "Fiscalía General del Estado"),
    ],
)
def test_other_languages(lang: str, sentence: str, name: str) -> None:
    assert name in bodies(sentence, lang)


@given(st.text(max_size=200), st.sampled_from(["en", "ur", "ar", "de", "fr", "es", "und"]))
def test_any_text_is_read_and_every_name_stands_in_it(content: str, lang: str) -> None:
    page = named(content, lang)
    for mark in page.marks("body"):
        assert isinstance(mark.value, BodyMark)
        assert page.content[mark.start : mark.end] == mark.value.name
        assert 0 <= mark.score <= 1


@given(
    st.lists(
        st.sampled_from(
            ["The", "Court", "of", "Ministry", "(", "MK", ")", "and", "Police", ",", "کورٹ", "وزارت"]
        )
    )
)
def test_words_of_bodies_in_any_order_do_no_harm(parts: list[str]) -> None:
    marks = named(" ".join(parts)).marks("body")
    assert all(a.end <= b.start for a, b in pairwise(marks))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("He was fined by the Lorin district court in May.", "Lorin district court"),
        ("The Wemba Delta Roundtable counted ten raids.", "Wemba Delta Roundtable"),
        ("Nobody was told, the Negra Bantu Karat says.", "Negra Bantu Karat"),
        ("A lawyer of the Negra Bantu Karat, which says it has ten cases, wept.", "Negra Bantu Karat"),
        ("Asociación Lorin Baru – La Wemba", "Asociación Lorin Baru"),
        ("The Independent Fisheries Oversight Authority met.", "Independent Fisheries Oversight Authority"),
    ],
)
def test_names_of_courts_roundtables_and_whoever_speaks(content: str, name: str) -> None:
    assert name in bodies(content)


def test_somebody_with_a_title_is_no_body_though_the_article_leads() -> None:
    assert bodies("The Reverend Amos Boro said so. The Governor said so.") == {}


def test_a_date_is_no_part_of_a_name() -> None:
    content = "He was met by Lorin Police on Monday."
    page = Page(Text("d", content, (Block(0, len(content), BlockKind.BODY, "en"),)))
    for tagger in (Dates(), Bodies()):
        page.add(list(tagger.tag(page)))
    (mark,) = page.marks("body")
    assert isinstance(mark.value, BodyMark)
    assert mark.value.name == "Lorin Police"
