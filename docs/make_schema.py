"""Writes docs/schema.md from the schema: ``python docs/make_schema.py``. A test fails where it is stale."""

from __future__ import annotations

from pathlib import Path

from gawah.schema import Code, kinds, vocabulary

HEAD = """\
# The schema

What may be said of each kind of subject. This page is made from `src/gawah/schema/*.yaml` by
`python docs/make_schema.py`; change those files, not this one.

- **Type.** `date` is EDTF (levels 0 and 1, one-of sets), `quantity` is `3`, `>=7`, `5..7` or `~40`,
  `code:LIST` a code of a vocabulary below, `ref:KIND` the id of a subject of that kind.
- **One value.** *yes*: two values that cannot both be true contradict each other. *no*: values add up.
- **Seen by.** Who may see it by default, from `public` to `partners`, `restricted` and `sealed`.
"""
LISTS = (
    "act_type",
    "outcome",
    "measure_type",
    "body_type",
    "known_body",
    "notice_type",
    "precision",
    "standard",
    "quote_mode",
    "sex",
    "audience",
    "mechanism",
    "submission_status",
)


def schema_page() -> str:
    """The whole page."""
    parts = [HEAD]
    for kind in kinds().values():
        parts.append(f"## {kind.name}\n\n{kind.labels['en']} · {kind.labels['ur']}\n")
        rows = ["| property | type | one value | seen by | meaning | اردو |", "|---|---|---|---|---|---|"]
        rows += [
            f"| `{p.name}` | `{type_}` | {'yes' if p.is_single else 'no'} | {p.visibility.value} "
            f"| {p.labels['en']} | {p.labels['ur']} |"
            for p in kind.props.values()
            for type_ in [p.type.replace("|", "\\|")]
        ]
        parts.append("\n".join(rows) + "\n")
    parts.extend(_list_page(name, list(vocabulary(name).values())) for name in LISTS)
    return "\n".join(parts)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "—" if value is None else str(value)


def _list_page(name: str, codes: list[Code]) -> str:
    extra = list(dict.fromkeys(column for code in codes for column in code.extra))
    head = ["code", "English", "اردو", *extra]
    rows = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for code in codes:
        mapped = [_cell(code.extra.get(key)) for key in extra]
        rows.append(
            "| " + " | ".join([f"`{code.name}`", code.labels["en"], code.labels["ur"], *mapped]) + " |"
        )
    return f"## Codes: {name}\n\n" + "\n".join(rows) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent / "schema.md").write_text(schema_page(), "utf-8")
