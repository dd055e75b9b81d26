"""Briefs: what a stack of dispatches says, on one page that opens offline, every figure shown in its place."""

from __future__ import annotations

from crossfoot.briefs.pages import write_brief

__all__ = ["write_brief"]
