"""The words to quote for a figure: its own, and as many around them as a reader needs to know what they count.

A surface may be as short as "120". So it is widened, within its clause, until it has some words of its own: to the
right first, where the predicate stands ("120 vehicles were burned"), then to the left; a bracket is never cut in two.
"""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re

ENOUGH = 4
"""Words a quote has at least, where its clause has them."""
RIGHT, LEFT = 3, 3
"""Words taken at most on either side."""
TO_THE_END = 6
"""Words taken to the right where they are all that is left of the clause."""
CLAUSE = re.compile(r"(?<!\d),|,(?!\d)|[;()\[\]\n“”\"!?–—]|:(?!\d)|\.(?=\s|$)")
WORD = re.compile(r"\S+")
LONGEST = 160
PHRASE = 9
"""Words at most from the noun of a count to its figure: "death toll in the old town of Padang has climbed to 529"."""
FAR = 80
"""Characters before a figure in which that noun is looked for."""
LETTER = re.compile(r"\w")
WINDOW = 48
"""Characters on either side in which words are taken."""


def quoted(text: str, start: int, end: int) -> str:
    """The words to quote for ``text[start:end]``, on one line.

    >>> text = "On Friday 120 vehicles were burned, and 40 on Monday. Gas costs 120 tenge (20 rubles) a liter."
    >>> quoted(text, 10, 13), quoted(text, 40, 42), quoted(text, 75, 84)
    ('120 vehicles were burned', '40 on Monday', '120 tenge (20 rubles) a liter')
    >>> text = "The death toll from the quake in Padang has climbed to 529. Clashes in Kiev have killed 67."
    >>> quoted(text, 55, 58), quoted(text, 88, 90)
    ('death toll from the quake in Padang has climbed to 529', 'have killed 67')
    >>> text = "So far 115 cases have been confirmed by laboratories: Macenta (22 cases), Dabola (4 cases)."
    >>> quoted(text, 7, 16), quoted(text, 75, 82)
    ('115 cases have been confirmed by laboratories', 'Dabola (4 cases)')
    >>> quoted("It killed 263 workers near the Black Sea port of Sinop on the coast of Turkey in 1992.", 10, 21)
    '263 workers near the Black Sea'
    """
    if _count(text, start, end) < ENOUGH or text.count("(", start, end) != text.count(")", start, end):
        start, end = _balanced(text, start, end)
        end = _to_the_right(text, end, RIGHT)
    if _count(text, start, end) < ENOUGH:
        start = _to_the_left(text, start, LEFT)
    return " ".join(text[start:end].split())


def _count(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the whole bracket it stands in, begins or follows, and the figure before that bracket."""
    if text.count("(", start, end) > text.count(")", start, end):
        closed = text.find(")", end, end + LONGEST // 2)
        return start, closed + 1 if closed >= 0 else end
    opened = text.rfind("(", max(0, start - LONGEST), start)
    if opened >= 0 and text.find(")", opened, start) < 0 and "\n" not in text[opened:start]:
        closed = text.find(")", start, start + LONGEST)
        if closed >= 0:
            start, end = _word_before(text, opened), max(end, closed + 1)
    elif text.startswith(" (", end):
        closed = text.find(")", end, end + LONGEST // 2)
        end = closed + 1 if closed >= 0 else end
    return start, end


def _word_before(text: str, at: int) -> int:
    head = text[max(0, at - LONGEST) : at].rstrip()
    stop = max((found.end() for found in CLAUSE.finditer(head)), default=0)
    if stop and len(head[stop:].split()) == 1:
        return at - len(text[max(0, at - LONGEST) : at]) + stop + len(head[stop:]) - len(head[stop:].lstrip())
    begin = max(head.rfind(" ", 0, head.rfind(" ")) if " " in head else -1, head.rfind("\n"))
    return at - len(text[max(0, at - LONGEST) : at]) + begin + 1


def _to_the_right(text: str, end: int, most: int) -> int:
    stop = CLAUSE.search(text, end, end + WINDOW)
    limit = stop.start() if stop else _word_end(text, end + WINDOW)
    words = list(WORD.finditer(text, end, limit))
    words = words if stop and len(words) <= TO_THE_END else words[: _name_end(words, most)]
    joining = lexicon.words("quoting", "joining")
    joins = [at for at, word in enumerate(words) if word.group().casefold() in joining]
    words = words[: joins[0]] if joins else words
    while words and words[-1].group().casefold() in _unfinished():
        words.pop()
    return words[-1].end() if words else end


def _name_end(words: list[re.Match[str]], at: int) -> int:
    """Where some words end that must not end within a name: "in the Black Sea"."""
    while 0 < at < len(words) and words[at - 1][0][:1].isupper() and words[at][0][:1].isupper():
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    """The end of the last whole word before a place; the end of the text before that."""
    return len(text) if at >= len(text) else max(text.rfind(" ", 0, at), 0)


def _to_the_left(text: str, start: int, most: int) -> int:
    """Where a quote begins that needs words before its figure: at the noun of the count, else at its verb."""
    begin = text.find(" ", start - FAR, start) if start > FAR else 0
    begin = start if begin < 0 else begin
    stops = [found.end() for found in CLAUSE.finditer(text, begin, start)]
    words = [found for found in WORD.finditer(text, stops[-1] if stops else begin, start) if LETTER.search(found[0])]
    counted = next((at for at in reversed(range(len(words))) if words[at][0].casefold() in _count_nouns()), None)
    if counted is not None and len(words) - counted <= PHRASE:
        named = counted > 0 and words[counted - 1][0].casefold() in lexicon.words("revisions", "kinds_of_count")
        return words[counted - named].start()
    joining = lexicon.words("quoting", "joining")
    joins = [at for at, word in enumerate(words) if word.group().casefold() in joining]
    words = words[joins[-1] + 1 :] if joins else words
    kept = words[-most:]
    while len(kept) > 1 and _is_tail(words[: len(words) - len(kept)], kept[0]):
        kept = kept[1:]
    return kept[0].start() if kept else start


def _is_tail(before: list[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether a quote that began with a word would begin within a phrase.

    As in "in Congo reported", "Padang has climbed" behind "in", "Norway rose" behind "in eastern".
    """
    hanging = lexicon.words("quoting", "hanging")
    if word[0].casefold() in hanging:
        return True
    return word[0][:1].isupper() and any(other[0].casefold() in hanging for other in before[-2:])


@cache
def _unfinished() -> frozenset[str]:
    """What a quote does not end with."""
    return lexicon.words("quoting", "hanging") | lexicon.words("quoting", "auxiliary")


@cache
def _count_nouns() -> frozenset[str]:
    return lexicon.words("revisions", "statements")
