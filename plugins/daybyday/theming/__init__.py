"""What views ask for while they render, with the templates of a theme.

renderer   pages by Jinja, autoescaped; bodies, files and fragments for views
fragments  parts of files that several files or builds share, rendered once and kept by fingerprint
assets     files of the static folder as they are published: scripts joined of their modules
fallback/  what a theme that lacks a newer template is given instead
"""
