"""What the dispatches say where the facts point: fetched beside each fact, to be compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from crossfoot.checks import content_ids
from crossfoot.checks.sources import as_arrow

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from crossfoot.checks.sources import Sources
    from crossfoot.checks.views import View

Fetch = Callable[[Any, Any], Any]
CHARACTER = "<u4"
"""One code point: offsets count those."""


def _quoted(view: View, sources: Sources) -> Any:
    """The words that stand at a fact's offsets, missing where the dispatch or the offsets are not there.

    All rows are compared at once; only where the words differ are they cut out one by one.
    """
    import pandas as pd

    differ = ~_stand_where_they_say(view, sources)
    cut = [_cut(sources.texts, *one) for one in _rows(view.df[differ], "dispatch_id", "start", "end")]
    found = view.df["surface"].astype("str").copy()
    found.loc[differ] = pd.array(cut, dtype="str")
    return found


def _stand_where_they_say(view: View, sources: Sources) -> np.ndarray[Any, Any]:
    """For each row, whether its quote is, character by character, what stands at its offsets."""
    import numpy as np
    import pyarrow.compute as pc

    texts = sources.needed("dispatches")["text"].fillna("").tolist()
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    dispatch = sources.rows(view, "dispatch_id", "dispatches", "dispatch_id")
    quotes = pc.fill_null(as_arrow(view.df["surface"]), "")
    lengths = pc.utf8_length(quotes).to_numpy()
    start, end = (view.df[name].fillna(-1).to_numpy(dtype=np.int64) for name in ("start", "end"))
    room = sizes[dispatch] if len(texts) else np.zeros(len(view.df), dtype=np.int64)
    sound: np.ndarray[Any, Any] = (
        (dispatch >= 0) & (start >= 0) & (end - start == lengths) & (lengths > 0) & (end <= room)
    )
    if sound.any():
        begins = (np.cumsum(sizes) - sizes)[dispatch[sound]] + start[sound]
        sound[sound] = _equal("".join(texts), begins, quotes.filter(sound), lengths[sound])
    return sound


def _equal(whole: str, begins: Any, quotes: Any, lengths: Any) -> Any:
    """Whether each quote equals the characters of the whole text from its place on."""
    import numpy as np

    text = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=CHARACTER)
    words = np.frombuffer(_laid_end_to_end(quotes).encode("utf-32-le"), dtype=CHARACTER)
    firsts = np.cumsum(lengths) - lengths
    places = np.arange(len(words)) - np.repeat(firsts - begins, lengths)
    return np.minimum.reduceat(text[places] == words, firsts).astype(bool)


def _laid_end_to_end(quotes: Any) -> str:
    """All quotes as one text, straight from the array's memory: joining a million strings would take a second."""
    import pyarrow as pa

    whole = pa.concat_arrays([quotes])
    _, offsets, data = whole.buffers()
    ends = pa.Array.from_buffers(pa.int64(), len(whole) + 1, [None, offsets], offset=whole.offset)
    return bytes(data[ends[0].as_py() : ends[len(whole)].as_py()]).decode()


def _cut(texts: dict[Any, str], dispatch: Any, start: Any, end: Any) -> str | None:
    text = texts.get(dispatch)
    return None if text is None or start is None or end is None else text[max(int(start), 0) : max(int(end), 0)]


def _dispatch_date(view: View, sources: Sources) -> Any:
    """The day the dispatch says it was published."""
    from crossfoot.checks.views import taken

    rows = sources.rows(view, "dispatch_id", "dispatches", "dispatch_id")
    return taken(sources.needed("dispatches")["reported_at"], rows)


def _in_dispatch(column: str, view: View, sources: Sources) -> Any:
    """The words of a column where the dispatch holds them, white space and capitals aside; else missing."""
    import pandas as pd

    from crossfoot.checks.expectations.distinct import judged

    dispatch = pd.Series(sources.rows(view, "dispatch_id", "dispatches", "dispatch_id"))
    words = view.df[column]
    stated = words.notna()
    pairs = pd.DataFrame({"dispatch": dispatch[stated], "words": words[stated]})
    texts = sources.spaced_texts

    def held(pair: tuple[Any, ...]) -> bool:
        return pair[0] >= 0 and " ".join(pair[1].casefold().split()) in texts[pair[0]]

    return words.where(judged(pairs, held).reindex(words.index, fill_value=False))


def _as_read(column: str, view: View, sources: Sources) -> Any:
    """A column as the reader gave it, before people corrected it."""
    return sources.read(view, [column])[column]


def _rows(df: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns as plain values, None where missing."""
    plain = [df[name].astype("object").where(df[name].notna(), None).tolist() for name in columns]
    return list(zip(*plain, strict=True))


WRITTEN = ("hedge", "attribution", "place_surface", "event_surface", "item", "subject")
"""Columns that hold words as written: the dispatch has to hold them too."""

BESIDE: dict[str, Fetch] = {
    "quoted": _quoted,
    "dispatch_date": _dispatch_date,
    "identity": content_ids.identity,
    **{f"{column}_read": partial(_as_read, column) for column in ("best", "lower", "upper")},
    **{f"{column}_in_dispatch": partial(_in_dispatch, column) for column in WRITTEN},
}
