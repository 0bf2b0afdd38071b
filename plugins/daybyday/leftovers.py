"""Names of what editors, systems and programs that copy files leave behind: none of it is content."""

from __future__ import annotations

import re

from .content_names import EXTRA, is_post
from .patterns import regex

# Of the Finder, the Explorer, file systems, network disks, version control, clouds, editors, and half-done downloads.
_LEFTOVER = regex(
    r"\.ds_store|\._.*|icon\r|\.localized|\.apdisk|\.(?:spotlight-v100|trashes|trash-\d+|fseventsd|temporaryitems"
    r"|documentrevisions-v100|volumeicon\.icns|appledouble)|__macosx|thumbs\.db(?:.encryptable)?|ehthumbs(?:_vista)?\.db"
    r"|desktop\.ini|\$recycle\.bin|system volume information|lost\+found|\.directory|\.nfs[0-9a-f]+|\.fuse_hidden.*"
    r"|\.goutputstream-.*|@eadir|\.git(?:ignore|attributes|keep|modules)?|\.hg(?:ignore)?|\.svn|cvs|\.idea|\.vscode|\.obsidian"
    r"|__pycache__|.*\.py[co]|\.dropbox(?:\.cache|\.attr)?|\.stfolder|\.stversions|\.stignore|\.syncthing\..*|\.~lock\..*#|~\$.*"
    r"|.*~|#.*#|\.#.*|\.?.*\.(?:sw[a-p]|kate-swp|tmp|temp|crdownload|part|partial|download|opdownload|!ut)|4913"
    r"|.*___jb_(?:tmp|old)___|\.editorconfig",
    re.IGNORECASE | re.DOTALL,
)
# What somebody might have meant: it is left out, and said.
_COPY = regex(
    r".*\.(?:bak|backup|orig|rej|old|save|sav)|.*\.(?:bak|orig)\.\w+|.*\((?:[^()]*\s)?conflicted copy[^()]*\).*"
    r"|.*\(copia in conflitto[^()]*\).*|.*\.sync-conflict-.*",
    re.IGNORECASE | re.DOTALL,
)


_ORDINARY = (".md", ".png", ".jpg", ".svg")


def is_hidden(name: str, relative: str) -> bool:
    """Whether an entry of the folder `relative` (ending in a slash, or "") is passed over without a word: leftovers, and
    hidden files. In `extra/` a hidden file is published (`.htaccess`, `.well-known/`).
    """
    if name[0].isalnum() and name.endswith(_ORDINARY):
        return False  # as nearly always, in folders of ten thousand
    return bool(_LEFTOVER.fullmatch(name)) or (name.startswith(".") and not relative.startswith(EXTRA))


def is_old_copy(name: str, relative: str) -> bool:
    """Whether an entry looks like a copy that a program kept, which somebody might have meant. Of texts their reading says
    more.
    """
    return not is_post(f"{relative}{name}") and bool(_COPY.fullmatch(name))
