"""The templates, made ready once for each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from gawah.web.navigation import BAR
from gawah.web.sessions import THEMES
from gawah.web.texts import LANGUAGES
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.web.statics import Statics
    from gawah.web.texts import Words


class Sheets:
    """Makes pages of templates."""

    def __init__(self, words: Mapping[str, Words], statics: Statics) -> None:
        self._environments = {language: _environment(one, statics) for language, one in words.items()}

    def page(self, language: str, template: str, values: Mapping[str, object]) -> str:
        """A page in a language."""
        return self._environments[language].get_template(template).render(values)


def _environment(words: Words, statics: Statics) -> Environment:
    made = Environment(
        loader=PackageLoader("gawah.web"),
        extensions=["jinja2.ext.i18n"],
        # Every template, whatever its name: a document's words must never become markup.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        words.translations.ugettext, words.translations.ungettext, newstyle=True
    )
    made.globals |= {"words": words, "static": statics.address, "bar": BAR}
    made.globals |= {"languages": LANGUAGES, "themes": THEMES, "say": Wording(words)}
    made.filters |= {"number": words.number, "moment": words.moment, "day": words.day}
    made.filters |= {"size": words.size, "label": words.label}
    return made
