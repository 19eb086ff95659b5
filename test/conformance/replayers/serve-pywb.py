"""Serves the collections below a folder with pywb, on loopback alone. Argument: the folder. Says `port N` on stdout."""
from gevent.monkey import patch_all

patch_all()

import os  # noqa: E402
import sys  # noqa: E402

os.chdir(sys.argv[1])

from gevent.pywsgi import WSGIServer  # noqa: E402
from pywb.apps.frontendapp import FrontEndApp  # noqa: E402

server = WSGIServer(('127.0.0.1', 0), FrontEndApp(custom_config={}), log=None)
server.start()
# pywb itself says on stdout that there is no configuration.
print(f'port {server.server_port}', flush=True)
server.serve_forever()
