"""What a page says of itself: schema.org's JSON-LD, Open Graph, and the names that newsrooms put into ``meta``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publication_date", "date",
)  # fmt: skip
"""Names of ``meta`` that give the day of publication, the most exact first; a day of change is none."""
OUTLETS = ("dc.publisher", "dcterms.publisher", "application-name")
HEADLINES = ("og:title", "dc.title", "twitter:title")
ARTICLES = re.compile("Article|Posting|Report", re.ASCII)
"""Types of schema.org that are one text: NewsArticle, ReportageNewsArticle, LiveBlogPosting, Report."""
ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]|\s*\Z)")
COMPACT_DAY = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*\Z")
MOST_NESTED = 10_000


def page_metadata(tree: Any) -> dict[str, str | None]:
    """``published``, ``outlet``, ``title`` and ``url`` of a page, each only where the page itself tells it.

    Parameters
    ----------
    tree : element of lxml
    """
    names, linked = _meta(tree), _linked_data(tree)
    published = [linked.get("datePublished"), *(names.get(name) for name in DATES), *_times(tree)]
    outlet = [names.get("og:site_name"), _name(linked.get("publisher")), *(names.get(name) for name in OUTLETS)]
    title = [linked.get("headline"), *(names.get(name) for name in HEADLINES), tree.findtext(".//title")]
    return {
        "published": _first(map(day_of, published)),
        "outlet": _first(map(_text, outlet)),
        "title": _first(map(_text, title)),
        "url": _first(map(_text, [_link(tree), names.get("og:url")])),
    }


def _first(told: Iterable[str | None]) -> str | None:
    return next((one for one in told if one), None)


def day_of(given: object) -> str | None:
    """The ISO day of a moment as pages and feeds write it; None for what names no day.

    >>> day_of("2022-01-05T23:30:00-05:00"), day_of("20220105T0800Z"), day_of("Wed, 05 Jan 2022 08:00:00 GMT")
    ('2022-01-05', '2022-01-05', '2022-01-05')
    >>> day_of("January 5, 2022"), day_of("05/01/2022"), day_of("last week")
    ('2022-01-05', None, None)
    """
    text = _text(given) or ""
    if iso := ISO_DAY.match(text):
        return _checked(iso[1])
    if compact := COMPACT_DAY.match(text):
        return _checked("-".join(compact.groups()))
    return _mail_day(text) or _written_day(text)


def _checked(day: str) -> str | None:
    try:
        return datetime.strptime(day, "%Y-%m-%d").date().isoformat()
    except ValueError:
        return None


def _mail_day(text: str) -> str | None:
    """The day of a moment as mail and RSS write it."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date().isoformat() if re.match(r"\w{3},|\d{1,2} \w{3} \d{4}", text) else None
    except (ValueError, OverflowError):
        return None


def _written_day(text: str) -> str | None:
    """A day in English words. 05/01/2022 is not read: it is January or May."""
    for form in ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return None


def _meta(tree: Any) -> dict[str, str]:
    """By name in small letters, the first content the page gives it."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _text(element.get("content"))
        for name in (element.get(key) for key in ("property", "name", "itemprop")):
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _times(tree: Any) -> Iterator[str]:
    """The moments that ``time`` elements say the page was published at."""
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or ""


def _link(tree: Any) -> str | None:
    """The address the page gives as its own."""
    return next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )


def _linked_data(tree: Any) -> dict[str, Any]:
    """The first article that the page's JSON-LD describes; nothing where it has none, or none that is JSON."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            told = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # half of a page's metadata may be broken, and the other half still tells
        if (article := next(_articles(told), None)) is not None:
            return article
    return {}


def _articles(told: Any) -> Iterator[dict[str, Any]]:
    """The descriptions of articles in JSON-LD, which may nest them in lists and graphs."""
    waiting = [told]
    for _ in range(MOST_NESTED):
        if not waiting:
            return
        step = waiting.pop(0)
        if isinstance(step, list):
            waiting += step
        elif isinstance(step, dict):
            if ARTICLES.search(" ".join(map(str, _listed(step.get("@type"))))):
                yield step
            waiting += [value for key, value in step.items() if key in ("@graph", "mainEntity", "itemListElement")]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(publisher: Any) -> str | None:
    """A publisher's name, whether JSON-LD gives it as text or as an organisation."""
    for told in _listed(publisher):
        name = told.get("name") if isinstance(told, dict) else told
        if isinstance(name, str):
            return name
    return None


def _text(given: object) -> str | None:
    """Text on one line; None for what is no text, or empty."""
    return " ".join(given.split()) or None if isinstance(given, str) else None
