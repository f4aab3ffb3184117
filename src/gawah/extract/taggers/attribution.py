"""Who says a quoted stretch: the words before it, after it, and in the paragraph before."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from gawah.extract.taggers.antecedents import meant
from gawah.extract.taggers.around import COMMAS, ENDS, NOBODY, REACH, Around, Beside, Said
from gawah.extract.taggers.cues import is_passive, verb_at
from gawah.extract.taggers.lexicon import split_keys
from gawah.extract.taggers.signed import DASHES, signed_after, signed_before, signed_below
from gawah.extract.taggers.speakers import after_cue, before_cue

if TYPE_CHECKING:
    from gawah.extract.taggers.memory import Memory
    from gawah.extract.taggers.quoted import Stretch
    from gawah.extract.taggers.scene import Scene, Speaker

_BESIDE = 3
"""Words between a verb of saying and what is said right beside it."""
_SHORT_LEAD = 12
_FULL_STOPS = frozenset(".۔")
_INNER = "\"'”’»›"
_LOOSE = COMMAS | DASHES
_PARTS = frozenset(";:؛")
"""Signs behind which another sentence stands."""


def said_by(around: Around, memory: Memory, beside: Beside, previous: tuple[Stretch, Said] | None) -> Said:
    """Who says a stretch, tried from the surest sign to the weakest."""
    if around.one.whole:
        below = signed_below(beside.after, memory)
        return below or _from_lead(beside.before, memory) or _from_last(memory, around.scene.block) or NOBODY
    after = _said_after(around, memory)
    if after is not None and after.near:
        return after
    led = _said_before(around, memory)
    if led is not None and led.near:
        return led
    if after is not None:
        return after
    if led is not None and led.speaker is not None:
        return led
    if previous is not None and previous[1].speaker is not None and _goes_on(around, previous[0]):
        return Said(previous[1].speaker, previous[1].cue)
    if around.opening == 0 or _alone(around):
        lead = _from_lead(beside.before, memory)
        if lead is None and _ends(around):
            lead = signed_below(beside.after, memory)
        if lead is not None:
            return lead
        if around.closing >= len(around.scene.words) - 1 or previous is None:
            return _from_last(memory, around.scene.block) or led or NOBODY
    return led or _from_sentence_before(around, memory) or NOBODY


def _ends(around: Around) -> bool:
    """Whether nothing but signs follows in the paragraph."""
    return not any(w.is_word for w in around.scene.words[around.closing :])


def _from_sentence_before(around: Around, memory: Memory) -> Said | None:
    """The speaker of the sentence before, for a whole sentence that stands by itself."""
    scene, one = around.scene, around.one
    first, words = around.first, scene.words
    if memory.reported is None or first < around.opening or _last_sign(around) not in ENDS:
        return None
    said_before = not scene.page.content[memory.reported_end : one.open].strip()
    whole = around.last <= around.closing or not any(w.is_word for w in words[around.closing : around.last])
    return Said(memory.reported._replace(score=0.6), near=True) if said_before and whole else None


def _alone(around: Around) -> bool:
    return not any(w.is_word for w in around.scene.words[: around.opening])


def _said_after(around: Around, memory: Memory) -> Said | None:
    """Read "…," said X · "…," X said · "…" — X, role · "…," according to X."""
    scene, words = around.scene, around.scene.words
    at, high = around.closing, around.last
    while at < high and words[at].key in _LOOSE:
        at += 1
    if at >= high:
        return None
    signed = signed_after(around, memory, around.closing)
    dashed = at > around.closing and words[at - 1].key in DASHES
    if words.starts[at] - around.one.close > 3 and not dashed:
        return None
    lex = scene.lex
    according = lex.according.at(words, at)
    if according is not None:
        who = after_cue(scene, memory, at + according[0], high)
        return Said(who, according[1], near=True) if who else None
    cue = _cue_within(scene, at, min(at + 3, high))
    if cue is not None and cue[0] == at and not lex.verb_after:
        begin = cue[0] + cue[1]
        who = after_cue(scene, memory, begin, high)
        if who is not None:
            return Said(_retold(scene, memory, begin, high, who), scene.text(cue[0], begin), near=True)
    ended = _last_sign(around) in _FULL_STOPS or words[at - 1].key in ENDS
    if signed is not None or dashed:
        return signed
    return None if ended else _subject_after(around, memory, at, high)


def _last_sign(around: Around) -> str:
    """What a quotation ends in, without the marks of one inside it."""
    one = around.one
    return around.scene.page.content[one.start : one.end].rstrip(_INNER)[-1:]


def _subject_after(around: Around, memory: Memory, at: int, high: int) -> Said | None:
    """Read "…," X said: the subject first, then the verb."""
    scene, words = around.scene, around.scene.words
    cue = _cue_within(scene, at + 1, min(at + 18, high))
    first, lex = words[at].key, scene.lex
    if cue is None or first in lex.that or first in lex.apart or first in _PARTS:
        return None
    who = before_cue(scene, memory, cue[0], at)
    if who is None or who.start is None:
        return None
    begin = cue[0] + cue[1]
    direct = bool(who.start - words.starts[at] < 60)
    return Said(
        _retold(scene, memory, begin, high, who),
        scene.text(cue[0], begin),
        near=direct,
        denial=_denies(scene, cue),
    )


def _denies(scene: Scene, cue: tuple[int, int]) -> bool:
    return split_keys(scene.text(cue[0], cue[0] + cue[1])) in scene.lex.deny


def _cue_within(scene: Scene, low: int, high: int) -> tuple[int, int] | None:
    """The first verb of saying in a stretch: its place and its words."""
    for i in range(low, high):
        if scene.words[i].key in _PARTS:
            return None
        hit = verb_at(scene, i)
        if hit is not None:
            return i, hit[0]
    return None


def _retold(scene: Scene, memory: Memory, index: int, high: int, who: Speaker) -> Speaker:
    """The speaker with the medium that was told: "he told Reuters"."""
    words = scene.words
    if index >= high or words[index - 1].key not in scene.lex.told:
        return who
    at = index
    while at < high and at - index < 4 and scene.who[at] is None and words[at].shape != ".":
        at += 1
    mark = scene.who[at] if at < high else None
    if mark is None or mark.label != "body" or mark.score <= 0.4:
        return who
    name = memory.of_mark(mark).names[0]
    return who._replace(names=(*who.names, name)) if name not in who.names else who


def _said_before(around: Around, memory: Memory) -> Said | None:
    """X said: "…" · according to X, "…" · X said that the state had "…"."""
    scene, words, lex = around.scene, around.scene.words, around.scene.lex
    low, high = around.first, around.opening
    if low >= high:
        return None
    found: tuple[int, int] | None = None
    for i in range(high - 1, max(low, high - REACH) - 1, -1):
        hit = verb_at(scene, i)
        if hit is not None and i + hit[0] <= high:
            found = (i, hit[0])
            break
    if found is None:
        return _according_before(scene, memory, low, high)
    if high - found[0] - found[1] > 3:
        found = _outer_cue(scene, low, found)
    cue, size = found
    if is_passive(scene, cue):
        agent = _agent(scene, memory, cue + size, high) or _agent_after(around, memory)
        return Said(agent, scene.text(cue, cue + size), near=high - cue - size <= _BESIDE)
    after = after_cue(scene, memory, cue + size, high) if lex.verb_first else None
    who = after or before_cue(scene, memory, cue, low)
    if who is None and not lex.verb_after:
        who = after_cue(scene, memory, cue + size, high)
    gap = high - cue - size
    sign = words[high - 1].key
    near = gap <= _BESIDE or sign in {":", "，"} or (sign in COMMAS and gap <= 10)
    if who is None:
        who = _subject_of_sentence(scene, memory, low, cue)
    if who is not None:
        who = _retold(scene, memory, cue + size, high, who)
    denial = _denies(scene, found) and words[high - 1].key not in lex.held_as
    return Said(who, scene.text(cue, cue + size), near=near and who is not None, denial=denial)


def _outer_cue(scene: Scene, low: int, found: tuple[int, int]) -> tuple[int, int]:
    """The verb of saying in whose that-clause another stands: "it confirmed that he had asked for …"."""
    words, lex = scene.words, scene.lex
    for i in range(low, found[0]):
        hit = verb_at(scene, i)
        if hit is not None and i + hit[0] < found[0] and words[i + hit[0]].key in lex.that:
            return i, hit[0]
    return found


def _agent(scene: Scene, memory: Memory, index: int, high: int) -> Speaker | None:
    """Who does it, in the passive: "was called … by X"."""
    by = next((i for i in range(index, high - 1) if scene.words[i].key in scene.lex.agent), None)
    return after_cue(scene, memory, by + 1, high) if by is not None else None


def _agent_after(around: Around, memory: Memory) -> Speaker | None:
    """The same right behind the marks: "was called "…" by X"."""
    scene, at = around.scene, around.closing
    is_agent = at < around.last and scene.words[at].key in scene.lex.agent
    return after_cue(scene, memory, at + 1, around.last) if is_agent else None


def _subject_of_sentence(scene: Scene, memory: Memory, low: int, cue: int) -> Speaker | None:
    """The first person or named body of a sentence whose verb stands far from it."""
    for i in range(low, cue):
        mark = scene.who[i]
        if mark is not None and mark.score > 0.4:
            found = memory.of_mark(mark)
            return found._replace(score=0.6)
        kind = scene.lex.pronouns.get(scene.words[i].key)
        if kind in {"male", "female", "group"} and i - low < 3:
            one = meant(scene, memory, i, kind)
            if one is not None:
                return one._replace(start=scene.words.starts[i], end=scene.words.ends[i], score=0.55)
    return None


def _according_before(scene: Scene, memory: Memory, low: int, high: int) -> Said | None:
    words, lex = scene.words, scene.lex
    for i in range(low, high):
        word = words[i].key
        hit = lex.according.at(words, i) if word in lex.according.first else None
        if hit is not None:
            who = after_cue(scene, memory, i + hit[0], high)
            if who is not None:
                return Said(who, hit[1], near=high - i < _SHORT_LEAD)
        back = lex.according_after.at(words, i) if word in lex.according_after.first else None
        if back is not None and i > low:
            who = before_cue(scene, memory, i, low)
            if who is not None:
                return Said(who, back[1], near=high - i < _SHORT_LEAD)
    last = words[high - 1]
    signed = signed_before(scene, memory, low, high - 1) if last.key == ":" else None
    if signed is not None:
        return signed
    if last.key == ":" and high - 1 > low:
        who = before_cue(scene, memory, high - 1, low)
        if who is not None and who.score >= 0.7:
            return Said(who._replace(score=0.6), None, near=True)
    return None


def _from_lead(before: Scene | None, memory: Memory) -> Said | None:
    """The paragraph before ends in a verb of saying, a colon or a comma: it leads to this one."""
    if before is None or not before.words or before.words[-1].key not in {":", ",", "،"}:
        return None
    words = before.words
    sentence = before.page.sentence_at(words.starts[-1])
    low = 0 if sentence is None else bisect_left(words.starts, sentence.start)
    for i in range(len(words) - 1, low - 1, -1):
        hit = verb_at(before, i)
        if hit is None:
            continue
        who = before_cue(before, memory, i, low) or after_cue(before, memory, i + hit[0], len(words))
        who = who or _subject_of_sentence(before, memory, low, i)
        return Said(who, before.text(i, i + hit[0]), near=True) if who else None
    return _according_before(before, memory, low, len(words))


def _from_last(memory: Memory, block: int) -> Said | None:
    """The speaker of the paragraph before goes on."""
    if memory.last is None or block - memory.last_block > 3:
        return None
    return Said(memory.last._replace(start=None, end=None, score=0.5))


def _goes_on(around: Around, previous: Stretch) -> bool:
    """Whether a stretch is the rest of what the same speaker said in this paragraph."""
    scene = around.scene
    between = scene.words[bisect_left(scene.words.starts, previous.close) : around.opening]
    if _last_sign(around) in ENDS and len(between) < REACH:
        return True  # a whole sentence: what follows it is another
    return len(between) < REACH and (around.last - around.closing < 2 or around.last == around.closing)
