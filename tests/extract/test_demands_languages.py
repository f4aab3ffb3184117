"""Demands in other languages than English: a page and what it asks of whom."""

import pytest

from tests.extract.demanding import demands


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        (
            "ur",
            "کمیشن نے حکومت سے مطالبہ کیا ہے کہ طلبہ کو رہا کیا جائے۔",
            [("حکومت", "طلبہ کو رہا کیا جائے")],
        ),
        ("ur", "پولیس کو چاہیے کہ وہ حملہ آوروں کو پکڑے۔", [("پولیس", "وہ حملہ آوروں کو پکڑے")]),
        ("ur", "مظاہرین نے ملزمان کی گرفتاری کا مطالبہ کیا۔", [(None, "ملزمان کی گرفتاری")]),
        ("ur", "ہجوم نے مطالبہ کیا کہ ملزم کو ان کے حوالے کیا جائے۔", []),
        (
            "ur",
            "وکلا نے حکومت سے مطالبہ کیا کہ قیدیوں کو رہا کیا جائے اور زخمیوں کا علاج کرایا جائے۔",
            [("حکومت", "قیدیوں کو رہا کیا جائے"), ("حکومت", "زخمیوں کا علاج کرایا جائے")],
        ),
        (
            "ur",
            "انجمن نے پولیس سے مزدوروں کو تحفظ دینے اور راستے کھولنے کا مطالبہ کیا۔",
            [("پولیس", "مزدوروں کو تحفظ دینے"), ("پولیس", "راستے کھولنے")],
        ),
        (
            "ur",
            "ہم عدالت سے کہتے ہیں کہ وہ فیصلہ جلد سنائے اور قیدی کو رہا کرے۔",
            [("عدالت", "وہ فیصلہ جلد سنائے اور قیدی کو رہا کرے")],
        ),
        ("ur", "گواہ نے عدالت سے کہا کہ وہ گھر پر تھا۔", []),
        ("ur", "خاتون نے نام صیغۂ راز میں رکھنے کی درخواست کی۔", []),
        (
            "de",
            "Die Gruppe fordert die Regierung auf, die Schule zu öffnen.",
            [("die Regierung", "die Schule zu öffnen")],
        ),
        (
            "fr",
            "Nous appelons le gouvernement à libérer les élèves.",
            [("le gouvernement", "libérer les élèves")],
        ),
        (
            "es",
            "Exigimos la libertad inmediata de los presos.",
            [(None, "la libertad inmediata de los presos")],
        ),
        (
            "fr",
            "Il incombe aux autorités de protéger les témoins.",
            [("autorités", "protéger les témoins")],
        ),
        (
            "de",
            "Sie verlangt vom Innenministerium, das Heim bewachen zu lassen.",
            [("Innenministerium", "das Heim bewachen zu lassen")],
        ),
        ("ar", "يجب على السلطات أن تحقق في الحادث.", [("السلطات", "تحقق في الحادث")]),
    ],
)
def test_other_languages(lang: str, sentence: str, expected: list[tuple[str | None, str]]) -> None:
    assert demands(sentence, lang=lang) == expected


def test_an_urdu_list() -> None:
    assert demands("ہم حکومت سے مطالبہ کرتے ہیں کہ:", "- مقدمات واپس لیے جائیں۔", lang="ur") == [
        ("حکومت", "مقدمات واپس لیے جائیں۔")
    ]


@pytest.mark.parametrize(
    ("lead", "addressee"),
    [("ہماری حکومت سے درخواست ہے کہ", "ہماری حکومت"), ("محترم وزیر سے درخواست ہے کہ", "محترم وزیر")],
)
def test_an_urdu_list_after_a_request(lead: str, addressee: str) -> None:
    assert demands(lead, "- پل کی مرمت کی جائے۔", "- راستہ کھولا جائے۔", lang="ur") == [
        (addressee, "پل کی مرمت کی جائے۔"),
        (addressee, "راستہ کھولا جائے۔"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("پل فوری طور پر کھولا جائے۔", [(None, "پل فوری طور پر کھولا جائے")]),
        ("عدالت نے حکم دیا کہ پل کھولا جائے۔", []),
        ("قانون کے مطابق لازم ہے کہ پل کھولا جائے۔", []),
        ("شدت پسندوں نے مطالبہ کیا کہ مل بند کی جائے۔", []),
        ("یونین نے حکومت سے مل کھولنے کا مطالبہ کیا۔", [("حکومت", "مل کھولنے")]),
    ],
)
def test_urdu_orders_and_laws_are_no_demands(sentence: str, expected: list[tuple[str | None, str]]) -> None:
    assert demands(sentence, lang="ur") == expected


def test_an_urdu_line_names_an_authority_below_a_heading() -> None:
    assert demands("# ہمارے مطالبات", "طالبان حکام:", "- راستہ کھولا جائے۔", lang="ur") == [
        ("طالبان حکام", "راستہ کھولا جائے۔")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('ناصر بیگ نے کہا: "حکومت متاثرین کو معاوضہ ادا کرے۔"', [("حکومت", "متاثرین کو معاوضہ ادا کرے")]),
        ('ناصر بیگ نے کہا "پولیس قاتلوں کو گرفتار کرے"۔', [("پولیس", "قاتلوں کو گرفتار کرے")]),
        ('ناصر بیگ نے کہا: "پل فوری طور پر کھولا جائے۔"', [(None, "پل فوری طور پر کھولا جائے")]),
        ("یونین نے مطالبہ کیا کہ صوبائی حکومت مل کھولے۔", [("صوبائی حکومت", "صوبائی حکومت مل کھولے")]),
        ('ناصر بیگ کا مطالبہ تھا: "پل کی مرمت کی جائے۔"', [(None, "پل کی مرمت کی جائے")]),
        ("وزیر نے کہا کہ حکومت معاوضہ ادا کرے گی۔", []),
        ("حکومت نے کہا کہ وہ پل کی مرمت کرے گی۔", []),
    ],
)
def test_urdu_words_of_a_speaker_and_who_should_act(
    sentence: str, expected: list[tuple[str | None, str]]
) -> None:
    assert demands(sentence, lang="ur") == expected


def test_an_urdu_item_names_who_should_act() -> None:
    assert demands("# ہمارے مطالبات", "- حکومت پل کی مرمت کرے۔", "- راستہ کھولا جائے۔", lang="ur") == [
        ("حکومت", "حکومت پل کی مرمت کرے۔"),
        (None, "راستہ کھولا جائے۔"),
    ]
