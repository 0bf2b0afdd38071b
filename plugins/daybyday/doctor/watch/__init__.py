"""The watchdog: whether a host serves today's day, in every language, and nothing that is not out.

wanted   what a site should show at an instant, and what it may not
host     what a host answers, asked again when it is briefly down
pages    pages: today's day, the ways to it, `status.json`
feeds    feeds: there, sound, with their newest item
links    where the links of these pages lead
rounds   all of it, until it is well or the time is over
"""
