"""What feeds say, whatever their format.

channels     which feeds there are, and which items each holds
items        posts and their homework as items: ids, moments, links; all fixed on the day they came out
item_html    the text of an item
enclosures   films and sounds of an item
archives     closed months (RFC 5005)
cohorts      the schedule of readers who begin a series later
weekly       seven days in one item
heads        what a feed says of itself
documents    feeds as parts, their items as fragments
feedxml      RSS 2.0 and Atom 1.0 by feedgen, the one module that knows it
offers       what a reader can follow, by name
readers      programs and services that open feeds
"""
