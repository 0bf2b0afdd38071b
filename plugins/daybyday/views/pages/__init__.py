"""Pages made by templates of our theme; each module names its template.

home, follow       the home page; how to follow the site
series, day        a series with the state of each day; a day
workbook           all homework of a series, to print
listings           lists of posts: closed periods of days, tags, months, articles
article, page      a stand-alone text
withdrawn          what is left of a post that was taken back
not_found          404
"""
