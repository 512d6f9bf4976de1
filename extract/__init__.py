"""Dateline's extraction: news articles in, a table of dated, placed, evidenced events out.

    from extract import extract_events
    frame = extract_events(["articles/"], published="2018-06-09")

Names are loaded when first used, so that `extract.temporal` alone stays light.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.batch import extract_events as extract_events
    from extract.config import Settings as Settings
    from extract.model import Article as Article
    from extract.model import Reading as Reading
    from extract.pipeline import build_pipeline as build_pipeline

__all__ = ["Article", "Reading", "Settings", "build_pipeline", "extract_events"]

_HOMES = {
    "Article": "extract.model",
    "Reading": "extract.model",
    "Settings": "extract.config",
    "build_pipeline": "extract.pipeline",
    "extract_events": "extract.batch",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
