"""Briefs: what a stack of dispatches says, on one page that opens offline, every figure shown in its place."""

from __future__ import annotations

from crossfoot.briefs.pages import brief_path, write_brief

__all__ = ["brief_path", "write_brief"]
