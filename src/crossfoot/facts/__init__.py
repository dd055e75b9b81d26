"""From figures to claims: of what, of whom, said by whom, when, where, part of what."""
