"""The deeds of sentences in French, Spanish, German and Arabic: who is said to have done what to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extract.grammar import grammar
from gawah.extract.marks import ActMark
from gawah.extract.page import Page
from gawah.extract.taggers.acts import Acts
from gawah.extract.taggers.dates import Dates
from gawah.extract.taggers.quantities import Quantities
from gawah.languages import table
from gawah.model import Block, BlockKind, Text
from gawah.schema import vocabulary

LANGUAGES = ("fr", "es", "de", "ar")

Told = list[tuple[str, list[str], list[str]]]

KNOWN_WORDS = tuple(
    word
    for line in (
        "der die Polizei hat wurde von drei Männer Kirche verhaftet getötet nahm fest , und dass zu töten",
        "la police l'a d'un tué par a été église qui le fue detenido por mataron lo se",
        "قتل مسلحون تم اعتقال هم",
    )
    for word in line.split()
)


def acts(sentence: str, lang: str, kind: BlockKind = BlockKind.BODY) -> list[ActMark]:
    page = Page(Text("d", sentence, (Block(0, len(sentence), kind, lang),)))
    for tagger in (Dates(), Quantities()):
        page.add(tagger.tag(page))
    return [mark.value for mark in Acts().tag(page) if isinstance(mark.value, ActMark)]


def told(sentence: str, lang: str) -> Told:
    return [
        (act.type, [v.label for v in act.victims], [p.label for p in act.perpetrators])
        for act in acts(sentence, lang)
        if act.status in {"asserted", "alleged"}
    ]


FRENCH = [
    (
        "Des hommes armés ont attaqué dimanche une église du village et tué trois fidèles.",
        [
            ("attack_on_place_of_worship", ["une église"], ["Des hommes armés"]),
            ("killing", ["trois fidèles"], ["Des hommes armés"]),
        ],
    ),
    (
        "Le tailleur a été battu à mort par une foule en colère.",
        [("killing", ["Le tailleur"], ["une foule en colère"])],
    ),
    (
        "Trois étudiants ont été arrêtés puis torturés.",
        [("arrest_detention", ["Trois étudiants"], []), ("torture_ill_treatment", ["Trois étudiants"], [])],
    ),
    ("La police l'a arrêtée à son domicile.", [("arrest_detention", ["l'"], ["La police"])]),
    ("Le régulateur a bloqué le site.", [("censorship_blocking", ["le site"], ["Le régulateur"])]),
    (
        "L'assassinat d'un avocat par des hommes armés a choqué la ville.",
        [("killing", ["un avocat"], ["des hommes armés"])],
    ),
    (
        "Les assaillants, qui circulaient à moto, ont incendié une vingtaine de maisons.",
        [("property_destruction", ["une vingtaine de maisons"], ["Les assaillants"])],
    ),
    ("Ils ont tenté d'assassiner le maire.", [("attempted_killing", ["le maire"], ["Ils"])]),
    (
        "Le journaliste arrêté lundi a été condamné à cinq ans de prison.",
        [("arrest_detention", ["Le journaliste"], []), ("prosecution_charge", ["Le journaliste"], [])],
    ),
]

SPANISH = [
    (
        "Hombres armados atacaron el domingo una iglesia de la aldea y mataron a tres feligreses.",
        [
            ("attack_on_place_of_worship", ["una iglesia"], ["Hombres armados"]),
            ("killing", ["tres feligreses"], ["Hombres armados"]),
        ],
    ),
    (
        "En la vereda fueron asesinados tres líderes sociales por paramilitares.",
        [("killing", ["tres líderes sociales"], ["paramilitares"])],
    ),
    ("Los sicarios lo mataron frente a su casa.", [("killing", ["lo"], ["Los sicarios"])]),
    ("Se bloqueó el acceso al portal de noticias.", [("censorship_blocking", ["portal de noticias"], [])]),
    (
        "El asesinato de un abogado a manos de sicarios conmocionó a la ciudad.",
        [("killing", ["un abogado"], ["sicarios"])],
    ),
    ("Los hombres amenazaron con matarla.", [("threat", ["la"], ["Los hombres"])]),
    (
        "Según la fiscalía, el hombre fue asesinado por ser homosexual.",
        [("killing", ["el hombre"], [])],
    ),
    ("Intentaron asesinar al alcalde.", [("attempted_killing", ["alcalde"], [])]),
    ("Un asesino fue visto en la zona.", []),
]

GERMAN = [
    (
        "Bewaffnete Männer griffen am Sonntag eine Kirche in dem Dorf an und töteten drei Gläubige.",
        [
            ("attack_on_place_of_worship", ["eine Kirche"], ["Bewaffnete Männer"]),
            ("killing", ["drei Gläubige"], ["Bewaffnete Männer"]),
        ],
    ),
    (
        "Am Freitag hat die Polizei in der Hauptstadt zwei Journalisten festgenommen.",
        [("arrest_detention", ["zwei Journalisten"], ["die Polizei"])],
    ),
    (
        "Die Polizei nahm am Freitag in der Hauptstadt zwei Journalisten fest.",
        [("arrest_detention", ["zwei Journalisten"], ["Die Polizei"])],
    ),
    (
        "Am 3. März wurde der Anwalt von Männern in Zivil verschleppt.",
        [("enforced_disappearance", ["der Anwalt"], ["Männern in Zivil"])],
    ),
    (
        "Der Journalist, der am Montag festgenommen wurde, wurde später gefoltert.",
        [("arrest_detention", ["Der Journalist"], []), ("torture_ill_treatment", ["Der Journalist"], [])],
    ),
    (
        "Nachdem Soldaten das Dorf niedergebrannt hatten, flohen die Bewohner.",
        [("property_destruction", ["das Dorf"], ["Soldaten"]), ("displacement", ["die Bewohner"], [])],
    ),
    (
        "Den Bürgermeister erschossen Unbekannte vor seinem Haus.",
        [("killing", ["Den Bürgermeister"], ["Unbekannte"])],
    ),
    ("Ein Umweltaktivist wurde inhaftiert.", [("arrest_detention", ["Ein Umweltaktivist"], [])]),
    (
        "Die Ermordung des Anwalts durch Bewaffnete schockierte die Stadt.",
        [("killing", ["des Anwalts"], ["Bewaffnete"])],
    ),
]

ARABIC = [
    (
        "هاجم مسلحون كنيسة في القرية يوم الأحد وقتلوا ثلاثة مصلين.",
        [
            ("attack_on_place_of_worship", ["كنيسة"], ["مسلحون"]),
            ("killing", ["ثلاثة مصلين"], ["مسلحون"]),
        ],
    ),
    ("قتل ثلاثة أشخاص في القرية.", [("killing", ["ثلاثة أشخاص"], [])]),
    ("قتل مسلحون ثلاثة مزارعين.", [("killing", ["ثلاثة مزارعين"], ["مسلحون"])]),
    ("اعتقلت الشرطة صحفيين.", [("arrest_detention", ["صحفيين"], ["الشرطة"])]),
    ("اغتيل محام على يد مجهولين أمام منزله.", [("killing", ["محام"], ["مجهولين"])]),
    ("تم اعتقال ثلاثة طلاب.", [("arrest_detention", ["ثلاثة طلاب"], [])]),
    ("تعرض المعتقلون للتعذيب.", [("torture_ill_treatment", ["المعتقلون"], [])]),
    ("أضرم مستوطنون النار في ثلاثة منازل.", [("property_destruction", ["ثلاثة منازل"], ["مستوطنون"])]),
    ("اختطفه رجال بملابس مدنية.", [("enforced_disappearance", ["ه"], ["رجال بملابس مدنية"])]),
]


FRENCH_FORMS = [
    (
        "Le 3 mars, la police arrêtait le rédacteur en chef du quotidien.",
        [("arrest_detention", ["le rédacteur en chef"], ["la police"])],
    ),
    (
        "Elle s'est fait agresser par trois individus devant son domicile.",
        [("injury", ["Elle"], ["trois individus"])],
    ),
    ("L'avocate a fait l'objet de menaces de mort.", [("threat", ["L'avocate"], [])]),
    (
        "Le libraire a été victime d'une agression par des inconnus.",
        [("injury", ["Le libraire"], ["des inconnus"])],
    ),
    ("Le sort du berger, enlevé en mai, reste inconnu.", [("enforced_disappearance", ["berger"], [])]),
    (
        "Les trois blogueurs ont été libérés après avoir été roués de coups.",
        [("injury", ["trois blogueurs"], [])],
    ),
    (
        "La façade de la mosquée a été recouverte de tags.",
        [("attack_on_place_of_worship", ["la mosquée"], [])],
    ),
    ("Plus de 300 familles ont dû fuir leur village.", [("displacement", ["Plus de 300 familles"], [])]),
    (
        "Le greffier a été déféré devant le juge.",
        [("prosecution_charge", ["Le greffier"], [])],
    ),
    ("Dix fidèles ont péri sous les balles des assaillants.", [("killing", ["Dix fidèles"], [])]),
    (
        "Les gendarmes ont procédé à l'arrestation de onze manifestants.",
        [("arrest_detention", ["onze manifestants"], ["Les gendarmes"])],
    ),
    ("La famille réclame la libération de détenus d'opinion.", []),
    ("La commune a fermé l'école faute d'élèves.", []),
    ("La tempête a détruit une trentaine de maisons.", []),
    ("L'attaquant a fusillé le gardien à la mi-temps.", []),
]

GERMAN_FORMS = [
    (
        "In der Nacht haben Unbekannte drei Molotowcocktails auf die Synagoge geschleudert.",
        [("attack_on_place_of_worship", ["die Synagoge"], ["Unbekannte"])],
    ),
    (
        "Vermummte schlugen mit Stöcken auf die Teilnehmer ein.",
        [("injury", ["die Teilnehmer"], ["Vermummte"])],
    ),
    (
        "Ein Richter verhängte 15 Tage Arrest gegen den Journalisten.",
        [("arrest_detention", ["den Journalisten"], ["Ein Richter"])],
    ),
    (
        "Die Polizei gab mehrere Schüsse auf Demonstranten ab.",
        [("attempted_killing", ["Demonstranten"], ["Die Polizei"])],
    ),
    ("Dem Aktivisten wurde an der Grenze der Pass abgenommen.", [("other", ["Dem Aktivisten"], [])]),
    ("Hunderte Familien mussten ihre Dörfer verlassen.", [("displacement", ["Hunderte Familien"], [])]),
    (
        "Die 14-Jährige wurde entführt und zwangsverheiratet.",
        [("forced_conversion", ["Die 14-Jährige"], []), ("forced_conversion", ["Die 14-Jährige"], [])],
    ),
    (
        "An die Tür der Moschee wurden Hakenkreuze geschmiert.",
        [("attack_on_place_of_worship", ["der Moschee"], [])],
    ),
    ("Ihr Sohn ist nie zurückgekehrt.", [("enforced_disappearance", ["Ihr Sohn"], [])]),
    ("Er verletzte sich beim Klettern am Knie.", []),
    ("Die Schule wurde wegen Schülermangels geschlossen.", []),
    ("Der Stürmer schoss in der achtzigsten Minute das Tor.", []),
    ("Drei Menschen starben an der Grippe.", []),
]


ARABIC_FORMS = [
    ("منع حراس المحامي من السفر.", [("other", ["المحامي"], ["حراس"])]),
    ("أُجبرت تسع أسر على مغادرة القرية.", [("displacement", ["تسع أسر"], [])]),
    (
        "اقتاد مسلحون الطبيب إلى جهة مجهولة.",
        [("enforced_disappearance", ["الطبيب"], ["مسلحون"])],
    ),
    ("أردى ملثمون المزارع قتيلا.", [("killing", ["المزارع"], ["ملثمون"])]),
    ("قضت المحكمة بسجن المدون خمس سنوات.", [("prosecution_charge", ["المدون"], ["المحكمة"])]),
    ("علق السجين من معصميه.", [("torture_ill_treatment", ["السجين"], [])]),
    ("دعا الخطيب إلى قتل المرتدين.", [("hate_speech_incitement", ["المرتدين"], ["الخطيب"])]),
    ("تعرضت سبع نساء للاغتصاب.", [("sexual_violence", ["سبع نساء"], [])]),
    ("المجلة أغلقتها الحكومة.", [("censorship_blocking", ["المجلة"], ["الحكومة"])]),
    (
        "زرع مسلحون عبوة ناسفة تحت سيارة المراسل.",
        [("attempted_killing", ["المراسل"], ["مسلحون"])],
    ),
    ("خطف الفنان الأضواء في الحفل.", []),
    ("طرد الحكم اللاعب في الدقيقة الأخيرة.", []),
    ("توفي الفنان بعد صراع مع المرض.", []),
]


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        (sentence, lang, expected)
        for lang, cases in zip(LANGUAGES, (FRENCH, SPANISH, GERMAN, ARABIC), strict=True)
        for sentence, expected in cases
    ],
)
def test_who_did_what_to_whom(sentence: str, lang: str, expected: Told) -> None:
    assert told(sentence, lang) == expected


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        (sentence, lang, expected)
        for lang, cases in (("fr", FRENCH_FORMS), ("de", GERMAN_FORMS), ("ar", ARABIC_FORMS))
        for sentence, expected in cases
    ],
)
def test_the_forms_in_which_a_deed_is_told(sentence: str, lang: str, expected: Told) -> None:
    assert told(sentence, lang) == expected


@pytest.mark.parametrize(
    ("sentence", "lang", "status"),
    [
        ("Personne n'a été tué.", "fr", "denied"),
        ("La famille craint qu'il ne soit tué.", "fr", "hypothetical"),
        ("L'association demande de cesser d'arrêter des journalistes.", "fr", "demanded"),
        ("Les minorités sont souvent attaquées dans la région.", "fr", "generic"),
        ("Cinq personnes ont été tuées dans un accident de la route.", "fr", "accident"),
        ("Plus de 300 enseignants ont été tués depuis 2009.", "fr", "aggregate"),
        ("Des soldats auraient torturé un paysan.", "fr", "alleged"),
        ("Nadie fue detenido.", "es", "denied"),
        ("La familia teme que sea asesinado.", "es", "hypothetical"),
        ("La organización pide que dejen de detener a periodistas.", "es", "demanded"),
        ("Las minorías son atacadas a menudo en la región.", "es", "generic"),
        ("Cinco personas murieron al volcar un autobús.", "es", "accident"),
        ("Más de 300 maestros han sido asesinados desde 2009.", "es", "aggregate"),
        ("Soldados habrían torturado a un campesino.", "es", "alleged"),
        ("Niemand wurde festgenommen.", "de", "denied"),
        ("Die Familie fürchtet, dass er getötet werden könnte.", "de", "hypothetical"),
        ("Der Verband fordert, die Täter zu verhaften.", "de", "demanded"),
        ("Minderheiten werden in der Region häufig angegriffen.", "de", "generic"),
        ("Fünf Menschen starben bei einem Verkehrsunfall.", "de", "accident"),
        ("Seit 2009 wurden mehr als 300 Lehrer getötet.", "de", "aggregate"),
        ("Soldaten sollen einen Bauern gefoltert haben.", "de", "alleged"),
        ("لم يقتل أي مدني.", "ar", "denied"),
        ("تخشى الأسرة أن يقتل.", "ar", "hypothetical"),
        ("غالبا ما تستهدف الأقليات في المنطقة.", "ar", "generic"),
        ("قتل خمسة أشخاص في حادث سير.", "ar", "accident"),
        ("قتل أكثر من 300 معلم منذ 2009.", "ar", "aggregate"),
        ("يزعم أن جنودا عذبوا مزارعا.", "ar", "alleged"),
    ],
)
def test_what_is_not_told_as_a_fact(sentence: str, lang: str, status: str) -> None:
    found = [act.status for act in acts(sentence, lang)]
    assert found
    assert set(found) == {status}


@pytest.mark.parametrize(
    ("sentence", "lang", "victim"),
    [
        ("Des hommes armés tuent un prêtre", "fr", "un prêtre"),
        ("Matan a tiros a un sacerdote en la sierra", "es", "un sacerdote"),
        ("Asesinada una lideresa en el valle", "es", "una lideresa"),
        ("Polizei verhaftet zwei Journalisten", "de", "zwei Journalisten"),
        ("Drei Journalisten in der Hauptstadt festgenommen", "de", "Drei Journalisten"),
        ("مسلحون يقتلون قسا", "ar", "قسا"),
    ],
)
def test_a_headline_tells_in_the_present(sentence: str, lang: str, victim: str) -> None:
    (act,) = acts(sentence, lang, BlockKind.TITLE)
    assert (act.status, [v.label for v in act.victims]) == ("asserted", [victim])


@pytest.mark.parametrize(
    ("sentence", "lang", "numbers"),
    [
        ("L'attaque a fait douze morts et trente blessés.", "fr", {"killing": 12, "injury": 30}),
        ("El ataque dejó doce muertos y treinta heridos.", "es", {"killing": 12, "injury": 30}),
        ("Zwölf Menschen wurden getötet und dreißig weitere verletzt.", "de", {"killing": 12, "injury": 30}),
        ("مقتل خمسة مدنيين وإصابة عشرة آخرين", "ar", {"killing": 5, "injury": 10}),
    ],
)
def test_numbers_stand_with_their_outcome(sentence: str, lang: str, numbers: dict[str, int]) -> None:
    found = {act.type: act.victims[0].low for act in acts(sentence, lang) if act.outcome and act.victims}
    assert {kind: found.get(kind) for kind in numbers} == numbers


def parted(content: str, lang: str) -> tuple[list[str], tuple[str, ...]]:
    page = Page(Text("d", content, (Block(0, len(content), BlockKind.BODY, lang),)))
    tables = grammar(lang)
    assert tables is not None
    words, keys = tables.read(page, page.sentences[0])
    assert [word.text for word in words] == [content[word.start : word.end] for word in words]
    return [word.text for word in words], keys


def test_elided_words_stand_apart() -> None:
    words, keys = parted("L'église d’Abou", "fr")
    assert words == ["L'", "église", "d’", "Abou"]
    assert keys == ("l'", "eglise", "d'", "abou")


def test_clitics_stand_apart() -> None:
    words, keys = parted("والشرطة اعتقلته بالرصاص", "ar")
    assert words == ["و", "الشرطة", "اعتقلت", "ه", "ب", "الرصاص"]
    assert keys[1] == "شرطہ"


def test_a_compound_is_known_by_its_end() -> None:
    german = grammar("de")
    assert german is not None
    assert german.morphs.parts("Kleinbäuerinnen")[0].key == "bauerinnen"
    assert german.morphs.parts("Müller")[0].key == "muller"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_name_known_types_and_outcomes(lang: str) -> None:
    data = table(lang, "acts")
    special = {"property", "attack", "censorship", "law", "protest", "closure", "nothing"}
    types = {verb["type"] for verb in data["verbs"]} | set(data["nouns"])
    outcomes = {verb.get("outcome") for verb in data["verbs"]} | set(data["outcomes"])
    assert types <= set(vocabulary("act_type")) | special
    assert outcomes <= set(vocabulary("outcome")) | {None}
    assert set(table(lang, "measures")) <= set(vocabulary("measure_type"))
    assert set(vocabulary("act_type")) - {"other", "attack_on_place_of_worship"} - types <= {
        "desecration_of_graves",
        "property_destruction",
        "censorship_blocking",
        "discriminatory_law",
    }


BY_WHOM = [
    (
        "en",
        "The attacks on this mosque, along with desecrations carried out by the locals and the police.",
        [("attack_on_place_of_worship", ["this mosque"], [])],
    ),
    (
        "en",
        "The attack on the church, together with killings committed by soldiers and villagers.",
        [
            ("attack_on_place_of_worship", ["the church"], []),
            ("killing", [], ["soldiers", "villagers"]),
        ],
    ),
    (
        "en",
        "The arrests and killings perpetrated by the army were condemned.",
        [("arrest_detention", [], ["the army"]), ("killing", [], ["the army"])],
    ),
    (
        "en",
        "Three farmers were beaten by a mob and two men were killed.",
        [("injury", ["Three farmers"], ["a mob"]), ("killing", ["two men"], [])],
    ),
    (
        "de",
        "Der Angriff auf die Kirche sowie die von Soldaten begangenen Morde wurden verurteilt.",
        [("attack_on_place_of_worship", ["die Kirche"], []), ("killing", [], ["Soldaten"])],
    ),
    (
        "de",
        "Angriffe auf die Moschee samt den durch Anwohner und Polizei begangenen Schändungen.",
        [("attack_on_place_of_worship", ["die Moschee"], [])],
    ),
    (
        "es",
        "Los ataques contra la iglesia, junto con asesinatos cometidos por los vecinos y la policía.",
        [("attack_on_place_of_worship", ["la iglesia"], []), ("killing", [], ["los vecinos", "la policía"])],
    ),
    (
        "es",
        "El asesinato a manos de soldados de dos campesinos indigna.",
        [("killing", [], ["soldados"])],
    ),
    (
        "fr",
        "Les attaques contre l'église ainsi que les meurtres commis par les habitants et la police.",
        [
            ("attack_on_place_of_worship", ["l'église"], []),
            ("killing", [], ["les habitants", "la police"]),
        ],
    ),
    ("ar", "أدانت المنظمة قتل مزارعين على يد الجنود.", [("killing", ["مزارعين"], ["الجنود"])]),
    ("ur", "پولیس کے تشدد کی مذمت کی گئی۔", [("injury", [], [])]),
    (
        "ur",
        "مقامی لوگوں اور پولیس کی جانب سے کی گئی قبروں کی بے حرمتی کی مذمت کی گئی۔",
        [("desecration_of_graves", ["قبروں"], ["مقامی لوگوں", "پولیس"])],
    ),
]
"""Who is told as having done a deed does not suffer another told beside it, nor do it too."""


@pytest.mark.parametrize(("lang", "sentence", "expected"), BY_WHOM)
def test_by_whom_a_deed_is_told_suffers_nothing(lang: str, sentence: str, expected: Told) -> None:
    assert told(sentence, lang) == expected


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_a_fault(text: str, lang: str) -> None:
    for act in acts(text, lang):
        for who in (*act.victims, *act.perpetrators):
            assert 0 <= who.start < who.end <= len(text)


@given(
    st.lists(
        st.sampled_from(KNOWN_WORDS),
        max_size=14,
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_order_of_known_words_is_read_without_a_fault(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for act in acts(text, lang):
        for who in (*act.victims, *act.perpetrators):
            assert 0 <= who.start < who.end <= len(text)
