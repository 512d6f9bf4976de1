"""Which reader a name such as "spacy:en_core_web_sm" or "llm" stands for."""

from collections.abc import Callable
from pathlib import Path

from extract.analyzers.proposal import Analyzer
from extract.errors import SettingsError

Hear = Callable[[str], None]
LLM, SPACY = "llm", "spacy"


def open_analyzer(
    name: str, hear: Hear, cache: Path, *, llm_url: str | None = None, llm_model: str | None = None
) -> Analyzer:
    """The reader called `llm` or `spacy:MODEL`, where MODEL is an installed package or a folder.

    `hear` is told what the user should know: before anything else what leaves the machine, if anything will. `cache`
    is the file in which a language model's answers are kept. Raises SettingsError for a name, address or model that is
    none, MissingExtraError where spaCy is not installed.
    """
    kind, _, model = name.partition(":")
    if kind != LLM and (llm_url or llm_model):
        raise SettingsError("llm-url and llm-model: they belong to --analyzer llm")
    if name == LLM:
        from extract.analyzers.llm import open_llm

        reader = open_llm(hear, cache, url=llm_url, model=llm_model)
        hear(reader.announcement)
        return reader
    if kind == SPACY and model:
        from extract.analyzers.spacy import open_spacy

        return open_spacy(model, hear)
    raise SettingsError(f"analyzer: {name!r} is none: write spacy:MODEL, such as spacy:en_core_web_sm, or llm")
