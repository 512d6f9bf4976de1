"""A language model as the reader against a real HTTP server on this machine: what leaves and what is believed."""

import email.utils
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.analyzers import Brief, Proposals
from extract.analyzers.chat import COMPLAINT, LONGEST_WAIT
from extract.analyzers.door import Door, Endpoint, NoAnswerError, PassingError, checked_url, wait_asked
from extract.analyzers.llm import PASSAGE, open_llm
from extract.errors import ArticleError, SettingsError
from extract.model import Article
from extract.text import read_layout

pytestmark = pytest.mark.loopback
TEXT = "Rebels shelled Homs on Monday, killing at least 12 people."
EVENT = {
    "quote": "Rebels shelled Homs on Monday", "trigger": "shelled", "event_type": "conflict", "sub_event_type": "",
    "modality": "happened", "date": "on Monday", "place": "Homs", "actor1": "Rebels", "actor2": None,
    "fatalities": None, "injured": None,
}  # fmt: skip


def brief_of(text: str = TEXT, source: str | None = "report.txt") -> Brief:
    """An article as the stage hands it on."""
    return Brief(article=Article(text=text, source=source), layout=read_layout(text))


def triggers(found: Proposals, text: str = TEXT) -> list[str]:
    """The words that name the events."""
    return [text[one.trigger.start : one.trigger.end] for one in found.events]


def test_a_good_answer_becomes_events(opened, service) -> None:
    service.tell(EVENT)
    reader = opened()
    found = reader.propose(brief_of())
    assert triggers(found) == ["shelled"]
    assert found.dropped == ()
    assert reader.name == f"llm plain at {service.host}"


def test_the_request_is_what_any_such_server_takes(opened, service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LLM_KEY", "open-sesame")
    opened().propose(brief_of())
    (request,), (headers,) = service.asked, service.sent
    assert (request["model"], request["temperature"], request["stream"]) == ("plain", 0, False)
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert request["messages"][1]["content"] == TEXT
    assert request["response_format"]["type"] == "json_schema"
    assert request["response_format"]["json_schema"]["strict"] is True
    assert headers["path"] == "/v1/chat/completions"
    assert headers["authorization"] == "Bearer open-sesame"
    assert headers["user-agent"].startswith("dateline/")
    assert headers["content-type"] == "application/json"


def test_without_a_key_none_is_sent(opened, service) -> None:
    opened().propose(brief_of())
    assert "authorization" not in service.sent[0]


def test_what_leaves_is_told_before_it_leaves(opened, service) -> None:
    heard: list[str] = []
    reader = opened(heard)
    reader.propose(brief_of())
    reader.propose(brief_of("Another was shelled.", source=None))
    assert heard[0] == f"0 requests before: sending {len(TEXT)} characters of report.txt to {service.host}"
    assert heard[1].startswith("1 requests before: sending 20 characters of ")
    assert "their text is sent there" in reader.announcement
    assert service.host in reader.announcement


def test_a_second_run_asks_and_says_nothing(opened, service) -> None:
    service.tell(EVENT)
    heard: list[str] = []
    first = opened(heard).propose(brief_of())
    again = opened(heard).propose(brief_of(source="under another name"))
    assert first == again
    assert (len(service.asked), len(heard)) == (1, 1)


@pytest.mark.parametrize("other", ["model", "text"])
def test_another_model_or_text_is_another_question(opened, service, other: str) -> None:
    opened().propose(brief_of())
    opened(model="other").propose(brief_of()) if other == "model" else opened().propose(brief_of(TEXT + " Again."))
    assert len(service.asked) == 2


def test_an_empty_article_is_not_sent(opened, service) -> None:
    heard: list[str] = []
    assert opened(heard).propose(brief_of(" \n")) == Proposals(events=())
    assert (service.asked, heard) == ([], [])


def test_a_long_article_goes_in_parts_cut_at_paragraphs(opened, plain) -> None:
    paragraph = "Rebels shelled Homs on Monday. " + "The road to the town was long and the day was hot. " * 30
    text = f"{paragraph}\n\n" * 9 + "(Photo: handout)\n"
    heard: list[str] = []
    found = opened(heard).propose(brief_of(text))
    assert len(plain.passages) > 2
    assert max(map(len, plain.passages)) <= PASSAGE
    assert all(passage.startswith("Rebels shelled") for passage in plain.passages)
    assert "handout" not in "".join(plain.passages)
    assert f"characters of report.txt to {plain.host} in {len(plain.passages)} requests" in heard[0]
    assert f"sending {sum(map(len, plain.passages)):,} " in heard[0]
    assert len(heard) == 1
    assert triggers(found, text) == ["shelled"] * 9
    assert len({one.trigger for one in found.events}) == 9


def test_an_answered_part_is_not_sent_again(opened, service, completion) -> None:
    text = "Rebels shelled Homs. " + "It was hot. " * 450 + "\n\n" + "Soldiers fled. " + "It was cold. " * 400
    service.answer((200, completion("[]")), (413, b""))
    heard: list[str] = []
    with pytest.raises(ArticleError):
        opened(heard).propose(brief_of(text))
    service.answer((200, completion("[]")))
    opened(heard).propose(brief_of(text))
    assert len(service.asked) == 3
    assert service.passages[2] == service.passages[1] != service.passages[0]
    assert f"sending {len(service.passages[2]):,} characters" in heard[-1]


MALFORMED = [
    b"<html>Maintenance</html>", b"", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}',
    b'{"choices": [{"message": "x"}]}', b'{"choices": {"0": 1}}', b"[1]", b"7", b"\xff\xfe", b"[" * 100_000,
    b'{"choices": [{"message": {"content": "I am sorry."}}]}',
    b'{"choices": [{"message": {"content": "{\\"events\\": ["}}]}',
]  # fmt: skip


@pytest.mark.parametrize("body", MALFORMED, ids=lambda body: repr(body)[:40])
def test_a_malformed_answer_is_asked_for_again(opened, service, completion, body: bytes) -> None:
    service.answer((200, body), (200, completion(json.dumps({"events": [EVENT]}))))
    naps: list[float] = []
    assert triggers(opened(naps=naps).propose(brief_of())) == ["shelled"]
    first, second = service.asked
    assert second["messages"][:2] == first["messages"]
    assert second["messages"][2]["content"].startswith(COMPLAINT.partition("{")[0])
    assert naps == []


@pytest.mark.parametrize("body", MALFORMED, ids=lambda body: repr(body)[:40])
def test_an_answer_that_stays_malformed_fails_this_article_alone(opened, service, completion, body: bytes) -> None:
    service.answer((200, body))
    reader = opened()
    with pytest.raises(ArticleError, match=rf"report\.txt: no answer from {service.host} \(it ") as raised:
        reader.propose(brief_of())
    assert len(service.asked) == 3
    assert "\n" not in str(raised.value)
    service.tell(EVENT)
    assert triggers(reader.propose(brief_of())) == ["shelled"]


def test_an_answer_cut_off_is_malformed_though_it_reads_well(opened, service, completion) -> None:
    service.answer((200, completion('{"events": []}', ended="length")))
    with pytest.raises(ArticleError, match="cut off"):
        opened().propose(brief_of())


def test_what_is_invented_is_left_out_and_said(opened, service) -> None:
    service.tell(
        EVENT | {"quote": "Rebels shelled Atlantis on Monday", "place": "Atlantis"},
        EVENT | {"event_type": "battle"},
        EVENT | {"latitude": 1.0, "longitude": 2.0, "date": "June 4, 2018"},
        "nothing",  # type: ignore[arg-type]
    )
    found = opened().propose(brief_of())
    assert triggers(found) == ["shelled"]
    assert found.events[0].date is None
    assert len(found.dropped) == 5
    assert {"Atlantis", "battle", "latitude, longitude", "June 4, 2018", "is no event"} == {
        words
        for words in ("Atlantis", "battle", "latitude, longitude", "June 4, 2018", "is no event")
        if any(words in line for line in found.dropped)
    }


def test_a_slow_answer_is_waited_for_so_long_and_no_longer(opened, service) -> None:
    service.answer(None)
    naps: list[float] = []
    with pytest.raises(ArticleError, match=r"did not answer within 0\.05 seconds"):
        opened(naps=naps, timeout=0.05).propose(brief_of())
    assert (len(service.asked), len(naps)) == (3, 2)


def test_retry_after_is_honoured(opened, service, completion) -> None:
    service.headers = {"Retry-After": "7"}
    service.answer((429, b""), (200, completion("[]")))
    naps: list[float] = []
    opened(naps=naps).propose(brief_of())
    assert (len(service.asked), naps) == (2, [7.0])


def test_without_retry_after_the_pauses_grow(opened, service, completion) -> None:
    service.answer((429, b""), (503, b""), (200, completion("[]")))
    naps: list[float] = []
    opened(naps=naps).propose(brief_of())
    assert len(naps) == 2
    assert 0 < naps[0] < naps[1]


def test_a_wait_that_is_too_long_is_not_waited(opened, service) -> None:
    service.headers = {"Retry-After": str(LONGEST_WAIT + 1)}
    service.answer((429, b""))
    naps: list[float] = []
    with pytest.raises(ArticleError, match="asks to wait 121 seconds"):
        opened(naps=naps).propose(brief_of())
    assert (len(service.asked), naps) == (1, [])


def test_retry_after_may_be_a_moment() -> None:
    now = time.time()
    assert wait_asked(email.utils.formatdate(now + 30, usegmt=True), now) == pytest.approx(30, abs=1)
    assert wait_asked(email.utils.formatdate(now - 30, usegmt=True), now) == 0.0
    assert [wait_asked(header, now) for header in (None, "soon", "nan", "")] == [None] * 4


@pytest.mark.parametrize("status", [401, 402, 403, 404])
def test_a_wrong_key_or_address_ends_the_asking(opened, service, completion, status: int) -> None:
    service.answer((200, completion("[]")), (status, {"error": {"message": "no\nsuch thing"}}))
    heard: list[str] = []
    reader = opened(heard)
    reader.propose(brief_of("Known before."))
    for name in ("one.txt", "two.txt"):
        with pytest.raises(ArticleError, match=rf"^{name}: .*HTTP {status}: no such thing"):
            reader.propose(brief_of(source=name))
    assert len(service.asked) == 2
    assert len([line for line in heard if "not asked any more" in line]) == 1
    assert reader.propose(brief_of("Known before.")) == Proposals(events=())


def test_a_server_that_is_not_there_ends_the_asking(run_service, tmp_path: Path) -> None:
    with run_service() as gone:
        pass
    heard: list[str] = []
    reader = open_llm(heard.append, tmp_path / "a.sqlite", url=gone.url, model="plain")
    for _ in range(2):
        with pytest.raises(ArticleError, match="cannot be reached"):
            reader.propose(brief_of())
    assert [line for line in heard if "not asked any more" in line] == heard[1:]


def test_no_redirection_is_followed(opened, service) -> None:
    service.headers = {"Location": "http://127.0.0.1:9/v1/chat/completions"}
    for status in (302, 307):
        service.answer((status, b""))
        with pytest.raises(ArticleError, match=r"sends the article on to 127\.0\.0\.1:9, which is not asked"):
            opened().propose(brief_of())


def test_faults_of_the_server_are_tried_three_times_and_three_articles_end_the_asking(opened, service) -> None:
    service.answer((500, b"oh"))
    heard: list[str] = []
    reader = opened(heard)
    for number in range(4):
        with pytest.raises(ArticleError, match=f"^{number}.txt: "):
            reader.propose(brief_of(source=f"{number}.txt"))
    assert len(service.asked) == 9
    assert "3 articles in a row had no answer" in heard[-1]


def test_an_answer_in_between_starts_the_count_anew(opened, service, completion) -> None:
    reader = opened()
    for number in range(5):
        service.answer((200, completion("[]")) if number == 2 else (500, b""))
        if number == 2:
            reader.propose(brief_of(f"{TEXT} {number}"))
        else:
            with pytest.raises(ArticleError, match="HTTP 500"):
                reader.propose(brief_of(f"{TEXT} {number}"))
    assert reader.closed == ""


def test_a_form_that_is_refused_is_left_aloud_and_for_good(opened, service, completion) -> None:
    no = (400, {"error": {"message": "response_format is not supported"}})
    service.answer(no, (200, completion(json.dumps({"events": [EVENT]}))))
    heard: list[str] = []
    reader = opened(heard)
    assert triggers(reader.propose(brief_of())) == ["shelled"]
    assert "does not take a JSON schema as the form of its answer (HTTP 400: response_format" in heard[-1]
    reader.propose(brief_of("More."))
    assert [one.get("response_format", {}).get("type") for one in service.asked] == [
        "json_schema", "json_object", "json_object",
    ]  # fmt: skip


def test_a_server_that_takes_neither_form_is_asked_in_words(opened, service, completion) -> None:
    service.answer((422, b""), (400, b""), (200, completion("[]")))
    opened().propose(brief_of())
    assert {"response_format", "temperature"} & set(service.asked[2]) == set()


def test_a_request_that_no_form_helps_fails_this_article_and_changes_nothing(opened, service, completion) -> None:
    service.answer((400, {"error": "too many tokens"}))
    heard: list[str] = []
    reader = opened(heard)
    with pytest.raises(ArticleError, match="HTTP 400: too many tokens"):
        reader.propose(brief_of())
    assert len(heard) == 1
    service.answer((200, completion("[]")))
    reader.propose(brief_of())
    assert service.asked[-1]["response_format"]["type"] == "json_schema"


def test_a_key_is_never_shown(opened, service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LLM_KEY", "open-sesame")
    service.answer((401, {"error": {"message": "wrong key open-sesame, try another " + "x" * 500}}))
    heard: list[str] = []
    reader = opened(heard)
    with pytest.raises(ArticleError) as raised:
        reader.propose(brief_of())
    told = str(raised.value) + "".join(heard) + repr(reader.endpoint) + reader.name
    assert "sesame" not in told
    assert "wrong key ***" in told
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    "body", [b"[1", b"[]", b'{"error": null}', b'{"error": []}', b"\xff", b"[" * 100_000], ids=repr
)
def test_a_server_that_says_nothing_sensible_is_quoted_by_its_status(opened, service, body: bytes) -> None:
    service.answer((404, body))
    with pytest.raises(ArticleError, match="HTTP 404"):
        opened().propose(brief_of())


def test_neither_size_nor_a_trickle_is_without_end(service, completion) -> None:
    service.answer((200, b" " * 5_000_000))
    endpoint = Endpoint(url=service.url, model="plain")
    with pytest.raises(NoAnswerError, match="too large"):
        Door(endpoint, timeout=30).post({})
    moments = iter([0.0, 31.0])
    with pytest.raises(PassingError, match="within 30 seconds"):
        Door(endpoint, timeout=30, clock=lambda: next(moments)).post({})


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://localhost:11434/v1", "http://localhost:11434/v1"),
        (" https://llm.example.org/v1/ ", "https://llm.example.org/v1"),
        ("https://llm.example.org/v1/chat/completions", "https://llm.example.org/v1"),
        ("llm.example.org/api", "https://llm.example.org/api"),
    ],
)
def test_an_address_is_asked_as_it_is_meant(url: str, asked: str) -> None:
    assert checked_url(url) == asked


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "--llm-url or DATELINE_LLM_URL"),
        ({"url": "http://localhost:1/v1"}, "--llm-model or DATELINE_LLM_MODEL"),
        ({"url": "ftp://example.org", "model": "m"}, "is no address"),
        ({"url": "http://me:secret@example.org", "model": "m"}, "is no address"),
        ({"url": "http://example.org:port", "model": "m"}, "is no address"),
        ({"url": "http://[::1", "model": "m"}, "is no address"),
        ({"url": "https://", "model": "m"}, "is no address"),
        ({"url": "https://example.org/v1?key=1", "model": "m"}, "is no address"),
    ],
)
def test_settings_that_cannot_be_used(options: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=said):
        open_llm(print, tmp_path / "a.sqlite", **options)


def test_the_environment_stands_for_the_options(
    service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, completion: Callable[..., Any]
) -> None:
    monkeypatch.setenv("DATELINE_LLM_URL", service.url)
    monkeypatch.setenv("DATELINE_LLM_MODEL", "from the environment")
    open_llm(lambda _: None, tmp_path / "a.sqlite").propose(brief_of())
    open_llm(lambda _: None, tmp_path / "b.sqlite", model="from the option").propose(brief_of())
    assert [request["model"] for request in service.asked] == ["from the environment", "from the option"]
    monkeypatch.setenv("DATELINE_LLM_KEY", "two\nlines")
    with pytest.raises(SettingsError, match="DATELINE_LLM_KEY"):
        open_llm(lambda _: None, tmp_path / "c.sqlite")
