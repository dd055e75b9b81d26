"""Patterns whose compiled code is kept between runs are those of `re`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crossfoot import regexes
from crossfoot.regexes import Kept

PATTERNS = [
    (r"(?P<count>\d[\d,]*) (?:dead|(?P<hurt>hurt))\b", 0),
    (r"(?<!\w)(?:killed|injur(?:ed|ies))(?![’']s)[^.;]{0,40}+$", re.IGNORECASE),
    ("[À-Þ][^\\W\\d_]*|(?i:usd)", 0),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where patterns are kept in these tests."""
    return tmp_path / "cache" / "regexes.kept"


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_one_that_re_compiles(path: Path, pattern: str, flags: int) -> None:
    """Flags, groups and code are the same, compiled now or by an earlier run."""
    now = Kept(path)
    first = now.compile(pattern, flags)
    now.save()
    kept = Kept(path).compile(pattern, flags)
    expected = re.compile(pattern, flags)
    assert expected == first == kept
    assert (expected.flags, expected.groups, dict(expected.groupindex)) == (
        kept.flags,
        kept.groups,
        dict(kept.groupindex),
    )


def test_groups_are_found_by_name(path: Path) -> None:
    """A kept pattern tells its groups by name."""
    Kept(path).compile(*PATTERNS[0])
    found = Kept(path).compile(*PATTERNS[0]).search("some 1,200 hurt")
    assert found is not None
    assert {"count": "1,200", "hurt": "hurt"} == found.groupdict()
    assert "hurt" == found.lastgroup


def test_half_a_file_is_compiled_anew(path: Path) -> None:
    """A file that cannot be read costs time, and nothing else."""
    path.parent.mkdir()
    path.write_bytes(b"\x00\x01")
    assert Kept(path).compile("dead").search("12 dead") is not None


def test_what_cannot_be_written_is_not_kept(path: Path) -> None:
    """Where the folder is a file, nothing is kept and nothing fails."""
    path.parent.write_text("no folder")
    kept = Kept(path)
    kept.compile("dead")
    kept.save()
    assert path.parent.is_file()


def test_files_do_not_grow_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns of earlier versions are dropped once too many have piled up."""
    monkeypatch.setattr(regexes, "MOST", 1)
    full = Kept(path)
    full.compile("one"), full.compile("two")
    full.save()
    now = Kept(path)
    now.compile("three")
    now.save()
    size = path.stat().st_size
    Kept(path).compile("three")
    assert size < 400


def test_a_wrong_pattern_is_an_error(path: Path) -> None:
    """As `re` says it."""
    with pytest.raises(re.error, match="unterminated"):
        Kept(path).compile("[a-z")


@pytest.mark.parametrize(
    ("pattern", "text", "at"),
    [
        (r"\b(?:dead|in(?:jured)?)\b", "indeed undead: 3 injured, 4 dead", [17, 28]),
        (r"(?:the )?(?:[Dd]ead|\d+)$", "Overhead the dead", [9]),
        (r"(?<!\d )(?:wave|[0-9]+ dead)", "7 waves, 12 dead", [9]),
        (r"(?:a |\d )?x*", "xx", [0, 2]),
    ],
)
def test_skipping_to_where_a_match_may_begin_finds_the_same(path: Path, pattern: str, text: str, at: list[int]) -> None:
    """A search that tries only at letters it may begin with finds what one finds that tries at each."""
    found = [match.start() for match in Kept(path).compile(pattern).finditer(text)]
    assert at == found == [match.start() for match in re.finditer(pattern, text)]
