"""The brief in headless Chromium: what a reader sees, points at, tabs to and sorts."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess

import pytest

from crossfoot.briefs import write_brief
from tests.briefs import brief_stacks

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=900,1200",
    "--virtual-time-budget=2000",
]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium")

PROBE = """
const probe = () => { %s };
const ask = (tries) => {
  if (!document.hasFocus() && tries) return setTimeout(() => ask(tries - 1), 20);
  document.documentElement.setAttribute("data-told", JSON.stringify(probe()));
};
window.addEventListener("load", () => ask(50));
"""
"""Asked once the window has the focus: before that, no element can get it."""


def ask(page: str, tmp_path, script: str):
    """What a script finds on the page. The page's own policy forbids it, so it is lifted for the script alone."""
    lifted = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    probed = lifted.replace("</body>", f"<script>{PROBE % script}</script></body>")
    dom = dump(probed, tmp_path)
    return json.loads(html.unescape(re.search(r'data-told="([^"]*)"', dom)[1]))


def dump(page: str, tmp_path) -> str:
    path = tmp_path / "probed.html"
    path.write_text(page, encoding="utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    done = subprocess.run([CHROMIUM, *FLAGS, profile, "--dump-dom", path.as_uri()], capture_output=True, timeout=120)
    return done.stdout.decode("utf-8")


@pytest.fixture
def page(tmp_path):
    return write_brief(brief_stacks.nested(), tmp_path / "brief.html").read_text(encoding="utf-8")


def test_a_reading_is_hidden_until_its_figure_has_the_focus(page, tmp_path):
    script = """
      const mark = document.querySelector("a[href='#row-2'][aria-describedby]");
      const tip = document.getElementById(mark.getAttribute("aria-describedby"));
      const seen = () => getComputedStyle(tip).visibility;
      const before = seen(); mark.focus(); const during = seen();
      mark.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true})); const shut = seen();
      mark.blur(); return {before, during, shut, tip: tip.textContent};
    """
    told = ask(page, tmp_path, script)
    assert (told["before"], told["during"], told["shut"]) == ("hidden", "visible", "hidden")
    assert "says: 10 liras per loaf" in told["tip"]


def test_every_figure_can_be_reached_by_keyboard(page, tmp_path):
    script = """
      const stops = Array.from(document.querySelectorAll(".figure > a")).filter((mark) => mark.tabIndex === 0);
      stops.forEach((mark) => mark.focus());
      return stops.flatMap((mark) => mark.parentNode.dataset.figures.split(" "));
    """
    assert set(ask(page, tmp_path, script)) == {"1", "2", "3", "4"}


def test_a_figure_cut_by_another_lights_up_whole(page, tmp_path):
    script = """
      document.querySelector(".figure > a").focus();
      return Array.from(document.querySelectorAll(".figure.lit > a")).map((mark) => mark.textContent);
    """
    assert ask(page, tmp_path, script) == ["from 5 to ", "10 liras"]


def test_no_reading_reaches_past_the_page(page, tmp_path):
    """On a narrow screen too."""
    script = """
      document.body.style.width = "20rem";
      return Array.from(document.querySelectorAll(".figure > a")).map((mark) => {
        mark.focus();
        const tip = document.getElementById(mark.getAttribute("aria-describedby")).getBoundingClientRect();
        const text = mark.closest(".text").getBoundingClientRect();
        return tip.left >= text.left && tip.right <= text.right;
      });
    """
    assert all(ask(page, tmp_path, script))


def test_the_table_sorts_by_a_column_and_back(page, tmp_path):
    script = """
      const button = Array.from(document.querySelectorAll("th button")).find((one) => one.textContent === "Says");
      const order = () => Array.from(document.querySelectorAll("tbody tr")).map((row) => row.id);
      button.click(); const up = order(); button.click();
      return {up, down: order(), sorted: button.parentNode.getAttribute("aria-sort")};
    """
    told = ask(page, tmp_path, script)
    assert told["up"] == ["row-3", "row-4", "row-1", "row-2"]
    assert told["down"] == told["up"][::-1]
    assert told["sorted"] == "descending"


def test_the_page_runs_under_its_own_policy(page, tmp_path):
    """The buttons are enabled by the script, so the policy admits it; a script put in is kept out."""
    dom = dump(page.replace("</body>", "<script>document.title = 'owned'</script></body>"), tmp_path)
    assert "disabled" not in re.search(r"<thead>.*?</thead>", dom, re.S)[0]
    assert "<title>What the dispatches say, 1 Nov 2021</title>" in dom


def test_a_hostile_dispatch_shows_its_words_and_runs_nothing(tmp_path):
    page = write_brief(brief_stacks.hostile(), tmp_path / "x.html").read_text(encoding="utf-8")
    script = """
      const text = document.querySelector(".text").cloneNode(true);
      for (const other of text.querySelectorAll(".tip, sup")) other.remove();
      return {text: text.textContent, title: document.title, images: document.images.length,
              scripts: document.scripts.length};
    """
    told = ask(page, tmp_path, script)
    shown = brief_stacks.HOSTILE.replace("\r\n", "\n").replace("\u202e", "U+202E").replace("\x00", "U+0000")
    assert told["text"] == shown
    assert told["title"] == "What the dispatches say, 1 Nov 2021"
    assert told["images"] == 0
    assert told["scripts"] == 2, "the page's own and the probe"
