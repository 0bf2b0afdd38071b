"""What views share: an edition of the site, where its links lead, and what stands around a page.

edition   the site with its words and the facts of its texts: all a view is given
links     `{filename}175-x.md` -> an address, or "(coming on 18 July)"
frame     language, addresses, feeds and navigation around every page
rows      posts as lines of lists
"""
