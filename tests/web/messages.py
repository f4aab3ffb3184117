"""The messages of the interface as its templates and modules use them, beside what the catalogues have.

``make texts`` (``python -m tests.web.messages``) adds what is new to each catalogue, for somebody to
translate, and takes out what nothing uses any more.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from gawah.web.texts import KEPT, LANGUAGES, catalogue
from tests.web.raised import raised

WEB = Path(__file__).parents[2] / "src" / "gawah" / "web"
_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
_OPTIONS = {"templates/**.html": {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}}
_HEAD = """\
# The words of gawah's local web interface in {name}. `make texts` keeps this file in step with the code.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
_VALUE = re.compile(r"%\(\w+\)s")
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "mark": None}


def used() -> Catalog:
    """Every message that is used, without translations."""
    found = Catalog()
    for _file, _line, message, _comments, _context in extract_from_dir(
        WEB, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS
    ):
        found.add(message)
    for one in raised():
        if one.template is not None and any(map(str.isalpha, _VALUE.sub("", one.template))):
            message = (one.template, one.many) if one.many else one.template
            found.add(message, auto_comments=[KEPT] if one.is_kept else [])
    return found


def untranslated(translated: Catalog) -> list[str]:
    """The messages that a catalogue leaves empty, or that a machine only guessed."""
    return [
        str(message.id)
        for message in translated
        if message.id and (message.fuzzy or not message.string or not all(message.string))
    ]


def path_of(language: str) -> Path:
    return WEB / "texts" / language / "LC_MESSAGES" / "gawah.po"


def written(translated: Catalog) -> str:
    """A catalogue as its file holds it: in the order of the messages, so that changes are easy to read."""
    out = io.BytesIO()
    write_po(out, translated, width=110, omit_header=True, sort_output=True, ignore_obsolete=True)
    head = _HEAD.format(
        name=translated.locale.english_name if translated.locale else "",
        language=translated.locale_identifier,
        plural=translated.plural_forms,
    )
    return head + out.getvalue().decode("utf-8").rstrip("\n") + "\n"


def renewed(language: str) -> Catalog:
    """A catalogue with exactly the messages that are used; what has no translation yet is empty."""
    old = catalogue(language)
    new = Catalog(locale=language)
    for message in used():
        if message.id:
            known = old.get(message.id if isinstance(message.id, str) else message.id[0])
            fitting = known is not None and isinstance(known.string, str) == isinstance(message.id, str)
            new.add(
                message.id,
                known.string if known is not None and fitting else None,
                auto_comments=message.auto_comments,
            )
    return new


def main() -> None:
    for language in set(LANGUAGES) - {"en"}:
        new = renewed(language)
        path_of(language).write_text(written(new), "utf-8", newline="\n")
        for message in untranslated(new):
            print(f"{language}: not translated: {message}")  # noqa: T201 (a program for whoever translates)


if __name__ == "__main__":
    main()
