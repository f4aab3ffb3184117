"""The command line: one file a verb. Verbs only call what lies below, and decide nothing.

``gawah --help`` is answered from the table here, without loading anything else, so that it is there at once.
"""

import errno
import io
import os
import sys
from contextlib import suppress

VERBS = {
    "init": "make a new project",
    "add": "keep files as evidence, without reading them",
    "run": "add, read and extract; print the register",
    "extract": "read files without a project; print what is found",
    "import": "take in a table, or what left another project",
    "list": "list incidents, one a line",
    "show": "show one incident, person, document … with every claim",
    "search": "find words in all documents",
    "law": "say which norms an incident may engage, and which facts are missing",
    "serve": "open the register in a browser, on this computer alone",
    "lock": "end what shows the project, at once",
    "review": "accept, reject or correct claims; join or part subjects; put back blocks",
    "out": "write what may leave for an audience, or a copy for yourself",
    "evidence": "show what was done with the evidence, and check it",
    "keys": "change what opens an encrypted project",
    "user": "say who belongs to a project, and what each may do",
    "figures": "count incidents, people and sites; set claims beside the register",
}
"""Each verb with what it does; the module is ``gawah.cli.<verb>_verb``."""

GROUPS = frozenset({"review", "out", "figures", "evidence", "keys", "user"})

USAGE = """\
Usage: gawah [--project DIR] VERB …

gawah reads reports on human-rights violations and keeps a register of incidents
in which each value opens the sentence that says it.

Start with:  gawah run FOLDER

Verbs (each has --help):
{verbs}

Options:
  --project DIR  the project [default: $GAWAH_PROJECT or ./gawah-project]
  --as NAME      your name, where it is asked [default: $GAWAH_REVIEWER]
  --debug        show the full trace of an error
  --version      print the version
  --help         print this

Exit status: 0 fine, 1 something asked for was not found or not true, 2 wrong use,
3 some documents could not be read (they are named; the others are done).
"""


def usage() -> str:
    """The help of ``gawah`` itself."""
    return USAGE.format(verbs="\n".join(f"  {name:<8} {what}" for name, what in VERBS.items()))


def main(args: list[str] | None = None) -> int:
    """Run one command; its exit status. Nothing that goes wrong shows as a trace, unless asked for."""
    given = sys.argv[1:] if args is None else args
    _same_everywhere()
    if not given or given in (["--help"], ["-h"], ["help"]):
        print(usage(), end="")  # noqa: T201 (the fast answer, before anything is loaded)
        return 0
    from gawah.cli.root import call
    from gawah.errors import GawahError

    try:
        return call(given)
    except GawahError as error:
        if "--debug" in given:
            raise
        return _say(str(error), error.exit_status)
    except KeyboardInterrupt:
        return _say("Stopped. What was done is kept; the same command goes on from here.", 130)
    except Exception as error:
        if _reader_has_gone(error):
            # What is left is for nobody, or the interpreter complains as it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        if "--debug" in given:
            raise
        from gawah.cli.outside import sentence_on

        if (known := sentence_on(error)) is not None:
            return _say(known, 1)
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return _say(
            f"this command stopped because of a fault in gawah ({what}). Add --debug for details. Whether a "
            "file of the project is damaged says: gawah evidence verify",
            1,
        )


def _reader_has_gone(error: Exception) -> bool:
    """Whether nobody reads any more what is written to a pipe; Windows calls that an invalid argument."""
    if not isinstance(error, OSError) or error.filename is not None:
        return False
    if isinstance(error, BrokenPipeError) or error.errno != errno.EINVAL:
        return isinstance(error, BrokenPipeError)
    try:
        print(flush=True)  # noqa: T201 (it is refused again where nobody reads)
    except OSError:
        return True
    return False


def _same_everywhere() -> None:
    """Read and write UTF-8 and plain line ends where no terminal is, so that files are the same anywhere.

    Windows would write the letters and line ends of its own there: it has none for Urdu, and a checkpoint
    with other line ends is none. At a terminal, what it cannot show is a question mark.
    """
    for stream, errors, newline in (
        (sys.stdin, "replace", None),
        (sys.stdout, "replace", "\n"),
        (sys.stderr, "backslashreplace", "\n"),
    ):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        with suppress(io.UnsupportedOperation):  # of what was read in part already
            if stream.isatty():
                stream.reconfigure(errors=errors)
            else:
                stream.reconfigure(encoding="utf-8", errors=errors, newline=newline)


def _say(sentence: str, status: int) -> int:
    from gawah.cli.page import clean

    sys.stderr.write(f"gawah: {clean(sentence)}\n")
    return status
