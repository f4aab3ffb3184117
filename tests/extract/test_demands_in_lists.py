"""Demands in lists, letters, headings and lines for supporters: a page and what it asks of whom."""

import pytest

from tests.extract.demanding import demands


def test_items_after_a_lead_in_are_demands_of_its_addressee() -> None:
    assert demands(
        "We call on the Senate of Samland to:",
        "- repeal the Assembly Act;",
        "- release all detainees. They are ill.",
        "The Senate meets in May.",
        "- an unrelated item",
    ) == [
        ("the Senate of Samland", "repeal the Assembly Act;"),
        ("the Senate of Samland", "release all detainees. They are ill."),
    ]


def test_recommendations_with_headings_for_each_addressee() -> None:
    assert demands(
        "# Recommendations",
        "To the Government of Samland:",
        "- Ratify the treaty.",
        "To donors:",
        "- Fund legal aid.",
        "# Background",
        "- The treaty dates from 2006.",
    ) == [("the Government of Samland", "Ratify the treaty."), ("donors", "Fund legal aid.")]


def test_a_numbered_list_in_one_block() -> None:
    assert demands("Our demands:\n1. Free all prisoners.\n2. Stop the evictions.") == [
        (None, "Free all prisoners."),
        (None, "Stop the evictions."),
    ]


def test_a_letter_asks_whom_it_greets() -> None:
    assert demands("Dear Minister Okafor,", "I am writing to urge you to reopen the clinic.") == [
        ("Minister Okafor", "reopen the clinic")
    ]
    assert demands("Dear friends,", "I urge you to come.") == []


ROAD = "open the road;"
BRIDGE = "mend the bridge."


def test_each_item_ends_the_sentence_before_the_list() -> None:
    assert demands("Therefore we ask", f"- the Mayor to {ROAD}", "- the police to leave the square.") == [
        ("the Mayor", ROAD),
        ("the police", "leave the square."),
    ]


def test_lines_between_go_on_with_the_sentence_and_name_whom_it_asks() -> None:
    assert demands(
        "The choir calls",
        "on the Mayor to",
        f"- {ROAD}",
        f"- {BRIDGE}",
        "on the police to",
        "- leave the square.",
    ) == [("the Mayor", ROAD), ("the Mayor", BRIDGE), ("the police", "leave the square.")]


def test_items_that_begin_with_that() -> None:
    assert demands("The choir asks:", "- that the keys be returned;", "- that the caretaker be paid.") == [
        (None, "the keys be returned;"),
        (None, "the caretaker be paid."),
    ]


def test_items_without_a_sign_go_on_in_small_letters_or_name_an_authority() -> None:
    assert demands("The choir urges the Mayor to:", ROAD, BRIDGE, "The choir was founded in 1990.") == [
        ("the Mayor", ROAD),
        ("the Mayor", BRIDGE),
    ]
    assert demands(
        "We call on:", f"The Ministry of Works to {BRIDGE}", "The police to leave.", "The choir to sing."
    ) == [("The Ministry of Works", BRIDGE), ("The police", "leave.")]


@pytest.mark.parametrize(
    ("heading", "addressee"),
    [
        ("# Our three demands", None),
        ("Our three demands", None),
        ("The union has the following demands:", None),
        ("Our demands to the Ministry:", "the Ministry"),
        ("# What we want from the Senate", "the Senate"),
    ],
)
def test_headings_over_demands(heading: str, addressee: str | None) -> None:
    assert demands(heading, f"- {ROAD}", f"- {BRIDGE}") == [(addressee, ROAD), (addressee, BRIDGE)]


def test_a_line_is_an_addressee_only_below_a_heading_over_demands() -> None:
    lines = ["The Ministry of Works:", f"- {BRIDGE}"]
    assert demands("# Recommendations", *lines) == [("The Ministry of Works", BRIDGE)]
    assert demands("# Background", *lines) == []


@pytest.mark.parametrize(
    ("greeting", "addressee"),
    [
        ("Mr President,", "President"),
        ("Honourable Minister of Works,", "Minister of Works"),
        ("Dear Sir,", "you"),
    ],
)
def test_who_is_meant_by_you(greeting: str, addressee: str) -> None:
    assert demands(greeting, "We urge you to open the road.") == [(addressee, "open the road")]


def test_a_name_with_a_title_is_no_letter() -> None:
    assert demands("Mr Otieno,", "We urge you to open the road.") == []


def test_a_letter_in_one_line() -> None:
    assert demands("Dear Minister, we urge you to open the road.") == [("Minister", "open the road")]
    assert demands("Dear friends, we urge you to come.") == []


def test_please_asks_in_a_letter_unless_it_is_a_courtesy() -> None:
    assert demands("Dear Minister Okafor,", "Please open the road. Please accept our thanks.") == [
        ("Minister Okafor", "open the road")
    ]
    assert demands("Please open the road.") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Write to the Minister and ask her to open the road.", [("the Minister", "open the road")]),
        ("Ask the Mayor to open the road.", [("the Mayor", "open the road")]),
        ("Email the Minister and ask for a road.", [("the Minister", "a road")]),
        ("Call the governor's office and say: open the gate.", [("the governor's office", "open the gate")]),
        ("Ask your neighbour to open the door.", []),
    ],
)
def test_lines_for_supporters(line: str, expected: list[tuple[str | None, str]]) -> None:
    assert demands(line) == expected


def test_a_list_for_supporters() -> None:
    assert demands(
        "You can help:", "- Write to the Minister and urge her to open the road.", "- Sign the petition."
    ) == [("the Minister", "open the road.")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Forum demands the release of the caretaker; the return of the keys; and an apology.",
            ["the release of the caretaker", "the return of the keys", "an apology"],
        ),
        (
            "We call on the Mayor to open the gate; to pay the guard; and to let us pray.",
            ["open the gate", "pay the guard", "let us pray"],
        ),
        ("The Forum urged the Mayor to open the gate; the Mayor did not answer.", ["open the gate"]),
    ],
)
def test_semicolons_part_what_is_asked(sentence: str, expected: list[str]) -> None:
    assert [words for _, words in demands(sentence)] == expected


def test_recommendations_that_have_their_name_before_their_number() -> None:
    assert demands(
        "# Recommendations",
        "To the Government of Samland:",
        "Recommendation 1: Ratify the treaty.\nRecommendation 2: Close the pit.",
    ) == [
        ("the Government of Samland", "Ratify the treaty."),
        ("the Government of Samland", "Close the pit."),
    ]


def test_a_letter_tells_its_reader_what_to_do() -> None:
    letter = (
        "Dear Governor,",
        "You can change this. Punish the officer who fired. Force was used for an hour.",
    )
    assert demands(*letter) == [("Governor", "Punish the officer who fired")]
    assert demands("Dear friends,", *letter[1:]) == []
    assert demands(*letter[1:]) == []


def test_a_list_of_what_a_state_is_recommended() -> None:
    assert demands(
        "The Committee recommends that the State party:", "- Raise the age to 18;", "- Register all births."
    ) == [("the State party", "Raise the age to 18;"), ("the State party", "Register all births.")]


def test_one_thing_that_authorities_give_tells_of_all_that_are_sought_with_it() -> None:
    words = "seats in the assembly, the removal of a passage and a guard at the temple"
    assert demands(f"The council seeks {words}.") == [(None, words)]
    assert demands("The firm seeks seats for the hall, paint for the doors and a guard.") == []
