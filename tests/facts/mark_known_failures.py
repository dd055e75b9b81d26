"""Write into ``tests/corpus/dispatches`` which fields of which claims are not yet read right.

Run it after a rule was mended, and look at the difference: lists may only grow where something was traded knowingly.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from tests.facts.claims_corpus import FOLDER, failures, value_of

KNOWN = re.compile(r", known_failures = \[[^\]]*\]")


def main() -> None:
    for path in sorted(FOLDER.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(marked(text, tomllib.loads(text)["dispatch"]), encoding="utf-8")


def marked(text: str, stories: list[dict[str, Any]]) -> str:
    """The file with every list as the reading stands now; a claim is a line of its own."""
    lines = [KNOWN.sub("", line) for line in text.split("\n") if not line.startswith("known_spurious = ")]
    listed = [at for at, line in enumerate(lines) if line.startswith("  { quote = ")]
    closed = [at for at, line in enumerate(lines) if line == "]"]
    rows = iter(listed)
    extra: dict[int, str] = {}
    for story, end in zip(stories, closed, strict=True):
        wrong, spurious = failures(story)
        fields = iter(wrong)
        for claim in story["facts"]:
            at = next(rows)
            failed = next(fields) if value_of(claim) != (None,) else []
            if failed:
                lines[at] = re.sub(r" \},?$", f", known_failures = {json.dumps(failed)} }},", lines[at])
        if spurious:
            extra[end] = f"known_spurious = {json.dumps(spurious, ensure_ascii=False)}"
    return "\n".join(line + (f"\n{extra[at]}" if at in extra else "") for at, line in enumerate(lines))


if __name__ == "__main__":
    main()
