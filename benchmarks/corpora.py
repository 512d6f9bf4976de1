"""The development corpora: where they lie, what a prediction may see of them, and their work and check parts.

Their texts stay where they are: copies live in a scratch folder for the length of a run.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.predict import FORMS
from benchmarks.records import Record, read_records, write_records
from extract.errors import InputError

Part = Literal["whole", "work", "check"]
PARTS: tuple[Part, ...] = ("whole", "work", "check")
DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpora"
PAGES = "html"
OURS = "benchmarks."  # scorers of this repository, run as modules
OWN = Path(__file__).parent  # corpora of this repository, whose records name their part
OWN_CORPORA = frozenset({"own_news/reports", "own_news/second"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """A folder of corpora with its scorers, and a scratch folder for what is made of them."""

    folder: Path
    scratch: Path

    def has(self, corpus: str) -> bool:
        """Whether a corpus (`time/timebank`, or the folder of pages) is there."""
        return self._source(corpus).is_file()

    def has_scorer(self, scorer: str) -> bool:
        """Whether a scorer is there; those named `benchmarks.` are ours."""
        return scorer.startswith(OURS) or (self.folder / scorer).is_file()

    def questions(self, task: str, corpus: str) -> Iterator[Record]:
        """The records of a corpus without their gold: only the fields that the task's form names."""
        if task == "html":
            yield from read_records(self.folder / PAGES / "pages.jsonl", required=("file",))
            return
        form = FORMS[task]
        for record in read_records(self._source(corpus), required=form.required):
            question = {field: record.get(field) for field in form.fields}
            if "toponyms" in question:
                question["toponyms"] = [{"start": t["start"], "end": t["end"]} for t in question["toponyms"] or []]
            yield question

    def gold(self, corpora: tuple[str, ...], part: Part, keep: Callable[[Record], bool] | None = None) -> Path:
        """What a scorer takes as gold of a part: one file for all the corpora, a folder for the pages.

        Of toponyms only those that `keep` lets pass.
        """
        if corpora == (PAGES,):
            return self._gold_pages(part)
        label = "+".join(corpora).replace("/", "-") + (f"-{keep.__name__}" if keep else "")
        target = self.scratch / f"{label}.{part}.gold.jsonl"
        if not target.exists():
            records = (r for corpus in corpora for r in read_records(self._part_file(corpus, part), required=("id",)))
            write_records(target, (thin(record, keep) for record in records) if keep else records)
        return target

    def run(self, scorer: str, *arguments: str) -> str:
        """What a scorer (or `parts.py`) of the corpora's folder prints.

        Raises:
            InputError: it ended with an error; the message is its own last line.
        """
        program = ["-m", scorer] if scorer.startswith(OURS) else [str(self.folder / scorer)]
        command = [sys.executable, *program, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1]
            raise InputError(f"{scorer} failed: {said}")
        return done.stdout

    def _source(self, corpus: str) -> Path:
        if corpus == PAGES:
            return self.folder / PAGES / "gold.json"
        if corpus in OWN_CORPORA:
            return OWN / f"{corpus}.jsonl"
        return self.folder / f"{corpus}.dev.jsonl"

    def _part_file(self, corpus: str, part: Part) -> Path:
        if part == "whole":
            return self._source(corpus)
        target = self.scratch / f"{corpus.replace('/', '-')}.{part}.jsonl"
        if not target.exists() and corpus in OWN_CORPORA:
            records = read_records(self._source(corpus), required=("id", "part"))
            write_records(target, (record for record in records if record["part"] == part))
        elif not target.exists():
            self.run("parts.py", part, str(self._source(corpus)), str(target))
        return target

    def _gold_pages(self, part: Part) -> Path:
        if part == "whole":
            return self.folder / PAGES
        target = self.scratch / f"{PAGES}.{part}"
        if not target.exists():
            gold = json.loads(self._source(PAGES).read_text(encoding="utf-8"))
            names, kept = self.scratch / "pages.jsonl", self.scratch / f"pages.{part}.jsonl"
            write_records(names, ({"id": name, "text": name} for name in gold))
            self.run("parts.py", part, str(names), str(kept))
            target.mkdir()
            pages = {record["id"]: gold[record["id"]] for record in read_records(kept, required=("id",))}
            (target / "gold.json").write_text(json.dumps(pages), encoding="utf-8")
        return target


def thin(record: Record, keep: Callable[[Record], bool]) -> Record:
    """A gold record with only the toponyms that `keep` lets pass."""
    return {**record, "toponyms": [toponym for toponym in record["toponyms"] if keep(toponym)]}


def answered_in(gold: Path, predictions: Path, target: Path) -> Path:
    """The predictions for the records (or pages) that stand in `gold`, written to `target`."""
    if gold.is_dir():
        key, known = "file", set(json.loads((gold / "gold.json").read_text(encoding="utf-8")))
    else:
        key, known = "id", {record["id"] for record in read_records(gold, required=("id",))}
    write_records(target, (r for r in read_records(predictions, required=(key,)) if r[key] in known))
    return target
