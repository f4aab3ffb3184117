"""Each test gives a sentence or two and the people in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extract.marks import PersonMark
from tests.extract.naming import named, people


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The court jailed the blogger Dumisa Qwelane on Friday.", "Dumisa Qwelane"),
        ("Orsolya Vask, 43, was taken from her home.", "Orsolya Vask"),
        ("They buried Tilda K. Brack in June.", "Tilda K. Brack"),
        ("His sister, Wemba Otandi, said so.", "Wemba Otandi"),
        ("A man named Zorbel Quint was seen.", "Zorbel Quint"),
        ("Mr Quint fled.", "Quint"),
        ("Khin Thandar Win was seen.", "Khin Thandar Win"),
        ("Abd al-Karim ibn Yusuf wrote to them.", "Abd al-Karim ibn Yusuf"),
        ("Maria del Pilar Zorrilla disappeared.", "Maria del Pilar Zorrilla"),
        ("Justice (R) Farah Qazi heard the case.", "Farah Qazi"),
        ("By Wemba Otandi and Tilda Brack in Lusaka", "Wemba Otandi"),
        ("Wemba OtandiMarch 3, 2019", "Wemba Otandi"),
    ],
)
def test_english_names(sentence: str, name: str) -> None:
    assert name in people(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Spring Festival opened in New Delhi on Republic Day.",
        "In March, Muslims and Christians met near Lake Victoria.",
        "The U.S. Embassy and the Human Rights Council agreed.",
        "See Article 19 of the Constitution.",
        "However, Police said nothing.",
        "Click Here To Read More About Our Privacy Policy",
    ],
)
def test_other_capitalised_words_are_no_people(sentence: str) -> None:
    assert people(sentence) == {}


def test_role_age_and_body_come_from_the_neighbourhood() -> None:
    found = people("Tilda Brack, 51, head of research at the Delta Workers Union, spoke.")["Tilda Brack"]
    assert (found.role, found.affiliation, found.age) == ("head of research", "Delta Workers Union", 51)


def test_a_body_before_the_role_is_the_affiliation() -> None:
    found = people("Human Rights Watch researcher Tilda Brack agreed.")["Tilda Brack"]
    assert (found.role, found.affiliation) == ("researcher", "Human Rights Watch")


def test_a_title_that_is_an_office_is_the_role_too() -> None:
    found = people("Prime Minister Wemba Otandi refused.")["Wemba Otandi"]
    assert (found.title, found.role) == ("Prime Minister", "Prime Minister")


def test_a_surname_alone_is_the_person_named_before() -> None:
    found = people("Police shot farmer Wemba Otandi, 31. Otandi died.")
    assert found["Otandi"].same_as == "Wemba Otandi"


def test_of_two_with_one_surname_the_last_named_is_meant() -> None:
    page = named("Lawyer Sara Khan spoke. Judge Omar Khan listened. Khan left.")
    last = page.marks("person")[-1].value
    assert isinstance(last, PersonMark)
    assert last.same_as == "Omar Khan"


def test_a_headline_is_read_by_what_the_text_says() -> None:
    found = people("Court Frees Wemba Otandi After Protest\n\nThe activist Wemba Otandi, 31, is free.")
    assert set(found) == {"Wemba Otandi"}


def test_a_list_is_one_kind_of_people() -> None:
    found = people("Those held are Dilip Chakma, Bimal Trepa and Ratan Zumal.")
    assert set(found) == {"Dilip Chakma", "Bimal Trepa", "Ratan Zumal"}


def test_a_father_named_for_his_son_does_not_take_his_age() -> None:
    found = people("The dead man was 20-year-old Salim Rind s/o Dost Rind.")
    assert found["Salim Rind"].age == 20
    assert all(p.age is None for name, p in found.items() if name != "Salim Rind")


@pytest.mark.parametrize(
    ("lang", "sentence", "name"),
    [
        ("ur", "مقتول 31 سالہ ڈاکٹر طاہر کامل کے والد نے بتایا۔", "طاہر کامل"),
        ("ur", "صحافی احمد وقاص گورمانی نے کہا کہ وہ بے گناہ ہیں۔", "احمد وقاص گورمانی"),
        ("ur", "ملزم کامران ولد اسلم کو گرفتار کیا گیا۔", "کامران"),
        ("ur", "آسیہ پروین نامی خاتون لاپتہ ہے۔", "آسیہ پروین"),
        ("ur", "مولانا ذوریب تنگوانی نے خطاب کیا۔", "ذوریب تنگوانی"),
        ("ur", "سماجی کارکن جبران ناصر بھی موجود تھے۔", "جبران ناصر"),
        ("ar", "اعتقل المحامي خالد المنصوري في دمشق.", "خالد المنصوري"),
        ("ar", "وقال الناشط محمد الزيتوني إنه بريء.", "محمد الزيتوني"),
        ("de", "Die Anwältin Aylin Demirtas, 34, sprach.", "Aylin Demirtas"),
        ("de", "Der Journalist Jörg Petersohn wurde festgenommen.", "Jörg Petersohn"),
        ("fr", "Selon Mme Samia Ben Youssef, avocate, il est libre.", "Samia Ben Youssef"),
        ("fr", "Jean-Baptiste Ouédraogo, journaliste, a disparu.", "Jean-Baptiste Ouédraogo"),
        ("es", "La periodista Lucía Bermejo Alonso fue detenida.", "Lucía Bermejo Alonso"),
    ],
)
def test_other_languages(lang: str, sentence: str, name: str) -> None:
    assert name in people(sentence, lang)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The pastor, the Reverend April Okonjo, said so.", "April Okonjo"),
        ("The coach, May Sarkodie, spoke of it.", "May Sarkodie"),
        ("A leader who had filmed the huts, Furaha Ndayo, told them.", "Furaha Ndayo"),
        ("Her son, Rafiqul, said nothing.", "Rafiqul"),
        ("She gave only the name Hawa.", "Hawa"),
        ("Her lawyer, *Cemal Urgan*, could see her.", "Cemal Urgan"),
        ("Amina Boro, nurse, Gulu\nPaulus Nawo, advocate, Lira", "Paulus Nawo"),
    ],
)
def test_descriptions_months_markup_and_lists(sentence: str, name: str) -> None:
    assert name in people(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In April Congress voted.",
        "Crowds stood before the Chief Minister's House.",
        "The Additional Sessions Judge adjourned.",
        "# Bring them home",
    ],
)
def test_months_offices_and_commands_are_no_people(sentence: str) -> None:
    assert people(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("مقتول کے بھائی عبدالستار نے بتایا کہ حملہ آور چار تھے۔", "عبدالستار"),
        ("دکاندار غوث بخش کو گولی لگی۔", "غوث بخش"),
        ("کیمرہ مین عصمت اللہ کو رہا کیا گیا۔", "عصمت اللہ"),
        ("ایک استانی، نفیسہ حیدری، کو اٹھا لیا گیا۔", "نفیسہ حیدری"),
        ("مدیرہ شکریہ نوری کہتی ہیں کہ دفتر بند ہے۔", "شکریہ نوری"),
    ],
)
def test_urdu_names(sentence: str, name: str) -> None:
    assert name in people(sentence, "ur")


@pytest.mark.parametrize(
    "sentence",
    ["لڑکی کی عمر ۱۹ سال ہے اور اسے عمر قید ہوئی۔", "خواتین فدا چوک پر بیٹھی تھیں۔", "بسم اللہ پڑھی گئی۔"],
)
def test_urdu_ages_and_squares_are_no_people(sentence: str) -> None:
    assert people(sentence, "ur") == {}


def test_urdu_age_role_and_body() -> None:
    found = people("مجلس وحدت المسلمین کے رہنما ہاشم موسوی (52) نے کہا۔", "ur")["ہاشم موسوی"]
    assert (found.role, found.affiliation, found.age) == ("رہنما", "مجلس وحدت المسلمین", 52)


def test_german_nouns_are_no_people() -> None:
    assert people("Die Befragung der Zeugen im Büro des Staatsanwalts dauerte Stunden.", "de") == {}


@given(st.text(max_size=200), st.sampled_from(["en", "ur", "ar", "de", "fr", "es", "und"]))
def test_any_text_is_read_and_every_name_stands_in_it(content: str, lang: str) -> None:
    page = named(content, lang)
    for mark in page.marks("person"):
        assert isinstance(mark.value, PersonMark)
        assert page.content[mark.start : mark.end] == mark.value.name
        assert 0 <= mark.score <= 1


@given(
    st.lists(
        st.sampled_from(
            [
                "Dr",
                ".",
                "Omar",
                "Khan",
                "al-Haq",
                "bin",
                "said",
                ",",
                "31",
                "J",
                "ولد",
                "محمد",
                "نے",
                "(",
                ")",
            ]
        )
    )
)
def test_words_of_names_in_any_order_do_no_harm(parts: list[str]) -> None:
    for lang in ("en", "ur"):
        marks = named(" ".join(parts), lang).marks("person")
        assert all(a.end <= b.start for a, b in pairwise(marks))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Police took Sarel binti Wando from her house.", "Sarel binti Wando"),
        ("Police met Long bin Wando at his house.", "Long bin Wando"),
        ('Its first treasurer, Marco "Tito" Ferrand, was seen.', 'Marco "Tito" Ferrand'),
        ("It was loud, said a herder who gave only his first name, Wando.", "Wando"),
        ("*Xaver Oko-Dane*, Managing Director", "Xaver Oko-Dane"),
        ("Yarel Muxo, our volunteer, who saw it, was asked in.", "Yarel Muxo"),
        ("By May Halverin, staff reporter", "May Halverin"),
    ],
)
def test_names_that_only_their_place_tells(content: str, name: str) -> None:
    assert name in people(content)
