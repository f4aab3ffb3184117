"""Names of bodies in scripts with capitals: chains of capitalised words around a head noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.body_links import Found
from gawah.extract.taggers.body_tables import HEAD
from gawah.extract.taggers.lines import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page
    from gawah.extract.taggers.body_signs import Signs
    from gawah.extract.taggers.body_tables import Tables
    from gawah.extract.taggers.words import Word, Words

_CHAIN = 0.75
_SHORT_CHAIN = 0.6
_BARE = 0.3
_LONGEST = 14


def chain_bodies(page: Page, words: Words, signs: Signs, taken: list[bool], lex: Tables) -> list[Found]:
    """The bodies that a head noun names; what they cover is taken."""
    heads = [at for at in signs.of(HEAD) if words[at].is_capital or words[at].key in lex.small]
    if not heads:
        return []
    found: list[Found] = []
    starts = line_starts(page, words)
    done = 0
    for index in words.capitals:
        if index > heads[-1]:
            break
        if index < done or taken[index]:
            continue
        end = _run(words, taken, lex, index)
        if starts:
            end = min((i for i in starts if index < i < end), default=end)
        for start, stop, kind, bare in _bodies_of(words, lex, index, end):
            stop = _before_date(page, words, lex, start, stop)  # noqa: PLW2901
            first, last = words.starts[start], words.ends[stop - 1]
            size = stop - start
            score = _BARE if bare else _CHAIN if size > 2 else _SHORT_CHAIN
            text = page.content[first:last]
            found.append(Found(first, last, text, kind, score, size=size, bare=bare))
            for i in range(start, stop):
                taken[i] = True
        done = end
    return found


def _before_date(page: Page, words: Words, lex: Tables, start: int, stop: int) -> int:
    """Where a name ends when a date follows its head ("Police on Monday")."""
    for at in range(start + 2, stop):
        if words[at - 1].key in lex.connectors and page.marks_in("date", words.starts[at], words.ends[at]):
            return at - 1
    return stop


def _adjacent(words: Words, index: int) -> bool:
    """Whether only one blank (or a line's end) parts a word from the one before it."""
    gap = words.starts[index] - words.ends[index - 1]
    return 0 <= gap <= (4 if words[index - 1].possessive else 2)


def _run(words: Words, taken: list[bool], lex: Tables, start: int) -> int:
    """Where the run of capitalised words and the small words between them ends."""
    end = start + 1
    while end < len(words) and end - start < _LONGEST and not taken[end]:
        before, word = words[end - 1], words[end]
        if not _adjacent(words, end) and word.key not in lex.joiners and before.key not in lex.joiners:
            break
        if before.possessive and not _inner_possessive(words, lex, end - 1):
            break
        if word.is_capital or word.key in lex.small:
            end += 1
            continue
        step = _bridge(words, taken, lex, end)
        if not step:
            break
        end += step
    while end > start + 1 and not words[end - 1].is_capital and words[end - 1].key not in lex.small:
        end -= 1
    return end


def _inner_possessive(words: Words, lex: Tables, index: int) -> bool:
    """Whether a possessive may stand inside a name: "Women's", "Farmers'", "St. Agatha's"."""
    word = words[index]
    if word.key in lex.possessive_parts or _plural_possessive(word):
        return True
    before = index - 2 if index > 1 and words[index - 1].key == "." else index - 1
    return before >= 0 and words[before].key in lex.saints


def _plural_possessive(word: Word) -> bool:
    return word.possessive and word.key.endswith("s") and word.shape == "A"


def _bridge(words: Words, taken: list[bool], lex: Tables, index: int) -> int:
    """How many small words lead from one capitalised word to the next; 0 where none does."""
    if _after_saint(words, lex, index):
        return 1 if index + 1 < len(words) and words[index + 1].is_capital else 0
    if words[index].key not in lex.connectors and words[index].key not in lex.joiners:
        return 0
    step = 1
    if (
        words[index].key in lex.bare_connectors
        and index + 1 < len(words)
        and words[index + 1].key in lex.inner
    ):
        return 0
    while index + step < len(words) and words[index + step].key in lex.inner and step < 3:
        step += 1
    after = index + step
    if after >= len(words) or taken[after]:
        return 0
    return step if words[after].is_capital or words[after].key in lex.small else 0


def _after_saint(words: Words, lex: Tables, index: int) -> bool:
    """Whether a full stop belongs to "St." before the name of a saint."""
    return words[index].key == "." and index > 0 and words[index - 1].key in lex.saints


def _bodies_of(words: Words, lex: Tables, start: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    """The bodies in one run: (start, end, type, whether it is a head alone)."""
    at = start
    while at < end:
        at = _trim_left(words, lex, at, end)
        head = _next_head(words, lex, at, end)
        if head is None:
            return
        begin, stop, kind = head
        first = _left_edge(words, lex, at, begin)
        stop = _right_edge(words, lex, stop, end)
        bare = stop - first == 1 and lex.compounds[words[first].key] is None
        weak = stop == head[1] and _is_weak(words, lex, first, (begin, stop))
        if not weak and not _ruled_out(words, lex, (first, stop), end):
            yield first, stop, kind, bare
        at = stop


def _is_weak(words: Words, lex: Tables, first: int, head: tuple[int, int]) -> bool:
    """Whether a head with what stands before it is too little to be a name: "Rescue Team", "High School"."""
    begin, stop = head
    hit = lex.heads.at(words, begin)
    if hit is not None and hit[0] == stop - begin > 1:
        return begin == first and tuple(w.key for w in words[begin:stop]) in lex.weak_phrases
    return words[stop - 1].key in lex.weak_heads and stop - 1 - first < 2


def _trim_left(words: Words, lex: Tables, at: int, end: int) -> int:
    """Past articles, words of grammar, and a post with what binds it to its body ("Chairman of the")."""
    while at < end:
        if (
            words[at].key in lex.articles
            or (at == 0 and words[at].key in lex.function)
            or not words[at].is_capital
        ):
            at += 1
            continue
        post = lex.posts.at(words, at)
        if post is not None and at + post[0] < end and words[at + post[0]].key in lex.connectors:
            at += post[0] + 1
            continue
        return at
    return at


def _next_head(words: Words, lex: Tables, at: int, end: int) -> tuple[int, int, str] | None:
    """The first head of a run that is not followed at once by another: (start, end, type)."""
    found: tuple[int, int, str] | None = None
    index = at
    while index < end:
        hit = _head_at(words, lex, index)
        if hit is None:
            if found is not None:
                return found
            index += 1
            continue
        found = (index if found is None else found[0], index + hit[0], hit[1])
        index += hit[0]
    return found


def _head_at(words: Words, lex: Tables, index: int) -> tuple[int, str] | None:
    word = words[index]
    if not word.is_capital and word.key not in lex.small:
        return None
    hit = lex.heads.at(words, index)
    if hit is not None:
        return hit
    kind = lex.compounds[word.key]
    return (1, kind) if kind is not None else None


def _left_edge(words: Words, lex: Tables, at: int, begin: int) -> int:
    """Where the name begins: after the last connector, joiner or post before its head."""
    first = begin
    while first > at:
        word = words[first - 1]
        if word.is_capital or word.key in lex.small or _after_saint(words, lex, first - 1):
            first -= 1
            continue
        pair = word.key in lex.joiners and begin - first == 1 and first - 1 > at
        thing = (
            word.key in lex.connectors
            and 1 <= begin - first <= 2
            and first - 2 == at
            and len(words[at].key) > 4
        )
        if (pair or thing) and words[first - 2].is_capital and lex.posts.at(words, first - 2) is None:
            first -= 2
            continue
        break
    while first < begin and (words[first].key in lex.articles or words[first].key in lex.function):
        first += 1
    return first


def _right_edge(words: Words, lex: Tables, stop: int, end: int) -> int:
    """Where the name ends: after what its connectors bind to the head ("of Y and Z", "for W")."""
    if words[stop - 1].possessive:
        return stop
    matter = False
    while stop < end:
        word = words[stop]
        if word.key in lex.small:
            stop += 1
            continue
        bound = word.key in lex.connectors
        if word.key in lex.bare_connectors and stop + 1 < end and words[stop + 1].key in lex.inner:
            return stop
        joined = matter and word.key in lex.joiners and _list_goes_on(words, lex, stop, end)
        if not bound and not joined:
            return stop if not _country_after(words, lex, stop, end) else stop + 1
        at = stop + 1
        while at < end and words[at].key in lex.inner:
            at += 1
        begin = at
        while at < end and (words[at].is_capital or words[at].key in lex.small):
            post = lex.posts.at(words, at) if at > begin else None
            if post is not None and at + post[0] < end and words[at + post[0]].is_capital:
                return at
            at += 1
            if words[at - 1].possessive and not _plural_possessive(words[at - 1]):
                break
        if at == begin:
            return stop
        stop, matter = at, True
        if words[stop - 1].possessive:
            return stop
    return stop


def _list_goes_on(words: Words, lex: Tables, index: int, end: int) -> bool:
    """Whether "and X" after "Ministry of Y" names a further matter of it, not a further body."""
    if words[index + 1].key in lex.articles:
        return False
    return not any(
        words[at].possessive or _head_at(words, lex, at) is not None for at in range(index + 1, end)
    )


def _country_after(words: Words, lex: Tables, stop: int, end: int) -> bool:
    """Whether one last capitalised word belongs to the name ("… Association UK", "Oxfam International")."""
    return (
        stop + 1 == end
        and words[stop].shape in "AU"
        and words[stop].key not in lex.never
        and (words[stop].key in lex.acronym_stops or words[stop].key in lex.small)
    )


def _ruled_out(words: Words, lex: Tables, span: tuple[int, int], end: int) -> bool:
    """Whether the words are a law, a place or a thing: "Police Station", "Press Freedom Index"."""
    start, stop = span
    matter = any(words[i].key in lex.connectors for i in range(start + 1, stop - 1))
    opens = words[start].key in lex.never and (stop - start == 1 or words[start + 1].key in lex.connectors)
    if opens or (words[stop - 1].key in lex.never and not matter):
        return True
    following = stop < end and words[stop].is_capital and not words[stop - 1].possessive
    if following and any(
        words[i].key in lex.never for i in range(stop, min(stop + 3, end)) if words[i].is_capital
    ):
        return True
    after = words[stop] if stop < len(words) else None
    return bool(
        after
        and after.key in lex.never
        and words.starts[stop] - words.ends[stop - 1] == 1
        and not words[stop - 1].possessive
    )
