"""A folder of Markdown that nobody prepared: repositories of "30 days of …", sources of other generators.

source        the folder, file by file               | places, front_matter, exercises
places        which day and which language a path means
front_matter  headers of any generator
exercises     a section of exercises -> a homework block
generators    where a file stood on the site of another generator
"""
