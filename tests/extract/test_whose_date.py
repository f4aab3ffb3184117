"""Each test gives a made-up report with several days in it, and whose day each of them is."""

import pytest

from gawah.exchange.extract_form import to_form
from gawah.project import built_in

Told = list[tuple[str, str | None]]


def told(words: str, published: str | None = None) -> Told:
    """The incidents of a report: what was done, and when."""
    line = built_in()
    text = line.read(words.encode(), "a.txt", {"published": published} if published else {})
    found = line.extract(text, "test", "2026-01-01T00:00:00Z").statements
    return [(one["type"], one["date"]) for one in to_form(text, found, "a")["incidents"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Police have arrested two men for the murder of the teacher Halim Torvan on 3 May in Sarband.",
            [("killing", "2023-05-03")],
        ),
        (
            "A man was arrested on Friday for the killing of the pastor Elias Bondo on 3 May 2023 in Kadira.",
            [("killing", "2023-05-03")],
        ),
        (
            "Hundreds marched through Daska on Sunday against the murder of the shopkeeper Anwar "
            "Masih. Masih, 41, "
            "was shot dead outside his shop on 13 May.",
            [("killing", "2023-05-13")],
        ),
        (
            "The suspect in the murder of the nurse Grace Teliko appeared before a judge on Friday. "
            "Teliko was found "
            "dead with stab wounds on 2 May.",
            [("killing", "2023-05-02")],
        ),
        # The noun itself has its day.
        ("Monday's killing of the pastor Elias Bondo shocked Kadira.", [("killing", "2023-05-15")]),
    ],
)
def test_a_deed_that_is_only_spoken_of_keeps_its_own_day(words: str, expected: Told) -> None:
    assert [one for one in told(words, "2023-05-20") if one[0] == "killing"] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "On 3 May 2022 the farmer Isa Bako was shot dead in Rugan; on 5 May two students were "
            "abducted in Kwall.",
            [("killing", "2022-05-03"), ("enforced_disappearance", "2022-05-05")],
        ),
        (
            "On 3 May 2022 the farmer Isa Bako was shot dead in Rugan and on 5 May two students were "
            "abducted.",
            [("killing", "2022-05-03"), ("enforced_disappearance", "2022-05-05")],
        ),
        (
            "Bishop Anton Kerim, who had been ordained in 1988, was killed by a car bomb in Salim on "
            "22 May 2016.",
            [("killing", "2016-05-22")],
        ),
        (
            "Days before the election of 24 April 2022, thugs shot dead a farmer in Dauphin on 16 "
            "April 2022.",
            [("killing", "2022-04-16")],
        ),
        (
            "The 12 March 2022 raid by police on the hostel left nine students injured, a judge "
            "found on 3 May 2022.",
            [("injury", "2022-03-12")],
        ),
        (
            "According to the complaint filed on 6 May 2022, the landlord's men beat the worker "
            "Boota Masih in Kasur "
            "on 2 May 2022.",
            [("injury", "2022-05-02")],
        ),
        # Nothing is taken away where there is only one deed and one day.
        ("The farmer Isa Bako was shot dead in Rugan, Benue, on 5 May 2022.", [("killing", "2022-05-05")]),
        (
            "After evening prayers on 5 May 2022, gunmen shot dead the farmer Isa Bako.",
            [("killing", "2022-05-05")],
        ),
    ],
)
def test_which_of_several_days_in_a_sentence_is_that_of_a_deed(words: str, expected: Told) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The attack took place on 6 May 2019. Herders entered Gbaji and killed fourteen villagers.",
            "2019-05-06",
        ),
        (
            "A Dalit farmer was whipped in public in Tilapur. The incident, a video of which was "
            "seen by all on 11 May "
            "2019, took place on 6 May 2019.",
            "2019-05-06",
        ),
        (
            "On 10 December 2020 the Commission published a report on the massacre in Lobwe. "
            "Soldiers killed 41 "
            "villagers there.",
            None,
        ),
        (
            "The union leader's widow received the prize on 3 May 2021. He was killed by a squad in "
            "Barranca.",
            None,
        ),
        (
            "The march began on 20 May 2022 in Mahabad. On the third day, soldiers opened fire and "
            "killed the student "
            "Karo Salimi.",
            "XXXX-XX",
        ),
        # A day that sets the scene is taken over.
        (
            "On 11 May 2020 the residents of Tumbeni met at the well. Soldiers shot dead six of them.",
            "2020-05-11",
        ),
    ],
)
def test_which_day_is_taken_over_from_the_sentence_beside(words: str, expected: str | None) -> None:
    assert [date for kind, date in told(words) if kind in {"killing", "torture_ill_treatment"}] == [expected]


def test_a_day_on_a_line_of_its_own_is_that_of_what_stands_below() -> None:
    chronicle = (
        "Timeline\n\n4 May 2020\nArmed men kidnapped the activist Leyla Haddari in Basmara.\n\n6 May "
        "2020\nThe family "
        "went to court.\n\n11 June 2020\nPolice beat students who spoke of her abduction in Basmara.\n"
    )
    assert [date for _, date in told(chronicle)] == ["2020-05-04", "2020-06-11"]
    titles = (
        "Armed men kidnapped a nurse in Basmara.\n\n4 May 2020\n\nPolice beat students.\n\n11 June 2020\n"
    )
    assert "2020-05-04" not in {date for kind, date in told(titles) if kind == "torture_ill_treatment"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "On 12 May 2021 a teacher is shot dead outside her school in Quetzal Alto.",
            [("killing", "2021-05-12")],
        ),
        ("On 12 May a teacher is shot dead outside her school in Quetzal Alto.", []),  # of no year
        ("A teacher is shot dead outside her school in each of these films.", []),
    ],
)
def test_a_sentence_that_opens_with_its_day_tells_in_the_present(words: str, expected: Told) -> None:
    assert told(words) == expected


def test_the_day_of_a_dateline_before_a_colon_is_not_that_of_the_story() -> None:
    words = "MULTAN, Aug 14: Four labourers were shot dead by gunmen near the canal on Tuesday."
    assert told(words, "2019-08-16") == [("killing", "2019-08-13")]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Gunmen killed seven farmers in Zarmin village over the weekend.", "2024-03-09/2024-03-10"),
        ("Gunmen killed seven farmers in the village of Zarmin this past Sunday.", "2024-03-10"),
        (
            "Gunmen killed seven farmers in Zarmin in the night of Thursday to Friday.",
            "2024-03-07/2024-03-08",
        ),
        ("The activist, who had fled in 2010, was found hanged in a park on 3 March.", "2024-03-03"),
    ],
)
def test_days_told_by_the_week(words: str, edtf: str) -> None:
    assert edtf in [date for _, date in told(words, "2024-03-12")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Dos hombres fueron detenidos el viernes por el asesinato de la maestra Elvira Cano, "
            "ocurrido el 3 de "
            "julio en Jalpa.",
            "2022-07-03",
        ),
        (
            "Le 3 juillet 2022, des hommes armés ont tué le fermier Issa Bako à Rougan ; le 5 "
            "juillet, deux étudiants "
            "ont été enlevés.",
            "2022-07-03",
        ),
        (
            "In der Nacht vom 4. auf den 5. Juli wurde der Imam Ali Terzan in Mannberg getötet.",
            "2022-07-04/2022-07-05",
        ),
        (
            "یہ واقعہ 6 جولائی 2022 کو پیش آیا۔ مسلح افراد نے گاؤں میں داخل ہو کر چودہ دیہاتیوں کو "
            "قتل کر دیا۔",
            "2022-07-06",
        ),
    ],
)
def test_whose_day_in_other_languages(words: str, expected: str) -> None:
    assert ("killing", expected) in told(words, "2022-07-18")


def test_the_year_in_which_a_treaty_was_ratified_is_that_of_no_law() -> None:
    words = (
        "The laws against Zoroastrians violate the International Covenant on Civil and Political Rights "
        "which Pakistan ratified in 2010."
    )
    assert told(words) == []
    law = "The law against Zoroastrians in Pakistan, which Parliament passed in 1984, remains in force."
    assert told(law) == [("discriminatory_law", "1984")]


def test_who_is_threatened_with_a_prosecution_is_no_prosecution_that_was_hurt() -> None:
    words = (
        "“On December 24, 2020 the authority emailed me a notice threatening criminal prosecution and fines "
        "for blasphemy,” said Imran Velik, a lawyer in Lahore who was targeted."
    )
    line = built_in()
    text = line.read(words.encode(), "a.txt", {})
    found = line.extract(text, "test", "2026-01-01T00:00:00Z").statements
    assert not any("prosecution" in one.value for one in found if one.prop == "label")
