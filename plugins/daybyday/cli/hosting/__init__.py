"""Commands for the time after the first publication: a daily run, a look at what the host serves, settings of servers.

commands     `invoke schedule`, `invoke verify`, `invoke hosting`
schedule     what a daily run has to know of this site and this computer
verify       what the host serves, as text and as JSON
servers      settings of web servers, and of hosts that read files of the output
written      files of the kit's making in an author's folder: never over an edited one without a yes
requirement  how another machine installs this kit
"""
