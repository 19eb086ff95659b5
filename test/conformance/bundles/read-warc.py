"""Writes out what a WARC's responses hold, decoded, one file each. Arguments: WARC files, and the folder to write into
last. Says {"texts": [paths], "pictures": [paths]} as JSON on stdout."""
import json
import os
import re
import sys

from warcio.archiveiterator import ArchiveIterator

TEXT = re.compile(r'^(text/|application/([\w.-]+\+)?(json|xml|javascript)|image/svg)')

*warcs, folder = sys.argv[1:]
found = {'texts': [], 'pictures': []}
for warc in warcs:
    with open(warc, 'rb') as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != 'response' or record.http_headers is None:
                continue
            kind = (record.http_headers.get_header('content-type') or '').split(';')[0].strip().lower()
            into = 'texts' if TEXT.match(kind) else 'pictures' if kind.startswith('image/') else None
            body = record.content_stream().read()
            if into is None or not body:
                continue
            path = os.path.join(folder, str(len(found['texts']) + len(found['pictures'])))
            with open(path, 'wb') as out:
                out.write(body)
            found[into].append(path)
print(json.dumps(found))
