"""What an author does at the desk: begin a new text.

scaffold   the next free day, or an article, as files to fill in
"""
