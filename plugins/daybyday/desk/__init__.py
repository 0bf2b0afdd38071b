"""What an author does at the desk: begin a new text, see what is wrong.

scaffold          the next free days, or an article, as files to fill in
start             a site of one's own: its settings, its series, its first day
finding_formats   what `check` prints, for people and for programs
fixes             what has one right answer, as other bytes of a file
schemas           the table of keys as JSON Schemas
"""
