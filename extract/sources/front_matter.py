"""The block between two `---` lines at a text's head that says where it comes from."""

import re
from dataclasses import dataclass
from datetime import date

from extract.errors import ArticleError

BLOCK = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.{0,20000}?)(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n|$)", re.DOTALL)
"""Matches '---', lines, '---' at the head of a text; not a rule of dashes further down."""
FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:\s*(.*)$")
"""Matches 'published: 2018-06-09'; not 'He said: no' inside a longer line of prose without a key before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the block says; `length` is how many characters it takes, 0 where there is none."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    length: int = 0


def read_front_matter(text: str, name: str) -> FrontMatter:
    """The block at the head of a text; `name` stands in the message where its day of publication is none.

    Known fields: title, source, source_url (or url), published (or date); others are left alone.
    """
    match = BLOCK.match(text)
    if match is None:
        return FrontMatter()
    fields: dict[str, str] = {}
    for line in match.group(1).splitlines():
        field = FIELD.match(line)
        if field is None:
            if line.strip() and not line.startswith((" ", "\t", "#", "-")):
                return FrontMatter()
            continue
        fields.setdefault(field.group(1).lower().replace("-", "_").replace(" ", "_"), unquoted(field.group(2).strip()))
    return FrontMatter(
        title=fields.get("title") or None,
        source=fields.get("source") or None,
        url=fields.get("source_url") or fields.get("url") or None,
        published=read_day(fields.get("published") or fields.get("date") or "", name),
        length=match.end(),
    )


def unquoted(value: str) -> str:
    """The value without the quotes that YAML allows around it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def read_day(value: str, name: str) -> date | None:
    """The day of an ISO date or date and time; None for nothing."""
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise ArticleError(f"{name}: published {value!r} is no date: write it as 2018-06-09") from None
