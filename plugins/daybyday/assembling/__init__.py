"""Loose sources -> everything that was written (`Content`) -> what is out at one instant (`Site`).

sources | assemble(now) -> Content + findings      posts with identity, moment, address
Content | site_at(now)  -> Site                    only what is out, and where links lead
"""

from .content import assemble
from .site import site_at

__all__ = ["assemble", "site_at"]
