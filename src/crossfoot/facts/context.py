"""Who said it, where and when: the context of a figure, asked by its span."""

from __future__ import annotations

from collections.abc import Sequence

from crossfoot.facts.days.events import Event, Events
from crossfoot.facts.places.named import find_places
from crossfoot.facts.places.text_places import Place
from crossfoot.facts.places.whereabouts import Whereabouts
from crossfoot.facts.speakers.attributions import Speaker, Speakers
from crossfoot.mentions.view import View

__all__ = ["Context", "Event", "Place", "Speaker"]


LONGEST = 1500
"""Characters of the longest sentence read as one."""


class Context:
    """The speakers, places and times of one dispatch. Nothing is read before it is asked for.

    Parameters
    ----------
    text : str
        The dispatch as received.
    reported_at : str, optional
        ISO day or month ("2023-04") of publication.
    view : View, optional
        The text as other readers saw it.
    figures : sequence of int, optional
        Where its figures begin, in order.
    """

    def __init__(
        self,
        text: str,
        reported_at: str | None = None,
        view: View | None = None,
        figures: Sequence[int] = (),
    ) -> None:
        self.text, self.reported_at = text, reported_at
        self.view = view = view or View(text)
        sentences = _cut(text, view.sentences)
        self.speakers = Speakers(view, sentences)
        self.events = Events(text, view.lowered, sentences, view.dates, reported_at)
        flat, low = (_unwrapped(each, sentences) for each in (text, view.lowered))
        self.whereabouts = Whereabouts(flat, low, find_places(flat, reported_at), self.speakers, figures)

    def speaker(self, start: int, end: int, *, measure: str | None = None) -> Speaker | None:
        """Who said the figure at ``[start, end)``; None where no speaker is named."""
        return self.speakers.speaker(start, end, measure)

    def place(self, start: int, end: int, *, measure: str | None = None) -> Place | None:
        """The finest place named that the figure at ``[start, end)`` speaks of."""
        speaker = self.speaker(start, end, measure=measure)
        return self.whereabouts.place(start, end, measure=measure, speaker=speaker)

    def event(self, start: int, end: int, *, measure: str | None = None, status: str = "asserted") -> Event | None:
        """The days the figure at ``[start, end)`` speaks of; never after the report unless `status` is planned.

        `measure` is asked because standing facts (a length, an age) may have no date of their own.
        """
        return self.events.event(start, end, measure=measure, status=status)


def _unwrapped(text: str, sentences: list[tuple[int, int]]) -> str:
    """The text with a space for each line break within a sentence, so that wrapped lines part no names."""
    if "\n" not in text:
        return text
    whole, at = [], 0
    for first, last in sentences:
        whole += [text[at:first], text[first:last].replace("\n", " ")]
        at = last
    return "".join([*whole, text[at:]])


def _cut(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, those that never end cut, so that reading takes time that grows with the text."""
    cut = []
    for start, end in sentences:
        while end - start > LONGEST:
            at = text.rfind(" ", start + 1, start + LONGEST)
            cut.append((start, at if at > 0 else start + LONGEST))
            start = cut[-1][1]
        cut.append((start, end))
    return cut
