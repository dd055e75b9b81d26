"""Where it was: the places that a text names, and the one that each figure speaks of."""
