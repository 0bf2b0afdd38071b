"""How fast the kit is, measured against Hugo and stock Pelican on the same texts.

`invoke bench` (or `python -m benchmarks`) prints the tables; `benchmarks/README.md` says how they are made.
"""
