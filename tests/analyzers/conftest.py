"""What the tests of readers share: models on disk, a chat service on this machine, and the pipeline around them."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from extract.analyzers import Analyzer, Brief, Proposal, Proposals
from extract.analyzers.llm import LlmAnalyzer, open_llm
from extract.events import ProposedEvents
from extract.model import Span
from extract.pipeline import Pipeline
from tests.loopback import ChatService, completion, plain_model, running

PARSES = json.loads((Path(__file__).parent / "parses.json").read_text("utf-8"))
NAMES = {
    "GPE": ["Homs", "Aleppo", "Damascus", "Paris", "Amatrice", "Syria"], "PERSON": ["Ada Lang"], "ORG": ["Red Cross"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_service_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that this machine's user has set leads a test anywhere."""
    for name in [name for name in os.environ if name.startswith("DATELINE_LLM") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def ruler_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows some names and parses nothing."""
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, names in NAMES.items() for name in names])
    folder = tmp_path_factory.mktemp("models") / "names"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="session")
def parsing_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows the parses of parses.json by heart, guesses all others, and knows some names."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    known = {tuple(words): (tags, labels, heads) for words, tags, labels, heads in map(rows, PARSES)}

    @Language.component("dateline_test_parse", assigns=["token.pos", "token.dep", "token.head"])
    def parse(doc: Doc) -> Doc:
        words = [token.text for token in doc]
        tags, labels, heads = known.get(tuple(words)) or guessed(words)
        spaces = [bool(token.whitespace_) for token in doc]
        return Doc(doc.vocab, words=words, spaces=spaces, pos=tags, deps=labels, heads=heads)

    nlp = spacy.blank("en")
    nlp.add_pipe("dateline_test_parse")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, names in NAMES.items() for name in names])
    folder = tmp_path_factory.mktemp("models") / "parses"
    nlp.to_disk(folder)
    return folder


def rows(case: dict[str, Any]) -> tuple[list[str], list[str], list[str], list[int]]:
    """Words, tags, labels and heads (from 0) of a case's parse."""
    columns = zip(*(token.rsplit("/", 3) for token in case["parse"].split()), strict=True)
    words, tags, labels, heads = map(list, columns)
    return words, tags, labels, [int(head) - 1 for head in heads]


def guessed(words: Sequence[str]) -> tuple[list[str], list[str], list[int]]:
    """A poor parse: words in -ed are verbs, all others hang on the nearest one before, else on the first word."""
    tags = ["VERB" if word.endswith("ed") else "PROPN" if word[:1].isupper() else "NOUN" for word in words]
    heads, verb = [], 0
    for index, tag in enumerate(tags):
        heads.append(verb)
        verb = index if tag == "VERB" else verb
    labels = [
        "ROOT" if head == index else "conj" if tags[index] == "VERB" else "obl" for index, head in enumerate(heads)
    ]
    return tags, labels, heads


@pytest.fixture
def run_service() -> Callable[[], AbstractContextManager[ChatService]]:
    return lambda: running(ChatService)


@pytest.fixture
def service() -> Iterator[ChatService]:
    """A chat service; the test is marked `loopback`."""
    with running(ChatService) as service:
        yield service


@pytest.fixture(name="completion")
def completion_fixture() -> Callable[..., dict[str, Any]]:
    return completion


@pytest.fixture
def opened(service: ChatService, tmp_path: Path) -> Callable[..., LlmAnalyzer]:
    """The reader behind the service; what it says is in `heard`, what it waits in `naps`."""

    def make(heard: list[str] | None = None, naps: list[float] | None = None, **options: Any) -> LlmAnalyzer:
        given = {"url": service.url, "model": "plain", "cache": tmp_path / "answers.sqlite"} | options
        cache = given.pop("cache")
        said, waited = heard if heard is not None else [], naps if naps is not None else []
        return open_llm(
            lambda line: said.append(f"{len(service.asked)} requests before: {line}"), cache,
            sleep=waited.append, **given,
        )  # fmt: skip

    return make


@dataclass
class Scripted:
    """A reader that proposes what a test says, by the words of the text."""

    give: Callable[[Brief], Proposals]
    name: str = "scripted"
    briefs: list[Brief] = field(default_factory=list)

    def propose(self, brief: Brief) -> Proposals:
        self.briefs.append(brief)
        return self.give(brief)


@pytest.fixture
def scripted() -> type[Scripted]:
    return Scripted


@pytest.fixture
def proposal() -> Callable[..., Proposal]:
    """A proposal from words of a text: each argument that is a string becomes the span where it first stands."""

    def make(text: str, quote: str, trigger: str, **fields: Any) -> Proposal:
        def span(words: str) -> Span:
            start = text.index(words)
            return Span(start, start + len(words))

        words = {"date", "place", "actor1", "actor2", "fatalities", "injured"}
        given = {name: span(value) if name in words and value else value for name, value in fields.items()}
        return Proposal(quote=span(quote), trigger=span(trigger), **given)

    return make


@pytest.fixture(scope="session")
def with_reader(shipped: Pipeline) -> Callable[[Analyzer], Pipeline]:
    """The pipeline with another reader of events."""
    return lambda analyzer: replace(shipped, events=ProposedEvents(analyzer))


@pytest.fixture
def plain(service: ChatService) -> ChatService:
    """The service with a model behind it that answers by the passage."""
    service.answer((200, plain_model))
    return service
