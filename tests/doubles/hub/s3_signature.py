"""Whether a request is signed with a pair of keys, worked out here on its own.

Source: Amazon S3 API reference, "Signature Version 4".
"""

from __future__ import annotations

import hashlib
import hmac
import re
from urllib.parse import quote, urlsplit

from .message import Request

_HEADER = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/]+)/(?P<scope>(?P<day>\d{8})/(?P<region>[^/]+)/s3/aws4_request),\s*"
    r"SignedHeaders=(?P<names>[^,]+),\s*Signature=(?P<signature>[0-9a-f]{64})"
)


def is_signed(request: Request, access_key: str, secret_key: str) -> bool:
    """Tell whether the header ``Authorization`` is what these keys give."""
    found = _HEADER.fullmatch(request.headers.get("authorization", ""))
    if not found or found["key"] != access_key:
        return False
    names = found["names"].split(";")
    text = "\n".join(
        [
            "AWS4-HMAC-SHA256",
            request.headers.get("x-amz-date", ""),
            found["scope"],
            hashlib.sha256(_canonical(request, names).encode()).hexdigest(),
        ]
    )
    key = b"AWS4" + secret_key.encode()
    for part in (found["day"], found["region"], "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    expected = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, found["signature"])


def _canonical(request: Request, names: list[str]) -> str:
    options = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in request.query)
    headers = "".join(f"{name}:{' '.join(request.headers.get(name, '').split())}\n" for name in names)
    return "\n".join(
        [
            request.method,
            urlsplit(request.target).path,
            "&".join(f"{name}={value}" for name, value in options),
            headers,
            ";".join(names),
            request.headers.get("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
        ]
    )
