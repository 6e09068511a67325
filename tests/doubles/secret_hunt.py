"""Looks for what is secret wherever a program leaves words: texts, errors, files, addresses, command lines."""

from __future__ import annotations

import base64
import subprocess
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

from .hub import Hub


class SecretHunt:
    """Knows the secrets of a hub's account, those that it gives out later too, and what was asked of it as it was sent.

    :param hub: whose tokens are noted as it gives them, and whose requests are kept with their whole targets.
    :param secrets: passwords, codes and keys.
    :ivar targets: of all requests; :ivar commands: arguments and environments of all child processes.
    """

    def __init__(self, hub: Hub, *secrets: str, monkeypatch: Any) -> None:
        self._hub, self._secrets = hub, list(secrets)
        self.tokens_given: list[str] = []
        self.targets: list[str] = []
        self.commands: list[str] = []
        issue, record, popen = hub.accounts._answer, hub.journal.record, subprocess.Popen.__init__

        def noting(*arguments: Any, **named: Any) -> Any:
            answer = issue(*arguments, **named)
            self.tokens_given += [answer["access_token"], answer["refresh_token"]]
            return answer

        def keeping(face: str, request: Any, status: int) -> Any:
            self.targets.append(request.target)
            return record(face, request, status)

        def starting(process: Any, args: Any, *more: Any, **named: Any) -> None:
            self.commands.append(f"{args!r} {named.get('env')!r}")
            popen(process, args, *more, **named)

        monkeypatch.setattr(hub.accounts, "_answer", noting)
        monkeypatch.setattr(hub.journal, "record", keeping)
        monkeypatch.setattr(subprocess.Popen, "__init__", starting)

    def forms(self) -> list[str]:
        """Every secret, plain and as it might be written."""
        plain = [*self._secrets, *self.tokens_given]
        pairs = [f"{self._hub.accounts.user}:{secret}" for secret in self._secrets]
        coded = [base64.b64encode(text.encode()).decode().rstrip("=") for text in (*plain, *pairs)]
        return sorted({*plain, *coded, *map(quote, plain), *map(quote_plus, plain)})

    def finds_nothing_in(self, where: str, said: str) -> None:
        """:raises AssertionError: naming the place, not the secret."""
        found = sum(form in said for form in self.forms())
        assert not found, f"{found} secrets stand in {where}"

    def finds_nothing_below(self, *folders: Path) -> int:
        """Look into every file, and at its name; returns how many there were."""
        forms = [form.encode() for form in self.forms()]
        files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        for path in files:
            content = str(path).encode() + path.read_bytes()
            assert not any(form in content for form in forms), f"a secret stands in {path}"
        return len(files)

    def finds_nothing_asked_or_started(self) -> None:
        """Look at all addresses that were asked for, and at all processes that were started."""
        assert self.targets
        self.finds_nothing_in("an address", "\n".join(self.targets))
        self.finds_nothing_in("a command or its environment", "\n".join(self.commands))


def everything_said(error: BaseException | None) -> str:
    """All words of an error, of what caused it, and of their tracebacks."""
    said = ""
    while error is not None:
        said += f"{error!s} {error!r} {getattr(error, 'advice', '')} {vars(error)!r}\n"
        said += "".join(traceback.format_exception(type(error), error, error.__traceback__))
        error = error.__cause__ or error.__context__
    return said


def everything_logged(records: Iterable[Any]) -> str:
    """All words of log records."""
    return "\n".join(f"{record.getMessage()} {vars(record)!r}" for record in records)
