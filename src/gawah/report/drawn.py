"""The forms that a document can have, and how each is drawn."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.report import docxparts
from gawah.report.docx import docx_of
from gawah.report.html import html_of
from gawah.report.pdf import pdf_of
from gawah.report.words import all_words, letters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gawah.report.tree import Document

FORMS: Mapping[str, Callable[[Document], bytes]] = {"html": html_of, "docx": docx_of, "pdf": pdf_of}
"""By the ending of the file."""


def form_of(name: str) -> str:
    """The form that the name of a file asks for.

    Raises:
        UsageError: there is none of that ending.
    """
    form = name.rpartition(".")[2].lower()
    if form not in FORMS:
        raise UsageError(
            "%(file)s: the ending says which form is wanted. There are: %(known)s.",
            file=name,
            known=tuple(f".{one}" for one in FORMS),
        )
    return form


def standing_words() -> str:
    """What stands in the files whatever the register holds: texts, names of styles and fonts."""
    style = (files(__package__) / "templates" / "page.css").read_text("utf-8")
    parts = [docxparts.styles(lang, rtl=False) for lang in ("en", "ur")]
    parts += [docxparts.FONTS, docxparts.NUMBERING, docxparts.TYPES, docxparts.DOCUMENT_RELS, docxparts.RELS]
    parts += [docxparts.settings("en"), docxparts.core("", "en", ""), docxparts.main("", rtl=True)]
    parts += [
        docxparts.footnotes([]),
        docxparts.reference(1),
        docxparts.footer(""),
        "footnoteRef hyperlink bookmark",
    ]
    return letters_of(" ".join([style, *parts])) + " ".join(all_words())
