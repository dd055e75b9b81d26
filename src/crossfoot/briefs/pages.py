"""The brief as a page or as Markdown: one context, two templates."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from crossfoot.briefs.passages import passages, pieces
from crossfoot.briefs.readings import reading
from crossfoot.charts import Material, material, wording
from crossfoot.charts.drawing import read_list
from crossfoot.charts.material import Reconciled
from crossfoot.errors import OutputError, TableError
from crossfoot.facts.model import Fact
from crossfoot.tables.files import write_whole

if TYPE_CHECKING:
    import pandas as pd

SEVERITIES = ("error", "warning", "info")
VERDICTS = {
    "equal": "say the same",
    "compatible": "agree within their bounds",
    "narrower": "one is narrower",
    "supersedes": "later figure replaces earlier",
    "retracts": "withdrawn",
    "conflicts": "conflict",
    "not_comparable": "not to be compared",
    "foots": "adds up",
    "remainder": "part fits in total",
    "breaks": "does not add up",
    "at_rate": "at the day's rate",
    "near": "near the day's rate",
    "off": "off the day's rate",
    "rate_unknown": "no rate known",
    "implausible": "implausible",
}
ALARMS = {"remainder": "parts do not add up", "supersedes": "revised", "near": "beside the day's rate"}
"""What a verdict says where it raises an alarm."""
NOTABLE = ("conflicts", "breaks", "implausible", "retracts", "supersedes", "off", "near", "at_rate", "foots",
           "remainder", "equal", "compatible", "narrower", "rate_unknown", "not_comparable")  # fmt: skip
"""The order in which findings of one severity are told."""
FAILURES_TOLD = 10
PAGES, MARKDOWN = (".html", ".htm"), (".md", ".markdown")
MOST_SHORT = 6
HEADLINES = 8
"""Findings told above the fold; the rest follow folded away. Alarms are always above it."""


class Checked(Protocol):
    """What a brief asks of the report of `crossfoot.check`."""

    @property
    def failures(self) -> pd.DataFrame:
        """One row a failing row, with ``severity``, ``rule``, ``quote``, ``found`` and ``reason``."""

    def summary(self) -> dict[str, dict[str, int]]:
        """How many rules passed, failed and errored, by severity."""


def brief_path(path: Path | str) -> Path:
    """The path of a brief, which ends as one does.

    Raises
    ------
    OutputError
        It does not.
    """
    path = Path(path)
    if path.suffix.lower() not in PAGES + MARKDOWN:
        way_out = f"Let it end in {', '.join(PAGES + MARKDOWN)}."
        told = path.suffix or "a file without an ending"
        raise OutputError(f"no brief is written as {told}.", place=str(path), way_out=way_out)
    return path


def write_brief(
    result: Reconciled | pd.DataFrame | Material,
    path: Path | str,
    *,
    report: Checked | None = None,
    charts: Path | str | None = None,
    title: str | None = None,
) -> Path:
    """The file of a brief: one HTML page that needs no network, or Markdown where `path` ends in ``.md``.

    The same result gives the same bytes on every run.

    Parameters
    ----------
    result : result of `crossfoot.findings`, or a facts table
        Its ``dispatches`` are shown in full, with every figure marked where it stands.
    path : Path
    report : report of `crossfoot.check`, optional
        Its summary is told above the charts.
    charts : Path, optional
        A folder `crossfoot.charts.draw_all` drew into: its charts are taken into the page.
    title : str, optional

    Raises
    ------
    TableError
        A figure's words do not stand at its offsets in the dispatch.
    OutputError
        The file could not be written, or its name ends as no brief does.
    """
    path = brief_path(path)
    stack = material(result)
    if path.suffix.lower() in MARKDOWN:
        content = _render("brief.md.jinja", _context(stack, report, title, _listed(charts, path), {}), escape=False)
    else:
        drawn = _listed(charts, path)
        content = _render("brief.html.jinja", _context(stack, report, title, drawn, _parts()), escape=True)
    return write_whole(path, content.encode("utf-8", "replace"))


def _context(
    stack: Material, report: Checked | None, title: str | None, charts: list[dict[str, Any]], parts: dict[str, str]
) -> dict[str, Any]:
    numbers = {fact.fact_id: number for number, fact in enumerate(stack.facts, 1)}
    findings = _findings(stack, numbers)
    alarms = [row for row in findings if row["severity"] != "info"]
    above = findings[: max(HEADLINES, len(alarms))]
    short = [chart for chart in charts if chart["name"] != "overview"]
    kicker = _title(stack)
    lead = wording.plain(title) or (short[0]["headline"] if short else kicker)
    return {
        "title": lead,
        "kicker": kicker if lead != kicker else "",
        "counts": _counts(stack),
        "above": above,
        "below": findings[len(above) :],
        "alarms": len(alarms),
        "checks": _checks(report),
        "charts": charts,
        "short": [chart for chart in short if chart["headline"] != lead][:MOST_SHORT],
        "rows": [_row(stack, fact, numbers) for fact in stack.facts],
        "dispatches": _dispatches(stack, numbers),
        "is_any_doubtful": any(map(stack.is_doubtful, stack.facts)),
        "is_any_assumed": any(fact.doubts and not stack.is_doubtful(fact) for fact in stack.facts),
        **parts,
    }


def _title(stack: Material) -> str:
    dates = sorted(row["reported_at"] for row in stack.dispatches if row["reported_at"])
    dates = dates or sorted(fact.reported_at for fact in stack.facts if fact.reported_at)
    return "What the dispatches say" + (f", {wording.days(dates[0], dates[-1])}" if dates else "")


def _counts(stack: Material) -> str:
    dispatches = len(stack.dispatch_names)
    figures = sum(wording.is_valued(fact) for fact in stack.facts)
    nulls = len(stack.facts) - figures
    parts = [_many(dispatches, "dispatch", "dispatches"), _many(figures, "figure", "figures")]
    parts += [_many(nulls, "report without a figure", "reports without a figure")] if nulls else []
    return wording.listing([*parts, _many(len(stack.findings), "finding", "findings")])


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _findings(stack: Material, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Findings with the numbers of their figures: alarms first, then what agrees, in the order of `NOTABLE`."""
    return [
        row
        | {
            "number": number,
            "says": says(row["verdict"], row["severity"]),
            "sentence": pieces(row["explanation"]),
            "figures": [numbers[fact_id] for fact_id in row["facts"] if fact_id in numbers],
        }
        for number, row in enumerate(_ranked(stack), 1)
    ]


def says(verdict: str, severity: str) -> str:
    """What a finding says, in a few words: "does not add up"; an alarm, what is wrong."""
    plain = VERDICTS[verdict]
    return plain if severity == "info" else ALARMS.get(verdict, plain)


def _ranked(stack: Material) -> list[dict[str, Any]]:
    """The findings, graver first; of those alike one of each rule, then a second of each: no rule crowds others out."""
    turns: Counter[tuple[str, str]] = Counter()
    ranks = []
    for row in stack.findings:
        turns[row["rule"], row["verdict"]] += 1
        turn = turns[row["rule"], row["verdict"]] if row["severity"] == "info" else 0
        ranks.append((SEVERITIES.index(row["severity"]), turn, NOTABLE.index(row["verdict"]), row["finding_id"], row))
    return [row for *_, row in sorted(ranks, key=lambda rank: rank[:-1])]


def _checks(report: Checked | None) -> dict[str, Any] | None:
    """How many checks passed, and the first rows of those that did not."""
    if report is None:
        return None
    counts = report.summary()
    passed = sum(states["passed"] for states in counts.values())
    of = sum(sum(states.values()) for states in counts.values())
    bad = [f"{states[state]} {severity} {state}" for severity, states in counts.items()
           for state in ("failed", "errored") if states[state]]  # fmt: skip
    failures = report.failures.head(FAILURES_TOLD).to_dict("records")
    told = [{key: pieces(_text(row.get(key))) for key in ("severity", "rule", "quote", "found", "reason")}
            for row in failures]  # fmt: skip
    summary = f"{passed} of {of} checks passed" + (f": {wording.listing(bad)}" if bad else "")
    return {"summary": summary, "failures": told, "more": len(report.failures) - len(told)}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _row(stack: Material, fact: Fact, numbers: Mapping[str, int]) -> dict[str, Any]:
    """One line of the facts table, with the values its columns sort by."""
    return {
        "number": numbers[fact.fact_id],
        "words": pieces(fact.surface),
        "says": stack.told(fact),
        "sort": "" if fact.size is None else str(fact.size),
        "unit": fact.unit,
        "measure": wording.measure(fact.measure).lower() if fact.measure else fact.kind,
        "about": wording.plain(fact.item or fact.subject),
        "who": wording.plain(fact.attribution),
        "where": wording.plain(fact.place),
        "when": wording.days(fact.event_start, fact.event_end),
        "when_sort": fact.event_start or "",
        "dispatch": stack.dispatch_names[fact.dispatch_id],
        "status": fact.status,
        "doubts": "; ".join(fact.doubts),
        "is_doubtful": stack.is_doubtful(fact),
    }


def _dispatches(stack: Material, numbers: dict[str, int]) -> list[dict[str, Any]]:
    weighed: dict[str, list[int]] = {}
    for number, row in enumerate(_ranked(stack), 1):
        for fact_id in row["facts"]:
            weighed.setdefault(fact_id, []).append(number)
    return [_dispatch(stack, row, numbers, weighed) for row in stack.dispatches]


def _dispatch(
    stack: Material, row: Mapping[str, Any], numbers: dict[str, int], weighed: Mapping[str, list[int]]
) -> dict[str, Any]:
    facts = [fact for fact in stack.facts if fact.dispatch_id == row["dispatch_id"]]
    readings = [
        {
            "number": numbers[fact.fact_id],
            "lines": [(line.term, pieces(line.said)) for line in reading(stack, fact, numbers)],
            "findings": weighed.get(fact.fact_id, []),
            "is_doubtful": stack.is_doubtful(fact),
            "is_assumed": bool(fact.doubts),
        }
        for fact in facts
    ]
    return {
        "id": row["dispatch_id"],
        "name": stack.dispatch_names[row["dispatch_id"]],
        "title": pieces(row["title"] or ""),
        "origin": wording.plain(row["url"]) or Path(wording.plain(row["origin"])).name,
        "passages": passages(row["text"], facts),
        "readings": readings,
    }


def _listed(charts: Path | str | None, path: Path) -> list[dict[str, Any]]:
    """The charts of a folder, each with its picture: the SVG's own bytes for a page, its address for Markdown."""
    if charts is None:
        return []
    folder = Path(charts)
    if not folder.is_dir():
        raise TableError("no folder of charts.", place=str(folder), way_out="`crossfoot chart` draws them.")
    listed = read_list(folder)
    return [entry | _picture(folder / f"{entry['name']}.svg", path) for entry in listed]


def _picture(svg: Path, path: Path) -> dict[str, str]:
    try:
        content = svg.read_bytes()
    except FileNotFoundError as error:
        way_out = "Draw the charts anew: crossfoot.charts.draw_all writes them."
        raise TableError("charts.json lists a chart that is not there.", place=str(svg), way_out=way_out) from error
    beside = Path(os.path.relpath(svg.with_suffix(".png"), path.parent)).as_posix()
    return {"data": f"data:image/svg+xml;base64,{base64.b64encode(content).decode()}", "beside": beside}


def _parts() -> dict[str, str]:
    """Style and script of the page, and the hashes by which its policy admits only them."""
    style, script = (_part(name) for name in ("brief.css", "brief.js"))
    return {"style": style, "script": script, "style_hash": _hash(style), "script_hash": _hash(script)}


def _part(name: str) -> str:
    return files("crossfoot.briefs").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _render(template: str, context: dict[str, Any], *, escape: bool) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("crossfoot.briefs", "."),
        autoescape=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markdown"] = _markdown
    return environment.get_template(template).render(context)


MARKED_UP = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|~&"})
FIRST_ON_A_LINE = re.compile(r"^(\d*)([-+.)])(?!\w)")
"""What Markdown takes for a list where a line begins with it; "28.50" begins none."""


def _markdown(text: object) -> str:
    """Text as Markdown shows it as it stands, on one line."""
    return FIRST_ON_A_LINE.sub(r"\1\\\2", " ".join(str(text).split()).translate(MARKED_UP))
