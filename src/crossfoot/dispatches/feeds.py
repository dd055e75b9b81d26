"""Feeds: RSS 0.9 to 2.0 and Atom, an entry a dispatch. XML is read with defusedxml, which refuses entity bombs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from crossfoot.dispatches.markup import lines_of, plain, refuse_large, tidied
from crossfoot.dispatches.metadata import day_of
from crossfoot.errors import DispatchError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ENTRIES = ("item", "entry")
FEEDS = ("rss", "RDF", "feed")
BODIES = ("encoded", "content", "description", "summary")
"""Where an entry's text stands, the fullest first: content:encoded is the article, description its first lines."""
DAYS = ("pubDate", "published", "issued", "date", "updated")


def read_feed(raw: bytes, *, name: str, place: str) -> Iterator[dict[str, Any]]:
    """The entries of a feed in its order: ``id``, ``text``; ``published``, ``outlet``, ``title``, ``url`` where told.

    The text begins with the headline, where the entry's text does not.

    Parameters
    ----------
    raw : bytes
    name : str
        What ids begin with where an entry has neither id nor address.
    place : str
        What to call the feed in an error.

    Raises
    ------
    DispatchError
        It is no XML, no feed, has entities of its own, or an entry has no text or a date that is none.
    """
    refuse_large(raw, place)
    root = _root(raw, place)
    if _local(root) not in FEEDS:
        message = f"XML, but no feed: it begins with <{_local(root)}>."
        raise DispatchError(message, place=place, way_out="Feeds begin with <rss>, <rdf:RDF> or <feed>.")
    channel = next((child for child in root if _local(child) == "channel"), root)
    outlet = _words(_child(channel, "title"), place)
    entries = [element for element in root.iter() if _local(element) in ENTRIES]
    if not entries:
        raise DispatchError("a feed without an entry.", place=place, way_out="Fetch it again, or leave it out.")
    for number, entry in enumerate(entries, start=1):
        yield _row(entry, name, outlet, f"{place}, entry {number}")


def _root(raw: bytes, place: str) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException, ElementTree

    try:
        root: Element = ElementTree.fromstring(raw.lstrip())
    except DefusedXmlException as error:
        message = f"refused: it declares entities of its own ({type(error).__name__})."
        raise DispatchError(message, place=place, way_out="A feed needs none: fetch it anew.") from error
    except (ParseError, ValueError, LookupError) as error:  # ValueError and LookupError: encodings expat cannot read
        raise DispatchError(f"not XML: {error}.", place=place, way_out="Fetch the feed again, whole.") from error
    return root


def _row(entry: Element, name: str, outlet: str, place: str) -> dict[str, Any]:
    title = _words(_child(entry, "title"), place)
    body = next((told for kind in BODIES if (told := _body(_child(entry, kind), place))), "")
    text = body if body.startswith(title) else f"{title}\n\n{body}".strip()
    if not text:
        raise DispatchError("neither headline nor text.", place=place, way_out="Take the entry out of the feed.")
    return {
        "id": _identity(entry, name, text),
        "text": text,
        "title": title or None,
        "published": _day(entry, place),
        "outlet": _words(_printed_by(entry), place) or outlet or None,
        "url": _address(entry),
    }


def _body(element: Element | None, place: str) -> str:
    """An entry's text. RSS holds HTML as text; Atom says of each text whether it is plain, HTML or XHTML."""
    if element is None:
        return ""
    kind = element.get("type", "html")
    if len(element) or kind == "xhtml":
        return lines_of(element)
    told = element.text or ""
    return tidied(told) if kind in ("text", "text/plain") else plain(told, place)


def _words(element: Element | None, place: str) -> str:
    """A title or name on one line."""
    return re.sub(r"\s+", " ", _body(element, place))


def _identity(entry: Element, name: str, text: str) -> str:
    """The entry's own id, else its address, else its feed's name with a hash of its text."""
    for kind in ("guid", "id"):
        if (told := _child(entry, kind)) is not None and (told.text or "").strip():
            return str(told.text).strip()
    return _address(entry) or f"{name}-{hashlib.blake2b(text.encode(), digest_size=6).hexdigest()}"


def _address(entry: Element) -> str | None:
    """Where the entry's article stands: RSS has it as text, Atom as an attribute of the link that is not of another."""
    for link in (child for child in entry if _local(child) == "link"):
        if link.get("rel", "alternate") == "alternate" and (told := (link.get("href") or link.text or "").strip()):
            return told
    return None


def _printed_by(entry: Element) -> Element | None:
    """Who printed an entry of a feed that gathers from several: RSS's source, or the title of Atom's."""
    source = _child(entry, "source")
    title = _child(source, "title") if source is not None else None
    return source if title is None else title


def _day(entry: Element, place: str) -> str | None:
    """The day of publication; None where the entry tells none."""
    for kind in DAYS:
        told = _child(entry, kind)
        if told is None or not (told.text or "").strip():
            continue
        if day := day_of(told.text):
            return day
        way_out = "Feeds write 'Wed, 05 Jan 2022 08:00:00 GMT' or '2022-01-05T08:00:00Z'."
        raise DispatchError(f"{kind} is {(told.text or '').strip()!r}.", place=place, way_out=way_out)
    return None


def _child(element: Element, kind: str) -> Element | None:
    """The first child of that name, of whatever namespace."""
    return next((child for child in element if _local(child) == kind), None)


def _local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
