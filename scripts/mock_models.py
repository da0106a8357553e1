"""A model endpoint on 127.0.0.1 that asks for given tool calls, and remembers what it was sent.

It speaks as much of two interfaces as command-line agents need: Anthropic's `/v1/messages` and
OpenAI's `/v1/responses`, both as server-sent events.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, override


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call that the model asks for."""

    tool: str
    arguments: Mapping[str, Any]


@dataclass(slots=True)
class Models:
    """The endpoint: `calls` come one after the other, then the model says that it is done.

    `requests` are the bodies of those requests that offered tools, in their order.
    """

    calls: Sequence[Call]
    address: str = ""
    requests: list[Mapping[str, Any]] = field(default_factory=list)


@contextmanager
def models(calls: Sequence[Call]) -> Iterator[Models]:
    """Serve a model that asks for `calls`."""
    state = Models(calls)

    class Handler(_Handler):
        models = state

    with serving(Handler) as address:
        state.address = address
        yield state


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on a free port of 127.0.0.1; give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def texts(value: object) -> Iterator[str]:
    """Yield every text in a request's body."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


class _Handler(BaseHTTPRequestHandler):
    models: Models

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        path = self.path.partition("?")[0]
        reply = {"/v1/messages": _anthropic, "/v1/responses": _openai}.get(path)
        if reply is None:
            self._send(HTTPStatus.NOT_FOUND, b"{}", "application/json")
            return
        call = self._next_call(body)
        events = reply(call, body.get("model", "mock"))
        stream = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events)
        self._send(HTTPStatus.OK, stream.encode(), "text/event-stream")

    def do_GET(self) -> None:
        self._send(HTTPStatus.OK, b'{"data":[],"models":[]}', "application/json")

    def do_HEAD(self) -> None:
        self._send(HTTPStatus.OK, b"", "application/json")

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the record says what was sent."""

    def _next_call(self, body: Mapping[str, Any]) -> Call | None:
        if not body.get("tools"):  # a request for a title, say
            return None
        at = len(self.models.requests)
        self.models.requests.append(body)
        return self.models.calls[at] if at < len(self.models.calls) else None

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


type _Events = Iterator[tuple[str, Mapping[str, Any]]]


def _anthropic(call: Call | None, model: str) -> _Events:
    usage = {"input_tokens": 1, "output_tokens": 1}
    message: Mapping[str, Any] = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": usage,
    }
    if call:
        block: Mapping[str, Any] = {
            "type": "tool_use",
            "id": f"toolu_{call.tool}",
            "name": call.tool,
            "input": {},
        }
        delta = {"type": "input_json_delta", "partial_json": json.dumps(call.arguments)}
    else:
        block = {"type": "text", "text": ""}
        delta = {"type": "text_delta", "text": "Done."}
    stop = {"stop_reason": "tool_use" if call else "end_turn", "stop_sequence": None}
    yield _typed("message_start", message=message)
    yield _typed("content_block_start", index=0, content_block=block)
    yield _typed("content_block_delta", index=0, delta=delta)
    yield _typed("content_block_stop", index=0)
    yield _typed("message_delta", delta=stop, usage=usage)
    yield _typed("message_stop")


def _openai(call: Call | None, model: str) -> _Events:
    del model
    if call:
        item: Mapping[str, Any] = {
            "type": "function_call",
            "call_id": f"call_{call.tool}",
            "name": call.tool,
            "arguments": json.dumps(call.arguments),
        }
    else:
        text = {"type": "output_text", "text": "Done."}
        item = {"type": "message", "role": "assistant", "content": [text]}
    yield _typed("response.created", response={"id": "resp_1"})
    yield _typed("response.output_item.done", output_index=0, item=item)
    usage = {"input_tokens": 1, "output_tokens": 1, "total_tokens": 2}
    yield _typed("response.completed", response={"id": "resp_1", "usage": usage})


def _typed(kind: str, **data: object) -> tuple[str, Mapping[str, Any]]:
    return kind, {"type": kind, **data}


class Refusals(list[str]):
    """The addresses that something asked a proxy for; it refused them all."""


@contextmanager
def refusing_proxy() -> Iterator[tuple[str, Refusals]]:
    """Serve a proxy that refuses each request and remembers its address; give both."""
    asked = Refusals()

    class Handler(_RefusingHandler):
        refusals = asked

    with serving(Handler) as address:
        yield address, asked


class _RefusingHandler(BaseHTTPRequestHandler):
    refusals: Refusals

    def _refuse(self) -> None:
        self.refusals.append(self.path)
        self.send_response(HTTPStatus.FORBIDDEN)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_CONNECT(self) -> None:
        self._refuse()

    def do_GET(self) -> None:
        self._refuse()

    def do_HEAD(self) -> None:
        self._refuse()

    def do_POST(self) -> None:
        self._refuse()

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the list says what was asked."""
