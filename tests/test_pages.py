"""Saved pages come in as their article, with what they say of themselves, or not at all with a clear reason."""

import contextlib
from pathlib import Path

import pytest

from crossfoot.dispatches import Dispatch, read_dispatches
from crossfoot.dispatches.metadata import day_of
from crossfoot.errors import DispatchError
from crossfoot.facts import read_facts

pytest.importorskip("trafilatura", reason="pages are read with the extra `pages`")

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Flood kills 12 in Lima | The Post</title>
<meta property="article:published_time" content="2022-01-05T23:30:00-05:00">
<meta property="og:site_name" content="The Post"><link rel="canonical" href="https://post.example/flood">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News (24)</a></li></ul></nav>
<article><h1>Flood kills 12 in Lima</h1>
<p>At least <b>12</b> people died in Lima on Tuesday,
police said.</p>
<p>About 500 were moved to schools, where H<sub>2</sub>O &amp; rice cost 1&nbsp;200 soles.</p>
<ul><li>3 bridges fell.</li></ul>
<table><tr><td>Houses burned</td><td>40</td></tr></table>
<script>var toll = "77 people died";</script>
</article>
<aside><h2>Most read</h2><ul><li><a href="/pies">10 best pies</a></li></ul></aside>
<footer><p>Copyright 2022. Call 555 1234.</p></footer></body></html>"""
BODY = "<body><article><p>At least 12 people died in Lima on Tuesday, police said.</p></article></body>"


def read(folder: Path, content: str | bytes, name: str = "flood.html") -> Dispatch:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (dispatch,) = read_dispatches(folder)
    return dispatch


def page(head: str, body: str = BODY) -> str:
    return f"<html><head>{head}</head>{body}</html>"


def test_the_article_is_read_and_nothing_around_it(tmp_path: Path) -> None:
    """Menus, scripts, lists of other stories and the footer are not the dispatch."""
    text = read(tmp_path, PAGE).text
    assert text.startswith("Flood kills 12 in Lima\n\nAt least 12 people died in Lima on Tuesday, police said.\n\n")
    assert all(words in text for words in ("About 500 were moved", "H2O & rice", "3 bridges fell", "| 40 |"))
    assert all(words not in text for words in ("News (24)", "10 best", "77", "Copyright", "555"))


def test_a_page_tells_its_own_date_outlet_headline_and_address(tmp_path: Path) -> None:
    """The day is the one printed, whatever the clock elsewhere."""
    told = read(tmp_path, PAGE)
    assert ("flood", "2022-01-05", "The Post", "Flood kills 12 in Lima", "https://post.example/flood") == (
        told.dispatch_id,
        told.reported_at,
        told.outlet,
        told.title,
        told.url,
    )


def test_offsets_are_into_the_text_as_kept(tmp_path: Path) -> None:
    """Every fact's words stand where it says."""
    dispatch = read(tmp_path, PAGE)
    facts = read_facts(dispatch)
    assert all(dispatch.text[fact.start : fact.end] == fact.surface for fact in facts)
    assert {12, 500, 3, 40} <= {fact.best for fact in facts}


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date.issued" content="2022-01-05">',
        '<meta itemprop="datePublished" content="20220105T0800Z">',
        '<meta name="pubdate" content="January 5, 2022">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-01-05T08:00:00Z"}</script>',
        '<script type="application/ld+json">[{"@graph": [{"@type": ["WebPage"]}, {"@type": ["ReportageNewsArticle"],'
        ' "datePublished": "2022-01-05"}]}]</script>',
        '<script type="application/ld+json">{broken</script><meta name="date" content="2022-01-05">',
        '<meta property="article:modified_time" content="2023-03-03"><meta name="date" content="2022-01-05">',
        '<meta property="article:published_time" content="2022-13-45"><meta name="date" content="2022-01-05">',
    ],
)
def test_the_day_of_publication_is_found_where_newsrooms_put_it(head: str, tmp_path: Path) -> None:
    """A day of change is none, and broken metadata does not hide what else the page tells."""
    assert "2022-01-05" == read(tmp_path, page(head)).reported_at


def test_what_stands_beside_a_page_wins(tmp_path: Path) -> None:
    """People know better than metadata."""
    (tmp_path / "flood.toml").write_text('published = "2022-01-06"\noutlet = "The Evening Post"\n')
    told = read(tmp_path, PAGE)
    assert ("2022-01-06", "The Evening Post") == (told.reported_at, told.outlet)


DATED = '<meta name="date" content="2022-01-05">'


@pytest.mark.parametrize(
    ("content", "price"),
    [
        (page(f'<meta charset="windows-1251">{DATED}', BODY.replace("12", "12 “€”")).encode("cp1251"), "12 “€”"),
        (page(f'<meta charset="iso-8859-1">{DATED}', BODY.replace("12", "12 “€”")).encode("cp1252"), "12 “€”"),
        (page(f'<meta charset="windows-1251">{DATED}', BODY.replace("12", "12 €")).encode(), "12 €"),
        (page(DATED, BODY.replace("12", "12 €")).encode("utf-8-sig"), "12 €"),
        (page(DATED, BODY.replace("12", "12 €")).encode("utf-16"), "12 €"),
        (f"<?xml version='1.0' encoding='koi8-r'?>{page(DATED, BODY.replace('12', '12 мая'))}".encode("koi8-r"), "мая"),
    ],
    ids=["declared", "latin-1 as browsers take it", "UTF-8 that says otherwise", "mark", "UTF-16", "XML declaration"],
)
def test_a_page_is_decoded_as_it_says(content: bytes, price: str, tmp_path: Path) -> None:
    """By its mark, as UTF-8, or in the encoding it declares."""
    assert price in read(tmp_path, content).text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"  \n", "the file is empty"),
        (b"<html>\x00\x01\x02", "a binary file, not a page"),
        (page(DATED, BODY.replace("12", "12 €")).encode("cp1252"), "declares no encoding"),
        (page('<meta charset="utf-8">', BODY.replace("12", "12 €")).encode("cp1252"), "not utf-8: byte 0x80"),
        (page('<meta charset="klingon">', BODY.replace("12", "12 €")).encode("cp1252"), "'klingon'"),
        (page('<meta charset="rot13">', BODY.replace("12", "12 €")).encode("cp1252"), "'rot13'"),
        (b"\xff\xfe<\x00h", "not utf-16: byte 0x68 at offset 4"),
        (page("", BODY).encode(), "no date of publication"),
        (page(DATED, "<body></body>").encode(), "no article was found"),
        (b"<!-- only a comment -->", "page"),
        (b"<?xml version='1.0'?>", "page"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(content: bytes, says: str, tmp_path: Path) -> None:
    """With the file, what is wrong, and the way out."""
    with pytest.raises(DispatchError) as caught:
        read(tmp_path, content)
    assert says in str(caught.value)
    assert "flood.html" in str(caught.value)
    assert caught.value.way_out


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("</p></article></body>", ""),
        BODY.replace("<p>", "<p><b><i><a href='") + "</p>",
        "<div>" * 100_000 + BODY,
        f"<p {'a=1 ' * 100_000}>" + BODY,
        "<" * 100_000 + BODY,
        "<table><tr><td>" * 20_000 + BODY,
        "<!--" + BODY,
        "&lt;" * 100_000 + BODY,
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + BODY + "&b;" * 1000,
        f'<script type="application/ld+json">{"[" * 100_000}</script>' + BODY,
        "<svg><title>" + BODY,
        "\x08\x0b\ufffe" + BODY,
    ],
    ids=lambda body: body[:24],
)
def test_hostile_pages_are_read_or_refused(body: str, tmp_path: Path) -> None:
    """Never a crash, and never words that no offset reaches."""
    (tmp_path / "flood.html").write_text(page(DATED, body), encoding="utf-8")
    with contextlib.suppress(DispatchError):
        (dispatch,) = read_dispatches(tmp_path)
        assert all(dispatch.text[fact.start : fact.end] == fact.surface for fact in read_facts(dispatch))


def test_a_page_larger_than_any_article_is_refused(tmp_path: Path) -> None:
    """Before it is parsed."""
    with pytest.raises(DispatchError, match="the most read as one page or feed is 20,000,000"):
        read(tmp_path, PAGE + " " * 20_000_000)


def test_days_that_may_be_two_are_not_read() -> None:
    """5 January or 1 May."""
    assert [None, None] == [day_of("05/01/2022"), day_of("2022")]
