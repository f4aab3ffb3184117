"""Urdu: each test gives one sentence and who is said to have done what to whom in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.extract.marks import ActMark, MeasureMark
from gawah.extract.page import Page
from gawah.extract.taggers.acts import Acts
from gawah.extract.taggers.dates import Dates
from gawah.extract.taggers.measures import Measures
from gawah.extract.taggers.quantities import Quantities
from gawah.model import Block, BlockKind, Text


def page_of(sentence: str, kind: BlockKind = BlockKind.BODY) -> Page:
    page = Page(Text("d", sentence, (Block(0, len(sentence), kind, "ur"),)))
    for tagger in (Dates(), Quantities()):
        page.add(tagger.tag(page))
    return page


def acts(sentence: str, kind: BlockKind = BlockKind.BODY) -> list[ActMark]:
    return [mark.value for mark in Acts().tag(page_of(sentence, kind)) if isinstance(mark.value, ActMark)]


def told(sentence: str, kind: BlockKind = BlockKind.BODY) -> list[tuple[str, list[str], list[str]]]:
    return [
        (act.type, [v.label for v in act.victims], [p.label for p in act.perpetrators])
        for act in acts(sentence, kind)
        if act.status in {"asserted", "alleged"} and not act.nominal
    ]


ACTIVE = [
    (
        "نقاب پوش افراد نے دو کسانوں کو گولیاں مار کر ہلاک کر دیا۔",
        [("killing", ["دو کسانوں"], ["نقاب پوش افراد"])],
    ),
    (
        "پولیس نے چھاپے کے دوران سات طالب علموں کو گرفتار کر لیا۔",
        [("arrest_detention", ["سات طالب علموں"], ["پولیس"])],
    ),
    (
        "سادہ لباس اہلکار ایک وکیل کو گھر سے اٹھا کر لے گئے۔",
        [("enforced_disappearance", ["ایک وکیل"], ["سادہ لباس اہلکار"])],
    ),
    (
        "ہجوم نے مندر کو نذرِ آتش اور چار دکانوں کو مسمار کر دیا۔",
        [
            ("attack_on_place_of_worship", ["مندر"], ["ہجوم"]),
            ("property_destruction", ["چار دکانوں"], ["ہجوم"]),
        ],
    ),
    (
        "شرپسندوں نے بیس قبروں کے کتبے توڑ ڈالے اور قبریں اکھاڑ پھینکیں۔",
        [
            ("desecration_of_graves", ["کتبے"], ["شرپسندوں"]),
            ("desecration_of_graves", ["قبریں"], ["شرپسندوں"]),
        ],
    ),
    (
        "پولیس نے مظاہرین پر لاٹھی چارج کیا اور آنسو گیس کے گولے پھینکے۔",
        [
            ("protest_repression", ["مظاہرین"], ["پولیس"]),
            ("protest_repression", ["مظاہرین"], ["پولیس"]),
        ],
    ),
    (
        "پولیس اہلکاروں نے تھانے میں ایک رکشہ ڈرائیور پر تشدد کیا۔",
        [("torture_ill_treatment", ["ایک رکشہ ڈرائیور"], ["پولیس اہلکاروں"])],
    ),
    (
        "مشتعل افراد نے ایک دکاندار کو تشدد کا نشانہ بنایا۔",
        [("injury", ["ایک دکاندار"], ["مشتعل افراد"])],
    ),
    (
        "عدالت نے ایک خاتون کو عمر قید کی سزا سنا دی۔",
        [("prosecution_charge", ["ایک خاتون"], ["عدالت"])],
    ),
    (
        "حکومت نے دو اخبارات پر پابندی عائد کر دی۔",
        [("censorship_blocking", ["دو اخبارات"], ["حکومت"])],
    ),
    (
        "سکول کی انتظامیہ نے تین طالبات کو سکول سے خارج کر دیا۔",
        [("denial_of_education_or_work", ["تین طالبات"], ["انتظامیہ"])],
    ),
    (
        "زمیندار کے کارندوں نے ایک ہاری کو ڈنڈوں سے مارا پیٹا۔",
        [("injury", ["ایک ہاری"], ["کارندوں"])],
    ),
    (
        "بلوائیوں نے پولیس کی موجودگی میں گرجا گھر کو آگ لگا دی۔",
        [("attack_on_place_of_worship", ["گرجا گھر"], ["بلوائیوں"])],
    ),
    (
        "نامعلوم افراد نے صحافی کو قتل کی دھمکیاں دیں۔",
        [("threat", ["صحافی"], ["نامعلوم افراد"])],
    ),
    (
        "پولیس اور رینجرز نے بستی کے پندرہ گھروں کو مسمار کردیا۔",
        [("property_destruction", ["پندرہ گھروں"], ["پولیس", "رینجرز"])],
    ),
]

PASSIVE = [
    (
        "دو نوجوانوں کو ان کے گھر کے سامنے قتل کر دیا گیا۔",
        [("killing", ["دو نوجوانوں"], [])],
    ),
    (
        "ایک استاد کو نامعلوم افراد کی جانب سے اغوا کر لیا گیا۔",
        [("enforced_disappearance", ["ایک استاد"], ["نامعلوم افراد"])],
    ),
    (
        "مسلح افراد کی فائرنگ سے تین مزدور ہلاک ہو گئے۔",
        [("killing", ["تین مزدور"], ["مسلح افراد"])],
    ),
    (
        "ایک امام مسجد ہجوم کے ہاتھوں مارا گیا۔",
        [("killing", ["ایک امام"], ["ہجوم"])],
    ),
    (
        "چار افراد ہلاک اور سات زخمی ہو گئے۔",
        [("killing", ["چار افراد"], []), ("injury", ["سات"], [])],
    ),
    (
        "ویب سائٹ کو ملک بھر میں بلاک کردیا گیا ہے۔",
        [("censorship_blocking", ["ویب سائٹ"], [])],
    ),
    (
        "پانچ کارکنوں کے خلاف مقدمہ درج کیا گیا۔",
        [("prosecution_charge", ["پانچ کارکنوں"], [])],
    ),
    (
        "عبادت گاہ کو سربمہر کر دیا گیا۔",
        [("attack_on_place_of_worship", ["عبادت گاہ"], [])],
    ),
    (
        "قبرستان میں درجنوں قبروں کی بے حرمتی کی گئی۔",
        [("desecration_of_graves", ["درجنوں قبروں"], [])],
    ),
    (
        "ایک لڑکی کے ساتھ اجتماعی زیادتی کی گئی۔",
        [("sexual_violence", ["ایک لڑکی"], [])],
    ),
    (
        "ایک خاتون کو، جو پیشے کے لحاظ سے نرس ہے، گرفتار کر لیا گیا۔",
        [("arrest_detention", ["ایک خاتون"], [])],
    ),
    (
        "بستی کے تیس خاندان نقل مکانی پر مجبور ہو گئے۔",
        [("displacement", ["تیس خاندان"], [])],
    ),
    (
        "نو مردوں کو سرِعام کوڑے مارے گئے۔",
        [("torture_ill_treatment", ["نو مردوں"], [])],
    ),
    (
        "کسی وارنٹ کے بغیر دو صحافیوں کو گرفتار کیاگیا۔",
        [("arrest_detention", ["دو صحافیوں"], [])],
    ),
    (
        "خاندان کو گاؤں کے قبرستان میں میت دفن نہ کرنے دی گئی۔",
        [("denial_of_burial", ["خاندان"], [])],
    ),
]

LONG = [
    (
        "پولیس نے بتایا کہ دو نوجوانوں کو اغوا کیا گیا اور بعد میں قتل کر دیا گیا۔",
        [("enforced_disappearance", ["دو نوجوانوں"], []), ("killing", ["دو نوجوانوں"], [])],
    ),
    (
        "اہلکاروں نے ایک بلاگر کو گرفتار کرنے کے بعد حراست میں تشدد کا نشانہ بنایا۔",
        [
            ("arrest_detention", ["ایک بلاگر"], ["اہلکاروں"]),
            ("torture_ill_treatment", ["ایک بلاگر"], ["اہلکاروں"]),
        ],
    ),
    (
        "ایک کسان، جسے گزشتہ ماہ لاپتا کر دیا گیا تھا، گھر لوٹ آیا۔",
        [("enforced_disappearance", ["ایک کسان"], [])],
    ),
    (
        "ہجوم نے ایک کارخانے پر دھاوا بول دیا جس کے نتیجے میں چھ ملازمین زخمی ہوئے۔",
        [("property_destruction", ["ایک کارخانے"], ["ہجوم"]), ("injury", ["چھ ملازمین"], [])],
    ),
    (
        "مسلح افراد نے ایک سنار پر فائرنگ کر کے انہیں موقع پر ہی ہلاک کر دیا۔",
        [
            ("attempted_killing", ["ایک سنار"], ["مسلح افراد"]),
            ("killing", ["ایک سنار"], ["مسلح افراد"]),
        ],
    ),
    (
        "پولیس نے چھ مظاہرین کو حراست میں لے لیا جبکہ دو خواتین زخمی ہو گئیں۔",
        [("arrest_detention", ["چھ مظاہرین"], ["پولیس"]), ("injury", ["دو خواتین"], [])],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*ACTIVE, *PASSIVE, *LONG])
def test_who_did_what_to_whom(sentence: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert told(sentence) == expected


COMPOUND = [
    # Stems in all the forms that their light verbs have
    ("تاجر کو زہر دیا گیا تھا۔", [("attempted_killing", ["تاجر"], [])]),
    ("بلدیہ نے دو مکانوں پر بلڈوزر چلایا۔", [("property_destruction", ["دو مکانوں"], ["بلدیہ"])]),
    ("رات کو پانچ دکانیں پھونک ڈالی گئیں۔", [("property_destruction", ["پانچ دکانیں"], [])]),
    ("ایک کسان کو زنجیروں میں جکڑا گیا۔", [("torture_ill_treatment", ["ایک کسان"], [])]),
    ("پولیس چھ کارکنوں کو گرفتار کر چکی ہے۔", [("arrest_detention", ["چھ کارکنوں"], ["پولیس"])]),
    ("اہلکار ایک طالب علم پر تشدد کرتے رہے۔", [("torture_ill_treatment", ["ایک طالب علم"], ["اہلکار"])]),
    ("مزار کی دیوار مسمار کردی گئی۔", [("attack_on_place_of_worship", ["مزار"], [])]),
    ("دو مزدوروں کو سلاخوں کے پیچھے دھکیل دیا گیا۔", [("arrest_detention", ["دو مزدوروں"], [])]),
    ("ایک بلاگر کے خلاف پرچہ کاٹا گیا۔", [("prosecution_charge", ["ایک بلاگر"], [])]),
    ("جج نے ایک نرس کو دس سال قید سنائی۔", [("prosecution_charge", ["ایک نرس"], ["جج"])]),
    ("ایک راہگیر فائرنگ کی زد میں آ گیا۔", [("attempted_killing", ["ایک راہگیر"], [])]),
    ("نو خاندان گاؤں چھوڑ کر شہر کی طرف چلے گئے۔", [("displacement", ["نو خاندان"], [])]),
    ("لڑکی سے زبردستی کلمہ پڑھوایا گیا۔", [("forced_conversion", ["لڑکی"], [])]),
    ("گرجا گھر کی صلیب اتاری گئی۔", [("attack_on_place_of_worship", ["صلیب"], [])]),
    ("تین طالبات کو امتحان دینے سے روک دیا گیا۔", [("denial_of_education_or_work", ["تین طالبات"], [])]),
    ("ایک موچی کی تشدد زدہ نعش نہر کے پاس ملی۔", [("killing", ["ایک موچی"], [])]),
    # An auxiliary behind a whole verb makes no passive of it
    (
        "انہیں منگل کو نقاب پوش گھر سے اٹھا لے گئے تھے۔",
        [("enforced_disappearance", ["انہیں"], ["نقاب پوش"])],
    ),
    # A force right before what it did
    ("پولیس تشدد سے ایک ریڑھی بان ہلاک ہو گیا۔", [("killing", ["ایک ریڑھی بان"], ["پولیس"])]),
    ("ایک ملزم پولیس حراست میں ہلاک ہو گیا۔", [("killing", ["ایک ملزم"], ["پولیس"])]),
    ("تین اہلکار حملے میں زخمی ہوئے۔", [("injury", ["تین اہلکار"], [])]),
    # Where on the body
    ("دو قیدیوں کی پیٹھ پر درے برسائے گئے۔", [("torture_ill_treatment", ["دو قیدیوں"], [])]),
    # Whom a call is against
    (
        "پنچایت نے عیسائیوں کا حقہ پانی بند کرنے کا اعلان کیا۔",
        [("hate_speech_incitement", ["عیسائیوں"], ["پنچایت"])],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), COMPOUND)
def test_verbs_of_several_words(sentence: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "رکن اسمبلی نے ایوان میں سوال اٹھایا۔",
        "گرمی نے دس سال کا ریکارڈ توڑ دیا۔",
        "شہریوں نے چوک میں شمعیں جلائیں۔",
        "بزرگ کو قبر میں اتار دیا گیا۔",
        "پروفیسر کو سفیر نامزد کیا گیا۔",
        "عید پر تین بکرے ذبح کیے گئے۔",
        "ملبے سے دو لاشیں نکالی گئیں۔",
        "لاپتا افراد کے کمیشن نے رپورٹ جاری کی۔",
        "ایک لڑکا سیڑھی سے گر کر زخمی ہو گیا۔",
        "دو ویگنوں کے تصادم میں چار مسافر ہلاک ہوئے۔",
        "بین الاقوامی ادارے نے کتاب شائع کی۔",
        "انتظامیہ نے گراں فروشی پر چھ دکانداروں کو گرفتار کر لیا۔",
        "فوج نے سیلاب زدگان کو محفوظ مقام پر منتقل کیا۔",
    ],
)
def test_idioms_and_accidents_tell_no_act(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        # Not done
        "پولیس نے کسی کو گرفتار نہیں کیا۔",
        "حملے میں کوئی شخص زخمی نہ ہوا۔",
        "ابھی تک کوئی گرفتاری عمل میں نہیں آئی۔",
        # Asked for
        "ہمارا مطالبہ ہے کہ قاتلوں کو گرفتار کیا جائے۔",
        "اخبار پر پابندی نہ لگائی جائے۔",
        "حکومت سے اپیل ہے کہ مسجد کو مسمار کرنے سے روکا جائے۔",
        # Feared, threatened, on a condition
        "خدشہ ہے کہ دونوں نوجوانوں کو قتل کر دیا گیا ہے۔",
        "اگر مسجد کو آگ لگا دی گئی تو حالات بگڑ جائیں گے۔",
        "انہوں نے کہا کہ ویب سائٹ بلاک کر دی جائے گی۔",
        "خاندان کو حملے کا خدشہ ہے۔",
        # General
        "صحافیوں کو ہراساں کیا جاتا ہے۔",
        "اقلیتوں کی عبادت گاہوں پر حملے ہوتے رہتے ہیں۔",
        "ہر سال سینکڑوں لڑکیوں کا مذہب زبردستی تبدیل کرایا جاتا ہے۔",
        # Counted over a time
        "گزشتہ سال کے دوران کم از کم چودہ صحافی قتل ہوئے۔",
        # Denied
        "پولیس نے تردید کی کہ کسی طالب علم کو اٹھایا گیا ہے۔",
        # Accidents, sport, stories
        "ٹریفک حادثے میں تین افراد جاں بحق ہو گئے۔",
        "چھت گرنے سے دو بچے ہلاک ہو گئے۔",
        "سیلاب سے درجنوں مکان تباہ ہو گئے۔",
        "کوئلے کی کان میں گیس بھر جانے سے چار کان کن ہلاک ہو گئے۔",
        "ڈرامے میں ولن ایک نوجوان کو قتل کر دیتا ہے۔",
        "سلنڈر پھٹنے سے پانچ مسافر زخمی ہوئے۔",
    ],
)
def test_what_is_no_fact_is_not_told(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("کوئٹہ: فائرنگ سے دو مزدور قتل، تین زخمی", ["killing", "injury"]),
        ("اخبار کا دفتر سیل، مدیر گرفتار", ["property_destruction", "arrest_detention"]),
        ("گرجا گھر نذر آتش", ["attack_on_place_of_worship"]),
    ],
)
def test_headlines_leave_the_light_verb_out(title: str, expected: list[str]) -> None:
    assert [kind for kind, _, _ in told(title, BlockKind.TITLE)] == expected


def test_an_attempt_killed_nobody() -> None:
    (act,) = acts("ایک شخص نے پادری کو قتل کرنے کی کوشش کی۔")
    assert (act.type, act.outcome, act.status) == ("attempted_killing", None, "asserted")


def test_those_described_by_a_deed_suffer_it() -> None:
    (act,) = acts("ہلاک ہونے والے تین کان کنوں کی لاشیں گھر پہنچا دی گئیں۔")
    assert ([v.label for v in act.victims], act.nominal) == (["تین کان کنوں"], True)


def test_the_reason_stands_before_the_verb() -> None:
    sentence = "پولیس نے ایک درزی کو توہین مذہب کے الزام میں گرفتار کر لیا۔"
    (act,) = acts(sentence)
    assert sentence[act.ground_start : act.ground_end] == "توہین مذہب کے الزام میں"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("پولیس نے دو ملزمان کو گرفتار کر لیا۔", ["custody"]),
        ("تاحال کوئی گرفتاری عمل میں نہیں آئی۔", ["failure_to_protect"]),
        ("اس مقدمے میں کسی کو سزا نہ ہوئی۔", ["failure_to_protect"]),
        ("وزیر اعلیٰ نے واقعے کا نوٹس لے لیا اور رپورٹ طلب کر لی۔", ["inquiry"]),
        ("پولیس خاموش تماشائی بنی رہی۔", ["failure_to_protect"]),
        ("عدالت نے تمام ملزمان کو بری کر دیا۔", ["acquittal"]),
        ("حکام نے الزامات کی تردید کی ہے۔", ["denial"]),
        ("مقتول کے ورثا کو معاوضہ دینے کا اعلان کیا گیا۔", ["compensation"]),
        ("مقدمے کے دونوں ملزم عدم ثبوت پر بری ہو گئے۔", ["acquittal", "acquittal"]),
        ("حکومت نے تین رکنی انکوائری کمیٹی تشکیل دے دی۔", ["inquiry"]),
        ("تاحال کوئی معاملہ درج نہیں ہوا۔", ["failure_to_protect"]),
        ("ضلعی افسر نے واقعے سے لاعلمی ظاہر کی۔", ["denial"]),
        ("ملزمان کو فوری گرفتار کیا جائے۔", []),
    ],
)
def test_what_the_state_did(sentence: str, expected: list[str]) -> None:
    marks = [mark.value for mark in Measures().tag(page_of(sentence))]
    assert [mark.type for mark in marks if isinstance(mark, MeasureMark)] == expected


WORDS = "پولیس نے تین افراد کو قتل ہلاک گرفتار کر دیا گیا ، جو کے خلاف والے ( ) کی نہ اور ۔ جسے"


@settings(deadline=None)  # the first call reads the tables
@given(st.lists(st.sampled_from(WORDS.split())))
def test_any_words_are_read(words: list[str]) -> None:
    sentence = " ".join(words)
    for act in acts(sentence):
        for who in (*act.victims, *act.perpetrators):
            assert sentence[who.start : who.end] == who.label
