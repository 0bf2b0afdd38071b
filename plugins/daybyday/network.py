"""Why an address gives no answer: what a program says of it -> words in which somebody can look for the cause."""

from __future__ import annotations

import http.client
import socket
import ssl

from .messages import Message, quote, say

NO_ANSWER = (OSError, http.client.HTTPException, ValueError)
"""What asking for an address may raise, apart from an answer with a status."""


def reason_of(error: Exception) -> Message:
    """Without numbers of errors; the system's own words where there are none of ours."""
    reason = getattr(error, "reason", None)
    cause = reason if isinstance(reason, Exception) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _of_certificate(cause)
    if isinstance(cause, ssl.SSLError):
        words = str(getattr(cause, "reason", None) or cause.strerror or cause)
        return say("no secure connection comes about: {reason}", reason=words.replace("_", " ").lower())
    if isinstance(cause, socket.gaierror):
        return say("nobody knows this name; a letter may be wrong, or the network is down")
    if isinstance(cause, ConnectionRefusedError):
        return say("nothing answers at this address")
    if isinstance(cause, TimeoutError):
        return say("no answer came in time")
    if isinstance(cause, ConnectionError | http.client.RemoteDisconnected | http.client.IncompleteRead):
        return say("the connection broke")
    if isinstance(cause, OSError) and cause.strerror:
        return quote(cause.strerror)
    return quote(reason or error)


def _of_certificate(error: ssl.SSLCertVerificationError) -> Message:
    if error.verify_code == _EXPIRED:
        return say("its certificate has expired, so browsers warn of it: have it renewed")
    return say("its certificate is not accepted: {reason}", reason=error.verify_message)


_EXPIRED = 10
"""X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL."""
