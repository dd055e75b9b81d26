"""An entry of a feed is a dispatch; hostile XML is refused by name."""

from pathlib import Path

import pytest

from crossfoot.dispatches import Dispatch, read_dispatches
from crossfoot.errors import DispatchError
from crossfoot.facts import read_facts

pytest.importorskip("lxml", reason="the HTML in feeds is read with the extra `pages`")

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Post</title>
<lastBuildDate>Fri, 07 Jan 2022 08:00:00 GMT</lastBuildDate>
<item><title>Flood kills 12 in Lima</title><link>https://post.example/flood</link><guid>post-1</guid>
<pubDate>Wed, 05 Jan 2022 08:00:00 -0500</pubDate><description>Twelve dead…</description>
<content:encoded><![CDATA[<p>At least <b>12</b> people died &amp; 3 are missing.</p>
<p>Rain<br>goes on.</p>]]></content:encoded>
</item>
<item><title>Rice dearer</title><link>https://post.example/rice</link><source url="https://w.example">The Wire</source>
<description>Rice rose from 2 to 3 soles &lt;i&gt;a kilogram&lt;/i&gt;.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">The &amp;amp; Post</title>
<entry><id>tag:post.example,2022:1</id><title>Flood</title><link rel="self" href="https://x.example/self"/>
<link href="https://post.example/flood"/><published>2022-01-05T08:00:00Z</published><updated>2022-01-09T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>At least 12 died.</p><p>3 are <b>missing</b>.</p></div></content>
</entry>
<entry><id>tag:post.example,2022:2</id><title>Plain</title><updated>2022-01-06T08:00:00Z</updated>
<summary type="text">Fewer than 5 &lt; 9.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Post</title></channel>
<item><title>Flood kills 12</title><link>https://post.example/flood</link><dc:date>2022-01-05T08:00:00Z</dc:date></item>
</rdf:RDF>"""
BOMB = """<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><item><title>&c;</title></item></channel></rss>"""


def read(folder: Path, content: str | bytes, name: str = "post.xml") -> list[Dispatch]:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_dispatches(folder)


def test_rss_entries_are_dispatches(tmp_path: Path) -> None:
    """The fullest text, the headline first, the day and the outlet of each."""
    rice, flood = sorted(read(tmp_path, RSS), key=lambda dispatch: dispatch.text, reverse=True)
    assert "Flood kills 12 in Lima\n\nAt least 12 people died & 3 are missing.\n\nRain\ngoes on." == flood.text
    assert ("post-1", "2022-01-05", "The Post", "https://post.example/flood") == (
        flood.dispatch_id,
        flood.reported_at,
        flood.outlet,
        flood.url,
    )
    assert "Rice dearer\n\nRice rose from 2 to 3 soles a kilogram." == rice.text
    assert ("https://post.example/rice", None, "The Wire") == (rice.dispatch_id, rice.reported_at, rice.outlet)


def test_atom_entries_are_dispatches(tmp_path: Path) -> None:
    """Plain text, HTML and XHTML each as it says; published before updated."""
    flood, plain = read(tmp_path, ATOM, "post.atom")
    assert "Flood\n\nAt least 12 died.\n\n3 are missing." == flood.text
    assert ("2022-01-05", "The & Post", "https://post.example/flood") == (flood.reported_at, flood.outlet, flood.url)
    assert ("Plain\n\nFewer than 5 < 9.", "2022-01-06") == (plain.text, plain.reported_at)


def test_the_oldest_rss_is_read_too(tmp_path: Path) -> None:
    """A headline alone is a text."""
    (flood,) = read(tmp_path, RDF, "post.rss")
    assert ("Flood kills 12", "2022-01-05", "The Post") == (flood.text, flood.reported_at, flood.outlet)


def test_offsets_are_into_the_text_as_kept(tmp_path: Path) -> None:
    """Every fact's words stand where it says."""
    for dispatch in read(tmp_path, RSS):
        facts = read_facts(dispatch)
        assert facts
        assert all(dispatch.text[fact.start : fact.end] == fact.surface for fact in facts)


def test_entries_without_an_id_are_named_by_their_text(tmp_path: Path) -> None:
    """So that the next fetch of a feed that moved on gives them the same name."""
    one, two = "<item><title>1 dead</title></item>", "<item><title>2 dead</title></item>"
    first = {d.text: d.dispatch_id for d in read(tmp_path, f"<rss><channel>{one}{two}</channel></rss>")}
    later = {d.text: d.dispatch_id for d in read(tmp_path, f"<rss><channel>{two}{one}</channel></rss>")}
    assert first == later
    assert all(name.startswith("post-") for name in first.values())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (BOMB, "entities of its own"),
        (
            '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><title>&a;</title></item></rss>',
            "entities",
        ),
        ('<!DOCTYPE r SYSTEM "https://evil.example/x.dtd"><rss/>', "a feed without an entry"),
        (RSS[:300], "not XML"),
        ("<rss><channel><item><title>1 &nbsp; dead</title></item></channel></rss>", "undefined entity"),
        ("<html><body>1 dead</body></html>", "no feed: it begins with <html>"),
        ("<rss><channel></channel></rss>", "without an entry"),
        ("<rss><channel><item></item></channel></rss>", "entry 1: neither headline nor text"),
        (RSS.replace("Wed, 05 Jan 2022 08:00:00 -0500", "soon"), "pubDate is 'soon'"),
        (RSS.replace("utf-8", "shift_jis").encode(), "not XML: multi-byte encodings are not supported"),
        (RSS.replace("utf-8", "klingon").encode(), "not XML: unknown encoding"),
        (RSS.encode("utf-8").replace(b"Twelve", b"\xff\xfe"), "not XML"),
        ("<rss><item><title>" * 30_000, "not XML"),
        (f"<rss>{'<a>' * 30_000}{'</a>' * 30_000}</rss>", "a feed without an entry"),
        (" \n", "the file is empty"),
    ],
)
def test_bad_feeds_name_file_and_reason(content: str | bytes, says: str, tmp_path: Path) -> None:
    """Nothing of a bad feed is read."""
    with pytest.raises(DispatchError) as caught:
        read(tmp_path, content)
    assert says in str(caught.value)
    assert "post.xml" in str(caught.value)


@pytest.mark.parametrize("markup", ["<div>" * 50_000, "<" * 50_000, "<!--", "<script>", "&", "\x00", "]]&gt;"])
def test_hostile_markup_within_an_entry_is_read(markup: str, tmp_path: Path) -> None:
    """The headline stays, whatever becomes of the rest."""
    escaped = markup.replace("&", "&amp;").replace("<", "&lt;").replace("\x00", "&amp;#0;")
    item = f"<item><title>At least 12 died</title><description>{escaped}</description></item>"
    (dispatch,) = read(tmp_path, f"<rss><channel>{item}</channel></rss>")
    assert dispatch.text.startswith("At least 12 died")


def test_two_feeds_in_one_folder(tmp_path: Path) -> None:
    """And a text beside them: a stack may come in many forms."""
    read(tmp_path, RSS)
    (tmp_path / "b.txt").write_text("date 2022-01-06 Rain went on.")
    assert 4 == len(read(tmp_path, RDF.replace("12", "13"), "wire.rss"))
