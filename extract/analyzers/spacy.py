"""A spaCy model as the reader: its parse says which words belong to an event, its entities who and where.

Which words name events, and of what type, stays with Dateline's lists; verbs that they lack are proposed beside them.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extract.analyzers.beside import read_beside
from extract.analyzers.dependents import read_parse
from extract.analyzers.passages import paragraphs, whole
from extract.analyzers.proposal import Brief, Proposal, Proposals
from extract.analyzers.tokens import parts_of
from extract.errors import MissingExtraError, SettingsError

Hear = Callable[[str], None]
LONGEST = 50_000  # characters read at once; spaCy refuses a million
SHOWN = 160
PARSE, NAMES = "token.dep", "doc.ents"  # what spaCy's components say that they assign


@dataclass(frozen=True, slots=True)
class SpacyAnalyzer:
    """Reads articles with a loaded pipeline; the same text gives the same proposals."""

    model: str
    pipeline: Any

    @property
    def name(self) -> str:
        """The model, as it was asked for."""
        return f"spacy:{self.model}"

    def propose(self, brief: Brief) -> Proposals:
        """One event for each trigger with what the parse, or in want of one the sentence, puts beside it."""
        text = brief.article.text
        spans = list(paragraphs(text, brief.layout, LONGEST))
        events: list[Proposal] = []
        dropped: list[str] = []
        for span, doc in zip(spans, self.pipeline.pipe(whole(text, one) for one in spans), strict=True):
            read = read_parse if doc.has_annotation("DEP") else read_beside
            for part in parts_of(doc, span, brief):
                found = read(part)
                events += found.events
                dropped += found.dropped
        return Proposals(events=tuple(sorted(events, key=lambda one: one.trigger)), dropped=tuple(dropped))


def open_spacy(model: str, hear: Hear) -> SpacyAnalyzer:
    """The reader for an installed model or a folder that holds one; `hear` is told what it lacks.

    Raises MissingExtraError without spaCy, SettingsError where the model cannot be loaded or finds nothing.
    """
    try:
        import spacy
    except ImportError:
        raise MissingExtraError("analyzer spacy: spaCy is not installed: pip install 'dateline[spacy]'") from None
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            pipeline = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        reason = " ".join(str(error).split())[:SHOWN]
        raise SettingsError(
            f"analyzer: spaCy has no model {model!r} that it can load ({reason}):"
            f" install it with 'python -m spacy download {model}', or name its folder"
        ) from None
    for warning in told:
        hear(f"spacy:{model}: {' '.join(str(warning.message).split())[:SHOWN]}")
    assigned = {what for name in pipeline.pipe_names for what in pipeline.get_pipe_meta(name).assigns}
    if not assigned & {PARSE, NAMES}:
        raise SettingsError(f"analyzer: spaCy's {model!r} has neither a parser nor names: choose a model that has")
    if PARSE not in assigned:
        hear(f"spacy:{model} has no parser: an event gets what stands nearest to its word in the sentence")
    if NAMES not in assigned:
        hear(f"spacy:{model} finds no names: places are those that Dateline finds")
    if pipeline.lang != "en":
        hear(f"spacy:{model} reads {pipeline.lang}: the lists of words that name events are English")
    return SpacyAnalyzer(model=model, pipeline=pipeline)
