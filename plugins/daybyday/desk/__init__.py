"""What an author does at the desk: begin a text, translate it, see what is wrong, look at what there is and at what comes. Values in, values out.

scaffold             the next free days, or an article, as files to fill in
start                a site of one's own: its settings, its series, its first day
skeletons            the beginning of a translation: all that is the same in every language, and the original in comments
translations         which translations there are, how each stands to its original, which text is meant by a name
translation_table    all of them as lines and as JSON
translation_changes  what has changed in an original since it was translated
source_line          the line by which a translation remembers its original
day_texts            every day in every language as its author sees it; runways
status               a site this morning
tomorrow             a site at two instants, laid side by side
json_values          both as plain values for programs
finding_formats      what `check` prints, for people and for programs
fixes                what has one right answer, as other bytes of a file
schemas              the table of keys as JSON Schemas
schedule/            a daily run of a machine's own, as files
"""
