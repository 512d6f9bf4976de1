"""What a language model is asked: our prompt (extract/resources/analyzers/prompt.txt) and the form of the answer."""

from functools import cache
from importlib.resources import files
from typing import Any, get_args

from extract.model import EventType, Modality

WORDS = ("quote", "trigger", "sub_event_type")
WORDS_OR_NONE = ("date", "place", "actor1", "actor2", "fatalities", "injured")
FIELDS = ("quote", "trigger", "event_type", "sub_event_type", "modality", *WORDS_OR_NONE)


@cache
def prompt() -> str:
    """The instructions, with the types and modalities of `extract.model`."""
    text = (files("extract") / "resources" / "analyzers" / "prompt.txt").read_text("utf-8")
    return text.replace("{event_types}", ", ".join(get_args(EventType))).replace(
        "{modalities}", ", ".join(get_args(Modality))
    )


def schema() -> dict[str, Any]:
    """The JSON schema of an answer."""
    kinds: dict[str, Any] = {
        **{name: {"type": "string"} for name in WORDS},
        **{name: {"type": ["string", "null"]} for name in WORDS_OR_NONE},
        "event_type": {"type": "string", "enum": list(get_args(EventType))},
        "modality": {"type": "string", "enum": list(get_args(Modality))},
    }
    event = {
        "type": "object",
        "properties": {name: kinds[name] for name in FIELDS},
        "required": list(FIELDS),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"events": {"type": "array", "items": event}},
        "required": ["events"],
        "additionalProperties": False,
    }
