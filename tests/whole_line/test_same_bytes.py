"""The same articles give the same files, to the byte, in this process and in one that hashes otherwise."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from extract.config import Settings
from extract.export import FORMATS, write
from extract.model import Article
from extract.pipeline import Pipeline, build_pipeline
from extract.table import to_frame
from tests.whole_line.made_articles import always_the_same

BATCHES = 12


def written(pipeline: Pipeline, articles: Sequence[Article], folder: Path) -> dict[str, bytes]:
    """The bytes of every format."""
    folder.mkdir(exist_ok=True)
    readings = [pipeline.read(article) for article in articles]
    frame = to_frame(readings)
    for suffix in FORMATS:
        write(frame, folder / f"events{suffix}", readings)
    return {suffix: (folder / f"events{suffix}").read_bytes() for suffix in FORMATS}


def test_every_format_has_the_same_bytes_again_and_elsewhere(shipped: Pipeline, root: Path, tmp_path: Path) -> None:
    made = always_the_same(BATCHES)
    here = written(shipped, made, tmp_path / "here")
    assert here == written(shipped, made, tmp_path / "again")
    assert all(len(content) > 20_000 for content in here.values())
    subprocess.run(
        [sys.executable, "-c", f"from {__name__} import main; main({str(tmp_path / 'elsewhere')!r})"],
        cwd=root, env=os.environ | {"PYTHONHASHSEED": "4711"}, check=True, timeout=300,
    )  # fmt: skip
    assert {path.suffix: path.read_bytes() for path in (tmp_path / "elsewhere").iterdir()} == here


def main(folder: str) -> None:
    """What the other process does."""
    written(build_pipeline(Settings()), always_the_same(BATCHES), Path(folder))
