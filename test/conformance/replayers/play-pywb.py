"""Replays archives by pywb as proxies, on loopback alone: what a browser asks for is answered out of the archive, under its
own address and as it was recorded. Arguments: a folder with collections, then a collection and the fourteen digits of the
time to show, for each. Says `ports N N ...` on stdout, in that order."""
from gevent.monkey import patch_all

patch_all()

import os  # noqa: E402
import sys  # noqa: E402

folder, *wanted = sys.argv[1:]
os.chdir(folder)

from gevent.pywsgi import WSGIServer  # noqa: E402
from pywb.apps.frontendapp import FrontEndApp  # noqa: E402

servers = []
for collection, time in zip(wanted[::2], wanted[1::2]):
    proxy = {
        'coll': collection,
        'default_timestamp': time,
        'enable_content_rewrite': False,
        'use_banner': False,
        'use_head_insert': False,
    }
    server = WSGIServer(('127.0.0.1', 0), FrontEndApp(custom_config={'proxy': proxy}), log=None)
    server.start()
    servers.append(server)
# pywb itself says on stdout that there is no configuration.
print('ports', *(server.server_port for server in servers), flush=True)
servers[-1].serve_forever()
