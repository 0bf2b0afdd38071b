"""What the preview says of itself, in the author's language: the words of its script, the speaker a packet names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ..messages import Message, Speaker, forms, say, speaker_for, spoken
from .protocol import Packet


def speaker_of(state: Mapping[str, Any]) -> Speaker:
    """Who speaks in the language that a state names; before there is one, in that of the environment."""
    lang = state.get("lang")
    return speaker_for({"DAYBYDAY_SPEAK": lang}) if lang else speaker_for(os.environ)


def script_words(speaker: Speaker) -> Packet:
    """The words of `preview.js` by the names it knows them by; those with a number have one form and another."""
    return {
        "lang": speaker.lang,
        **{name: spoken(message, speaker) for name, message in _PLAIN.items()},
        **{
            name: [speaker.counted(one, many, n).replace("{n}", "%n") for n in (1, 2)]
            for name, (one, many) in _COUNTED.items()
        },
    }


_PLAIN: Mapping[str, Message] = {
    "preview": say("Preview"),
    "as_of": say("as of %when"),
    "close": say("Close"),
    "close_title": say("Close (Escape)"),
    "hide": say("Hide"),
    "hide_title": say("Hide until the next visit"),
    "gone": say("This page is not here any more"),
    "gone_text": say("It may have another address now, or be gone."),
    "written": say("What is written"),
    "site": say("The site"),
    "before": say("%errors – you see the site as it was before"),
    "no_site": say("%errors – there is no site to show yet"),
}
_COUNTED: Mapping[str, tuple[str, str]] = {
    "error": forms("{n} error", "{n} errors"),
    "warning": forms("{n} warning", "{n} warnings"),
    "note": forms("{n} note", "{n} notes"),
    "not_out": forms("{n} text not out yet", "{n} texts not out yet"),
}
