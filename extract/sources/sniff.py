"""What some bytes are, whatever the file's name says."""

import re
from typing import Literal

Content = Literal["text", "page", "table", "data"]

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PAR1", "a Parquet table"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a sound, video or image file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Matches '<!DOCTYPE html>', '<html lang="en">'; not 'The tag <html> opens a page'."""
TAG = re.compile(r"<(?:p|div|span|a|br|h[1-6]|article|section|table|ul|li|meta|title)\b[^<>]{0,300}>", re.IGNORECASE)
"""Matches '<p class="x">'; not 'a < b > c'."""
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv"})
DATA_SUFFIXES = frozenset({".json", ".jsonl", ".geojson", ".ndjson"})


def binary_kind(data: bytes) -> str | None:
    """In words, what a file with these first bytes is, if it is a known kind that holds no plain text."""
    return next((words for magic, words in MAGIC if data.startswith(magic)), None)


def content_of(text: str, suffix: str) -> Content:
    """Whether a text is prose, a saved page, a table or data; the suffix only helps where the text leaves it open."""
    if PAGE.match(text):
        return "page"
    if suffix in PAGE_SUFFIXES and len(TAG.findall(text[:200_000])) >= 2:
        return "page"
    if suffix in DATA_SUFFIXES and text.lstrip()[:1] in ("{", "["):
        return "data"
    if suffix in TABLE_SUFFIXES and is_table(text):
        return "table"
    return "text"


def is_table(text: str) -> bool:
    """Whether the first lines have the same number of commas, semicolons or tabs, at least two."""
    head = [line for line in text[:20_000].splitlines() if line.strip()][:5]
    if not head:
        return False
    return any(
        min(counts) >= 2 and (counts.count(counts[0]) == len(counts) or "event_id" in head[0] or len(counts) == 1)
        for counts in ([line.count(sign) for line in head] for sign in ",;\t")
    )
