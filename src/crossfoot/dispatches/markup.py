"""Marked-up text as plain text: bytes to characters, and elements to lines as a browser would break them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from crossfoot.errors import DispatchError

MOST_BYTES = 20_000_000
"""No article and no feed is as large; what is, is refused and not read for minutes."""
WAY_OUT_LARGE = "Save the article alone, or cut the file into smaller ones."
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
AS_BROWSERS_TAKE_IT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""Encodings that pages name and browsers read as a larger one. Source: the WHATWG's Encoding Standard (2026)."""

UNREAD = frozenset(
    ("script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg", "math", "button", "select")
)
LINES = {
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
    "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
"""Elements that a browser sets on lines of their own."""


def refuse_large(raw: bytes, place: str) -> None:
    """Nothing, unless there is too much to read."""
    if len(raw) > MOST_BYTES:
        message = f"{len(raw):,} bytes: the most read as one page or feed is {MOST_BYTES:,}."
        raise DispatchError(message, place=place, way_out=WAY_OUT_LARGE)


def decoded(raw: bytes, place: str) -> str:
    """The characters of a page: by its byte order mark, as UTF-8 where it is that, else in the encoding it declares.

    A page that is valid UTF-8 beyond ASCII is UTF-8, whatever it says: servers re-encode pages and leave the old name.

    Raises
    ------
    DispatchError
        It is binary, or its bytes are not of the encoding it declares; nothing is guessed.
    """
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in raw:
        raise DispatchError("a binary file, not a page.", place=place, way_out="Save the page as HTML, or its text.")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise _undecodable(encoding, raw, error, place) from error
    return _decoded_as_declared(raw, place)


def _decoded_as_declared(raw: bytes, place: str) -> str:
    declared = DECLARED.search(raw[:4096])
    label = declared[1].decode("ascii") if declared else "utf-8"
    try:
        name = codecs.lookup(label).name
        text = raw.decode(AS_BROWSERS_TAKE_IT.get(name, name))
    except LookupError as error:  # also where the name is of a codec that makes no text, as rot13
        message = f"the encoding {label!r} that it declares is unknown."
        raise DispatchError(message, place=place, way_out="Save it as UTF-8.") from error
    except UnicodeDecodeError as error:
        raise _undecodable(label if declared else "utf-8 (it declares no encoding)", raw, error, place) from error
    return text


def _undecodable(encoding: str, raw: bytes, error: UnicodeDecodeError, place: str) -> DispatchError:
    message = f"not {encoding}: byte 0x{raw[error.start]:02x} at offset {error.start}."
    return DispatchError(message, place=place, way_out="Save it as UTF-8, for instance from a browser.")


def plain(fragment: str, place: str) -> str:
    """The text of a piece of HTML, a line for each line a browser would begin.

    Raises
    ------
    DispatchError
        It has markup, and the library that reads it is not installed.
    """
    if not re.search(r"[<&]", fragment):
        return tidied(fragment)
    html = parser(place)
    try:
        return lines_of(html.fragment_fromstring(fragment.replace("\0", ""), create_parent="div"))
    except (ValueError, html.etree.LxmlError):  # nothing but markup that a browser would drop, too
        return ""


def parser(place: str) -> Any:
    """`lxml.html`, which reads what browsers read."""
    try:
        import lxml.html
    except ImportError as error:
        way_out = "Install it: pip install 'crossfoot[pages]'."
        raise DispatchError("HTML is read with lxml, which is not installed.", place=place, way_out=way_out) from error
    return lxml.html


def lines_of(element: Any) -> str:
    """The text of an element, of lxml or of the standard library, on the lines a browser would set it on."""
    return tidied("".join(_runs(element)))


def _runs(top: Any) -> Iterator[str]:
    """The text in order. No recursion: a hostile page nests deeper than Python calls."""
    waiting: list[Any] = [top]
    while waiting:
        step = waiting.pop()
        if isinstance(step, str):
            yield step
            continue
        tag = step.tag.rpartition("}")[2].lower() if isinstance(step.tag, str) else None  # None: a comment
        after = "" if step is top else _folded(step.tail)
        if tag is None or (tag in UNREAD and step is not top):
            waiting.append(after)
        elif tag in ("br", "pre"):
            waiting += [after, "\n" if tag == "br" else f"\n\n{''.join(step.itertext())}\n\n"]
        else:
            edge = "\n\n" if tag in LINES else " " if tag in ("td", "th") else ""
            waiting += [after, edge, *reversed(list(step)), _folded(step.text), edge]


def _folded(text: str | None) -> str:
    """A run of text as a browser shows it: a new line in the source is a space; a no-break space stays one."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def tidied(text: str) -> str:
    """Lines without spaces at their ends, and no empty line but one between paragraphs.

    >>> tidied("  At least 12\\tdead \\n\\n \\n\\n Rain goes on.\\n")
    'At least 12 dead\\n\\nRain goes on.'
    """
    lines = [_folded(line).strip() for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
