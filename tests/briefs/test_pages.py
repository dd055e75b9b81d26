"""The brief says what the tables say, in full, escaped, the same on every run, and needs no network."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest

from crossfoot import charts
from crossfoot.briefs import write_brief
from crossfoot.briefs.passages import passages
from crossfoot.charts import material
from crossfoot.errors import TableError
from crossfoot.tables import frame
from tests.briefs import brief_stacks


class Reader(HTMLParser):
    """What a page holds: its tags, and the text of its dispatches without readings and numbers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.dispatches: list[str] = []
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.append((tag, told))
        if tag not in ("meta", "img", "link", "br"):
            self._inside.append(f"{tag}.{told.get('class')}")
        if told.get("class") == "text":
            self.dispatches.append("")

    def handle_endtag(self, tag):
        if tag not in ("meta", "img", "link", "br"):
            assert self._inside.pop().split(".")[0] == tag

    def handle_data(self, data):
        if "div.text" in self._inside and not {"span.tip", "sup.n"} & set(self._inside):
            self.dispatches[-1] += data


@pytest.fixture
def page(tmp_path):
    return write_brief(brief_stacks.nested(), tmp_path / "brief.html").read_text(encoding="utf-8")


def test_every_dispatch_stands_in_full(page):
    assert Reader(page).dispatches == [brief_stacks.TEXT]


def test_spans_that_nest_and_cross_are_all_marked():
    facts = material(brief_stacks.nested()).facts
    told = [("".join(piece.text for piece in p.pieces), {facts[at].fact_id for at in p.covering})
            for p in passages(brief_stacks.TEXT, facts) if p.covering]  # fmt: skip
    assert told == [
        ("from 5 to ", {"five"}),
        ("10 liras", {"five", "ten", "dollars"}),
        (" (1.04 dollars) a loaf", {"dollars"}),
        ("At least 3 shops", {"shops"}),
    ]


def test_the_shortest_span_leads(page):
    """Of three figures over "10 liras", the one whose words they are is read first and linked."""
    mark = re.search(r'<a href="#row-(\d)" aria-describedby="[^"]+">10 liras</a>', page)
    assert mark
    assert mark[1] == "2"


def test_links_between_findings_figures_and_rows_arrive(page):
    tags = Reader(page).tags
    ids = [told["id"] for _, told in tags if told.get("id")]
    assert len(ids) == len(set(ids))
    targets = {told["href"][1:] for tag, told in tags if tag == "a"}
    assert targets <= set(ids)
    assert {"figure-1", "row-1", "finding-1"} <= targets


def test_every_mark_is_described_by_a_tooltip(page):
    tags = Reader(page).tags
    tips = {told["id"] for _, told in tags if told.get("role") == "tooltip"}
    assert tips == {told["aria-describedby"] for _, told in tags if "aria-describedby" in told}


def test_a_reading_tells_bound_speaker_links_and_doubts(page):
    reading = re.sub(r"<[^>]+>", "", page[page.index("At least 3 shops</a>") :])
    for line in (
        "bound: a lower bound: it may be more (“At least”)",
        "said by: a baker",
        "in doubt: shut, not damaged",
    ):
        assert line in reading
    assert "restates:" in page
    assert "changed from:" in page


def test_alarms_come_first(page):
    assert page.index("off the day") < page.index("say the same")
    assert "1 to look at" in page


def test_the_same_result_gives_the_same_bytes(page, tmp_path):
    backwards = brief_stacks.nested()
    backwards.facts = backwards.facts[::-1].reset_index(drop=True)
    backwards.findings = backwards.findings[::-1].reset_index(drop=True)
    assert page == write_brief(backwards, tmp_path / "again.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The folder of that stack's charts, which no test changes."""
    folder = tmp_path_factory.mktemp("drawn") / "figures"
    charts.draw_all(brief_stacks.nested(), folder)
    return folder


def test_nothing_is_fetched(drawn, tmp_path):
    full = write_brief(brief_stacks.nested(), tmp_path / "full.html", charts=drawn).read_text(encoding="utf-8")
    for tag, told in Reader(full).tags:
        assert tag not in ("link", "iframe", "object", "embed", "base", "form")
        assert not any(name.startswith("on") or name == "style" for name in told)
        assert (told.get("src") or "data:").startswith("data:")
        assert (told.get("href") or "#").startswith("#")
    assert "default-src 'none'" in full
    assert "url(" not in full
    assert "@import" not in full


def test_charts_stand_in_the_page_with_their_words(drawn, tmp_path):
    full = write_brief(brief_stacks.nested(), tmp_path / "full.html", charts=drawn).read_text(encoding="utf-8")
    images = [told for tag, told in Reader(full).tags if tag == "img"]
    assert [entry["alt"] for entry in charts.read_list(drawn)] == [told["alt"] for told in images]
    assert all(told["src"].startswith("data:image/svg+xml;base64,") for told in images)


def test_a_chart_that_was_taken_away_is_named(drawn, tmp_path):
    folder = shutil.copytree(drawn, tmp_path / "figures")
    (folder / "overview.svg").unlink()
    with pytest.raises(TableError, match=r"overview\.svg"):
        write_brief(brief_stacks.nested(), tmp_path / "full.html", charts=folder)


def test_words_of_a_dispatch_never_become_markup(tmp_path):
    page = write_brief(brief_stacks.hostile(), tmp_path / "x.html").read_text(encoding="utf-8")
    tags = [tag for tag, _ in Reader(page).tags]
    assert tags.count("script") == 1
    assert not {"img", "b", "i", "u"} & (set(tags) - {"b"})
    assert "{{ 7*7 }} {% raw %}" in page


def test_characters_that_turn_the_writing_are_shown_by_code(tmp_path):
    page = write_brief(brief_stacks.hostile(), tmp_path / "x.html").read_text(encoding="utf-8")
    assert "\u202e" not in page
    assert "\x00" not in page
    told = Reader(page).dispatches[0]
    assert brief_stacks.HOSTILE.replace("\r\n", "\n") == told.replace("U+202E", "\u202e").replace("U+0000", "\x00")


def test_words_that_do_not_stand_at_their_offsets_stop_the_brief(tmp_path):
    wrong = brief_stacks.nested()
    wrong.facts["start"] += 1
    with pytest.raises(TableError, match="does not stand there"):
        write_brief(wrong, tmp_path / "x.html")
    assert list(tmp_path.iterdir()) == []


def test_facts_alone_make_a_brief_without_dispatches(tmp_path):
    page = write_brief(brief_stacks.nested().facts, tmp_path / "x.html").read_text(encoding="utf-8")
    assert "At least 3 shops" in page
    assert Reader(page).dispatches == []


def test_a_stack_without_figures_makes_a_brief_that_says_so(tmp_path):
    page = write_brief(frame("facts", []), tmp_path / "x.html").read_text(encoding="utf-8")
    assert "The dispatches state no figure" in page


COUNTS = {
    "critical": {"passed": 3, "failed": 1, "errored": 0},
    "warning": {"passed": 2, "failed": 0, "errored": 0},
}
FAILURE = {"severity": "critical", "rule": "parts_fit", "quote": "<330>", "found": None, "reason": "Too many."}
REPORT = SimpleNamespace(summary=lambda: COUNTS, failures=pd.DataFrame([FAILURE]))


def test_the_checks_are_summed_up_with_what_failed(tmp_path):
    page = write_brief(brief_stacks.nested(), tmp_path / "x.html", report=REPORT).read_text(encoding="utf-8")
    assert "5 of 6 checks passed: 1 critical failed." in page
    assert "parts_fit: “&lt;330&gt;”" in page


def test_the_markdown_brief_says_the_same(drawn, tmp_path):
    folder = shutil.copytree(drawn, tmp_path / "figures")
    told = write_brief(brief_stacks.nested(), tmp_path / "brief.md", charts=folder, report=REPORT).read_text("utf-8")
    assert "**ALARM: off the day's rate** “1.04 dollars” is \\<off\\> the rate \\& so on." in told
    assert "](<figures/overview.png>)" in told
    assert "| 4 | “At least 3 shops” | at least 3 buildings |" in told


def test_hostile_words_stay_words_in_markdown(tmp_path):
    told = write_brief(brief_stacks.hostile(), tmp_path / "x.md").read_text(encoding="utf-8")
    assert "\\<script\\>alert(2)" in told
    assert "<script" not in told.replace("\\<script", "")
    assert "\u202e" not in told


def test_a_line_that_would_be_a_list_stays_text(tmp_path):
    told = brief_stacks.nested()
    told.findings.loc[0, "explanation"] = "3. is what *he* said"
    page = write_brief(told, tmp_path / "x.md").read_text(encoding="utf-8")
    assert "3\\. is what \\*he\\* said" in page


def test_a_decimal_figure_is_no_list_and_headings_stand_free(tmp_path):
    told = brief_stacks.nested()
    charts.draw_all(told, tmp_path / "figures")
    page = write_brief(told, tmp_path / "x.md", charts=tmp_path / "figures").read_text(encoding="utf-8")
    assert "| 1.04 dollars per loaf |" in page
    assert "\n\n## Charts\n" in page
    assert "\n\n\n" not in page


def test_what_is_in_doubt_is_seen_without_pointing_at_it(page):
    """In the text, in the table, and explained once."""
    assert re.search(r'<span class="figure doubtful"[^>]*>.*?At least 3 shops</a>', page, re.DOTALL)
    assert '<span class="doubt">in doubt: shut, not damaged</span>' in page
    assert "underlined in red dashes" in page
    assert 1 == page.count('class="figure doubtful"')


def test_what_was_assumed_is_told_and_raises_no_alarm(page, tmp_path):
    """Whose dollars: in the text, the table and the reading, but not in red."""
    assert re.search(r'<span class="figure[^"]* assumed"[^>]*>', page)
    assert '<span class="assumed">taken as USD</span>' in page
    assert "assumed: taken as USD" in re.sub(r"<[^>]+>", "", page)
    assert "In plain dashes" in page
    told = write_brief(brief_stacks.nested(), tmp_path / "brief.md").read_text(encoding="utf-8")
    assert "| asserted, taken as USD |" in told
    assert "| asserted, in doubt: shut, not damaged |" in told


def test_the_page_is_headed_by_what_was_found(drawn, tmp_path):
    """And by how much needs a look; what it is stands above in small."""
    stack = brief_stacks.nested()
    page = write_brief(stack, tmp_path / "brief.html", charts=drawn).read_text(encoding="utf-8")
    assert "<h1>Price of bread doubled, from 5 to 10 liras per loaf</h1>" in page
    assert '<p class="kicker">What the dispatches say, 1 Nov 2021</p>' in page
    assert '<a class="alarms" href="#findings">1 finding to look at</a>' in page
    own = write_brief(stack, tmp_path / "own.html", charts=drawn, title="Bread").read_text("utf-8")
    assert "<h1>Bread</h1>" in own


def test_an_alarm_says_what_is_wrong_with_it(tmp_path):
    """A part that leaves a gap does not "fit in its total"."""
    stack = brief_stacks.nested()
    stack.findings = stack.findings.assign(verdict="remainder")
    page = write_brief(stack, tmp_path / "brief.html").read_text(encoding="utf-8")
    assert [page.count(f">{words}</span>") for words in ("parts do not add up", "part fits in total")] == [1, 1]


def test_the_page_follows_a_dark_desk(page):
    """Every colour is named once for light and once for dark."""
    light, dark = (set(re.findall(r"--(\w+): #", block)) for block in re.findall(r":root \{([^}]*)\}", page)[:2])
    assert light == dark
    assert "prefers-color-scheme: dark" in page
