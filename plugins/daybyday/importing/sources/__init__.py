"""A file or a folder -> its texts, one after the other, in bounded memory.

kinds      which source it is, by what it holds and not by its name
files      bytes -> text: encodings, sizes, what is no text at all
fragments  a long XML file -> its items, one at a time
elements   one item -> its elements, however carelessly it was written
beside     what lies beside an export in its folder
wxr/       exports of WordPress
feeds/     backups of Blogger, Atom, RSS, JSON Feed
markdown_folder/   Markdown that nobody prepared
saved/     pages as a browser saves them
"""

from .kinds import open_source

__all__ = ["open_source"]
