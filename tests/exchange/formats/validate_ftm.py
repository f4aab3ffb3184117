"""Read FollowTheMoney files with the real library, and print what is wrong with them; run by its own Python.

Call: python validate_ftm.py ENTITIES STATEMENTS
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any


def faults_of(entities: list[dict[str, Any]], model: Any) -> list[str]:  # noqa: ANN401 (no types here)
    schemata = {one["id"]: model.get(one["schema"]) for one in entities}
    found = []
    for one in entities:
        schema, told = schemata[one["id"]], one["properties"]
        if schema is None or schema.abstract:
            found.append(f"{one['id']}: no entity can be of {one['schema']}")
            continue
        schema.validate(one)
        found += [f"{one['id']}: {name} is missing" for name in schema.required if not told.get(name)]
        # What the library would clean away, or say otherwise, is not as it should be.
        cleaned = model.get_proxy(one, cleaned=False).to_dict()["properties"]
        for name in told.keys() | cleaned.keys():
            if sorted(told.get(name, [])) != sorted(cleaned.get(name, [])):
                found.append(f"{one['id']}: {name} {told.get(name)} is read as {cleaned.get(name)}")
        for name, values in told.items():
            prop = schema.get(name)
            if prop is not None and prop.range is not None:
                wrong = [v for v in values if v not in schemata or not schemata[v].is_a(prop.range)]
                found += [f"{one['id']}: {name} leads to {value}" for value in wrong]
    return found


def faults_of_statements(path: Path, entities: list[dict[str, Any]]) -> list[str]:
    from followthemoney import Dataset  # type: ignore[import-not-found]  # in its own environment
    from followthemoney.statement import StatementEntity  # type: ignore[import-not-found]  # in its own environment
    from followthemoney.statement.serialize import read_csv_statements  # type: ignore[import-not-found]  # in its own environment

    found: list[str] = []
    by_id = defaultdict(list)
    with path.open(newline="", encoding="utf-8") as file:
        types = {(row["schema"], row["prop"]): row["prop_type"] for row in csv.DictReader(file)}
    with path.open("rb") as file:
        for one in read_csv_statements(file):
            by_id[one.canonical_id].append(one)
            if one.id != one.generate_key():
                found.append(f"{one}: its id is another")
            if one.prop_type != types[one.schema, one.prop]:
                found.append(f"{one}: {one.prop} is {one.prop_type}")
    dataset = Dataset.make({"name": "gawah", "title": "gawah"})
    wanted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in entities:
        for name, values in one["properties"].items():
            wanted[one["id"]][name].update(values)
    for id_, statements in by_id.items():
        entity = StatementEntity.from_statements(dataset, statements)
        properties = entity.to_dict()["properties"]
        told = {name: set(map(_without_apostrophe, values)) for name, values in properties.items()}
        if told != wanted[id_]:
            found.append(f"{id_}: {told} is not {dict(wanted[id_])}")
        own = [one.value for one in statements if one.prop == "id"]
        if len(own) == 1 and own != [one.value for one in entity.statements if one.prop == "id"]:
            found.append(f"{id_}: its checksum is another")
    if by_id.keys() != wanted.keys():
        found.append("the statements are of other entities")
    return found


def _without_apostrophe(cell: str) -> str:
    """A value of a cell in which no formula may stand."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell


def main() -> int:
    from followthemoney import model

    entities = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    found = faults_of(entities, model) + faults_of_statements(Path(sys.argv[2]), entities)
    sys.stdout.write("\n".join(found) + f"\n{len(entities)} entities\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
