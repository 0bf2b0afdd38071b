"""DAYBYDAY_EDITOR -> the editor in which texts are written in a browser: the address of a repository, or a table with one."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from ..errors import InputError
from ..messages import say
from ..model import BrowserEditor, Finding, Place, ThemeFile
from ..patterns import regex
from ..theming import editor_files
from ..values import dataclass

SETTING = "DAYBYDAY_EDITOR"
_CODE = "setting-editor"

Backend = Literal["github", "gitlab", "gitea"]

_BACKENDS: tuple[Backend, ...] = ("github", "gitlab", "gitea")
_KEYS = ("repository", "branch", "folder", "backend", "sign_in")
_BY_HOST: Mapping[str, Backend] = {"github": "github", "gitlab": "gitlab", "gitea": "gitea", "forgejo": "gitea", "codeberg": "gitea"}  # fmt: skip
"""word in the name of a host -> what it runs; Forgejo and Codeberg speak as Gitea does"""
_API: Mapping[Backend, tuple[str, str]] = {
    "github": ("https://github.com", "/api/v3"),
    "gitlab": ("https://gitlab.com", "/api/v4"),
    "gitea": ("https://gitea.com", "/api/v1"),
}
"""backend -> (the host the editor takes when none is named, path of the API at any other)"""
_BY_SSH = regex(r"(?:ssh://)?git@([^/:]+)[:/](.+)")
_EXAMPLE = say('write the address of the repository: "https://github.com/name/site"')


@dataclass(frozen=True, slots=True)
class _Repository:
    host: str
    """scheme and host"""
    path: str
    """`name/site`"""
    backend: Backend


def browser_editor(settings: Mapping[str, Any], place: Place, findings: list[Finding]) -> BrowserEditor | None:
    """The editor, or None where none is wanted. What cannot be used gives a finding, and no editor."""
    given = settings.get(SETTING)
    if not given:
        return None
    try:
        options = _options(given)
        repository = read_repository(str(options.get("repository") or ""), str(options.get("backend") or ""))
    except InputError as error:
        findings.append(Finding("error", error.code, place, error.message, error.hint))
        return None
    return BrowserEditor(
        backend=_backend(repository, options),
        content="/".join(filter(None, (str(options.get("folder") or "").strip("/"), Path(settings["PATH"]).name))),
        connects=("https://api.github.com",) if repository.host == "https://github.com" else (repository.host,),
        shows=("https://avatars.githubusercontent.com",) if repository.backend == "github" else (repository.host,),
        files=tuple(ThemeFile(name, name, _digest(name)) for name in editor_files.names()),
    )


def _digest(name: str) -> str:
    return hashlib.sha256(editor_files.read(name)).hexdigest()


def _options(given: object) -> Mapping[str, Any]:
    """The setting as a table. Raises `InputError`."""
    if isinstance(given, str):
        return {"repository": given}
    if not isinstance(given, Mapping):
        raise InputError(_CODE, say("{setting} must be an address or a table", setting=SETTING), _EXAMPLE)
    for key in given:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, n=1)
            hint = (
                say('did you mean "{near}"?', near=near[0])
                if near
                else say("what can be said there is {options}", options=", ".join(_KEYS))
            )
            raise InputError(_CODE, say("{setting} has no `{key}`", setting=SETTING, key=str(key)), hint)
    return given


def read_repository(address: str, backend: str = "") -> _Repository:
    """`https://github.com/ada/site.git`, or the same for ssh -> where it is. Raises `InputError`."""
    by_ssh = _BY_SSH.fullmatch(address.strip())
    url = urlsplit(f"https://{by_ssh[1]}/{by_ssh[2]}" if by_ssh else address.strip())
    path = url.path.strip("/").removesuffix(".git")
    if "@" in url.netloc:  # and no word of it is repeated
        message = say("{setting}: an address with a password in it is published with the site", setting=SETTING)
        raise InputError(_CODE, message, _EXAMPLE)
    if url.scheme != "https" or not url.hostname or "/" not in path:
        raise InputError(
            _CODE,
            say("{setting}: `{address}` is not the address of a repository", setting=SETTING, address=address),
            _EXAMPLE,
        )
    named = backend or next((kind for word, kind in _BY_HOST.items() if word in url.hostname), "")
    if named not in _BACKENDS:
        raise InputError(
            _CODE,
            say("{setting}: what {host} runs is not known", setting=SETTING, host=url.hostname),
            say('say it: {{"repository": "{address}", "backend": "gitlab"}}; there are {backends}', address=address, backends=", ".join(_BACKENDS)),
        )  # fmt: skip
    return _Repository(f"https://{url.netloc}", path, named)


def _backend(repository: _Repository, options: Mapping[str, Any]) -> tuple[tuple[str, str | tuple[str, ...]], ...]:
    """As the editor's configuration has it. Without a service that signs people in they do so by a token."""
    usual_host, api = _API[repository.backend]
    backend: dict[str, str | tuple[str, ...]] = {"name": repository.backend, "repo": repository.path}
    if branch := str(options.get("branch") or ""):
        backend["branch"] = branch
    if repository.host != usual_host:
        backend["api_root"] = f"{repository.host}{api}"
        if repository.backend != "github":
            backend["base_url"] = repository.host
    if sign_in := str(options.get("sign_in") or ""):
        backend["base_url"] = sign_in.rstrip("/")
    else:
        backend["auth_methods"] = ("token",)
    return tuple(backend.items())
