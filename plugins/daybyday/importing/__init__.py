"""What was written elsewhere -> texts in our format, and a report of all that was changed, dropped or guessed on the way.

texts, losses    | what an importer knows of a text, whatever it came from; what is said of it   values
sources/         | a file or a folder -> texts, one after the other                              one room for each kind
markup/          | foreign HTML -> Markdown that gives the same page
planning/        | all texts -> which file each becomes: series, languages, twins, addresses
results/         | texts -> files, comments, report, record of what was written
spool            | texts put aside between the two passes of a run
run              | all of it, in two passes: outlines first, then one text at a time
"""
