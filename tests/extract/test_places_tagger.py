"""Places in short reports of invented events: which words are marked, and which place each means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.extract.marks import Mention, PlaceMark
from gawah.extract.page import Page
from gawah.extract.taggers.bodies import Bodies
from gawah.extract.taggers.places import Places
from gawah.model import Block, BlockKind, Text

PLACES = Places()


def marked(content: str, lang: str = "en", *, bodies: bool = False) -> list[tuple[str, Mention, PlaceMark]]:
    page = Page(Text("d", content, (Block(0, len(content), BlockKind.BODY, lang),)))
    if bodies:
        page.add(list(Bodies().tag(page)))
    found = []
    for mention in PLACES.tag(page):
        assert isinstance(mention.value, PlaceMark)
        assert 0 <= mention.start < mention.end <= len(content)
        assert 0 < mention.score <= 1
        found.append((content[mention.start : mention.end], mention, mention.value))
    return found


def places(content: str, lang: str = "en", *, bodies: bool = False) -> dict[str, PlaceMark]:
    """The places that are mentioned as such."""
    return {
        words: mark
        for words, mention, mark in marked(content, lang, bodies=bodies)
        if mention.score >= 0.5 and not mark.adjective
    }


def test_a_village_in_a_district_of_a_territory() -> None:
    found = places(
        "Men broke the minarets of a mosque in Nakyal, in the Kotli district of Azad Kashmir, Pakistan."
    )
    assert {w: (m.country, m.admin1, m.precision) for w, m in found.items()} == {
        "Nakyal": ("PK", "Azad Kashmir", "admin2"),
        "Kotli": ("PK", "Azad Kashmir", "admin2"),
        "Azad Kashmir": ("PK", "Azad Kashmir", "admin1"),
        "Pakistan": ("PK", None, "country"),
    }
    assert found["Kotli"].parts == ("1184196", "1168579")


@pytest.mark.parametrize(
    ("content", "country"),
    [
        ("Farmers marched in Punjab. The Pakistani government promised talks in Lahore.", "PK"),
        ("Farmers marched in Punjab. The Indian government promised talks in Amritsar.", "IN"),
        ("Two men were beaten in Punjab, India, on Monday. Police in Islamabad said nothing.", "IN"),
    ],
)
def test_either_punjab_by_what_the_page_is_about(content: str, country: str) -> None:
    assert places(content)["Punjab"].country == country


def test_either_punjab_in_urdu() -> None:
    assert places("پنجاب کے شہر لاہور میں احتجاج ہوا۔", "ur")["پنجاب"].country == "PK"
    assert places("بھارت میں پنجاب کے شہر امرتسر میں احتجاج ہوا۔", "ur")["پنجاب"].country == "IN"


def test_a_town_said_to_lie_in_a_province_lies_there_throughout() -> None:
    content = "A reporter was shot in Hyderabad, Sindh. Hospitals in Hyderabad were full. India offered help."
    assert places(content)["Hyderabad"].admin1 == "Sindh"


def test_a_person_is_no_place() -> None:
    content = (
        "Dr Tariq Kotli said that Paris Xander, Michael Jordan and Jane Q. Townsend were safe. "
        "He met Asha Delhi."
    )
    assert places(content) == {}


def test_a_surname_stays_a_surname_later_on() -> None:
    assert "Lindsay" not in places("Ms Anna Lindsay was freed. Later Lindsay thanked her lawyers.")


def test_ordinary_words_months_and_groups_are_no_places() -> None:
    content = (
        "In March the Police and the Church held talks. Most of them were Christians. "
        "Mobile phones were taken."
    )
    assert places(content) == {}


def test_the_place_inside_the_name_of_a_body_is_only_evidence() -> None:
    found = marked("The Lahore High Court freed him.", bodies=True)
    assert [(words, mention.score) for words, mention, _ in found] == [("Lahore", 0.3)]


def test_a_word_for_a_people_is_an_adjective() -> None:
    found = marked("Three Nigerian journalists and a Sri Lankan were held.")
    assert [(w, m.country, m.adjective) for w, _, m in found] == [
        ("Nigerian", "NG", True),
        ("Sri Lankan", "LK", True),
    ]


def test_capitals_match_only_in_their_own_case() -> None:
    assert places("The ban holds in KP and AJK, two parts of Pakistan.").keys() == {"KP", "AJK", "Pakistan"}
    assert places("They told us to get up.") == {}
    assert places("THEY TOLD US TO STAND UP AND LEAVE THE HOUSE") == {}
    assert places("Aid came from the U.S. and the UK.").keys() == {"U.S.", "UK"}


def test_a_place_that_only_the_text_knows() -> None:
    found = places("Soldiers burned the village of Xabadwe in Katsina State, Nigeria.")
    unknown = found["Xabadwe"]
    assert (unknown.place_id, unknown.country, unknown.admin1) == (None, "NG", "Katsina State")
    assert unknown.precision == "settlement"


def test_a_site_keeps_the_town_it_stands_in() -> None:
    found = {w: (m.precision, m.admin1) for w, _, m in marked("A bomb went off at Xanu Mosque in Peshawar.")}
    assert found["Xanu Mosque"] == ("site", "Khyber Pakhtunkhwa")


def test_a_misspelt_town_is_found_inside_what_is_named_beside_it() -> None:
    found = places("Shops were burnt in Bahawalnager in Punjab province, Pakistan.")
    assert found["Bahawalnager"].name.startswith("Bah")
    assert found["Bahawalnager"].place_id is not None


def test_hyphens_and_possessives_are_no_part_of_a_name() -> None:
    found = places("The Karachi-based group rejected Iran's claim. Cox's Bazar in Bangladesh was calm.")
    assert found.keys() == {"Karachi", "Iran", "Cox's Bazar", "Bangladesh"}


def test_parts_of_the_world_are_regions() -> None:
    found = places("Reports from the Middle East, South Asia and Darfur were published.")
    assert {w: m.precision for w, m in found.items()} == dict.fromkeys(
        ("Middle East", "South Asia", "Darfur"), "region"
    )


@pytest.mark.parametrize(
    ("lang", "content", "expected"),
    [
        (
            "ur",
            "ضلع سیالکوٹ کی تحصیل ڈسکہ میں قبریں توڑی گئیں۔ بلوچستان کے علاقے مچھ میں ایک شخص قتل ہوا۔",
            {"سیالکوٹ": "PK", "ڈسکہ": "PK", "بلوچستان": "PK", "مچھ": "PK"},
        ),
        ("ur", "شام کو لوگ گھر چلے گئے اور سب مردان ساتھ تھے۔", {}),
        (
            "ar",
            "قُتل رجل في مدينة طنطا شمال القاهرة وأُحرقت كنيسة بالخرطوم.",
            {"طنطا": "EG", "القاهرة": "EG", "الخرطوم": "SD"},
        ),
        (
            "fr",
            "Un homme a été tué à N'Djamena, en Arabie saoudite et en République démocratique du Congo.",
            {"N'Djamena": "TD", "Arabie saoudite": "SA", "République démocratique du Congo": "CD"},
        ),
        (
            "de",
            "In der Stadt Halle wurde demonstriert, auch in Schweden. Das Essen war gut.",
            {"Halle": "DE", "Schweden": "SE"},
        ),
        (
            "es",
            "La policía lo detuvo en Quito, Ecuador. La Libertad es un derecho.",
            {"Quito": "EC", "Ecuador": "EC"},
        ),
    ],
)
def test_other_languages(lang: str, content: str, expected: dict[str, str]) -> None:
    assert {words: mark.country for words, mark in places(content, lang).items()} == expected


def test_an_unknown_village_in_urdu() -> None:
    found = places("ضلع کوٹلی کے گاؤں فلانپورہ میں آگ لگائی گئی۔", "ur")
    assert found["فلانپورہ"].place_id is None
    assert found["فلانپورہ"].country == "PK"


def test_a_name_behind_a_word_of_place_is_one_even_if_nobody_lists_it() -> None:
    content = (
        "Soldiers burned a clinic in Xanduwe and families fled to Yolmaki, Kenya said. "
        "They spoke in Swahili, prayed in Church and believed in Grace."
    )
    found = places(content)
    assert found.keys() == {"Xanduwe", "Yolmaki", "Kenya"}
    assert (found["Xanduwe"].place_id, found["Xanduwe"].country) == (None, "KE")


def test_a_name_that_people_follow_too_is_no_place() -> None:
    assert places("The marchers left Xorlin behind and reached Yondak by telephone.") == {}


@pytest.mark.parametrize(
    ("lang", "content", "village"),
    [
        ("en", "A mob gathered at Chak 99987-GB in Punjab, Pakistan.", "Chak 99987-GB"),
        ("en", "A mob gathered at Chak No. 99987/DB near Okara in Pakistan.", "Chak No. 99987/DB"),
        ("ur", "پنجاب کے گاؤں چک ۹۹۹۸۷ گ ب میں آگ لگائی گئی۔", "چک ۹۹۹۸۷ گ ب"),
    ],
)
def test_a_village_may_have_a_number_for_its_name(lang: str, content: str, village: str) -> None:
    assert places(content, lang)[village].precision == "settlement"


def test_the_saint_of_a_church_is_no_town() -> None:
    assert places("Shots were fired at the church of San Lorenzo in Tegucigalpa, Honduras.").keys() == {
        "Tegucigalpa",
        "Honduras",
    }


def test_a_longer_name_is_not_cut_short() -> None:
    found = places("Armed men raided the Kotli Xanwar district of Pakistan.")
    assert "Kotli" not in found
    assert "Kotli Xanwar" in found


def test_a_name_is_no_witness_for_its_own_country() -> None:
    found = places("Shops were looted in Hamilton on Sunday. New Zealand promised an inquiry.")
    assert found["Hamilton"].country == "NZ"


def test_ordinary_words_in_urdu_are_no_places() -> None:
    content = (
        "اہل محلہ کا کہنا ہے کہ اب دو افراد کام پر ہیں، دفتر میں موبائل بند ہے اور مرکزی ہال خالی ہے۔ "
        "ان پر تعزیراتِ پاکستان کی دفعہ لگائی گئی۔ جناب لاہور خان نے کالی مرچ خریدی۔"
    )
    assert places(content, "ur") == {}


def test_a_town_called_after_an_office_or_a_settled_place_in_urdu() -> None:
    content = (
        "کراچی کے علاقے ناظم آباد میں دکانیں بند رہیں۔ یہاں ہندو آباد ہیں، اور ضلع ناظم نے گاؤں آباد کیا۔"
    )
    assert places(content, "ur").keys() == {"کراچی", "ناظم آباد"}
    assert places(content, "ur")["ناظم آباد"].admin2 == "Karachi Central District"


def test_the_head_of_a_report_in_urdu() -> None:
    assert places("پتوکی: پولیس نے پاکستان بھر میں چھاپے مارے۔", "ur").keys() == {"پتوکی", "پاکستان"}


def test_an_area_that_nobody_lists_in_urdu() -> None:
    assert "فلانگڑھ" in places("پولیس نے فلانگڑھ کے علاقے میں چھاپہ مارا۔", "ur")


def test_nothing_is_marked_outside_what_is_read() -> None:
    content = "Home | Pakistan | Sports"
    page = Page(Text("d", content, (Block(0, len(content), BlockKind.NAVIGATION, "en"),)))
    assert list(PLACES.tag(page)) == []


PIECES = [
    "Kotli",
    "district",
    "of",
    "Punjab",
    ",",
    ".",
    "(",
    "U.S.",
    "-",
    "D.",
    "I.",
    "Khan's",
    "108/DB",
    "x",
]


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("Ana Guerrero, a nurse, was shot. Guerrero had received threats.", []),
        ("Ana Guerrero was shot dead in Acapulco, Guerrero. Guerrero had written.", ["Acapulco", "Guerrero"]),
        ("Juan Santander was beaten. Santander filed a complaint in Cali.", ["Cali"]),
        ("Three men died in Guerrero. Guerrero has seen many killings.", ["Guerrero", "Guerrero"]),
        (
            "Two farmers died in Santander de Quilichao, department of Cauca.",
            ["Santander de Quilichao", "Cauca"],
        ),
    ],
)
def test_a_state_that_somebody_is_called_after_is_no_place_as_their_name(words: str, sure: list[str]) -> None:
    assert [name for name, mention, _ in marked(words) if mention.score >= 0.5] == sure


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=120) | st.lists(st.sampled_from([*PIECES, "میں", "ضلع", "لاہور", "في"])).map(" ".join),
    st.sampled_from(["en", "ur", "ar", "de", "fr", "es", "und"]),
)
def test_any_text_may_come(content: str, lang: str) -> None:
    marked(content, lang)
