"""All texts of a source -> which file each becomes. Nothing here sees a whole text: outlines are enough.

outlines     a text without its words                 | day_titles, detection, markers
series       numbered texts -> series                 | cadence, series_file
names        files, addresses, old addresses, ids that nobody else has
plan         all of it: outlines -> placements
"""
