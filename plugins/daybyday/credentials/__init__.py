"""What lets somebody in, and should go out nowhere.

forms     what it looks like: keys, tokens, passwords in addresses, files
findings  what is said of it
"""

from .findings import secrets_in
from .forms import credentials_in, has_password, holds_credential, is_credential_file

__all__ = ["credentials_in", "has_password", "holds_credential", "is_credential_file", "secrets_in"]
