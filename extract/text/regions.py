"""Which part each line plays: headline, body, caption, credit, byline, dateline or page furniture."""

from collections.abc import Iterator, Sequence

from extract.model import Region, RegionKind, Span
from extract.text.authorship import is_bare_date, is_byline, stamp_start
from extract.text.datelines import dateline_end, is_dateline
from extract.text.furniture import is_furniture, opens_list
from extract.text.lines import Line
from extract.text.pictures import credit_start, is_caption, is_credit
from extract.text.sentences import split_line

HEADLINE_WORDS = 30
HEADLINE_LINES = 3
LIST_ENTRY_WORDS = 16
HEADER_LINES = 8
DATELINE_TRIES = 3
MENU_LINES = 4
CLOSERS = "\"'”’»)]}"


def read_regions(lines: Sequence[Line]) -> Iterator[tuple[Region, Line]]:
    """Each line's region, or its regions where a dateline or a credit shares the line with something else."""
    kinds = classify(lines)
    tries = DATELINE_TRIES
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "body" and tries:
            cut = dateline_end(line.text, first=tries == DATELINE_TRIES)
            tries = 0 if cut else tries - 1
            yield from divided(line, "dateline", cut, "body") if cut else stamped(line, kind)
        elif kind == "caption":
            yield from divided(line, "caption", credit_start(line.text), "credit")
        elif kind in ("headline", "body"):
            yield from stamped(line, kind)
        else:
            yield Region(span=line.span, kind=kind), line


def stamped(line: Line, kind: RegionKind) -> Iterator[tuple[Region, Line]]:
    """A line whose end may say when it was posted, as in "Two held (Published Monday, March 21, 2016)"."""
    return divided(line, kind, stamp_start(line.text), "byline")


def divided(line: Line, left: RegionKind, cut: int | None, right: RegionKind) -> Iterator[tuple[Region, Line]]:
    """A line in two parts at `cut`, an offset in it; None: the whole line is of the kind that is not cut off."""
    if not cut or cut >= len(line.text):
        whole = right if left == "dateline" else left
        yield Region(span=line.span, kind=whole), line
        return
    head, tail = line.text[:cut].rstrip(), line.text[cut:].lstrip()
    yield Region(span=Span(line.span.start, line.span.start + len(head)), kind=left), line
    yield Region(span=Span(line.span.end - len(tail), line.span.end), kind=right), line


def classify(lines: Sequence[Line]) -> list[RegionKind]:
    """One kind a line, from its own words, then from its neighbours."""
    kinds = [kind_of(line, position) for position, line in enumerate(lines)]
    mark_list_entries(lines, kinds)
    mark_menus(lines, kinds)
    mark_chronology(lines, kinds)
    mark_headlines(lines, kinds)
    return kinds


def kind_of(line: Line, position: int) -> RegionKind:
    """What the line's own words say."""
    if is_furniture(line.text):
        return "furniture"
    if is_dateline(line.text):
        return "dateline"
    if is_credit(line.text):
        return "credit"
    if is_caption(line.text):
        return "caption"
    if is_byline(line.text, header=position < HEADER_LINES):
        return "byline"
    return "body"


def mark_list_entries(lines: Sequence[Line], kinds: list[RegionKind]) -> None:
    """The entries under "Related stories" and its like are furniture too, up to a blank line or a whole sentence."""
    listing = False
    for position, line in enumerate(lines):
        if kinds[position] == "furniture" and opens_list(line.text):
            listing = True
        elif line.gap or kinds[position] != "body" or is_sentence(line.text) or words(line) > LIST_ENTRY_WORDS:
            listing = False
        elif listing:
            kinds[position] = "furniture"


def mark_menus(lines: Sequence[Line], kinds: list[RegionKind]) -> None:
    """Four or more lines in a row, with no blank between, of one to three words without an end mark are a menu."""
    run: list[int] = []
    for position, line in enumerate(lines):
        entry = kinds[position] in ("body", "furniture") and is_entry(line)
        if run and (line.gap or not entry):
            mark_run(run, kinds)
            run = []
        if entry:
            run.append(position)
    mark_run(run, kinds)


def mark_run(run: Sequence[int], kinds: list[RegionKind]) -> None:
    """Mark the lines of a run that is long enough for a menu."""
    if len(run) >= MENU_LINES:
        kinds[run[0] : run[-1] + 1] = ["furniture"] * len(run)


def mark_chronology(lines: Sequence[Line], kinds: list[RegionKind]) -> None:
    """Where more than two lines are a bare date, they head the entries of a chronology and are body, not bylines."""
    dates = [position for position, line in enumerate(lines) if is_bare_date(line.text)]
    if len(dates) > 2:
        for position in dates:
            kinds[position] = "body"


def mark_headlines(lines: Sequence[Line], kinds: list[RegionKind]) -> None:
    """Up to three lines at the top without a sentence's end mark, with a body after them, are headlines."""
    found = 0
    for position, line in enumerate(lines[:-1]):
        if kinds[position] != "body":
            continue
        follower = lines[position + 1]
        wrapped = not follower.gap and follower.text[0].islower()
        if found == HEADLINE_LINES or wrapped or not is_title(line) or is_bare_date(line.text):
            return
        if dateline_end(line.text, first=False) or not any(kind == "body" for kind in kinds[position + 1 :]):
            return
        kinds[position] = "headline"
        found += 1


def is_title(line: Line) -> bool:
    """Whether the line could be a headline: no sentence's end mark, or a short question or cry; no two sentences."""
    count = words(line)
    if is_sentence(line.text) or count > HEADLINE_WORDS or (count > 15 and line.text.rstrip(CLOSERS)[-1:] in "?!"):
        return False
    first, *others = split_line(line.text, Span(0, len(line.text)))
    return not others or first.end - first.start < 30 or stamp_start(line.text) is not None


def is_entry(line: Line) -> bool:
    """Whether a line could be a menu's."""
    text = line.text
    return len(text) <= 40 and words(line) <= 3 and text[-1] not in ".!?…:;," and not any(map(str.isdigit, text))


def is_sentence(text: str) -> bool:
    """Whether the line ends like a sentence (a question or a cry may be a headline)."""
    return text.rstrip(CLOSERS)[-1:] in (".", "…", ":", ";", ",")


def words(line: Line) -> int:
    """How many words the line has; long lines are not counted out."""
    return len(line.text.split()) if len(line.text) < 1000 else 1000
