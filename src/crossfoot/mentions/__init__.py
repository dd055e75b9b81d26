"""Every quantity in a text: numbers, ranges, changes, hedges, units and what is counted."""

from crossfoot.mentions.model import Mention
from crossfoot.mentions.reader import Reading, read, read_all
from crossfoot.mentions.rejections import Rejected

__all__ = ["Mention", "Reading", "Rejected", "read", "read_all"]
