"""When it was: the dates of a text, and the days that each figure speaks of."""
