"""Exchange rates of a day: the book, and adapters to those who publish them, one a file."""

from crossfoot.rates.book import Crossing, RateBook, default_rates
from crossfoot.rates.converting import convert
from crossfoot.rates.fetching import fetch
from crossfoot.rates.reading import read_rates
from crossfoot.rates.rows import Rate

__all__ = ["Crossing", "Rate", "RateBook", "convert", "default_rates", "fetch", "read_rates"]
