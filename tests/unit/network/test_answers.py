"""What an answer says, in the words of the real services."""

from __future__ import annotations

import json
from typing import Any

import pytest
from scene_queue.core.errors import ServiceBusyError
from scene_queue.core.network.answers import read_detail, refusal, retry_after_s

SKIP_TOO_LARGE = {
    "detail": [
        {
            "type": "less_than_equal",
            "loc": ["query", "$skip"],
            "msg": "Input should be less than or equal to 10000",
            "input": "10001",
            "ctx": {"le": 10000},
        }
    ]
}


@pytest.mark.parametrize(
    ("content", "code", "detail"),
    [
        ({"detail": "Expired signature!"}, "", "Expired signature!"),
        (SKIP_TOO_LARGE, "", "Input should be less than or equal to 10000"),
        ({"detail": {"message": "Invalid value", "request_id": "1"}}, "", "Invalid value"),
        ({"detail": {"loc": 1}}, "", '{"loc": 1}'),
        ({"code": "DAT-ZIP-604", "message": "Token not found"}, "DAT-ZIP-604", "DAT-ZIP-604, Token not found"),
        (
            {"error": "invalid_grant", "error_description": "Invalid user credentials"},
            "invalid_grant",
            "invalid_grant, Invalid user credentials",
        ),
        ({"code": "InvalidQuery", "description": "Bad box"}, "InvalidQuery", "InvalidQuery, Bad box"),
        ({"error": {"code": "7", "message": {"lang": "en", "value": "No product"}}}, "7", "7, No product"),
        ({"error": "unauthorized"}, "unauthorized", "unauthorized"),
        ({}, "", ""),
        ([], "", ""),
        ("just text", "", "just text"),
        (None, "", "None"),
    ],
)
def test_an_error_body_is_read(content: Any, code: str, detail: str) -> None:
    assert read_detail(json.dumps(content).encode()) == (code, detail)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"", ""),
        (b"plain words\n\n  on lines", "plain words on lines"),
        (b"<html><head><title>502 Bad\nGateway</title></head><body>nginx</body></html>", "502 Bad Gateway"),
        (b"<!DOCTYPE html><p>&nbsp;", "a web page"),
        (b"\xff\xfe\x00binary", "\ufffd\ufffd\x00binary"),
        (b"x" * 1000, "x" * 300 + "…"),
        (b"<Error>in words</Error>", "<Error>in words</Error>"),
    ],
)
def test_other_bodies_are_shortened(body: bytes, detail: str) -> None:
    assert read_detail(body) == ("", detail)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7),
        ("0", 0),
        ("1.5", 1.5),
        ("Sun, 22 Nov 2026 10:00:30 GMT", 30),
        ("Sun, 22 Nov 2026 09:00:00 GMT", 0),
        ("soon", None),
        ("-3", None),
        ("", None),
        ("Sun, 99 Nov 2026 10:00:30 GMT", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str, seconds: float | None) -> None:
    assert retry_after_s({"Retry-After": value}, now=1795341600.0) == seconds


def test_an_object_store_s_error_is_its_code_and_its_message() -> None:
    body = (
        b'<?xml version="1.0"?>\n<Error><Code>InvalidToken</Code><Message>Malformed &amp; old.</Message>'
        b"<Token-0>s3ssion</Token-0></Error>"
    )
    assert read_detail(body) == ("InvalidToken", "InvalidToken, Malformed & old.")
    assert read_detail(b"<Error><Code>AccessDenied</Code></Error>") == ("AccessDenied", "AccessDenied")


def test_half_a_secret_is_one_too() -> None:
    token = "t0ken" * 200
    for body in (token.encode(), json.dumps({"detail": f"Bad token {token}"}).encode(), f"a{token}".encode()):
        assert "t0" not in read_detail(body, [token])[1]


@pytest.mark.parametrize(
    ("wait", "words"),
    [("5", "Try again later."), ("600", "10 minutes"), ("36000", "10 hours"), ("9" * 400, "more than two days")],
)
def test_a_long_wait_is_told(wait: str, words: str) -> None:
    assert words in refusal(503, {"Retry-After": wait}, b"", "Somewhere").advice


def test_nested_without_end_is_text() -> None:
    assert read_detail(b"[" * 100_000)[1].startswith("[[[")


def test_a_service_out_of_sessions_is_given_a_minute() -> None:
    body = b'{"code": "DAT-ZIP-100", "message": "Max session number exceeded"}'
    error = refusal(429, {}, body, "Somewhere")
    assert isinstance(error, ServiceBusyError)
    assert error.retry_after_s == 60


def test_its_own_word_counts_more() -> None:
    body = b'{"code": "DAT-ZIP-100", "message": "Max session number exceeded"}'
    assert refusal(429, {"Retry-After": "5"}, body, "Somewhere").retry_after_s == 5
