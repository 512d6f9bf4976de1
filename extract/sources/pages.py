"""Saved web pages -> Article: main text by trafilatura, day of publication by htmldate."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from extract.errors import ArticleError
from extract.model import Article
from extract.sources.decode import decode

LONGEST_PAGE = 20_000_000
"""Bytes of HTML; trafilatura takes no more."""
FIRST_YEAR, LAST_YEAR = 1995, 2099
"""No page is older than the web; a fixed end, not the clock, bounds the other side."""
SHORT = 300
"""Characters; less than this is no article, so that the plainer extraction (JSON-LD, paragraphs) gets its turn."""
LEAST_LINE, LEAST_SENTENCE = 80, 25
FEW_MARKS = "\u0e00"  # Thai and the scripts after it
PAUSE = re.compile(r"[.,;:!?…](?:\s|$)")
"""Matches the comma of 'rain, wind'; not '3,5'."""
SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]{0,2}$")
"""Matches a line that ends like a sentence: 'It rained.', 'It rained.”'; not 'Contact us'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a saved page holds."""

    text: str
    title: str | None
    site: str | None
    url: str | None
    published: date | None


def read_html(
    html: bytes | str,
    url: str | None = None,
    *,
    name: str = "the page",
) -> Article:
    """The article on a saved page, with title, site, address and day of publication as far as the page tells.

    `url` is where the page came from, if known; `name` opens the messages. Raises ArticleError "no article
    found" for a page that is only a menu.
    """
    if len(html) > LONGEST_PAGE:
        raise ArticleError(f"{name}: a page of {len(html) / 1e6:.0f} MB is too large: the limit is 20 MB")
    page = read_page(html, url)
    if page is None or not is_article(page.text):
        raise ArticleError(f"{name}: no article found on the page: give a page with an article, or its text")
    return Article(
        text=page.text,
        title=page.title,
        source=page.site,
        url=page.url,
        published=page.published,
        published_basis="metadata" if page.published else "none",
    )


def read_page(html: bytes | str, url: str | None) -> Page | None:
    """Main text and metadata of a page; None where there is no text at all."""
    import trafilatura  # loads lxml and a dozen more packages, which plain text needs none of

    if isinstance(html, bytes):
        decoded = decode(html)
        html = decoded.text if decoded else html
    try:
        document = trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    except (ValueError, LookupError, RecursionError):  # what its parsers let through on broken pages
        return None
    if document is None or isinstance(document, dict) or not document.text:
        return None
    title = " ".join(document.title.split()) if document.title else None
    text = document.text
    if len(text) < SHORT:
        _, plainer, length = trafilatura.baseline(html)
        text = plainer if length >= 2 * len(text) else text
    return Page(
        text=without_title(text, title),
        title=title,
        site=document.sitename or document.hostname,
        url=url or document.url,
        published=find_published(html, url),
    )


def find_published(html: bytes | str, url: str | None) -> date | None:
    """The day on which the page was first published, as its metadata, address or text say; None if nowhere."""
    from htmldate import find_date

    try:
        found = find_date(
            html,
            url=url,
            original_date=True,
            min_date=datetime(FIRST_YEAR, 1, 1),  # noqa: DTZ001 - htmldate compares days without a zone
            max_date=datetime(LAST_YEAR, 12, 31),  # noqa: DTZ001
        )
    except (ValueError, LookupError, RecursionError):
        return None
    return date.fromisoformat(found) if found else None


def without_title(text: str, title: str | None) -> str:
    """The text without a first line that repeats the title."""
    first, _, rest = text.partition("\n")
    if title and rest.strip() and " ".join(first.split()).casefold() == title.casefold():
        return rest.lstrip("\n")
    return text


def is_article(text: str) -> bool:
    """Whether the text has at least one line of prose; menus and link lists have none."""
    return any(is_prose(line.strip()) for line in text.splitlines())


def is_prose(line: str) -> bool:
    """Whether a line ends like a sentence, or is long and has marks inside (or a script that uses few)."""
    if len(line) >= LEAST_SENTENCE and SENTENCE_END.search(line):
        return True
    return len(line) >= LEAST_LINE and (bool(PAUSE.search(line)) or max(line) >= FEW_MARKS)
