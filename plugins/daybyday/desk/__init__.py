"""What an author does at the desk: begin a new text, look at what there is and at what comes. Values in, values out.

scaffold     the next free days, or an article, as files to fill in
start        a site of one's own: its settings, its series, its first day
day_texts    every day in every language as its author sees it; runways
status       a site this morning
tomorrow     a site at two instants, laid side by side
json_values  both as plain values for programs
"""
