"""What hosts have to be told of a site: old addresses, headers, types, and the pages for what is not there.

redirects  old address -> new address, from one source
headers    policies, caches, media types: the same for every host
site       what of a site counts here, as one value
known_hosts  which hosts need something of the output
files      `_headers` and `_redirects`, which Netlify and Cloudflare read in the output
nginx, caddy, apache   settings for servers of one's own
"""
