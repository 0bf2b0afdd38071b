"""What feeds say, whatever their format: channels, items, months that are closed, cohorts, digests.

channels  which feeds there are, and what each says of itself
items     posts and their homework as items: ids, moments, links; all fixed on the day they came out
cohorts   day 1 today: the schedule of readers who begin later
archives  closed months (RFC 5005)
weekly    seven days in one item
html      the text of an item
feedxml   RSS 2.0 and Atom 1.0 by feedgen; the one place that knows it
"""
