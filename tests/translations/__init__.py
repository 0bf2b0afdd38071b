"""Translations: begun, followed, and told of when their original changes."""
