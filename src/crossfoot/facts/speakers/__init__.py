"""Who said it: the speakers of a text, and how far each of them speaks."""
