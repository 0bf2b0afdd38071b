"""The faults a publication has to bear, one case each, with the outcome that is wanted (docs/reliability.md)."""
