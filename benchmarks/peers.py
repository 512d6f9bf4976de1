"""Other temporal taggers on the same texts: `python -m benchmarks.peers [--corpora DIR]`, a Markdown table.

None of them is a dependency: whoever wants the table installs them, best into an environment of their own
(`pip install dateparser datefinder parsedatetime recognizers-text-suite "emoji<2" timexy`); what is missing is
named and left out. Each is given the document creation time and what `served` mends for all of them alike. What they
return is written as TIMEX3 with the fineness that they themselves report (a month as 2018-06, not as its first day).
Speed is by processor time of one core over documents of TimeBank, warm; taggers under ten a second are spared the long
narratives.
"""

import argparse
import importlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from benchmarks.corpora import DEFAULT_FOLDER, Corpora
from benchmarks.records import Record, write_records

Timex = tuple[int, int, str, str]
Tagger = Callable[[str, date], Iterator[Timex]]
WARS = ("time/wikiwars",)
TIMED = 40  # documents of TimeBank that the speed is measured on
TOO_SLOW = 10  # documents a second under which the long narratives are left out
NEWS = ("time/timebank", "time/aquaint", "time/meantime")
FINENESS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}
ROW = re.compile(r"^(all|DATE)\s.*", re.MULTILINE)


def midnight(dct: date) -> datetime:
    """The day as the libraries take it: a moment without a zone."""
    return datetime.combine(dct, datetime.min.time())


def served(words: str, value: str, dct: date) -> tuple[str, str]:
    """Type and value, where the words alone settle them in news, whatever the library made of them.

    A bare weekday is the latest up to the document's day, a month or day without a year the nearest, a number of
    units a duration, four digits a year: what a user of that library would mend first.
    """
    lower = EDGE_WORDS.sub("", words.lower().strip(" ,.")).strip(" ,.")
    if lower in ("now", "today"):
        return "DATE", "PRESENT_REF" if lower == "now" else dct.isoformat()
    if lower in WEEKDAYS:
        return "DATE", (dct - timedelta((dct.weekday() - WEEKDAYS.index(lower)) % 7)).isoformat()
    if found := re.fullmatch(
        r"(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten)[ -](day|week|month|year)s?", lower
    ):
        return "DURATION", f"P{NUMBERS.get(found[1], found[1])}{found[2][0].upper()}"
    if re.fullmatch(r"[12]\d{3}", lower):
        return "DATE", lower
    if re.fullmatch(r"[a-z]{3,9}\.? ?\d{0,2}|\d{1,2} [a-z]{3,9}", lower) and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value):
        years = (f"{dct.year + step}{value[4:]}" for step in (0, -1, 1))
        here = dct.year * 12 + dct.month
        return "DATE", min(years, key=lambda one: abs(int(one[:4]) * 12 + int(one[5:7]) - here))
    return ("TIME" if "T" in value and "REF" not in value else "DATE"), value


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {
    "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
EDGE_WORDS = re.compile(r"^(?:(?:on|in|at|by|from|after|the|of) )+|(?:[ ,]+(?:and|by|in|the|of|after|to))+$")


def dateline() -> Tagger:
    """Dateline itself, in the mode that it chooses."""
    from extract.temporal import tag

    def read(text: str, dct: date) -> Iterator[Timex]:
        for one in tag(text, dct):
            yield one.span.start, one.span.end, one.timex_type, one.value

    return read


def dateparser() -> Tagger:
    """`search_dates`, which gives words without offsets: they are looked up in order."""
    search = importlib.import_module("dateparser.search").search_dates
    parser = importlib.import_module("dateparser.date").DateDataParser

    def read(text: str, dct: date) -> Iterator[Timex]:
        settings = {"RELATIVE_BASE": midnight(dct), "PREFER_DATES_FROM": "current_period"}
        fine, at = parser(languages=["en"], settings=settings), 0
        for words, moment in search(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                period = fine.get_date_data(words).period or "day"
                yield start, at, *served(words, moment.strftime(FINENESS[period]), dct)

    return read


def datefinder() -> Tagger:
    """`find_dates` with its index; fineness by what its words name."""
    find = importlib.import_module("datefinder").find_dates

    def read(text: str, dct: date) -> Iterator[Timex]:
        base = midnight(dct)
        for moment, words, (start, end) in find(text, source=True, index=True, base_date=base):
            numbers = re.findall(r"\d+", words)
            period = "time" if ":" in words else "month" if len(numbers) == 1 and len(numbers[0]) == 4 else "day"
            yield start, end, *served(words, moment.strftime(FINENESS[period]), dct)

    return read


def parsedatetime() -> Tagger:
    """`Calendar.nlp` with its context of accuracy."""
    module = importlib.import_module("parsedatetime")
    calendar = module.Calendar(version=module.VERSION_CONTEXT_STYLE)
    fine = (
        ("time", module.pdtContext.ACU_HOUR | module.pdtContext.ACU_MIN),
        ("day", module.pdtContext.ACU_DAY),
        ("week", module.pdtContext.ACU_WEEK),
        ("month", module.pdtContext.ACU_MONTH),
        ("year", module.pdtContext.ACU_YEAR),
    )

    def read(text: str, dct: date) -> Iterator[Timex]:
        for moment, context, start, end, words in calendar.nlp(text, midnight(dct)) or ():
            period = next((name for name, flag in fine if context.accuracy & flag), "day")
            yield start, end, *served(words, moment.strftime(FINENESS[period]), dct)

    return read


def recognizers() -> Tagger:
    """Recognizers-Text: of two readings of a weekday or month the first; its own `timex` where it names days."""
    module = importlib.import_module("recognizers_date_time")

    def read(text: str, dct: date) -> Iterator[Timex]:
        reference = midnight(dct)
        for one in module.recognize_datetime(text, module.Culture.English, reference=reference):
            values = (one.resolution or {}).get("values") or [{}]
            kind = one.type_name.rpartition(".")[2]
            timex = values[0].get("timex", "")
            if kind in ("duration", "set"):
                yield one.start, one.end + 1, kind.upper(), timex
                continue
            if timex.startswith("XXXX"):
                resolved = values[0].get("value") or values[0].get("start") or ""
                timex = resolved[: 7 if re.fullmatch(r"XXXX-\d\d", timex) else 10]
            timex = "PRESENT_REF" if timex == "PRESENT_REF" else timex.strip("()").split(",")[0]
            yield one.start, one.end + 1, *served(one.text, timex, dct)

    return read


def timexy() -> Tagger:
    """Timexy in a blank spaCy pipeline; a midnight is its way to write a day."""
    importlib.import_module("timexy")
    nlp = importlib.import_module("spacy").blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def read(text: str, dct: date) -> Iterator[Timex]:
        for one in nlp(text).ents:
            found = re.search(r'type="(\w+)" value="([^"]+)"', one.kb_id_)
            if found is not None:
                yield one.start_char, one.end_char, found[1], found[2].removesuffix("T00:00:00")

    return read


PEERS: dict[str, tuple[Callable[[], Tagger], str]] = {
    "Dateline": (dateline, "dateline"),
    "Recognizers-Text": (recognizers, "recognizers-text-date-time"),
    "parsedatetime": (parsedatetime, "parsedatetime"),
    "dateparser": (dateparser, "dateparser"),
    "datefinder": (datefinder, "datefinder"),
    "timexy": (timexy, "timexy"),
}


def measure(build: Callable[[], Tagger], corpora: Corpora, name: str) -> list[str]:
    """The cells of one row: value F1, of DATE alone, relaxed and strict F1 on news, WikiWars, documents a second."""
    tagger = build()
    timed = list(corpora.questions("dates", NEWS[0]))[:TIMED]
    speed = documents_a_second(tagger, timed)
    if speed > TOO_SLOW:
        speed = documents_a_second(tagger, timed)  # warm: patterns and caches are made at the first use
    figures = scored(corpora, NEWS, predict(tagger, corpora, NEWS), name)
    narrative = "-"
    if speed > TOO_SLOW:
        narrative = scored(corpora, WARS, predict(tagger, corpora, WARS), name)["all"][-1]
    news = figures["all"]
    return [news[-1], figures["DATE"][-1], news[5], news[2], narrative, f"{speed:.0f}"]


def documents_a_second(tagger: Tagger, records: list[Record]) -> float:
    """By processor time."""
    began = time.process_time()
    for record in records:
        list(tagger(record["text"], date.fromisoformat(record["dct"])))
    return len(records) / max(time.process_time() - began, 1e-9)


def predict(tagger: Tagger, corpora: Corpora, names: tuple[str, ...]) -> list[Record]:
    """What a tagger makes of the documents."""
    found = []
    for name in names:
        for record in corpora.questions("dates", name):
            timexes = [
                {"start": start, "end": end, "type": kind, "value": value}
                for start, end, kind, value in tagger(record["text"], date.fromisoformat(record["dct"]))
            ]
            found.append({"id": record["id"], "timexes": timexes})
    return found


def scored(corpora: Corpora, names: tuple[str, ...], predictions: list[Record], who: str) -> dict[str, list[str]]:
    """The numbers of the scorer's rows `all` and `DATE`."""
    target = corpora.scratch / f"{who}.jsonl"
    write_records(target, predictions)
    command = [sys.executable, str(corpora.folder / "score_time.py"), str(corpora.gold(names, "whole")), str(target)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {row[0].split()[0]: re.findall(r"\d+\.\d+", row[0]) for row in ROW.finditer(output)}


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=DEFAULT_FOLDER, metavar="DIR")
    folder = parser.parse_args().corpora
    print("| tagger | news value F1 | DATE alone | relaxed | strict | WikiWars value F1 | documents a second |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        corpora = Corpora(folder=folder, scratch=Path(scratch))
        for name, (build, package) in PEERS.items():
            try:
                row = measure(build, corpora, package)
            except ImportError as error:
                print(f"benchmarks: {name} is not measured: {error}", file=sys.stderr)
                continue
            print(f"| {name} {version(package)} | " + " | ".join(row) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
