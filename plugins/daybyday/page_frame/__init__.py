"""What all pages share, whatever stands on them.

frame  language, addresses, feeds, navigation and structured data around a page
rows   posts as lines of lists, and the small words of a post: reading time, authors, tags
"""
