"""The options that several commands share, in groups: what is typed, and the value that the commands work with."""

from collections.abc import Callable
from functools import wraps
from inspect import Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from extract.cli.gazetteer import PlaceSources
    from extract.cli.online import Online
    from extract.cli.reader import Reader

Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication of articles that bring none, such as 2018-06-09."),
]
OwnPlaces = Annotated[
    Path | None,
    typer.Option(
        "--places", metavar="FILE.tsv", envvar="DATELINE_PLACES", show_envvar=False,
        help="Your own places: they go before all others.",
    ),
]  # fmt: skip
GazetteerFolder = Annotated[
    str | None,
    typer.Option(
        "--gazetteer", metavar="FOLDER|full", envvar="DATELINE_GAZETTEER", show_envvar=False,
        help="What `dateline gazetteer build` made; full: where it puts it. Else the built-in one.",
    ),
]  # fmt: skip
LexiconFolder = Annotated[
    Path | None,
    typer.Option(
        "--lexicon", metavar="DIR", envvar="DATELINE_LEXICON", show_envvar=False,
        help="Your own words, actors and types of events: they go before ours.",
    ),
]  # fmt: skip
Geocoder = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Ask this geopy service (nominatim, photon ...) for names that the gazetteer lacks. Sends them there.",
    ),
]
GeocoderUrl = Annotated[
    str | None, typer.Option(metavar="URL", help="Where that service is, if not at its public address.")
]
Analyzer = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Another reader of events: spacy:MODEL, or llm, which sends the articles to --llm-url."
    ),
]
LlmUrl = Annotated[
    str | None, typer.Option(metavar="URL", help="Where the language model answers; else DATELINE_LLM_URL.")
]
LlmModel = Annotated[str | None, typer.Option(metavar="NAME", help="Which model there; else DATELINE_LLM_MODEL.")]


def place_sources(own_places: OwnPlaces = None, gazetteer: GazetteerFolder = None) -> "PlaceSources":
    """Where places are looked up."""
    from extract.cli.gazetteer import PlaceSources

    return PlaceSources(own_places, gazetteer)


def own_sources(
    own_places: OwnPlaces = None, gazetteer: GazetteerFolder = None, lexicon: LexiconFolder = None
) -> "PlaceSources":
    """Where places and the words that name events are looked up."""
    from extract.cli.gazetteer import PlaceSources

    return PlaceSources(own_places, gazetteer, lexicon)


def online(geocoder: Geocoder = None, geocoder_url: GeocoderUrl = None) -> "Online":
    """Which service is asked for places that are not found."""
    from extract.cli.online import Online

    return Online(geocoder=geocoder, url=geocoder_url)


def reader(analyzer: Analyzer = None, llm_url: LlmUrl = None, llm_model: LlmModel = None) -> "Reader":
    """Who reads the events."""
    from extract.cli.reader import Reader

    return Reader(analyzer=analyzer, llm_url=llm_url, llm_model=llm_model)


def takes(**groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command whose parameters of these names are made of options: those that the group's function takes.

    Example: `@takes(online=online)` gives a command `--geocoder` and `--geocoder-url`, and it gets an `Online`.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in signature(command).parameters.values() if one.name not in groups]
        typed = {name: signature(group).parameters for name, group in groups.items()}

        @wraps(command)
        def run(**given: Any) -> None:
            made = {name: group(**{one: given.pop(one) for one in typed[name]}) for name, group in groups.items()}
            command(**given, **made)

        options = [*own, *(one for group in typed.values() for one in group.values())]
        run.__signature__ = Signature(options)  # type: ignore[attr-defined]  # what typer reads
        run.__annotations__ = {one.name: one.annotation for one in options}
        return run

    return decorate
