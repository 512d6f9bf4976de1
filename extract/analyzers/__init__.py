"""Other readers of events, optional: a spaCy model, or a language model behind an OpenAI-compatible endpoint.

A reader proposes events as spans of the text; `extract.events.ProposedEvents` makes events of them with the dates and
places that Dateline's own stages found.
"""

from extract.analyzers.opening import open_analyzer
from extract.analyzers.proposal import Analyzer, Brief, Proposal, Proposals

__all__ = ["Analyzer", "Brief", "Proposal", "Proposals", "open_analyzer"]
