"""Each test gives a sentence or a page that asks, or only seems to ask, in a less usual form."""

import pytest

from gawah.extract.asking.svo import FRAMES
from gawah.languages import table
from tests.extract.demanding import demands

Found = list[tuple[str | None, str]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor, who saw it all, must open the gate.", [("The mayor", "open the gate")]),
        (
            "A commission, with villagers on it, should be set up at once.",
            [(None, "A commission, with villagers on it, should be set up at once")],
        ),
        ("She told the governor that he must close the pit.", [("the governor", "close the pit")]),
        (
            "The group sought the repeal of the decree and told the ministry that it must pay the widows.",
            [(None, "the repeal of the decree"), ("the ministry", "pay the widows")],
        ),
    ],
)
def test_what_a_modal_verb_asks_of_a_subject_further_away(sentence: str, expected: Found) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Let the police find the men.", [("the police", "find the men")]),
        ("“Open the gate, and let the ministry pay the widows.”", [("the ministry", "pay the widows")]),
        ("We say to the court: release our brother.", [("the court", "release our brother")]),
        (
            "He had one thing to ask of the school board: open the library.",
            [("the school board", "open the library")],
        ),
        ("To the minister we say this: withdraw the bill.", [("the minister", "withdraw the bill")]),
    ],
)
def test_orders_at_second_hand(sentence: str, expected: Found) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("His sister wants the guards removed from the yard.", [(None, "the guards removed from the yard")]),
        ("“We want our land back,” she said.", [(None, "our land back")]),
        ("They would like to see the minister resign.", [("the minister", "resign")]),
        ("It is high time, too, for the ministry to pay the widows.", [("the ministry", "pay the widows")]),
        (
            "It was vital, the group added, that she see a doctor.",
            [(None, "she see a doctor")],
        ),
        ("They had one demand: that the bridge be mended.", [(None, "the bridge be mended")]),
        ("The council resolved that the order be lifted.", [(None, "the order be lifted")]),
        ("The report suggests that the court hear them again.", [("the court", "hear them again")]),
        ("It underlines the need for an inquiry into the fire.", [(None, "an inquiry into the fire")]),
    ],
)
def test_wishes_and_judgements(sentence: str, expected: Found) -> None:
    assert demands(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It asks the council, which meets in May, to renew the mandate.",
            [("the council", "renew the mandate")],
        ),
        ("She invited the mayor in particular to open the gate.", [("the mayor", "open the gate")]),
        (
            "They look to the public defender to watch the trial.",
            [("the public defender", "watch the trial")],
        ),
        ("Please also ask the mayor to open the gate.", [("the mayor", "open the gate")]),
    ],
)
def test_whom_an_action_is_asked_of(sentence: str, expected: Found) -> None:
    named = [place for place, _ in expected]
    found = demands(sentence)
    assert [words for _, words in found] == [words for _, words in expected]
    assert [place for place, _ in found] == named


@pytest.mark.parametrize(
    "sentence",
    [
        "Experts recalled that every court must be independent.",
        "The Act says that tenants must be heard before a house is pulled down.",
        "The complainant wanted the shop vacated.",
        "I would like to stop counting.",
        "The elder insisted that nine bodies had been found and that others were missing.",
        "Two boys pleaded guilty in court and were ordered to write letters.",
        "A spokesman for the ministry was asked to comment.",
        "They urged us to sing.",
        "A colonel demanded that he take down the page.",
        "An officer demanded a bribe to write it down.",
        "Soldiers at first demanded that the families sign a paper.",
        "A minister is called for a lion on the radio.",
        "To the minister we say this: you promised to visit every school.",
        "The judge let the men go.",
        "The drivers call on the way to pay what is owed.",
    ],
)
def test_words_of_asking_that_ask_for_nothing(sentence: str) -> None:
    assert demands(sentence) == []


def test_what_is_asked_for_within_what_is_asked_for_is_one_demand() -> None:
    sentence = "Lantern urged the committee to demand access to the camp."
    assert demands(sentence) == [("the committee", "demand access to the camp")]


def test_a_list_under_the_following() -> None:
    page = ("We ask you, Mr President, for the following.", "- The seals removed", "- No more night calls")
    found = demands("Dear Mr President,", *page)
    assert [words for _, words in found] == ["The seals removed", "No more night calls"]


def test_a_list_under_steps_to_take() -> None:
    page = ("We call on the ministry to take the following steps:", "- Mend the bridge", "- Pay the widows")
    assert demands(*page) == [("the ministry", "Mend the bridge"), ("the ministry", "Pay the widows")]


def test_a_list_in_a_numbered_section_of_recommendations() -> None:
    page = (
        "# IV. Recommendations",
        "The Forum submits that these would help:",
        "- The repeal of the rules",
        "- To name an officer in each district",
    )
    found = [words for _, words in demands(*page)]
    assert found == ["The repeal of the rules", "name an officer in each district"]


def test_resolutions_that_stand_alone_below_their_verb() -> None:
    page = (
        "NOW THEREFORE the Association RESOLVES",
        "THAT the officer in charge be suspended;",
        "THAT the file be given back to her;",
        "THAT members shall stay away from the court.",
    )
    assert [words for _, words in demands(*page)] == [
        "the officer in charge be suspended;",
        "the file be given back to her;",
    ]


def test_an_item_that_reminds_asks_for_nothing() -> None:
    items = ("- asking for his release", "- reminding him of the law")
    page = ("# Take action", "Please write to the warden:", *items)
    assert [words for _, words in demands(*page)] == ["asking for his release"]


def test_every_judgement_of_the_tables_has_a_frame() -> None:
    names = {"wish", "evaluated", "weak_that", "let", "say_to", "idioms"}
    assert names <= set(FRAMES)
    assert all(table("en", "demands")[name] for name in names)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lantern is calling for the release of Ada Bello.", [(None, "the release of Ada Bello")]),
        ("Residents are demanding compensation for their shops.", [(None, "compensation for their shops")]),
        ("The union is urging the mayor to open the gate.", [("the mayor", "open the gate")]),
        ("He is called for a lion by those who know him.", []),
        (
            "The opposition challenged the government to publish the file.",
            [("the government", "publish the file")],
        ),
        ("The ministry is advised to ratify the treaty.", [("The ministry", "ratify the treaty")]),
        ("We stand for the abolition of the decree.", [(None, "the abolition of the decree")]),
        (
            "They handed over two points: that the army publish the names and that the pit be closed.",
            [("the army", "publish the names"), ("the army", "the pit be closed")],
        ),
    ],
)
def test_who_is_asking_and_what_a_list_of_points_holds(sentence: str, expected: Found) -> None:
    assert demands(sentence) == expected


def test_spanish_tells_with_a_form_of_to_be_that_somebody_is_asking() -> None:
    sentence = "Los vecinos están pidiendo al gobierno que abra la escuela."
    assert demands(sentence, lang="es") == [("gobierno", "abra la escuela")]
