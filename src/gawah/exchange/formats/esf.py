"""HURIDOCS Events Standard Formats as CSV tables: who did what to whom, as records that point to each other.

Source: HURIDOCS Events Standard Formats (2001), the numbers of the fields as OpenEvSys has them; codes of
the micro-thesauri as far as ``esf.yaml`` knows them. An act has one victim: against three, it is three.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gawah import yamldata
from gawah.exchange.csv_out import lines
from gawah.exchange.formats.esf_columns import TABLES
from gawah.exchange.formats.precision import point_of
from gawah.exchange.incident_form import bounds_words
from gawah.schema import vocabulary
from gawah.values import edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.exchange.formats.happening import Actor, Deed, Happening, Response, Source

    Row = Mapping[str, object]

_UNITS = {
    "person": "individual",
    "group": "group of people",
    "body": "group, organisation or institution",
    "object": "object (no person: the standard has no record for it)",
}


@cache
def codes() -> Mapping[str, Any]:
    """The codes of the micro-thesauri that are known, by what they are of."""
    found: Mapping[str, Any] = yamldata.load(files(__package__) / "esf.yaml")
    return found


def esf(found: Iterable[Happening]) -> Iterator[tuple[str, str]]:
    """The pieces of the tables, each with the name of its file.

    Args:
        found: incidents with their acts: those of the keeper.
    """
    for name, columns in TABLES.items():
        yield f"{name}.csv", "".join(lines(columns, ()))
    known: set[str] = set()
    for one in found:
        for name, rows in _records(one, known):
            pieces = lines(TABLES[name], ({**dict.fromkeys(TABLES[name]), **row} for row in rows))
            next(pieces)  # the heads stand already
            yield f"{name}.csv", "".join(pieces)


def _records(one: Happening, known: set[str]) -> Iterator[tuple[str, Iterable[Row]]]:
    actors = {actor.id: actor for actor in one.actors}
    publishers = {_publisher(document): document for document in one.documents if document.publisher}
    new = [_person(actor) for actor in one.actors if actor.id not in known]
    new += [_publisher_row(document) for name, document in publishers.items() if name not in known]
    known |= actors.keys() | publishers.keys()
    yield "events", [_event(one)]
    yield "persons", new
    yield "acts", [row for deed in one.deeds for row in _acts(one, deed, actors)]
    yield "involvements", [row for deed in one.deeds for row in _involvements(one, deed, actors)]
    yield "information", [_information(one, document) for document in one.documents]
    yield "interventions", [_intervention(one, response) for response in one.responses]


def _event(one: Happening) -> Row:
    types = [deed.type for deed in one.deeds] or [one.type or "other"]
    where = one.where
    return {
        "event_record_number_101": one.id,
        "event_title_102": one.title,
        "geographical_term_111": where.country if where is not None else None,
        "local_geographical_area_112": ", ".join(where.names) if where is not None else None,
        **_ends(one.date, "initial_date_113", "final_date_114"),
        "violation_index_152_mt2": _joined(codes()["violations"].get(type_) for type_ in types),
        "rights_affected_153_mt3": _joined(codes()["rights"].get(type_) for type_ in types),
        "location_173": point_of(where, ","),
        "location_precision": (where.precision or None) if where is not None else None,
    }


def _ends(told: str | None, first: str, last: str) -> dict[str, object]:
    """The days between which it was, with what is not known of them: none is made up unsaid."""
    if told is None or not edtf.is_valid(told):
        return {}
    date = edtf.parse(told)
    row: dict[str, object] = {"date_edtf": told}
    for name, point, day in ((first, date.first, date.earliest), (last, date.last, date.latest)):
        if point is not None:
            exact = {"day": "exact", "month": "day not known", "year": "day and month not known"}
            type_ = exact.get(point.precision, "not known")
            row |= {name: day, f"{name}_type": f"{type_}, approximate" if point.qualifier else type_}
    return row


def _person(actor: Actor) -> Row:
    is_one = actor.kind in {"person", "body"}
    low, high = actor.count or (None, None)
    return {
        "person_record_number_901": actor.id,
        "counting_unit_902": _UNITS[actor.kind],
        "name_903": actor.name if is_one else None,
        "sex_915": actor.sex,
        "occupation_922": actor.role,
        "group_description_930": None if is_one else actor.name,
        "number_of_persons_931": low if low is not None and low == high else None,
        "number_as_told": bounds_words(actor.count) or None,
    }


def _publisher(document: Source) -> str:
    return f"source/{document.publisher}"


def _publisher_row(document: Source) -> Row:
    return {
        "person_record_number_901": _publisher(document),
        "counting_unit_902": _UNITS["body"],
        "name_903": document.publisher,
    }


def _acts(one: Happening, deed: Deed, actors: Mapping[str, Actor]) -> Iterator[Row]:
    code, fit = act_code(deed, actors)
    outcome = vocabulary("outcome").get(deed.outcome or "")
    for victim in deed.victims or ("",):
        yield {
            "act_record_number": _act(deed, victim),
            "event": one.id,
            "victim": victim or None,
            "type_of_act_2109": vocabulary("act_type")[deed.type].labels["en"],
            "type_of_act_2109_mt4": code,
            "type_of_act_fit": fit,
            **_ends(one.date, "initial_date_2111", "final_date_2121"),
            "stated_reason_2113": "; ".join(deed.grounds) or None,
            "method_2114": "; ".join(deed.means) or None,
            "age_2118": actors[victim].age if victim in actors else None,
            "status_at_end_2123": outcome.labels["en"] if outcome is not None else None,
            "status_at_end_2123_mt25": codes()["outcomes"].get(deed.outcome),
        }


def _act(deed: Deed, victim: str) -> str:
    """The number of the record of one act against one victim."""
    return f"{deed.id}/{victim}" if victim else deed.id


def act_code(deed: Deed, actors: Mapping[str, Actor]) -> tuple[str | None, str | None]:
    """The code of a type of act, and how well it fits; nothing where none is known.

    Args:
        deed: the act.
        actors: who took part, by id: some codes are only of what a state does.
    """
    found = [actors[one] for one in deed.perpetrators if one in actors]
    by = "unknown" if not found else "state" if all(one.is_state for one in found) else "others"
    for row in codes()["acts"].get(deed.type, ()):
        if row.get("by") in {None, by}:
            return row["code"], row["fit"]
    return None, None


def _involvements(one: Happening, deed: Deed, actors: Mapping[str, Actor]) -> Iterator[Row]:
    for victim in deed.victims or ("",):
        for perpetrator in deed.perpetrators:
            type_ = (
                vocabulary("body_type").get(actors[perpetrator].type or "") if perpetrator in actors else None
            )
            yield {
                "involvement_record_number": f"{_act(deed, victim)}/{perpetrator}",
                "event": one.id,
                "act": _act(deed, victim),
                "perpetrator": perpetrator,
                "type_of_perpetrator_2412": type_.labels["en"] if type_ is not None else None,
            }


def _information(one: Happening, document: Source) -> Row:
    return {
        "information_record_number": f"{one.id}/{document.id}",
        "event": one.id,
        "source": _publisher(document) if document.publisher else None,
        "title": document.title,
        "date_of_material_2511": document.published,
        "url": document.url,
        "sha256": document.id,
    }


def _intervention(one: Happening, response: Response) -> Row:
    label = vocabulary("measure_type").get(response.type)
    return {
        "intervention_record_number": response.id,
        "event": one.id,
        "date_2611": response.date,
        "parties_requested_2612": "; ".join(response.by) or None,
        "response_2613": label.labels["en"] if label is not None else response.type,
        "response_2613_mt27": codes()["responses"].get(response.type),
        "words": response.words,
    }


def _joined(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None
