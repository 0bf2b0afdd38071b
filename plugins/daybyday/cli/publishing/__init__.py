"""`invoke publish` and `invoke ledger`: from a build to readers, and what is written down of it.

publication   the order of things: look at what is live, look ahead, build, judge, bring, verify, write down
orders        what was typed: where to, and what its author agrees to
upcoming      the ledger a publication will write, and what else is known before the build
judging       the deploy guard, asked about a finished output
bringing      the dialogue with an author on the way to a host
telling       lines for the author, in the author's language
ledger_file   content/ledger.txt, written all or nothing
first_address what `publish` asks before the first time
"""
