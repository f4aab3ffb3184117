"""``gawah review``, as far as it is about two subjects: which may be one, and what a person says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gawah.cli.deciding import decision_of, decision_options
from gawah.cli.door import note_list
from gawah.cli.options import project_option

if TYPE_CHECKING:
    from gawah.catalogue import IncidentRow
    from gawah.cli.page import Paper
    from gawah.cli.root import Given
    from gawah.model import Same
    from gawah.review import Decision


@click.command("pairs")
@click.option("--unsure", is_flag=True, help="Those of which a person could not tell.")
@click.option("--joined", is_flag=True, help="Those that gawah joined by itself, the least sure first.")
@click.option("--number", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many.")
@project_option
@click.pass_obj
def pairs_command(given: Given, number: int, *, unsure: bool, joined: bool) -> int:
    """List incidents that may be one event, the likeliest first, with what speaks for it and against.

    Exit status 1 where there are none.
    """
    from gawah.cli.cards import short
    from gawah.cli.page import paper
    from gawah.resolve.joining import words_of
    from gawah.review import joined_by_method

    sheet = paper()
    with given.open() as project:
        catalogue = project.catalogue()
        catalogue.update()
        if joined:
            said = joined_by_method(project)[:number]
            found = [(word.left, word.right, word.words) for word in said]
        else:
            rows = catalogue.pairs_in("unsure" if unsure else "open", size=number).rows
            found = [(row.left, row.right, words_of(row.signs)) for row in rows]
        known = catalogue.incidents_of([one for left, right, _ in found for one in (left, right)])
        catalogue.close()
        asked = {"which": "joined" if joined else "unsure" if unsure else "open", "number": number}
        note_list(project, "review pairs", asked, len(found))
    for left, right, words in found:
        click.echo(f"{short(left)} {short(right)}  {_headline(known.get(left), sheet)}")
        if known.get(left) != known.get(right):
            click.echo(f"{'':19}{_headline(known.get(right), sheet)}")
        click.echo(sheet.wrapped(sheet.value(words), " " * 19))
    if found:
        first = " ".join(map(short, found[0][:2]))
        click.echo(f"\nTo decide: gawah review same {first}   (or different, or unsure)")
    return 0 if found else 1


@click.command("compare")
@click.argument("left")
@click.argument("right")
@project_option
@click.pass_obj
def compare_command(given: Given, left: str, right: str) -> int:
    """Print two incidents one under the other, with what speaks for one event and what against."""
    from gawah.cli.cards import card
    from gawah.cli.page import paper
    from gawah.cli.sources import Shelf
    from gawah.review import two_incidents
    from gawah.store.parts import load_part

    sheet = paper()
    with given.open() as project:
        two = two_incidents(project, (left, right))
        note_list(project, "review compare", {"left": two.ids[0], "right": two.ids[1]}, 2)
        documents = {*two.left.documents, *two.right.documents}
        names = {one.id: one.name for one in load_part(project.engine, documents).documents}
        shelf = Shelf(two.register, names, project.text)
        for incident in (two.left, two.right):
            click.echo(card(incident, shelf, sheet) + "\n")
    for sign in two.signs:
        tone = "for" if sign.weight > 0 else "against" if sign.weight < 0 else "-"
        both = sign.left if sign.left == sign.right else f"{sign.left} | {sign.right}"
        click.echo(f"{tone:8} {sign.what:10} {sheet.value(both)}")
    if not two.signs:
        click.echo("Too little is known of the date, the place or the act of one of them to compare them.")
    if two.word is not None:
        who = two.word.reviewer or "gawah"
        click.echo(f"{who} said {two.word.same.value} on {two.word.at[:10]}.")
    return 0


def _headline(row: IncidentRow | None, sheet: Paper) -> str:
    from gawah.cli.cards import code

    if row is None:
        return "no incident any more"
    where = sheet.value(row.place_name) if row.place_name else "no place"
    victims = "".join(f", {sheet.value(one)}" for one in row.victims[:2])
    return f"{row.date or 'no date'}, {code('act_type', row.type)}, {where}{victims}"


def _judge(given: Given, pair: tuple[str, str], same: Same, decision: Decision) -> int:
    from gawah.cli.cards import short
    from gawah.cli.page import paper
    from gawah.review import judge

    with given.open() as project:
        word = judge(project, pair, same, decision)
    click.echo(f"{short(word.left)} and {short(word.right)}: {word.same.value}, by {word.reviewer}.")
    if word.shown:
        sheet = paper()
        click.echo(sheet.wrapped(f"Kept with it: {sheet.value(word.shown)}", "  "))
    return 0


@click.command("same")
@click.argument("left")
@click.argument("right")
@decision_options
@click.pass_obj
def same_command(given: Given, left: str, right: str, why: str, reviewer: str | None) -> int:
    """Say that two subjects are one: two accounts of one incident, two spellings of one person."""
    from gawah.model import Same

    return _judge(given, (left, right), Same.SAME, decision_of(why, reviewer))


@click.command("different")
@click.argument("left")
@click.argument("right")
@decision_options
@click.pass_obj
def different_command(given: Given, left: str, right: str, why: str, reviewer: str | None) -> int:
    """Say that two subjects are not one. It also parts what was joined by an earlier word."""
    from gawah.model import Same

    return _judge(given, (left, right), Same.DIFFERENT, decision_of(why, reviewer))


@click.command("unsure")
@click.argument("left")
@click.argument("right")
@decision_options
@click.pass_obj
def unsure_command(given: Given, left: str, right: str, why: str, reviewer: str | None) -> int:
    """Say that you cannot tell whether two subjects are one; they stay apart."""
    from gawah.model import Same

    return _judge(given, (left, right), Same.UNSURE, decision_of(why, reviewer))


@click.command("split")
@click.argument("subject")
@click.argument("member")
@decision_options
@click.pass_obj
def split_command(given: Given, subject: str, member: str, why: str, reviewer: str | None) -> int:
    """Part one MEMBER from all that a SUBJECT was joined with; the others stay joined."""
    from gawah.review import split

    with given.open() as project:
        words = split(project, subject, member, decision_of(why, reviewer))
    parted = words[0].left.rpartition(":")[2][:8]
    click.echo(f"{parted} stands by itself now, by {words[0].reviewer}.")
    return 0


VERBS = (pairs_command, compare_command, same_command, different_command, unsure_command, split_command)
