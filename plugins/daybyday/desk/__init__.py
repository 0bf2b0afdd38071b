"""What an author does at the desk: begin a new text, begin a translation, see what became of it. Values in, values out.

scaffold              the next free days, or an article, as files to fill in
start                 a site of one's own: its settings, its series, its first day
skeletons             the beginning of a translation: all that is the same in every language, and the original in comments
translations          which translations there are, how each stands to its original, which text is meant by a name
translation_table     all of them as lines and as JSON
translation_changes   what has changed in an original since it was translated
source_line           the line by which a translation remembers its original
"""
