"""Every quantity in a text: numbers, ranges, changes, hedges, units and what is counted."""
