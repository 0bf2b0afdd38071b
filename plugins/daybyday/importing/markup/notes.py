"""How a source marks notes in HTML, so that they become notes of Markdown."""

NOTE_MARK = "daybyday-note-"
"""class of a `<sup>` in the text, before its number"""
NOTE_TEXT = "daybyday-note-text-"
"""class of a `<div>` with the text of a note, before its number"""
