"""Whether a story counts a toll that goes on: of a storm or a flood, or of a quake some days later.

What a crash or a blast did is of its day, whenever it is told. The dead of a flood are counted for weeks, and where
headline or lead tell what the toll has come to, each figure is as of the day it is told.
"""

from __future__ import annotations

from crossfoot.facts.days.calendars import Calendar, StoryDay
from crossfoot.facts.event_words import event_words


def is_running(calendar: Calendar, event: StoryDay | None, telling: StoryDay | None) -> bool:
    """Whether the toll of the story runs on, and is not of the day its event happened, or began.

    Of an event of the day before, that is so only where a later day is told, too.
    """
    if event is None or calendar.reported is None:
        return False
    age = (calendar.reported.last - event.days.last).days
    words, lead = event_words(), calendar.lead_end()
    if age < (1 if telling else 2) or words.toll_runs.search(calendar.low, 0, lead) is None:
        return False
    told = max(lead, event.date.end)
    if age >= DIGGING and words.digs_on.search(calendar.low, 0, told):
        return True
    return age >= LONG or words.runs_on.search(calendar.low, 0, told) is not None


DIGGING = 3
"""Days after a quake from which its toll, told as one that grows, is as of the day it is told."""
LONG = 7
"""Days after any other event from which it is."""
