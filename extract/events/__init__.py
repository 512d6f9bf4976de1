"""Events: what happened, when and where, how surely; once for each article, and across articles."""

from extract.events.cluster import Telling, cluster_events, words_of
from extract.events.lexicon import Lexicon
from extract.events.own_lexicon import open_lexicon
from extract.events.read import read_events

__all__ = ["Lexicon", "Telling", "cluster_events", "open_lexicon", "read_events", "words_of"]
