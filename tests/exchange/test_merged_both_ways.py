"""Whatever two people do apart: once each has merged what the other packed, both registers say the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from gawah.errors import GawahError
from gawah.exchange.bundle_out import Packing
from gawah.exchange.merge import Merging, merge
from gawah.exchange.travel import Selected
from gawah.model import Same
from gawah.project import Pipeline, Project, now
from gawah.project.conflicts import undecided
from gawah.project.verify import verify
from gawah.review import Decision, accept, correct, judge, rate, reject, take_back, take_back_judgement
from gawah.review.stating import group_source
from gawah.store.in_order import documents_in_parts
from tests.conftest import extract_small, read_small

if TYPE_CHECKING:
    from gawah.exchange.merge import Merged
    from gawah.register import Register

SMALL = Pipeline(read_small, extract_small, lambda _text: ("small@1",))
REPORTS = {
    "gazette.txt": b"Amin Soyle was killed in Torva on 2021-03-04.\n\nThe town mourned.\n",
    "herald.txt": b"In Mbeki Lena Okoro was killed in Mbeki on 2022-11-30.\n",
    "mirror.txt": b"Lena Okoro was killed in Mbeki on 2022-12-01.\n",
}
DEEDS = ("accept", "reject", "correct", "take back", "same", "different", "unsay", "rate", "group", "read")
deeds = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from(DEEDS), st.integers(0, 40), st.integers(0, 3)),
    max_size=14,
)


def fill(project: Project, names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            (Path(folder) / name).write_bytes(REPORTS[name])
        project.process([Path(folder)], {"publisher": "The Daily"}, pipeline=SMALL)


def do(project: Project, who: str, what: str, which: int, how: int) -> None:
    """One deed of somebody; nothing where it cannot be done."""
    register, by = project.register(), Decision(who, f"because {how}")
    claims, incidents = sorted(register.claims), sorted(s.id for s in register.of_kind("incident"))
    documents = [one for some in documents_in_parts(project.engine, 10) for one in some]
    if not claims or not incidents:
        return
    claim = claims[which % len(claims)]
    pair = (incidents[which % len(incidents)], incidents[how % len(incidents)])
    document = documents[which % len(documents)]
    try:
        match what:
            case "accept":
                accept(project, claim, by)
            case "reject":
                reject(project, claim, by)
            case "correct":
                correct(project, claim, ("2021-03-05", "Somebody Else", "killing", "2022-12-01")[how], by)
            case "take back":
                take_back(project, claim, by)
            case "same" | "different":
                judge(project, pair, Same(what), by)
            case "unsay":
                take_back_judgement(project, pair, by)
            case "rate":
                rate(project, pair[0], ("alleged", "reasonable_grounds")[how % 2], by)
            case "group":
                group_source(project, document, ("North", "South")[how % 2], by)
            case "read":
                project.read_again(document, SMALL)
    except GawahError:
        return


def hand_over(here: Project, there: Project, who: str) -> Merged:
    documents = tuple(one for some in documents_in_parts(here.engine, 10) for one in some)
    return merge(there, Selected(here, Packing(documents, who, "all", now())), Merging(who))


def told(register: Register) -> dict[str, Any]:
    """All that a register says, without who first recorded a claim."""
    return {
        "claims": {
            one.id: (
                one.counts, one.verdict, one.methods, one.confidence, one.person, one.person_at, one.replaces,
                one.is_no_longer_found,
            )
            for one in register.claims.values()
        },
        "names": dict(register.names),
        "apart": register.apart,
        "fields": {
            (subject.id, prop): [[claim.id for claim in reading.claims] for reading in field.readings]
            for subject in register.subjects.values()
            for prop, field in subject.fields.items()
        },
        "incidents": [(i.id, i.date, i.type, i.places, len(i.contradictions)) for i in register.incidents()],
    }  # fmt: skip


@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@example(
    first=[],
    second=[
        ("B", "rate", 10, 3), ("B", "rate", 3, 1), ("B", "same", 20, 1), ("B", "rate", 11, 2),
        ("A", "rate", 0, 1), ("A", "same", 33, 0), ("B", "correct", 40, 2),
    ],
    names=({"herald.txt", "mirror.txt", "gazette.txt"}, {"mirror.txt"}),
)  # fmt: skip
@given(
    first=deeds, second=deeds, names=st.tuples(*[st.sets(st.sampled_from(sorted(REPORTS)), min_size=1)] * 2)
)
def test_both_registers_say_the_same_once_each_has_what_the_other_has(
    first: list[tuple[str, str, int, int]],
    second: list[tuple[str, str, int, int]],
    names: tuple[set[str], set[str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Project.create(Path(folder) / "a") as a, Project.create(Path(folder) / "b") as b:
            sides = {"A": a, "B": b}
            for project, mine in zip(sides.values(), names, strict=True):
                fill(project, sorted(mine))
            for deed in first:
                do(sides[deed[0]], *deed)
            hand_over(a, b, "A")
            for deed in second:
                do(sides[deed[0]], *deed)
            hand_over(b, a, "B")
            hand_over(a, b, "A")
            assert told(a.register()) == told(b.register())
            again = [hand_over(a, b, "A"), hand_over(b, a, "B"), hand_over(a, b, "A")]
            assert [(one.new, one.changed, one.decided) for one in again[1:]] == [([], [], 0)] * 2
            assert told(a.register()) == told(b.register())
            open_there, open_here = undecided(a), undecided(b)
            assert (open_there.claims, open_there.pairs) == (open_here.claims, open_here.pairs)
        for name in ("a", "b"):
            assert verify(Path(folder) / name).damages == []
