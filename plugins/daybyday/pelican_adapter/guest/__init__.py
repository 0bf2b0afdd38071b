"""A foreign theme: we own what lies in folders with a `series.yaml`, and all else is Pelican's.

ownership     which folders, and which files in them
remembered    which folders were ours in an earlier build
settings      what is different in the settings of a guest
beginning     whether a build is ours; what stops it before anything is read
receivers     what happens at Pelican's signals
generator     lays out and writes what is made beside Pelican's pages
run           one build of a guest: what is read, given to Pelican, and made beside it
fence         takes what is ours away from Pelican's generators, and gives them our articles and pages instead
days          days that are out -> Pelican's articles
series_page   a series -> a page of Pelican's
values        `article.daybyday`, for templates that want more
links         addresses of ours as Pelican writes links; links of the blog to days that are not out
claims        which files of the output are Pelican's
blog          where the blog's own texts, files and lists are, for our feeds
"""
