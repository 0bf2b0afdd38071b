"""Pictures made from values and files, with Pillow: social cards, smaller sizes, photographs without their places.

Nothing here knows the site: a drawing says all there is to draw, and equal drawings are equal bytes for one version of
Pillow. Only this room imports PIL, and only when something is drawn.
"""
