"""Kinds of acts that are told less often, and sentences that tell of none."""

import pytest

from gawah.extract.grammar import grammar
from gawah.extract.marks import ActMark
from gawah.extract.page import Page
from gawah.extract.taggers.acts import Acts
from gawah.extract.taggers.dates import Dates
from gawah.extract.taggers.quantities import Quantities
from gawah.model import Block, BlockKind, Text


def read(sentence: str) -> list[ActMark]:
    page = Page(Text("d", sentence, (Block(0, len(sentence), BlockKind.BODY, "en"),)))
    for tagger in (Dates(), Quantities()):
        page.add(tagger.tag(page))
    return [mark.value for mark in Acts().tag(page) if isinstance(mark.value, ActMark)]


def told(sentence: str) -> set[str]:
    """The types of the acts that a sentence tells as having happened."""
    return {act.type for act in read(sentence) if act.status in {"asserted", "alleged"}} - {"other"}


def test_who_is_written_to_did_not_do_what_the_letter_calls_right() -> None:
    (act,) = read(
        "The minister wrote to the bishop on 3 May 2020, stating that arresting six bakers was right."
    )
    assert [victim.label for victim in act.victims] == ["six bakers"]
    assert act.perpetrators == ()
    (other,) = read("On 3 May 2020 the soldiers closed the road, arresting six bakers.")
    assert [doer.label for doer in other.perpetrators] == ["the soldiers"]


@pytest.mark.parametrize(
    ("sentence", "sufferers", "doers"),
    [
        ("A settler attack on 3 May 2020 left the road closed.", [], ["A settler"]),
        ("The bishop condemned the terrorist attacks in Tolva.", [], ["the terrorist"]),
        ("The militant attack on six bakers shocked the town.", ["six bakers"], ["The militant"]),
    ],
)
def test_whose_attack_it_is_did_not_suffer_it(sentence: str, sufferers: list[str], doers: list[str]) -> None:
    (act,) = read(sentence)
    assert [victim.label for victim in act.victims] == sufferers
    assert [doer.label for doer in act.perpetrators] == doers


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("censorship_blocking", "The agency cancelled the registration of the newspaper in June."),
        ("censorship_blocking", "Inspectors confiscated two crates of hymnals at the border."),
        ("censorship_blocking", "Mobile data was cut off across the valley for nine days."),
        ("enforced_disappearance", "Masked men bundled the printer into a grey car."),
        ("enforced_disappearance", "The shepherd has been missing since 2 May."),
        ("torture_ill_treatment", "Two tailors were subjected to electric shocks in the barracks."),
        ("sexual_violence", "Militiamen gang-raped a herder's daughter."),
        ("forced_conversion", "The kidnappers forced the girl to convert."),
        ("displacement", "Some 700 villagers fled across the river on Friday."),
        ("denial_of_burial", "The council refused permission to bury the convert."),
        ("denial_of_education_or_work", "The college expelled four students in March."),
        ("threat", "The cantor received a letter with a bullet in it: he received death threats twice."),
        ("threat", "Riders fired shots into the air outside the home of the midwife."),
        ("hate_speech_incitement", "A presenter called for the expulsion of the minority."),
        ("discriminatory_law", "The assembly adopted a law on the registration of faiths."),
        ("protest_repression", "Riot police broke up the vigil."),
        ("desecration_of_graves", "Swastikas were daubed on graves overnight."),
        ("attack_on_place_of_worship", "A petrol bomb was thrown at the pagoda."),
        ("attack_on_place_of_worship", "Vandals smashed the windows of the cem house."),
        ("attack_on_place_of_worship", "Officers raided a house church during prayers."),
        ("property_destruction", "Settlers uprooted thirty olive trees."),
        ("prosecution_charge", "Two nurses were charged with apostasy."),
        ("arrest_detention", "The 16-year-old was detained at the checkpoint."),
        ("killing", "A man, named in reports as a grocer (41), was killed near the market."),
        ("killing", "Six sevaks were killed in the valley."),
        ("killing", "Two farmers are reported to have been killed."),
        ("attempted_killing", "The councillor survived a gun attack on Monday."),
    ],
)
def test_a_rarer_act_is_told(kind: str, sentence: str) -> None:
    assert kind in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A blaze at a garment factory killed nine workers.",
        "Thirty passengers died when the ferry capsized.",
        "The measles outbreak has killed twelve children.",
        "The daily broke the news on Sunday.",
        "Shares hit a record in May.",
        "The minister held a rally in the stadium.",
        "Officers raided a drug den and seized 40 kilograms of heroin.",
        "The museum closed for repairs.",
        "The judge dismissed the appeal.",
        "The attackers fled the scene.",
        "He tried to calm the crowd.",
        "They charged towards the fence.",
        "The party threatened to leave the talks.",
        "The abbot died in his sleep.",
        "The harbour police warned the ferry of a storm.",
        "Anyone who enters the zone will be shot.",
    ],
)
def test_an_innocent_sentence_tells_of_no_act(sentence: str) -> None:
    assert not told(sentence) - {"protest_repression"}


def test_what_a_part_belongs_to_suffers_it() -> None:
    (act,) = read("Vandals smashed the windows of the mosque.")
    assert [victim.label for victim in act.victims] == ["the mosque"]


def test_a_thing_between_verb_and_person_is_not_passed_over() -> None:
    acts = read("Rebels fired rockets from the hill near a group of nomads.")
    assert not [victim for act in acts for victim in act.victims if "nomads" in victim.label]


def test_a_number_with_an_unknown_noun_counts_people_only_where_people_suffer() -> None:
    (killed,) = read("Three dozen gabros were killed.")
    assert [(victim.label, victim.low) for victim in killed.victims] == [("Three dozen gabros", 36)]
    assert not read("Three dozen acres were burned.")


def test_a_bomb_speaks_against_an_accident() -> None:
    (act,) = (
        a for a in read("Four people died in the blaze after militants threw a petrol bomb.") if a.outcome
    )
    assert act.status == "asserted"


def test_a_shared_phrase_with_its_sufferer_inside() -> None:
    (act,) = read("The judge remanded two weavers in custody.")
    assert (act.type, [victim.label for victim in act.victims]) == ("arrest_detention", ["two weavers"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The prisoner had been denied insulin; soldiers killed him on 3 May.", "asserted"),
        ("The army denied that soldiers killed two farmers.", "denied"),
        ("Two sisters who could not run, were killed.", "asserted"),
        ("The family of a labourer who had malaria was stopped from burying him.", "asserted"),
    ],
)
def test_what_another_clause_says_does_not_change_how_a_deed_is_put(text: str, status: str) -> None:
    assert [act.status for act in read(text)][-1] == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A policeman slapped the student.", "torture_ill_treatment"),
        ("A neighbour slapped the student.", "injury"),
        ("Police beat protesters with batons.", "injury"),
    ],
)
def test_blows_by_officials_are_ill_treatment(text: str, kind: str) -> None:
    assert [act.type for act in read(text)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "victims"),
    [
        ("The governor's plan was shot down in May.", None, []),
        ("Gunmen killed the mayor's son.", "killing", ["the mayor's son"]),
        ("The homes of Hindus were set on fire.", "property_destruction", ["The homes"]),
        ("The lawyer was shot in the head and died of his injuries.", "killing", ["The lawyer"]),
    ],
)
def test_whose_something_is_does_not_suffer(sentence: str, kind: str | None, victims: list[str]) -> None:
    found = [act for act in read(sentence) if kind is None or act.type == kind]
    assert [victim.label for act in found for victim in act.victims] == victims


def test_a_word_that_is_no_verb_here_hides_none_behind_it() -> None:
    assert "killing" in told("The strike left fifteen dead.")


def test_a_cue_inside_a_longer_one_is_heard_too() -> None:
    tables = grammar("en")
    assert tables is not None
    bombs = tables.status.find(["a", "home-made", "bomb"])
    assert {"cause", "deliberate"} <= set().union(*(hit.value for hit in bombs))


def test_shots_at_people_and_at_a_protest() -> None:
    assert [act.type for act in read("Gunmen opened fire on farmers in Kano.")] == ["attempted_killing"]
    assert [act.type for act in read("Police opened fire on protesters in Kano.")] == ["protest_repression"]


def test_the_month_of_march_is_no_march() -> None:
    found = read("On 3 March 2024 the tyres of the car were slashed.")
    assert [victim.label for act in found for victim in act.victims] != ["March"]
