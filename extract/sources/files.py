"""Files, folders, patterns and the standard input -> articles, one clear line for each that cannot be read."""

import glob
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from extract.errors import ArticleError, InputError
from extract.model import Article
from extract.sources.decode import decode
from extract.sources.front_matter import read_front_matter
from extract.sources.language import is_english
from extract.sources.pages import LONGEST_PAGE, read_html
from extract.sources.sniff import PAGE_SUFFIXES, binary_kind, content_of

SUFFIXES = frozenset({".txt", ".text", ".md"}) | PAGE_SUFFIXES
"""What a folder is searched for; a file that is named itself may have any suffix."""
LONGEST_TEXT = 1_000_000
"""Characters of one article; the longest reports of newspapers have a tenth of that."""
STDIN = "-"

Note = Callable[[str], None]


def find_files(paths: Sequence[str | Path], on_failure: Callable[[InputError], None] | None = None) -> list[Path]:
    """The files meant by files, folders (searched through) and patterns, each once; a folder's in order of name.

    A path that leads nowhere goes to `on_failure`; without one it is raised. "-" stays as it is.
    """
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(expand(path)))
        except InputError as error:
            if on_failure is None:
                raise
            on_failure(error)
    return list(found)


def expand(path: str | Path) -> list[Path]:
    """The files that one argument means."""
    one = Path(path)
    if str(path) == STDIN or one.is_file():
        return [one]
    if one.is_dir():
        inside = sorted(file for file in one.rglob("*") if is_candidate(file.relative_to(one)) and file.is_file())
        if not inside:
            raise InputError(f"{one}: no articles in this folder: it has no {', '.join(sorted(SUFFIXES))} files")
        return inside
    if glob.has_magic(str(path)):
        matches = sorted(Path(match) for match in glob.glob(str(path), recursive=True))
        inside = [file for match in matches for file in (expand(match) if match.is_dir() else [match])]
        if inside:
            return inside
        raise InputError(f"{path}: nothing matches this pattern")
    if one.exists():
        raise InputError(f"{one}: neither a file nor a folder")
    raise InputError(f"{one}: no such file or folder")


def is_candidate(inside: Path) -> bool:
    """Whether a file found in a folder is read; hidden files and folders are passed over."""
    return inside.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in inside.parts)


def read_all(
    paths: Sequence[str | Path],
    on_failure: Callable[[ArticleError], None],
    on_note: Note | None = None,
) -> Iterator[Article]:
    """The articles of all paths, one at a time; what cannot be read goes to `on_failure` and stops nothing."""

    def failed(error: InputError) -> None:
        on_failure(ArticleError(str(error)))

    for path in find_files(paths, failed):
        try:
            article = read_stdin(on_note=on_note) if str(path) == STDIN else read_file(path, on_note)
        except ArticleError as error:
            on_failure(error)
            continue
        yield article


def read_file(path: Path, on_note: Note | None = None) -> Article:
    """The article in a file: plain text, Markdown with front matter, or a saved page, whatever its suffix says.

    `on_note` hears what the reader should know: a guessed encoding, a text that is not English.
    """
    try:
        size = path.stat().st_size
        if size > LONGEST_PAGE:
            raise ArticleError(f"{path}: {size / 1e6:.0f} MB is too large for an article: split it into its articles")
        data = path.read_bytes()
    except IsADirectoryError:
        raise ArticleError(f"{path}: this is a folder: name the files in it, or let it be searched") from None
    except FileNotFoundError:
        raise ArticleError(f"{path}: no such file") from None
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    return read_bytes(data, str(path), path.suffix.lower(), source=path.name, on_note=on_note)


def read_stdin(stream: BinaryIO | None = None, on_note: Note | None = None) -> Article:
    """The one article on the standard input, read to its end."""
    data = (stream or sys.stdin.buffer).read(LONGEST_PAGE + 1)
    return read_bytes(data, "standard input", "", source="stdin", on_note=on_note)


def read_bytes(data: bytes, name: str, suffix: str, *, source: str, on_note: Note | None = None) -> Article:
    """The article in some bytes; `name` opens the messages, `suffix` helps where the bytes leave it open."""
    note = on_note or (lambda message: None)
    if not data.strip():
        raise ArticleError(f"{name}: the file is empty")
    if kind := binary_kind(data):
        raise ArticleError(f"{name}: this is {kind}, which cannot be read as an article: save it as text or HTML")
    decoded = decode(data)
    if decoded is None:
        raise ArticleError(f"{name}: this is no text (binary, or an unknown encoding): save it as UTF-8 text or HTML")
    text = decoded.text
    if not text.strip():
        raise ArticleError(f"{name}: the file is empty")
    content = content_of(text, suffix)
    if content == "table":
        raise ArticleError(f"{name}: this is a table, not an article: open a table of events with 'dateline dashboard'")
    if content == "data":
        raise ArticleError(f"{name}: this is JSON, not an article: open a table of events with 'dateline dashboard'")
    if content == "page":
        page = read_html(data, name=name)
        article = replace(page, source=page.source or source)
    else:
        article = read_text(text, name, source)
        if decoded.guessed:
            damage = f", with {count} damaged characters" if (count := text.count("\ufffd")) else ""
            note(f"{name}: read as {decoded.encoding}{damage}, a guess: save it as UTF-8 if letters look wrong")
    if not is_english(article.text):
        note(f"{name}: not English: dates and places may be missed")
    return article


def read_text(text: str, name: str, source: str) -> Article:
    """The article in a decoded text, with what its front matter says."""
    if len(text) > LONGEST_TEXT:
        raise ArticleError(
            f"{name}: {len(text) / 1e6:.1f} million characters are too many for one article"
            f" (the limit is {LONGEST_TEXT / 1e6:.0f} million): split it into its articles"
        )
    front = read_front_matter(text, name)
    body = text[front.length :]
    if not body.strip():
        raise ArticleError(f"{name}: nothing follows the front matter")
    return Article(
        text=body,
        title=front.title,
        source=front.source or source,
        url=front.url,
        published=front.published,
        published_basis="metadata" if front.published else "none",
    )
