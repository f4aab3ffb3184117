"""Each test gives a short report and who is quoted in it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gawah.extract.marks import QuoteMark
from gawah.extract.taggers.quoted import stretches
from tests.extract.naming import named, quotes

WORDS = "They burned all we had and nobody came to help"


@pytest.mark.parametrize(
    "content",
    [
        f"“{WORDS},” said Wemba Otandi, a farmer.",
        f"“{WORDS},” Wemba Otandi told reporters.",
        f"Wemba Otandi said: “{WORDS}.”",
        f'Wemba Otandi said, "{WORDS}."',
        f"According to Wemba Otandi, “{WORDS}.”",
        f"Wemba Otandi, who fled, also said on Monday that “{WORDS}.”",
        f"‘{WORDS},’ said Wemba Otandi.",
        f"''{WORDS},'' said Wemba Otandi.",
        f"«{WORDS}», said Wemba Otandi.",
        f"„{WORDS}“, said Wemba Otandi.",
        f"“{WORDS}” — Wemba Otandi, farmer",
        f"Wemba Otandi, chair of the Delta Workers Union, wrote: “{WORDS}.”",
        f"Wemba Otandi, chair of the Delta Workers Union writes “{WORDS}.”",
        f"Wemba Otandi wrote:\n\n> {WORDS}.",
        f"Wemba Otandi added:\n\n“{WORDS}.”",
        f"Wemba Otandi spoke. “{WORDS},” he said.",
    ],
)
def test_the_speaker_is_found_on_either_side(content: str) -> None:
    ((said, speakers),) = quotes(content)
    assert said.rstrip(".,") == WORDS
    assert speakers[0] == "Wemba Otandi"


def test_words_on_both_sides_of_the_speaker_are_two_quotations() -> None:
    found = quotes("“It is a shame,” Wemba Otandi told the Daily Trust. “The army did nothing at all.”")
    assert found == [
        ("It is a shame,", ("Wemba Otandi", "Daily Trust")),
        ("The army did nothing at all.", ("Wemba Otandi", "Daily Trust")),
    ]


def test_a_quotation_over_paragraphs_opens_again_and_closes_once() -> None:
    found = quotes(
        "“We left our house at night,” said Wemba Otandi. “We walked to the river.\n\n"
        "“We have no home now, and no land.”"
    )
    assert [said for said, _ in found] == [
        "We left our house at night,",
        "We walked to the river.",
        "We have no home now, and no land.",
    ]
    assert all(speakers == ("Wemba Otandi",) for _, speakers in found)


def test_a_quotation_may_close_in_the_next_paragraph_without_opening_again() -> None:
    found = quotes(
        'Wemba Otandi wrote of "a whole village that left\n\nIts houses stand empty to this day." He fled.'
    )
    assert [said for said, _ in found] == [
        "a whole village that left",
        "Its houses stand empty to this day.",
    ]
    assert all(speakers == ("Wemba Otandi",) for _, speakers in found)


def test_the_inner_quotation_belongs_to_the_outer() -> None:
    ((said, _),) = quotes("“They called us ‘dogs’ and ‘traitors’ every day,” said Wemba Otandi.")
    assert said == "They called us ‘dogs’ and ‘traitors’ every day,"


def test_an_apostrophe_closes_nothing() -> None:
    ((said, _),) = quotes("‘The miners’ union won’t give up,’ said Wemba Otandi.")
    assert said == "The miners’ union won’t give up,"


@pytest.mark.parametrize(
    "content",
    [
        "The so-called “night riders” fled.",
        "Her book “Nights Without End” appeared.",
        "They hold “special” meetings.",
        "The film, called “A Long Way Down”, was banned.",
    ],
)
def test_terms_and_titles_are_no_quotations(content: str) -> None:
    assert quotes(content) == []


def test_a_fragment_in_somebodys_sentence_is_one() -> None:
    found = quotes("Wemba Otandi said that the state had “utterly failed” to act.")
    assert found == [("utterly failed", ("Wemba Otandi",))]


def test_she_is_the_woman_and_he_the_man() -> None:
    found = quotes(
        f"Mary Odhiambo met John Kamau. “{WORDS},” she said.\n\n“We will go back one day,” he said."
    )
    assert [speakers for _, speakers in found] == [("Mary Odhiambo",), ("John Kamau",)]


def test_a_tweet_speaks_for_its_author() -> None:
    ((_, speakers),) = quotes(f"Minister Mary Odhiambo condemned it. “{WORDS},” her tweet said.")
    assert speakers == ("Mary Odhiambo",)


def test_several_bodies_speak_together() -> None:
    ((_, speakers),) = quotes(
        f"“{WORDS},” said the statement by Human Rights Watch and Amnesty International."
    )
    assert speakers == ("Human Rights Watch and Amnesty International",)


def test_somebody_described_is_a_speaker() -> None:
    ((_, speakers),) = quotes(f"“{WORDS},” said the father of Wemba Otandi.")
    assert speakers == ("the father of Wemba Otandi",)


def test_nobody_is_named_where_nobody_is() -> None:
    assert quotes(f"A wall in the village reads differently now. “{WORDS} that night.”")[0][1] == ()


@pytest.mark.parametrize(
    ("content", "clause", "speaker"),
    [
        ("Wemba Otandi said that ten houses were burned.", "ten houses were burned", "Wemba Otandi"),
        ("Ten houses were burned, Wemba Otandi said on Monday.", "Ten houses were burned", "Wemba Otandi"),
        (
            "According to the Delta Workers Union, ten houses were burned.",
            "ten houses were burned",
            "Delta Workers Union",
        ),
        ("Ten houses were burned, according to police.", "Ten houses were burned", "police"),
        (
            "A spokesman for the army claimed that nobody was hurt.",
            "nobody was hurt",
            "A spokesman for the army",
        ),
    ],
)
def test_reported_clauses(content: str, clause: str, speaker: str) -> None:
    ((said, speakers),) = quotes(content, direct=False)
    assert said == clause
    assert speakers[0] == speaker


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ('"It was late," said Dr. Amina Boro, who heads the ward.', "Amina Boro"),
        ('"It was late," said one of the rafters.', "one of the rafters"),
        ('The regional command dismissed the report as "plain fiction".', "The regional command"),
        ('Its coordinator, Tamar Osei, fears worse. "They will come again," she said.', "Tamar Osei"),
        ('The unit confirmed that he had asked for a guard and that the file was "under study".', "The unit"),
        ('He lay there because, the clerk said, "this ground is full".', "the clerk"),
    ],
)
def test_speakers_told_by_title_role_or_phrase(content: str, speaker: str) -> None:
    assert [who for _, who in quotes(content)] == [(speaker,)]


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        # a description is the subject of the sentence before, and nobody named comes nearer
        (
            'Amos Boro spoke first. The ferryman waited.\n\nHis niece was at the well. "We ran," she said.',
            "His niece",
        ),
        ('The gardener had seen it. "They came at dawn," he said.', "The gardener"),
        # somebody described stands by the verb, and the pronoun does not suit who is named
        (
            'Amos Boro, who fell ill when he was held, was met by a nurse. "He eats little," she said.',
            "a nurse",
        ),
        # a role points back to who has it
        (
            'Amos Boro, the ferryman, wept.\n\nThe ferryman has a plan. "We will build again," he says.',
            "Amos Boro",
        ),
        # a sentence that goes on about the same person names others
        (
            'Elif Boro came late. She had lost her son, Karl Osei, in May. "I am tired," she said.',
            "Elif Boro",
        ),
        # a second verb has the subject of the first, an apposition between
        (
            'The port\'s chief pilot, Elif Boro, cut a rope and sang. "It holds," she said.',
            "Elif Boro",
        ),
        # who is named inside the words is named by the speaker
        ('Tamar Osei wept. "Karl Boro lied to us all," she said.', "Tamar Osei"),
    ],
)
def test_pronouns_mean_whom_the_sentences_before_tell_of(content: str, speaker: str) -> None:
    assert quotes(content)[-1][1] == (speaker,)


def test_they_are_those_who_spoke_together() -> None:
    content = (
        '"It must end," the observers said.\n\nThe Ministry of Transport denied it, and the observers noted '
        'that no reply had come. "We will go on," they said.'
    )
    assert quotes(content)[-1] == ("We will go on,", ("the observers",))


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ('Tamar Osei confirmed that ten homes had been lost and said it was "a bitter day".', "Tamar Osei"),
        ('Masked men on a tractor tore down the fence and shouted that "nobody stays here".', "Masked men"),
        (
            'A sexton at the chapel, in a letter, warned of thieves and wrote that "the bell is next".',
            "A sexton at the chapel",
        ),
        (
            'The firm that owns the ferry, Boro Lines Ltd, told us its crew "did no harm".',
            "Boro Lines Ltd",
        ),
        ('"We walked nine times," Elif Boro, the mother of Karl Osei, told the panel.', "Elif Boro"),
        ('"We walked nine times," said Karl Osei\'s aunt, Elif Boro, a baker.', "Elif Boro"),
        (
            '"We walked nine times," says a cousin of his who lives abroad and fears for her son.',
            "a cousin of his",
        ),
        ('The mayor\'s office spoke of "a small fire".', "The mayor's office"),
        ('The harbour office\'s explanation is that "the quay is full".', "The harbour office"),
        ('The sentence was described as "a grave mistake" by Amos Boro.', "Amos Boro"),
        ('Residents were told to "leave by noon".', None),
    ],
)
def test_the_subject_of_the_verb_speaks(content: str, speaker: str | None) -> None:
    ((_, speakers),) = quotes(content)
    assert speakers == ((speaker,) if speaker else ())


@pytest.mark.parametrize(
    "content",
    [
        '"We walked nine times." — Dr. Elif Boro, spokeswoman',
        '"We walked nine times." (Elif Boro, by letter)',
        '"We walked nine times."\n\n— Elif Boro, baker',
        "> We walked nine times.\n\n— Elif Boro, baker",
        '★ Elif Boro, Lima: "We walked nine times."',
        'We recall the words of Elif Boro, a baker who was held twice: "We walked nine times."',
        'Elif Boro remembers the day, she says. "We walked nine times."',
    ],
)
def test_a_quotation_may_be_signed(content: str) -> None:
    assert quotes(content)[-1][1] == ("Elif Boro",)


@pytest.mark.parametrize(
    "content",
    [
        'He sat a week in a cell for "loitering", until a clerk noted the mistake.',
        'The guard known as "the Stork" was seen.',
        'A man gave his name as "Karl the Tall" and left.',
        'They found the sign "no entry" on the gate.',
    ],
)
def test_names_and_charges_are_said_by_nobody(content: str) -> None:
    assert all(speakers == () for _, speakers in quotes(content))


def test_who_calls_a_thing_something_does_not_deny_the_words() -> None:
    (mark,) = named('The Ministry of Transport dismissed the reports as "idle talk".').marks("quote")
    assert isinstance(mark.value, QuoteMark)
    assert not mark.value.denial


def test_a_body_is_no_she() -> None:
    content = 'According to the Kora Union, ten died. Its chair, Tamar Osei, wept. "We ran home," she said.'
    assert quotes(content)[-1] == ("We ran home,", ("Tamar Osei",))


def test_somebody_told_is_no_speaker() -> None:
    assert [who for _, who in quotes('A relative was told to "stop asking or join them".')] == [()]


def test_a_quotation_set_off_may_name_its_speaker() -> None:
    content = '> "They ran all the way," says her sister, Elif Boro.'
    assert quotes(content) == [("They ran all the way,", ("Elif Boro",))]


def test_the_next_sentence_is_by_the_same_speaker() -> None:
    content = '"It was late," said Tamar Osei. "Nobody came to help." She asked for an inquiry.'
    assert [who for _, who in quotes(content)] == [("Tamar Osei",), ("Tamar Osei",)]


@pytest.mark.parametrize(
    ("content", "clause", "speaker"),
    [
        ("Police said five people were killed.", "five people were killed", "Police"),
        (
            "Nobody was hurt that night, said the pastor, the Reverend Amos Boro.",
            "Nobody was hurt that night",
            "Amos Boro",
        ),
        ("The chair, Tamar Osei, said the roof had fallen in.", "the roof had fallen in", "Tamar Osei"),
    ],
)
def test_clauses_of_bare_and_turned_speakers(content: str, clause: str, speaker: str) -> None:
    assert quotes(content, direct=False) == [(clause, (speaker,))]


def test_a_denial_is_one() -> None:
    (mark,) = named("The army denied that soldiers had fired.").marks("quote")
    assert isinstance(mark.value, QuoteMark)
    assert mark.value.denial
    assert not mark.value.direct


def test_role_and_affiliation_come_from_the_person() -> None:
    (mark,) = named(f"“{WORDS},” said Wemba Otandi, head of research at the Delta Workers Union.").marks(
        "quote"
    )
    assert isinstance(mark.value, QuoteMark)
    assert (mark.value.role, mark.value.affiliation) == ("head of research", "Delta Workers Union")


@pytest.mark.parametrize(
    ("lang", "content", "speaker"),
    [
        ("ur", "سلیم الدین نے کہا کہ ”یہ حملہ پہلے سے طے شدہ تھا۔“", "سلیم الدین"),
        ("ur", "سلیم الدین کا کہنا تھا: ’’ہم انصاف چاہتے ہیں اور کچھ نہیں۔‘‘", "سلیم الدین"),
        ("ur", 'مقتول کے والد نے صحافیوں کو بتایا: "ہمیں کئی ماہ سے دھمکیاں مل رہی تھیں۔"', "مقتول کے والد"),
        ("ar", "وقال خالد المنصوري: «لم نره منذ شهر كامل».", "خالد المنصوري"),
        (
            "de",
            "„Wir haben seit Monaten nichts gehört“, sagte die Anwältin Aylin Demirtas.",
            "Aylin Demirtas",
        ),
        ("fr", "« C'est faux », rétorque le commandant Karim Ben Youssef.", "Karim Ben Youssef"),
        ("fr", "Karim Ben Youssef parle de « l'acte isolé d'un fou ».", "Karim Ben Youssef"),
        ("de", "»Wir geben nicht auf«, bekräftigte die Vorsitzende Maria Lenz.", "Maria Lenz"),
        ("ar", "وأضاف نضال الحمصي: «سألونا من أي قرية نحن».", "نضال الحمصي"),
        ("fr", "« Nous ne céderons pas à la peur », a déclaré Karim Ben Youssef.", "Karim Ben Youssef"),
        ("es", "“Recibimos amenazas todos los días”, dijo Lucía Bermejo.", "Lucía Bermejo"),
    ],
)
def test_other_languages(lang: str, content: str, speaker: str) -> None:
    ((_, speakers),) = quotes(content, lang)
    assert speakers == (speaker,)


@pytest.mark.parametrize(
    ("content", "clause", "speaker"),
    [
        ("پولیس کے مطابق تین افراد کو گرفتار کیا گیا ہے۔", "تین افراد کو گرفتار کیا گیا ہے", "پولیس"),
        ("سلیم الدین نے بتایا کہ وہ رات کو نکلے۔", "وہ رات کو نکلے", "سلیم الدین"),
    ],
)
def test_reported_clauses_in_urdu(content: str, clause: str, speaker: str) -> None:
    assert quotes(content, "ur", direct=False) == [(clause, (speaker,))]


@example(">\n")  # set off, with nothing in it
@given(st.text(alphabet="ab S.,:!\n“”‘’\"'«»„> -—", max_size=120))
def test_marks_of_quotation_in_any_order_do_no_harm(content: str) -> None:
    page = named(content)
    for one in stretches(page):
        assert 0 <= one.open <= one.start < one.end <= one.close <= len(content)


@given(st.text(max_size=200), st.sampled_from(["en", "ur", "ar", "de", "fr", "es", "und"]))
def test_any_text_is_read_and_speakers_stand_in_it(content: str, lang: str) -> None:
    page = named(content, lang)
    for mark in page.marks("quote"):
        assert isinstance(mark.value, QuoteMark)
        assert 0 <= mark.start < mark.end <= len(content)
        assert (mark.value.speaker_start is None) == (mark.value.speaker_end is None)
