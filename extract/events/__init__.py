"""Events: what happened, when and where, how surely; once for each article, and across articles."""

from extract.events.cluster import ClusterIndex, Clustering, cluster_events
from extract.events.explanation import HAND_MADE, INDIRECT, explain_link
from extract.events.lexicon import Lexicon
from extract.events.likeness import Link, Telling
from extract.events.own_lexicon import open_lexicon
from extract.events.proposed import ProposedEvents
from extract.events.read import read_events
from extract.events.wording import words_of

__all__ = [
    "HAND_MADE", "INDIRECT", "ClusterIndex", "Clustering", "Lexicon", "Link", "ProposedEvents", "Telling",
    "cluster_events", "explain_link", "open_lexicon", "read_events", "words_of",
]  # fmt: skip
