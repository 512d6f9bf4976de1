"""Events: what happened, when and where, how surely; once for each article, and across articles."""

from extract.events.cluster import Telling, cluster_events, words_of
from extract.events.proposed import ProposedEvents
from extract.events.read import read_events

__all__ = ["ProposedEvents", "Telling", "cluster_events", "read_events", "words_of"]
