"""JSON lines in and out: one object a line, with one clear message for a line that cannot be used."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.errors import InputError

Record = dict[str, Any]


def read_records(path: Path, required: Sequence[str]) -> Iterator[Record]:
    """The objects of a JSON lines file, each with the `required` fields as text and an `id` of its own.

    Raises:
        InputError: the file, a line or a field is not as promised; the message names it.
    """
    seen: set[str] = set()
    for number, line in _numbered_lines(path):
        where = f"{path}: line {number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{where}: not JSON ({error.msg}): give one object a line") from None
        if not isinstance(record, dict):
            raise InputError(f"{where}: not an object: give one object a line")
        for field in required:
            if not isinstance(record.get(field), str):
                raise InputError(f"{where}: field {field!r} must be text: add it")
        identity = record[required[0]]
        if identity in seen:
            raise InputError(f"{where}: {required[0]} {identity!r} appears twice: give each line its own")
        seen.add(identity)
        yield record


def write_records(path: Path, records: Iterable[Record]) -> int:
    """Writes one object a line (UTF-8, no NaN) and says how many there were."""
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")
            count += 1
    return count


def _numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text: convert it") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}: check the path") from None
