"""A folder of Markdown that nobody prepared: repositories of "30 days of …", sources of other generators.

source        the folder, file by file               | all others
places        which day and which language a path means
days          which day of which series each file is, by all paths together
readme        the README that is a day as well
diary         one file with many days
front_matter  headers of any generator               | headers: what they mean for a text
titles        what a file is called                  | navigation: lines that only led to other days
wiki          `[[links]]` between notes               | mdx: components that are no Markdown
notebooks     .ipynb -> Markdown                     | restructured: .rst -> HTML
asides        notes set apart -> quotations       | wiki: links in double brackets -> links
notion        ids in names, properties        | mdx: programs among the words
generators    where a file stood on the site of another generator
"""
