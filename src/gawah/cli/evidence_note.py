"""``gawah evidence note``: what people do with a document outside gawah, and what they make of it there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.cli.custody import event_line
from gawah.cli.door import who
from gawah.cli.options import as_option, project_option, required_why
from gawah.model import Handling

if TYPE_CHECKING:
    from gawah.cli.root import Given


@click.command("note")
@click.argument("handling", type=click.Choice([one.value for one in Handling if one.is_by_hand]))
@click.argument("document")
@required_why("The reason, for whoever reads the record later.")
@click.option("--to", "receiver", metavar="WHO", default="", help="Who got it.")
@click.option(
    "--file",
    "made",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What was made of the document, as the redacted file: its hash is kept, and not the file.",
)
@click.option("--tool", metavar="NAME", default="", help="With what, and its version.")
@click.option("--parameters", metavar="TEXT", default="", help="How: what the tool was told to do.")
@as_option
@project_option
@click.pass_obj
def note_command(given: Given, /, handling: str, document: str, made: Path | None, **told: str | None) -> int:
    """Write down what you did with a document outside gawah, as handing it over, copying or redacting it."""
    from gawah.cli.page import clean
    from gawah.model import CustodyEvent
    from gawah.project import now
    from gawah.project.custody import derived, note
    from gawah.project.files import read_file
    from gawah.review.look_up import find_document

    with given.open() as project:
        of = find_document(project, document)
        file = of if made is None else derived(of, read_file(made))
        more = {"to": told["receiver"], "name": made and made.name, "parameters": told["parameters"]}
        event = CustodyEvent(
            Handling(handling),
            file,
            who(told["reviewer"]),
            now(),
            told["why"] or "",
            parent=None if made is None else of,
            tool=(told["tool"] or "").strip(),
            parameters={name: value.strip() for name, value in more.items() if value and value.strip()},
        )
        note(project, [event])
        click.echo(clean(event_line(event)))
    return 0


COMMANDS = (note_command,)
"""What is written down by hand."""
