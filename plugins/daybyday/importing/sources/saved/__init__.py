"""Pages as a browser saves them, or as one copies them: HTML, MHTML, plain text.

source      a page or a folder of them -> texts    | mhtml, plain
page        a page -> its text                     | regions, heads, comments
dates       the date lines that people write
"""
