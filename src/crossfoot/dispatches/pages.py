"""A saved HTML page: its article as text, and what the page itself says of date, outlet, headline and address.

trafilatura finds the article among menus, adverts and footers. It is imported when the first page is read.
"""

from __future__ import annotations

import re
from typing import Any

from crossfoot.dispatches.markup import decoded, lines_of, parser, refuse_large
from crossfoot.dispatches.metadata import page_metadata
from crossfoot.errors import DispatchError

WAY_OUT = "Save its text as a .txt that begins with 'date YYYY-MM-DD'."


def read_page(raw: bytes, *, place: str) -> dict[str, Any]:
    """``text``, and where the page tells them ``published``, ``outlet``, ``title`` and ``url``.

    The text begins with the headline; paragraphs are set apart by an empty line. Offsets of facts are into this text.

    Raises
    ------
    DispatchError
        It is no page, is in no encoding that it declares, holds no article, or trafilatura is not installed.
    """
    refuse_large(raw, place)
    # An XML declaration has done its work by now, and lxml refuses it in characters.
    html = re.sub(r"\A\s*<\?xml[^>]*\?>", "", decoded(raw, place).replace("\0", ""))
    tree = _tree(html, place)
    known = page_metadata(tree)
    headline = _headline(tree) or known.get("title") or ""
    article = _article(tree, place)
    if not article:
        raise DispatchError("no article was found on the page.", place=place, way_out=WAY_OUT)
    shown_first = re.sub(r"\s+", " ", article[: len(headline) + 200])
    text = article if headline in shown_first else f"{headline}\n\n{article}"
    return {**known, "title": headline or None, "text": text}


def _tree(html: str, place: str) -> Any:
    lxml_html = parser(place)
    try:
        return lxml_html.document_fromstring(html)
    except (ValueError, lxml_html.etree.LxmlError) as error:
        raise DispatchError(f"not a page ({error}).", place=place, way_out=WAY_OUT) from error


def _headline(tree: Any) -> str:
    """The first heading that a reader of the page sees; empty where there are several or none."""
    found = [told for heading in tree.iter("h1") if (told := re.sub(r"\s+", " ", lines_of(heading)))]
    return found[0] if len(set(found)) == 1 else ""


def _article(tree: Any, place: str) -> str:
    """The article's paragraphs; comments of readers are not the dispatch."""
    try:
        from trafilatura import extract
        from trafilatura.settings import use_config
    except ImportError as error:
        way_out = "Install it: pip install 'crossfoot[pages]'."
        message = "a page is read with trafilatura, which is not installed."
        raise DispatchError(message, place=place, way_out=way_out) from error
    # Below a least size trafilatura falls back on one line of all the page's words, and sentences run together.
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    found = extract(tree, include_comments=False, config=config) or ""
    return "\n\n".join(line for part in found.split("\n") if (line := part.strip()))
