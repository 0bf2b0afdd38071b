"""Files for programs, and files that are copied.

calendar   the homework of a series, for calendar programs (`homework.ics`)
homework   the same as data (`homework.json`)
book       a series that is over, as an e-book (EPUB)
redirects  pages at old addresses
sitemap    `sitemap.xml` and `robots.txt`
files      pictures, the theme's files, the ledger
"""
