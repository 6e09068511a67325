"""Identity face: the token endpoint and the end of a session, as Keycloak answers.

Sources: Copernicus Data Space documentation, "Token"; its recorded ``openid-configuration``.
"""

from __future__ import annotations

from .accounts import Accounts, GrantError
from .message import Request, Response, json_response

REALM = "/auth/realms/CDSE"
TOKEN_PATH = f"{REALM}/protocol/openid-connect/token"
LOGOUT_PATH = f"{REALM}/protocol/openid-connect/logout"


class IdentityFace:
    """Gives tokens."""

    name = "identity"

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def answer(self, request: Request) -> Response:
        """``POST`` of a form to the token or the logout endpoint."""
        if request.path not in (TOKEN_PATH, LOGOUT_PATH):
            return json_response(404, {"error": "Unable to find matching target resource method"})
        if request.method != "POST":
            return json_response(405, {"error": "HTTP 405 Method Not Allowed"})
        try:
            if request.path == LOGOUT_PATH:
                self._accounts.log_out(request.form)
                return Response(204)
            return json_response(200, self._accounts.grant(request.form), {"Cache-Control": "no-store"})
        except GrantError as error:
            return json_response(error.status, error.body)
