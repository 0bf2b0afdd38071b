"""What a folder holds beside its posts, remembered by content from one build to the next.

comment_cache       the comments of the past
translation_cache   the originals that translations name
words_cache         the words of the site's languages
"""
