"""The reader of events that the options ask for; without them Dateline's own rules read, and nothing is sent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.cli.terminal import Terminal
from extract.config import Settings, cache_folder
from extract.errors import SettingsError

if TYPE_CHECKING:
    from extract.analyzers import Analyzer

BUILT_IN_NAME = "dateline's own rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What `--analyzer`, `--llm-url` and `--llm-model` say."""

    analyzer: str | None = None
    llm_url: str | None = None
    llm_model: str | None = None


OWN_RULES = Reader()


def open_reader(reader: Reader, settings: Settings, terminal: Terminal) -> "Analyzer | None":
    """The reader that was asked for, after a line for what it sends or lacks; None for Dateline's own rules."""
    if reader.analyzer is None:
        if reader.llm_url is not None or reader.llm_model is not None:
            raise SettingsError("llm-url and llm-model: they say which service --analyzer llm is: add that")
        return None
    from extract.analyzers import open_analyzer

    path = (settings.cache or cache_folder()) / "llm-answers.sqlite"
    return open_analyzer(reader.analyzer, terminal.note, path, llm_url=reader.llm_url, llm_model=reader.llm_model)
