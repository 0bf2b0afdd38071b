"""The site as views are given it, and what several of them say in the same way.

edition          the site at one instant, with its words and the facts of its texts
site_context     settings and words: the same for every page of a build
published        posts and days that are out, as small values
references       an address as an author wrote it -> what it means
links            where that leads: on a page today, in a feed for ever
homework         the homework of a day: for pages, feeds, digests, foreign themes
progress         how far a series is
follow_page      where one learns how to follow
workbook         where the homework is to be printed
book             which series are e-books by now
sitemap_entry    what a view says belongs in the sitemap
render_services  what a view may ask for while it renders
markup           links and paragraphs as HTML
"""
