"""What gawah writes for another program or another person, in one table.

A command or an address that writes something and is not in it does not get through the gate, and a test
looks for such.
"""

from __future__ import annotations

from gawah.model.record import record

OWN = "own"
"""The keeper of the project: everything is written as it stands."""
ANYBODY = ("public", "partners", "un", "court")
"""Everybody else: the codes of ``audience``."""


@record
class Output:
    """One way in which something leaves."""

    name: str
    """The command with its option, or the address."""
    audiences: tuple[str, ...]
    """For whom it can be: the keeper alone, or whoever is named."""


OUTPUTS = {
    one.name: one
    for one in (
        Output("extract --json", (OWN,)),
        Output("run --json", (OWN,)),
        Output("list --json", (OWN,)),
        Output("show --json", (OWN,)),
        Output("search --json", (OWN,)),
        Output("law --json", (OWN,)),
        Output("figures count", (OWN,)),
        Output("figures reconcile", (OWN,)),
        Output("evidence log", (OWN,)),
        Output("evidence verify", (OWN,)),
        Output("evidence checkpoint", (OWN,)),  # a hash and its signature: whoever has it learns no name
        Output("evidence checklist", (OWN,)),
        Output("evidence proof", (OWN,)),
        Output("evidence pack", (OWN,)),  # everything of a selection, encrypted for another laptop of ours
        Output("evidence travel", (OWN,)),
        Output("evidence backup", (OWN,)),
        Output("out export", (OWN, *ANYBODY)),
        Output("out publish", ANYBODY),
        Output("out leave", (OWN,)),
        Output("out site", ("public",)),
        Output("out dossier", (OWN, *ANYBODY)),
        Output("out un-draft", (OWN, "un")),  # for the mandates alone: it holds what they ask for
        Output("out press", (OWN, *ANYBODY)),
        Output("/register/export", (OWN, *ANYBODY)),
    )
}
"""By name."""
