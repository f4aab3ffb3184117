"""``gawah search``: find words in all documents."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from gawah.cli.door import note_list
from gawah.cli.options import project_option

if TYPE_CHECKING:
    from gawah.cli.root import Given


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most."
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@project_option
@click.pass_obj
def command(given: Given, words: tuple[str, ...], limit: int, *, as_json: bool) -> int:
    """Find passages that hold all the words, also inside words, in any script.

    Letters are compared without case, diacritics and spelling variants of Arabic letters; '"two words"'
    must stand together. Exit status 1 where nothing is found.
    """
    from gawah.cli.page import counted, paper
    from gawah.store import load_text, search
    from gawah.store.look_up import names_of

    with given.open() as project:
        hits = search(project.engine, " ".join(words), limit)
        asked = {"words": " ".join(words), "limit": limit}
        note_list(project, "search --json" if as_json else "search", asked, len(hits))
        if as_json:
            from gawah.guard.gate import for_oneself

            told = json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=1)
            click.echo(for_oneself("search --json", told))
            return 0 if hits else 1
        names = names_of(project.engine, (hit.document for hit in hits))
        sheet = paper()
        for hit in hits:
            where = sheet.value(names.get(hit.document, hit.document[:8]))
            if hit.incident is not None:
                where += f", incident {hit.incident.rpartition(':')[2][:8]}"
            elif (text := load_text(project.engine, hit.document, hit.text)) is not None:
                before = text.content[: hit.start]
                where += f":{before.count(chr(10)) + 1}:{hit.start - before.rfind(chr(10))}"
            click.echo(sheet.bold(where))
            click.echo(sheet.wrapped(sheet.value(hit.snippet), "    ") + "\n")
        more = " (there may be more: --limit)" if len(hits) == limit else ""
        click.echo(sheet.faint(f"{counted(len(hits), 'passage')}{more}"), err=True)
    return 0 if hits else 1
