"""Services on this machine's loopback address that answer from a script; a test that uses one is marked `loopback`."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

Reply = tuple[int, Any] | None


class ScriptedService:
    """A service that answers from a script and remembers, in `asked`, what it was asked.

    `script` holds (status, body) for the requests to come, the last for all after it; a body that is a function gets
    what was asked; None never answers. `headers` go with the answers.
    """

    def __init__(self, body: Any) -> None:
        self.script: list[Reply] = [(200, body)]
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, Any]] = []
        self.closing = threading.Event()
        self.host = ""

    def answer(self, *script: Reply) -> None:
        self.script = list(script)

    def question(self, path: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
        """What a request asks."""
        raise NotImplementedError

    def reply(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes] | None:
        question = self.question(path, headers, body)
        self.asked.append(question)
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if answer is None:
            return None
        status, content = answer
        content = content(question) if callable(content) else content
        return status, content if isinstance(content, bytes) else json.dumps(content).encode()


class ChatService(ScriptedService):
    """An endpoint that speaks OpenAI's chat completions; `sent` holds path and headers of each request."""

    def __init__(self) -> None:
        super().__init__(completion("[]"))
        self.sent: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://{self.host}/v1"

    @property
    def passages(self) -> list[str]:
        """The texts that were sent."""
        return [request["messages"][1]["content"] for request in self.asked]

    def tell(self, *events: dict[str, Any]) -> None:
        """Answer all to come with these events."""
        self.answer((200, completion(json.dumps({"events": list(events)}))))

    def question(self, path: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
        self.sent.append({"path": path, **{name.lower(): value for name, value in headers.items()}})
        request: dict[str, Any] = json.loads(body)
        return request


class GeocodingService(ScriptedService):
    """A geocoder as Nominatim and its kin are: `asked` holds path and parameters, `agents` who asked."""

    def __init__(self) -> None:
        super().__init__([])
        self.agents: list[str] = []

    def question(self, path: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
        self.agents.append(headers["User-Agent"])
        parts = urlsplit(path)
        return {"path": parts.path} | {key: values[0] for key, values in parse_qs(parts.query).items()}


def completion(words: str, ended: str = "stop") -> dict[str, Any]:
    """What OpenAI-compatible servers answer."""
    message = {"role": "assistant", "content": words}
    return {"object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": ended}]}


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


Service = TypeVar("Service", bound=ScriptedService)


@contextmanager
def running(make: Callable[[], Service]) -> Iterator[Service]:
    """The service on a free port of the loopback address, until the block ends."""
    service = make()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.serve(b"")

        def do_POST(self) -> None:
            self.serve(self.rfile.read(int(self.headers["Content-Length"])))

        def serve(self, body: bytes) -> None:
            reply = service.reply(self.path, dict(self.headers), body)
            if reply is None:
                service.closing.wait(30)
                return
            status, content = reply
            self.send_response(status)
            for name, value in ({"Content-Type": "application/json"} | service.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

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
