"""What lets somebody in, as it looks in a text: private keys, tokens of well-known services, passwords in addresses.

Only forms that are hardly anything else: a text on tokens may name them, and show one that is none (`ghp_xxxx…`).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..patterns import regex

_TOKENS: tuple[tuple[str, str, str], ...] = (
    ("PRIVATE KEY", "private key", r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----\s+(?:[\w-]+: .*\s+)*[A-Za-z0-9+/=]{40}"),
    ("ghp_", "GitHub", r"\bghp_[A-Za-z0-9]{36}\b"),
    ("gho_", "GitHub", r"\bgho_[A-Za-z0-9]{36}\b"),
    ("ghs_", "GitHub", r"\bghs_[A-Za-z0-9]{36}\b"),
    ("github_pat_", "GitHub", r"\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b"),
    ("glpat-", "GitLab", r"\bglpat-[\w-]{20,}"),
    ("AKIA", "AWS", r"\bAKIA[A-Z2-7]{16}\b"),
    ("xox", "Slack", r"\bxox[abprs]-[0-9]{8,}-[A-Za-z0-9-]{10,}"),
    ("hooks.slack.com/", "Slack", r"hooks\.slack\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}"),
    ("AIza", "Google", r"\bAIza[\w-]{35}\b"),
    ("sk_live_", "Stripe", r"\bsk_live_[A-Za-z0-9]{20,}"),
    ("pypi-AgE", "PyPI", r"\bpypi-AgE[\w-]{50,}"),
    ("npm_", "npm", r"\bnpm_[A-Za-z0-9]{36}\b"),
    ("SG.", "SendGrid", r"\bSG\.[\w-]{22}\.[\w-]{43}\b"),
    ("sk-ant-", "Anthropic", r"\bsk-ant-[\w-]{80,}"),
    ("dop_v1_", "DigitalOcean", r"\bdop_v1_[0-9a-f]{64}\b"),
)  # fmt: skip
"""(letters without which it is none, whose it is, expression)"""
_EXPRESSIONS = tuple((mark, owner, regex(pattern)) for mark, owner, pattern in _TOKENS)
_WITHOUT_LINES = tuple(known for known in _EXPRESSIONS if "_" not in known[0])
"""Most texts have no `_`: half of the forms need not be looked for in them."""
_END, _DISTINCT = 16, 5
"""The end of a token has at least so many different signs; what has fewer stands for one."""
_TOKEN = 20
_PARAMETER = regex(r"(?i)(?:password|passwd|\bpass|secret(?:_access_key)?|token|api_?key)\s*=\s*[^\s,;&:]{6,}")
_FILES = regex(
    r"(?i)\.env(?:\.(?!example$|sample$|template$).*)?|\.netrc|\.npmrc|\.pypirc|\.git-credentials|\.htpasswd|\.pgpass"
    r"|id_(?:rsa|dsa|ecdsa|ed25519)|.*\.(?:p12|pfx|ppk|keystore|jks|kdbx)"
)


def credentials_in(text: str) -> Iterator[tuple[int, str]]:
    """(offset, whose it is) of each token or private key in a text, by kind; quick where there is none."""
    for mark, owner, expression in _EXPRESSIONS if "_" in text else _WITHOUT_LINES:
        if mark in text:
            for match in expression.finditer(text):
                if len(set(match[0][-_END:])) >= _DISTINCT:
                    yield match.start(), owner


def holds_credential(value: str) -> bool:
    """Whether a setting holds a token, an address with a password, or (as remotes of rclone may) a parameter that is one."""
    if next(credentials_in(value), None) is not None or has_password(value):
        return True
    # The parameters of a form on the web are public.
    return not value.startswith(("http://", "https://")) and bool(_PARAMETER.search(value))


def has_password(address: str) -> bool:
    """Whether an address carries a password, or a token in the place of a name (`https://TOKEN@github.com/…`)."""
    if "@" not in address or "://" not in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    # In place of a name, a token: names are shorter.
    return bool(parts.password) or len(parts.username or "") >= _TOKEN


def is_credential_file(name: str) -> bool:
    """Whether a file is, by its name, one in which programs keep what lets them in: `.env`, `id_rsa`, `site.p12`."""
    return _FILES.fullmatch(name.rpartition("/")[2]) is not None
