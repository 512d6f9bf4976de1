"""Where an article's publisher is at home, by the address of its page."""

from functools import cache
from urllib.parse import urlsplit

from extract.model import Article, Place
from extract.places.entry import Entry
from extract.places.folding import fold
from extract.places.gazetteer import Gazetteer
from extract.places.tables import rows


@cache
def homes() -> dict[str, tuple[str, str]]:
    """Ends of host names to town and division code."""
    return {row["domain"]: (row["town"], row["division"]) for row in rows("publishers")}


def publisher_home(article: Article, gazetteer: Gazetteer) -> Place | None:
    """The town that the publisher reports on, None where the address tells none (national and unknown publishers)."""
    entry = home_entry(article.url or "", gazetteer)
    return entry.place() if entry else None


def home_entry(url: str, gazetteer: Gazetteer) -> Entry | None:
    """The town of a page's address.

    "http://www.wkrn.com/story" and "news.wkrn.com" are of Nashville; "example.com" is of nowhere.
    """
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # an address such as "http://[broken"
        return None
    parts = host.split(".")
    for first in range(len(parts) - 1):
        if found := homes().get(".".join(parts[first:])):
            town, division = found
            matches = gazetteer.matches(fold(town))
            return next((m.entry for m in matches if m.entry.kind == "city" and m.entry.admin1_code == division), None)
    return None
