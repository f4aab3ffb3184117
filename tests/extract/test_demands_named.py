"""Demands that are named as such, asked politely, in a row, of whom a pronoun means; and what is none."""

import pytest

from tests.extract.demanding import demands

Found = list[tuple[str | None, str]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Their terms: the release of all detainees, the withdrawal of troops, and an apology.",
            [
                (None, "the release of all detainees"),
                (None, "the withdrawal of troops"),
                (None, "an apology"),
            ],
        ),
        (
            "Our demands are simple: free our brothers, drop the charges and give us back our land.",
            [(None, "free our brothers"), (None, "drop the charges"), (None, "give us back our land")],
        ),
        (
            "The mission calls for: (i) the immediate cessation of fire; (ii) the release of hostages.",
            [(None, "the immediate cessation of fire"), (None, "the release of hostages")],
        ),
        (
            "They went on strike in support of their demand for the release of Amadou Sika.",
            [(None, "the release of Amadou Sika")],
        ),
        ("The union withdrew its demand for the resignation of the manager.", []),
        ("The demands: none that we know of.", []),
        ("Their demand for wheat fell.", []),
    ],
)
def test_demands_that_are_named_as_such(sentence: str, expected: Found) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The bar asks the government for an inquiry, for protection of the witnesses and for "
            "compensation.",
            [
                ("the government", "an inquiry"),
                ("the government", "protection of the witnesses"),
                ("the government", "compensation"),
            ],
        ),
        (
            "The experts urged the ministry to halt the evictions, to publish the list and to hear "
            "the families.",
            [
                ("the ministry", "halt the evictions"),
                ("the ministry", "publish the list"),
                ("the ministry", "hear the families"),
            ],
        ),
        # Without a comma in the row the two are one.
        (
            "The experts urged the ministry to halt the evictions and to publish the list.",
            [("the ministry", "halt the evictions and to publish the list")],
        ),
    ],
)
def test_rows_in_which_the_small_word_is_said_again(sentence: str, expected: Found) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The group reminded the government of its duty and asked it to post guards at the gate.",
            [("the government", "post guards at the gate")],
        ),
        (
            "In a letter to the Secretary-General, twelve groups ask him to send observers.",
            [("the Secretary-General", "send observers")],
        ),
        ("The police stopped the bus and asked them to get out.", []),
        ("He went to the police, who asked him to wait outside the room.", []),
        (
            "The speakers demanded of the government that it provide jobs.",
            [("the government", "provide jobs")],
        ),
        (
            "The synod demanded of the state government the withdrawal of the bill.",
            [("the state government", "the withdrawal of the bill")],
        ),
    ],
)
def test_whom_a_pronoun_means_of_which_something_is_asked(sentence: str, expected: Found) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("There must be a credible investigation into the deaths.", True),
        ("There must be some mistake, he thought.", False),
        ("It is high time the authorities scrapped the ordinance.", True),
        ("Let the soldiers who fired be tried in an open court.", True),
        ("Let it be known that the soldiers fired.", False),
        ("The President should, as a matter of urgency, sign the bill.", True),
        ("All states must ratify the treaty.", True),
        ("Critics wondered whether the president should resign.", False),
        ("The council voted to ask the ministry to stay the deportation.", True),
        ("The miners accept nothing less than the reinstatement of their leader.", True),
        ("The judge called once more for an inquiry.", True),
        ("The onus is on the governor to explain the shooting.", True),
        ("Nobody called for an inquiry.", False),
        ("The minister denied that he had asked the police to open fire.", False),
        ("The bishops condemned the soldiers and demanded an inquiry.", True),
        ("The soldiers ordered all to leave and demanded that they hand over their phones.", False),
    ],
)
def test_what_asks_and_what_does_not(sentence: str, expected: bool) -> None:  # noqa: FBT001
    assert bool(demands(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Free Rosa Ixcoy!", [(None, "Free Rosa Ixcoy")]),
        (
            "“Arrest the killers of my brother,” pleaded his sister.",
            [(None, "Arrest the killers of my brother")],
        ),
        ("They carried placards reading “Stop killing our sons”.", [(None, "Stop killing our sons")]),
        ("Free copies of the book are available!", []),
        ("Stop by our stall on Sunday!", []),
        ("“Release the dogs,” the gunmen shouted.", []),
    ],
)
def test_cries(sentence: str, expected: Found) -> None:
    assert demands(sentence) == expected


def test_a_polite_request_in_a_letter_and_a_subject_that_is_to_do_something() -> None:
    letter = demands("Dear Minister Okoro,", "We would be grateful if you could order her release.")
    assert letter == [("Minister Okoro", "order her release")]
    assert demands("She would be grateful if her friends could come.") == []
    assert demands("The authorities should stop selling the land.") == [
        ("The authorities", "stop selling the land")
    ]


def test_a_heading_names_who_demands_or_who_is_asked() -> None:
    assert demands("# Demands of the Fisherfolk Forum", "- Return of all boats") == [
        (None, "Return of all boats")
    ]
    asked = demands("# What we ask of the Ministry of Interior", "- Tell us where they are.")
    assert asked == [("the Ministry of Interior", "Tell us where they are.")]


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        (
            "La asociación exigió al gobierno que investigue el asesinato.",
            "es",
            [("gobierno", "investigue el asesinato")],
        ),
        (
            "Il est impératif que les autorités ouvrent une enquête.",
            "fr",
            [("les autorités", "ouvrent une enquête")],
        ),
        ("طالب المتظاهرون بالإفراج عن الصحفي.", "ar", [(None, "بالإفراج عن الصحفي")]),
    ],
)
def test_other_languages(sentence: str, lang: str, expected: Found) -> None:
    assert demands(sentence, lang=lang) == expected
