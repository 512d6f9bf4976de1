"""What the tests of readers share: models on disk, a chat service on this machine, and the pipeline around them."""

import json
import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from extract.analyzers import Analyzer, Brief, Proposal, Proposals
from extract.analyzers.llm import LlmAnalyzer, open_llm
from extract.config import Settings
from extract.events import ProposedEvents
from extract.model import Span
from extract.pipeline import Pipeline, build_pipeline

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


class ChatService:
    """A chat endpoint that answers from a script and remembers what it was asked.

    `script` holds (status, body) for the requests to come, the last for all after it; a body that is a function gets
    the request; None never answers. `headers` go with the answers.
    """

    def __init__(self) -> None:
        self.script: list[tuple[int, Any] | None] = [(200, completion("[]"))]
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, Any]] = []
        self.sent: list[dict[str, str]] = []
        self.closing = threading.Event()
        self.host = ""

    @property
    def url(self) -> str:
        return f"http://{self.host}/v1"

    def answer(self, *script: tuple[int, Any] | None) -> None:
        self.script = list(script)

    def tell(self, *events: dict[str, Any]) -> None:
        """Answer all to come with these events."""
        self.answer((200, completion(json.dumps({"events": list(events)}))))

    def next(self, path: str, headers: dict[str, str], request: dict[str, Any]) -> tuple[int, bytes] | None:
        self.asked.append(request)
        self.sent.append({"path": path, **{name.lower(): value for name, value in headers.items()}})
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if answer is None:
            return None
        status, body = answer
        body = body(request) if callable(body) else body
        return status, body if isinstance(body, bytes) else json.dumps(body).encode()

    @property
    def passages(self) -> list[str]:
        """The texts that were sent."""
        return [request["messages"][1]["content"] for request in self.asked]


def completion(words: str, ended: str = "stop") -> dict[str, Any]:
    """What OpenAI-compatible servers answer."""
    message = {"role": "assistant", "content": words}
    return {"object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": ended}]}


@contextmanager
def running() -> Iterator[ChatService]:
    """The service on a free port of the loopback address, until the block ends."""
    service = ChatService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = service.next(self.path, dict(self.headers), request)
            if answer is None:
                service.closing.wait(30)
                return
            status, body = answer
            self.send_response(status)
            for name, value in ({"Content-Type": "application/json"} | service.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.host = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        service.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def run_service() -> Callable[[], AbstractContextManager[ChatService]]:
    return running


@pytest.fixture
def service() -> Iterator[ChatService]:
    """The service on the loopback address; the test is marked `loopback`."""
    with running() as service:
        yield service


@pytest.fixture(name="completion")
def completion_fixture() -> Callable[..., dict[str, Any]]:
    return completion


# What the stand-in for a model takes for an event, with its type. Matches "shelled"; not "shell".
EVENTFUL = {"shelled": "conflict", "killed": "conflict", "arrested": "justice", "flattened": "accident_disaster"}
SENTENCE = re.compile(r"[^.\n]+\.?")


def plain_model(request: dict[str, Any]) -> dict[str, Any]:
    """What a model of few words answers to a passage: the same to the same."""
    events = []
    for sentence in SENTENCE.findall(request["messages"][1]["content"]):
        for word, event_type in EVENTFUL.items():
            if re.search(rf"\b{word}\b", sentence):
                where = re.search(r"\b(?:in|shelled|flattened) ([A-Z]\w+)", sentence)
                when = re.search(r"\bon (?:\w+day|[A-Z][a-z]+ \d+)\b", sentence)
                many = re.search(r"killing ((?:at least )?\w+)", sentence)
                events.append({
                    "quote": sentence.strip(), "trigger": word, "event_type": event_type, "sub_event_type": "",
                    "modality": "happened", "date": when[0] if when else None, "place": where[1] if where else None,
                    "actor1": None, "actor2": None, "fatalities": many[1] if many else None, "injured": None,
                })  # fmt: skip
    return completion(json.dumps({"events": events}))


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
def shipped() -> Pipeline:
    """The pipeline as users get it."""
    return build_pipeline(Settings())


@pytest.fixture(scope="session")
def with_reader(shipped: Pipeline) -> Callable[[Analyzer], Pipeline]:
    """The pipeline with another reader of events."""
    return lambda analyzer: replace(shipped, events=ProposedEvents(analyzer))


@pytest.fixture
def plain(service: ChatService) -> ChatService:
    """The service with a model behind it that answers by the passage."""
    service.answer((200, plain_model))
    return service
