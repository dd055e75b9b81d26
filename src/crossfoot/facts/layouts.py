"""Tables and labelled lines as a reader aloud would say them: "Deaths: 12 in Lena", where columns only line up.

A bulletin sets its figures apart from what they count: under the head of a column, behind dots or a tab, on the next
line. Such lines are said again in words that every other rule reads, and the facts are led back to where they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.values import Value

MOST = 100
"""Lines of one list at most, so that reading takes time that grows with the text."""
FIRST = 3
"""Lines of a list by which it is asked whether they can be its label's."""


class Cell(Value):
    """The words between two separators of a line, and where they stand."""

    start: int
    end: int
    words: str


class Layout(Value):
    """A text said again, and where each piece of it stands in the text as received."""

    text: str
    pieces: list[tuple[int, int, int]]
    """Where a piece begins and ends, and where it begins in the text as received, in order."""
    totals: list[tuple[int, list[int]]]
    """Where the total of a column stands in the text as received, and its parts."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where words stand in the text as received; of words of several pieces, those of the first."""
        at = max(bisect_right(self.pieces, (start, len(self.text), 0)) - 1, 0)
        if start >= self.pieces[at][1] and at + 1 < len(self.pieces):
            at += 1
        first, last, source = self.pieces[at]
        return source + max(start, first) - first, source + min(end, last) - first


def relaid(text: str) -> Layout | None:
    """The text with its tables and labelled lines said again; None where it has none.

    >>> print(relaid("District\\tDeaths\\nLena\\t12\\nOrmo\\t7\\n").text)
    Deaths: 12 in Lena
    Deaths: 7 in Ormo
    <BLANKLINE>
    """
    return _Writer(text).written() if "\n" in text and _SET_APART.search(text) else None


class _Writer:
    """A text as it is said again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = _LINE.findall(text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.said: list[str] = []
        self.pieces: list[tuple[int, int, int]] = []
        self.totals: list[tuple[int, list[int]]] = []
        self._items: dict[tuple[int, int], list[tuple[Cell, Cell]]] = {}
        self.length, self.changed = 0, False

    def written(self) -> Layout | None:
        at = 0
        while at < len(self.lines):
            at = (
                self._table(at)
                or self._blocks(at)
                or self._listed(at)
                or self._told_by_place(at)
                or self._labelled(at)
                or self._below(at)
                or self._as_is(at)
            )
        return Layout("".join(self.said), self.pieces, self.totals) if self.changed else None

    def _say(self, words: str, source: int | None = None) -> None:
        if source is not None:
            self.pieces.append((self.length, self.length + len(words), source))
        self.said.append(words)
        self.length += len(words)

    def _as_is(self, at: int) -> int:
        self._say(self.lines[at], self.starts[at])
        return at + 1

    def _labelled(self, at: int) -> int:
        """A line whose label and figure stand apart by other than a colon."""
        line = self.lines[at]
        below = _OF_WHOM.fullmatch(self.lines[at + 1]) if at + 1 < len(self.lines) else None
        found = _LABELLED.fullmatch(line) or _RESTATED.fullmatch(line) or (_TOTAL.fullmatch(line) if below else None)
        if found is None:
            return 0
        self._say(line[: found.end("label")], self.starts[at])
        self._say(": ")
        self._told(line, found.start("told"), self.starts[at])
        self.changed = True
        if more := _MORE.fullmatch(found["told"].rstrip()):
            start = self.starts[at] + found.start("told") + more.start("more")
            self._say("\n")
            self._say(line[: found.end("label")], self.starts[at])
            self._say(": +")
            self._say(more["more"] + (more["then"] or ""), start)
        if below is None:
            self._say("\n")
            return at + 1
        start = self.starts[at + 1]
        self._say(", of whom ")
        self._say(below["number"], start + below.start("number"))
        self._say(" ")
        self._say(below["who"], start + below.start("who"))
        self._say("\n")
        return at + 2

    def _told(self, line: str, at: int, start: int) -> None:
        """The figure of a labelled line, with what it was before, or that it is estimated, in the words of prose."""
        told = line[at:].rstrip()
        if estimated := _ESTIMATED.fullmatch(told):
            self._say("an estimated ")
            self._say(estimated["number"], start + at)
        elif more := _MORE.fullmatch(told):
            self._say(more["number"], start + at)
        elif included := _INCLUDED.fullmatch(told):
            self._say(included["number"], start + at)
            self._say(" (including ")
            self._say(included["part"], start + at + included.start("part"))
        elif earlier := _EARLIER.fullmatch(told):
            numbers = [int(earlier[name].replace(",", "")) for name in ("number", "before")]
            self._say(earlier["number"], start + at)
            self._say(" (up from " if numbers[0] > numbers[1] else " (down from ")
            self._say(earlier["before"], start + at + earlier.start("before"))
            self._say(")")
        else:
            self._say(told, start + at)

    def _below(self, at: int) -> int:
        """Labels with their figures each on the next line."""
        stop = at
        while (
            stop + 1 < len(self.lines) and _LABEL.fullmatch(self.lines[stop]) and _ALONE.fullmatch(self.lines[stop + 1])
        ):
            stop += 2
        if stop < at + 4:
            return 0
        for label in range(at, stop, 2):
            self._say(self.lines[label].rstrip(), self.starts[label])
            self._say(": ")
            self._as_is(label + 1)
        self.changed = True
        return stop

    def _blocks(self, at: int) -> int:
        """Places, each in a line of its own over its labelled lines."""
        stop = at
        found: list[tuple[int, int]] = []
        while stop + 1 < len(self.lines) and len(found) < MOST and _ALONE_NAMED.fullmatch(self.lines[stop]):
            name, stop = stop, stop + 1
            while stop < len(self.lines) and _COUNTED.fullmatch(self.lines[stop]):
                found.append((name, stop))
                stop += 1
            if found[-1:] != [(name, stop - 1)]:
                return 0
        names = {name: self.lines[name].strip() for name, _ in found}
        if len(names) < 2 or not _are_places(list(names.values())):
            return 0
        for name, line in found:
            self._say(self.lines[line].rstrip("\n"), self.starts[line])
            self._say(" in ")
            self._say(names[name], self.starts[name])
            self._say("\n")
        self.changed = True
        return stop

    def _listed(self, at: int) -> int:
        """A label and its total, and whose so many of it are: "Deaths: 19 (Lena 12, Ormo 7)", or one to a line."""
        head = _HEAD.fullmatch(self.lines[at])
        if head is None:
            return 0
        start, stop = self.starts[at], at + 1
        items, rest, by = _items(head["rest"], start + head.start("rest")), head["rest"], None
        if not rest.strip(" -–—") and (head["total"] or head["area"]) and stop < len(self.lines):
            by = _BY.match(self.lines[stop])
            if by and (items := _items(self.lines[stop][by.end() :], self.starts[stop] + by.end())):
                stop += 1
            elif by is None:
                items = self._below_label(stop, head["lead"], head["total"])
                stop += len(items)
        if len(items) < 2 or not (head["area"] or by or _belong(head["total"], items)):
            return 0
        label = Cell(start + head.start("label"), start + head.end("label"), head["label"])
        if head["total"]:
            total = Cell(start + head.start("total"), start + head.end("total"), head["total"])
            items.insert(0, (Cell(0, 0, "total"), total))
        self._say(head["lead"], start)
        self._column(
            label,
            [name for name, _ in items],
            [cell for _, cell in items],
            of_places=head["area"] is not None or _IN.search(rest) is not None,
        )
        self.changed = True
        return stop

    def _told_by_place(self, at: int) -> int:
        """A sentence and where: "12 roads were cut: Lena (7), Ormo (5)"; or a place and its figures in a bracket."""
        line, start = self.lines[at], self.starts[at]
        if bracketed := _BRACKETED.fullmatch(line):
            self._say(bracketed["name"], start + bracketed.start("name"))
            self._say(": ")
            self._say(bracketed["told"], start + bracketed.start("told"))
            self._say("\n")
            self.changed = True
            return at + 1
        told = _SENTENCE.fullmatch(line)
        items = _items(told["items"], start + told.start("items")) if told else []
        if told is None or len(items) < 2 or not _belong(told["number"], items):
            return 0
        self._say(line[: told.end("clause")], start)
        self._say(".\n")
        for name, number in items:
            self._say(number.words, number.start)
            self._say(told["clause"], start + told.start("clause"))
            self._say(" in ")
            self._say(name.words, name.start)
            self._say(".\n")
        self.totals.append((start, [number.start for _, number in items]))
        self.changed = True
        return at + 1

    def _below_label(self, at: int, lead: str, total: str | None) -> list[tuple[Cell, Cell]]:
        """Whose so many are, each in a line under the label, all with one mark or indent that the label has not."""
        found: list[tuple[Cell, Cell]] = []
        mark = _MARK.match(self.lines[at])
        margin = mark[0] if mark else ""
        while not (lead and margin == lead) and at < len(self.lines) and len(found) < MOST:
            line = self.lines[at]
            begin = len(margin) if line.startswith(margin) else 0
            items = self._items_of(at, begin)
            if len(items) != 1 or not (begin == len(margin) or _is_sum(items[0][0].words)):
                break
            found += items
            at += 1
            if len(found) == FIRST and not _may_belong(total, found):
                break
        return found

    def _items_of(self, at: int, begin: int) -> list[tuple[Cell, Cell]]:
        """The names and numbers of a line from a character on; many labels above ask for one line."""
        if (at, begin) not in self._items:
            self._items[at, begin] = _items(self.lines[at][begin:], self.starts[at] + begin)
        return self._items[at, begin]

    def _table(self, at: int) -> int:
        """A head of words over rows of a name and figures."""
        head = self._cells(at)
        rows: list[list[Cell]] = []
        stop = at + 1
        if len(head) < 2 or any(_FIGURE.match(cell.words) for cell in head):
            return 0
        while stop < len(self.lines) and (row := self._row(stop, head)) is not None:
            rows += [row] if row else []
            stop += 1
        if len(rows) < 2 or len({len(row) for row in rows}) > 1:
            return 0
        of_places = len(head) == len(rows[0]) and gazetteer.without_type(f"A {head[0].words}") == "A"
        for column in range(1, len(rows[0])):
            cells = [row[column] for row in rows]
            self._column(head[column - len(rows[0])], [row[0] for row in rows], cells, of_places=of_places)
        self.changed = True
        return stop

    def _row(self, at: int, head: list[Cell]) -> list[Cell] | None:
        """The cells of a row under a head, none where it is only ruled; None where it is no row."""
        if _RULED.fullmatch(self.lines[at]):
            return []
        cells = self._cells(at)
        told = [cell for cell in cells[1:] if _FIGURE.fullmatch(cell.words)]
        named = bool(cells) and len(told) == len(cells) - 1 and _FIGURE.fullmatch(cells[0].words) is None
        return cells if told and named and len(cells) - len(head) in {0, 1} else None

    def _cells(self, at: int) -> list[Cell]:
        """What stands between the tabs, the bars or the wide gaps of a line."""
        line, start = self.lines[at].strip("\n|"), self.starts[at] + self.lines[at].startswith("|")
        between = next((sign for sign in _BETWEEN if sign.search(line)), None)
        if between is None:
            return []
        gaps = [(0, 0), *(gap.span() for gap in between.finditer(line)), (len(line), len(line))]
        found = []
        for (_, first), (last, _) in pairwise(gaps):
            words = line[first:last]
            first += len(words) - len(words.lstrip())
            found.append(Cell(start + first, start + first + len(words.strip()), words.strip()))
        return found

    def _column(self, head: Cell, names: list[Cell], cells: list[Cell], *, of_places: bool) -> None:
        """The figures of a column, each in a line with what they count and whose they are."""
        bracket = _BRACKET.search(head.words)
        label = head.words[: bracket.start()] if bracket else head.words
        places = of_places or _are_places([name.words for name in names])
        totals = [cell for name, cell in zip(names, cells, strict=True) if _is_sum(name.words)]
        for name, cell in zip(names, cells, strict=True):
            if not cell.words[-1:].isalnum() and not cell.words[:1].isdigit():
                continue  # a dash
            self._say(label, head.start)
            self._say(": ")
            self._say(cell.words, cell.start)
            self._say(f" {bracket[1]}" if bracket and _UNIT.fullmatch(bracket[1]) else "")
            if cell not in totals:
                self._say(" in " if places else " (")
                self._say(name.words, name.start)
                self._say("" if places else ")")
            self._say("\n")
        if len(totals) == 1:
            self.totals.append((totals[0].start, [cell.start for cell in cells if cell not in totals]))


def _items(text: str, start: int) -> list[tuple[Cell, Cell]]:
    """The names of a list with the number of each; none where anything else stands in it."""
    found: list[tuple[Cell, Cell]] = []
    at = opened.end() if (opened := _OPENED.match(text)) else 0
    while item := _ITEM.match(text, at):
        name, number = ("name", "number") if item["name"] else ("named", "numbered")
        cells = (Cell(start + item.start(group), start + item.end(group), item[group]) for group in (name, number))
        found.append((next(cells), next(cells)))
        at = item.end()
    return found if _CLOSED.fullmatch(text, at) else []


def _belong(total: str | None, items: list[tuple[Cell, Cell]]) -> bool:
    """Whether a list is one of places, or comes to the total before it."""
    numbers = [_whole(one) for one in (total or "0", *(cell.words for _, cell in items))]
    return numbers[0] == sum(numbers[1:]) or _are_places([name.words for name, _ in items])


def _may_belong(total: str | None, items: list[tuple[Cell, Cell]]) -> bool:
    """Whether the first lines under a label may go on to make its total, or are of places."""
    made = sum(_whole(cell.words) for _, cell in items)
    return total is None or made <= _whole(total) or _are_places([name.words for name, _ in items])


def _whole(number: str) -> int:
    return int(re.sub(r"\D", "", number) or 0)


def _are_places(names: list[str]) -> bool:
    """Whether at least half of the names beside figures are places that the gazetteer has."""
    own = [name for name in names if not _is_sum(name)]
    bare = [gazetteer.folded(gazetteer.without_type(name)) for name in own]
    known = [name for name in bare if gazetteer.lookup(name) or gazetteer.namesakes(name)]
    return len(known) > 1 and 2 * len(known) >= len(own)


def _is_sum(name: str) -> bool:
    return name.lower() in lexicon.words("parts", "sums")


_HEDGE = r"(?:(?:about|over|approx\.?|more than|at least|nearly|up to|some|around|almost|[~<>+≈]) ?)?"
_NUMBER = rf"{_HEDGE}(?:US)?[$€£]?\d[\d,.]*[+%]?"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FIGURE = re.compile(rf"{_NUMBER}|[-–—]|n/?a")
_ALONE = re.compile(rf"{_NUMBER} *\n?")
_LABEL = re.compile(r"[A-Z][^\d\n:.]{2,50}\n")
_LABELLED = re.compile(
    r"(?P<label>(?:[-•*·–o] |\d{1,2}[.)] |\([a-z]\) )?[A-Z][^\d\n:|=\t]{1,60}?)"
    r"(?: ?\.{3,} ?|[ \t]*\t[ \t]*| +[|=] +| {2,}| [-–—] )"
    rf"(?P<told>{_NUMBER}(?: [a-z°][a-z/°]{{0,9}})?\+?(?: ?\([^\n]*\))?\s*)"
)
_BEFORE = (
    r"(?:, compared (?:with|to)|,? against|,? versus| \((?:previously|previous|was|from|against|vs\.?)?) ?"
    r"(?P<before>\d[\d,]*)(?: (?:in|on|at|the|a|last|yesterday|previously)\b[^\n()]{0,40})?\)?"
)
_EARLIER = re.compile(rf"(?P<number>\d[\d,]*){_BEFORE}")
"""A figure and what it was: "96 against 13 a day earlier", "120 (97 in the previous report)"."""
_ROUGHLY = r" \((?:estimated|estimate|est\.?|approx\.?|approximate|approximately)\)"
_UNITS = r"(?:%| [a-z°][a-z/°]{0,9})?"
_ESTIMATED = re.compile(rf"(?P<number>\d[\d,.]*{_UNITS}){_ROUGHLY}")
_MORE = re.compile(
    r"(?P<number>\d[\d,.]*) \((?P<sign>\+ ?|an increase of |up by )?(?P<more>\d[\d,]*)(?P<new> new)?"
    r"(?P<then> since [a-z ]+)?\)"
)
_INCLUDED = re.compile(r"(?P<number>\d[\d,.]*) \(incl\.? (?P<part>[^\n]*)")
_RESTATED = re.compile(
    r"(?P<label>(?:[-•*·–o] |\d{1,2}[.)] |\([a-z]\) )?[A-Z][^\d\n:|=\t]{1,60}?): "
    rf"(?P<told>\d[\d,.]*(?:{_UNITS}{_ROUGHLY}|{_BEFORE}| \((?:\+ ?|an increase of |up by )\d[^\n]*"
    r"| \(\d[\d,]* new\)| \(incl\.? [^\n]*))\s*"
)
_TOTAL = re.compile(rf"(?P<label>(?:[-•*·–o] )?[A-Z][^\d\n:|=\t]{{1,60}}?): (?P<told>{_NUMBER})\s*")
_SENTENCE = re.compile(r"(?P<number>\d[\d,]*)(?P<clause> [a-z][^\d\n:]{4,80}): (?P<items>[^\n]+)\n?")
_OF_WHOM = re.compile(r"\s*(?:[-o•] )?[Oo]f (?:whom|which):? (?P<who>[a-z]+(?: [a-z]+)?): (?P<number>\d[\d,]*)\s*")
_RULED = re.compile(r"[-=|+: ]{3,}\n?")
_BETWEEN = (re.compile(r"\t+"), re.compile(r" *\| *"), re.compile(r" {2,}"))
_BRACKET = re.compile(r" ?\(([^)]*)\)")
_UNIT = re.compile(r"[a-zA-Z%°/]{1,8}")
_NAME = r"[A-Z][^\W\d][\w'’. -]{0,40}?|(?:all )?other [a-z]+|[Tt]otal|elsewhere"
_ALONE_NAMED = re.compile(rf"(?:{_NAME})\n")
_BRACKETED = re.compile(rf"(?:[-•*·–] )?(?P<name>{_NAME}) \((?P<told>\d[\d,]* [^\n()]*\d[^\n()]*)\)\.?\n?")
_COUNTED = re.compile(rf"[A-Z][^\d\n:]{{1,50}}: {_NUMBER}\n?")
_ITEM = re.compile(
    rf"(?:(?P<name>{_NAME})(?:: ?| [-–—] | \(|[ \t]{{1,40}})(?P<number>\d[\d,]*)\)?"
    rf"|(?P<numbered>\d[\d,]*) in (?P<named>{_NAME}))"
    r"(?:, (?:and )?|; (?:and )?| and |(?=[).]*\s*\Z))"
)
_HEAD = re.compile(
    r"(?P<lead>(?:[-•*·–] |\d{1,2}[.)] |\([a-z]\) )?)(?P<label>[A-Z][^\d\n:()|]{2,50}?)"
    r"(?: by (?P<area>[a-z]+(?: [a-z]+)?))?:"
    rf"(?: (?![\d,.]+ in )(?P<total>{_NUMBER}))?(?P<rest>(?:[,; ][^\n]*)?)\n?"
)
_BY = re.compile(r"By [a-z]+(?: [a-z]+)?: ?(?=[A-Z\d])")
_OPENED = re.compile(r"[,; ]*(?:\(|[-–—] |namely:? |of which |among them |including )?(?=\w)")
_IN = re.compile(r"\A[^A-Z]*\d in [A-Z]")
_CLOSED = re.compile(r"[).]*\s*")
_MARK = re.compile(r"[^\S\n]+(?:[-•*·–o] ?)?|[-•*·–] ")
_SET_APART = re.compile(
    r"\t|\.{4}| [|=] |\S {2,}\S| [-–—] [~<>]?\d[\d,]*\n|\n\d[\d,]*\n|: \d[\d,]*(?: ?[-–,(]|\n| against| \()|by [a-z]+:"
    r"|\n[A-Z][\w -]{1,40}\n[A-Z][^\n:]{1,60}: \d|\n\d[\d,]* [^\n:.]{8,80}: |\n(?:[-•*·–] )?[A-Z][^\n(]{2,40} \(\d"
)
"""What shows that figures of a text may stand apart from their labels."""
