"""What an author does at the desk: begin a new text.

scaffold   the next free days, or an article, as files to fill in
start      a site of one's own: its settings, its series, its first day
"""
