"""Commands: `invoke build`, `invoke serve`, …

command      what a command is: it ends in a line that says why
commands     one short function for each command of a site; kit_commands: of a clone of the kit
content_check `invoke check`: what is said of the content, in four formats
fix_files    `invoke check --fix`: a diff, a question, files written whole
schema_files `invoke schema`: the table of keys for editors
starting     `daybyday start`: three questions, and a site of one's own
new_texts    `invoke new`: what is to be begun, as files
questions    what a command asks in a terminal; local_zone: the time zone of this computer
publishing   `invoke publish` and `invoke ledger`, in a folder of their own
desk         `invoke status` and `invoke tomorrow`; their words: status_report, tomorrow_report, desk_wording
feed_check   `invoke feeds`: the feeds of a build, made in memory and examined
hosting/     `invoke schedule`, `invoke verify`, `invoke hosting`: a machine every day, what the host serves, settings of servers
"""
