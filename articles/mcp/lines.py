"""JSON-RPC 2.0, a message a line: what cannot be read is answered with an error, never with silence or a crash."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

logger = logging.getLogger(__name__)

NOT_JSON, NOT_A_REQUEST, NO_METHOD, WRONG_PARAMETERS, OUR_FAULT = -32700, -32600, -32601, -32602, -32603
LONGEST = 2**20

Answering = Callable[[str, dict[str, Any]], dict[str, Any]]


class Refused(Exception):
    """A request that cannot be answered: a code of JSON-RPC and the reason in words."""

    def __init__(self, code: int, reason: str):
        super().__init__(reason)
        self.code = code


def serve(lines: BinaryIO, out: BinaryIO, answering: Answering) -> None:
    """Until the other side ends. `answering` takes a method and its parameters; what it raises is told."""
    for line in messages(lines):
        if (answer := answer_to(line, answering)) is not None:
            out.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            out.flush()


def messages(lines: BinaryIO) -> Iterator[bytes]:
    """Lines that are not blank; of one that is too long its beginning, which is no JSON."""
    while line := lines.readline(LONGEST):
        if not line.endswith(b"\n") and len(line) == LONGEST:
            while (rest := lines.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
        if line.strip():
            yield line


def answer_to(line: bytes, answering: Answering) -> Any:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return failure(None, NOT_JSON, "This is no JSON, or longer than a megabyte.")
    if isinstance(message, list):
        answers = [answer for one in message[:100] if (answer := answered(one, answering)) is not None]
        return answers or (None if message else failure(None, NOT_A_REQUEST, "Nothing is asked."))
    return answered(message, answering)


def answered(message: Any, answering: Answering) -> dict[str, Any] | None:
    """None of what wants no answer: a notification, or an answer of the other side."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return failure(None, NOT_A_REQUEST, "A request of JSON-RPC 2.0 is expected.")
    number, method, given = message.get("id"), message.get("method"), message.get("params") or {}
    if method is None and ("result" in message or "error" in message):
        return None
    if not isinstance(method, str) or not isinstance(given, dict):
        return failure(number, NOT_A_REQUEST, "A method with named parameters is expected.")
    if "id" not in message:
        return None
    try:
        return {"jsonrpc": "2.0", "id": number, "result": answering(method, given)}
    except Refused as refused:
        return failure(number, refused.code, str(refused))
    except Exception:
        logger.exception("%s failed", method)
        return failure(number, OUR_FAULT, "This is our mistake. It has been recorded.")


def failure(number: Any, code: int, reason: str) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": reason}}
