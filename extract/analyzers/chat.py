"""Asks a chat endpoint until its answer has the form that was asked for, or a bounded number of times."""

import json
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from extract.analyzers.door import Door, NoAnswerError, PassingError, RefusedError

T = TypeVar("T")
Hear = Callable[[str], None]
Message = dict[str, str]
PAUSES = (2.0, 8.0)  # seconds before the second and third attempt, where the server names none
LONGEST_WAIT = 120.0  # seconds; a server that asks for more is not waited for
# How an answer's form is asked for, the strictest first; the last leaves it to the prompt.
FORMS = ("a JSON schema", "plain JSON", "no form")
COMPLAINT = "Your last answer could not be read: {reason}. Answer again with the JSON object alone."


class MalformedError(NoAnswerError):
    """An answer that is not what was asked for."""


class Chat:
    """One conversation partner; remembers which form of request it takes.

    `hear` is told when it refuses a form. `sleep` waits between attempts; it decides no value.
    """

    def __init__(
        self, door: Door, schema: dict[str, Any], hear: Hear, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.door, self.schema, self.hear, self.sleep = door, schema, hear, sleep
        self.form = 0

    def ask(self, messages: Sequence[Message], read: Callable[[str], T]) -> T:
        """What `read` makes of the answer; it raises MalformedError for one of another form, which is asked for again.

        Three attempts in all. Raises NoAnswerError, and its kin where no further request makes sense.
        """
        said = list(messages)
        for pause in (*PAUSES, None):
            try:
                return read(self.answer(said))
            except MalformedError as error:
                if pause is None:
                    raise
                said = [*messages, {"role": "user", "content": COMPLAINT.format(reason=error)}]
            except PassingError as error:
                wait = pause if error.wait is None else error.wait
                if pause is None or wait is None:
                    raise
                if wait > LONGEST_WAIT:
                    raise NoAnswerError(f"{error}; it asks to wait {wait:.0f} seconds") from None
                self.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def answer(self, messages: Sequence[Message]) -> str:
        """One answer's words. A form that the server refuses is left for the next looser one that it takes, aloud."""
        for form in range(self.form, len(FORMS)):
            try:
                body = self.door.post(self.body(messages, form))
            except RefusedError as error:
                if form + 1 == len(FORMS):
                    raise
                refusal = error
            else:
                if form != self.form:
                    self.hear(
                        f"{self.door.endpoint.host} does not take {FORMS[self.form]} as the form of its answer"
                        f" ({refusal}): asking for {FORMS[form]}"
                    )
                    self.form = form
                return content(body)
        raise AssertionError("the last form returns or raises")

    def body(self, messages: Sequence[Message], form: int) -> dict[str, Any]:
        """The request. Temperature 0, which some models do not take, goes with the form."""
        body: dict[str, Any] = {"model": self.door.endpoint.model, "messages": list(messages), "stream": False}
        if form == 0:
            schema = {"name": "events", "strict": True, "schema": self.schema}
            body |= {"temperature": 0, "response_format": {"type": "json_schema", "json_schema": schema}}
        elif form == 1:
            body |= {"temperature": 0, "response_format": {"type": "json_object"}}
        return body


def content(body: bytes) -> str:
    """The words of a chat completion. MalformedError where there are none, or they were cut off."""
    try:
        choice = json.loads(body)["choices"][0]
        words, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise MalformedError("it is no chat completion") from None
    if ended == "length":
        raise MalformedError("it was cut off before its end")
    if not isinstance(words, str) or not words.strip():
        raise MalformedError("it is empty")
    return words
