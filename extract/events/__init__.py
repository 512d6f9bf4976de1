"""Events: what happened, when and where, how surely; once for each article, and across articles."""

from extract.events.cluster import cluster_events
from extract.events.read import read_events

__all__ = ["cluster_events", "read_events"]
