"""The feed doctor: rules of good feeds, checked on the bytes a site would publish, or does publish.

reading    bytes of RSS, Atom, JSON Feed, iCalendar, OPML -> plain values (`feed_set`), read again from scratch
expected   what the site has published: which post an item comes from
rule       what a rule is
rules/     all that can be checked without a network; ALL lists them
tomorrow   what may not change by itself
live_host  what a host really serves: the only module that opens a connection
examining  files -> findings
watch/     whether a host serves today's day, and nothing early
"""
