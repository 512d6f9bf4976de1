"""A language model as the reader: any endpoint that speaks OpenAI's chat completions, on this machine or elsewhere.

Each passage is announced before it leaves, its answer kept, and nothing of it believed that the text does not bear out.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract.analyzers.answer_cache import AnswerCache, digest
from extract.analyzers.answers import proposals_of, read_answer
from extract.analyzers.chat import Chat, Message
from extract.analyzers.door import Door, Endpoint, HopelessError, NoAnswerError, checked_url
from extract.analyzers.passages import Passage, passages
from extract.analyzers.prompt import prompt, schema
from extract.analyzers.proposal import Brief, Proposal, Proposals
from extract.errors import ArticleError, SettingsError

Hear = Callable[[str], None]
URL_VARIABLE, MODEL_VARIABLE, KEY_VARIABLE = "DATELINE_LLM_URL", "DATELINE_LLM_MODEL", "DATELINE_LLM_KEY"
PASSAGE = 6000  # characters; with prompt and answer it fits the 4,096 tokens that small servers start with
TIMEOUT = 300.0  # seconds for one answer: a model on a laptop's processor takes minutes
MOST_FAULTS = 3  # articles in a row without an answer, after which the rest is not asked


class LlmAnalyzer:
    """Reads articles through a chat endpoint, and stops asking for good where that makes no sense.

    `hear` is told, before an article's first request, how many of its characters go to which host, and once why no
    more is asked. `sleep` waits between attempts; it decides no value.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        cache: AnswerCache,
        hear: Hear,
        *,
        timeout: float = TIMEOUT,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.endpoint, self.cache, self.hear = endpoint, cache, hear
        self.chat = Chat(Door(endpoint, timeout), schema(), hear, sleep)
        self.faults = 0
        self.closed = ""

    @property
    def name(self) -> str:
        """The model and where it answers."""
        return f"llm {self.endpoint.model} at {self.endpoint.host}"

    @property
    def announcement(self) -> str:
        """What is to be said before the first article is read."""
        return (
            f"articles are read by {self.endpoint.model} at {self.endpoint.host}: their text is sent there, and its"
            f" answers kept in {self.cache.path}"
        )

    def propose(self, brief: Brief) -> Proposals:
        """The model's events that the article bears out. ArticleError where there is no answer to every passage."""
        text = brief.article.text
        read = passages(text, brief.layout, PASSAGE)
        answers = self.answers(brief.name, read)
        events: list[Proposal] = []
        dropped: list[str] = []
        for passage, items in zip(read, answers, strict=True):
            found = proposals_of(items, text, passage.span)
            events += found.events
            dropped += found.dropped
        return Proposals(events=tuple(events), dropped=tuple(dropped))

    def answers(self, article: str, read: tuple[Passage, ...]) -> list[list[Any]]:
        """The answer to each passage: kept from before, or asked for after saying so."""
        kept = [self.cache.find(self.question(passage)) for passage in read]
        new = [passage for passage, answer in zip(read, kept, strict=True) if answer is None]
        if new and self.closed:
            raise ArticleError(f"{article}: {self.closed}")
        if new:
            characters = sum(len(passage.text) for passage in new)
            times = "" if len(new) == 1 else f" in {len(new)} requests"
            self.hear(f"sending {characters:,} characters of {article} to {self.endpoint.host}{times}")
        try:
            found = [
                self.ask(passage) if answer is None else json.loads(answer)
                for passage, answer in zip(read, kept, strict=True)
            ]
        except NoAnswerError as error:
            self.count_fault(error)
            raise ArticleError(f"{article}: no answer from {self.endpoint.host} ({error})") from None
        if new:
            self.faults = 0
        return found

    def ask(self, passage: Passage) -> list[Any]:
        """The model's list of events for one passage; kept, so that it is not asked again."""
        messages: list[Message] = [
            {"role": "system", "content": prompt()},
            {"role": "user", "content": passage.text},
        ]
        items: list[Any] = self.chat.ask(messages, read_answer)
        self.cache.keep(self.question(passage), json.dumps(items))
        return items

    def question(self, passage: Passage) -> str:
        """What a passage's answer is kept under."""
        return digest((passage.text, prompt(), json.dumps(schema()), self.endpoint.model, self.endpoint.url))

    def count_fault(self, error: NoAnswerError) -> None:
        """One more article without an answer; a fault that stays, or too many in a row, ends the asking."""
        self.faults += 1
        reason = str(error) if isinstance(error, HopelessError) else ""
        if self.faults >= MOST_FAULTS:
            reason = reason or f"{MOST_FAULTS} articles in a row had no answer"
        if reason:
            self.closed = f"{self.endpoint.host} is not asked any more: {reason}"
            self.hear(f"{self.closed}; articles that it has not answered yet are not read")


def open_llm(
    hear: Hear,
    cache: Path,
    *,
    url: str | None = None,
    model: str | None = None,
    timeout: float = TIMEOUT,
    sleep: Callable[[float], None] = time.sleep,
) -> LlmAnalyzer:
    """The reader behind `url` and `model`, or behind what the environment names; nothing is sent yet.

    The variables are DATELINE_LLM_URL, DATELINE_LLM_MODEL and, where the service wants a key, DATELINE_LLM_KEY. Raises
    SettingsError where one lacks or is wrong, ResourceError where `cache` (a file) cannot be used.
    """
    url, model = url or os.environ.get(URL_VARIABLE), model or os.environ.get(MODEL_VARIABLE)
    if not url:
        raise SettingsError(
            f"analyzer llm: say where it answers with --llm-url or {URL_VARIABLE}, such as http://localhost:11434/v1"
        )
    if not model:
        raise SettingsError(f"analyzer llm: say which model with --llm-model or {MODEL_VARIABLE}")
    key = os.environ.get(KEY_VARIABLE) or None
    if key is not None and not (key.isascii() and key.isprintable()):
        raise SettingsError(f"{KEY_VARIABLE}: a key has no blanks, line ends or other letters: set it again")
    endpoint = Endpoint(url=checked_url(url), model=model, key=key)
    return LlmAnalyzer(endpoint, AnswerCache(cache), hear, timeout=timeout, sleep=sleep)
