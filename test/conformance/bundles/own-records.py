"""Says as JSON what a WARC holds beside exchanges ("uris"), and which halves of exchanges stand alone ("unpaired").
Arguments: WARC files."""
import json
import sys

from warcio.archiveiterator import ArchiveIterator

uris = []
ids = set()
pairs = []
for warc in sys.argv[1:]:
    with open(warc, 'rb') as stream:
        for record in ArchiveIterator(stream):
            headers = record.rec_headers
            name = headers.get_header('WARC-Record-ID')
            ids.add(name)
            if record.rec_type in ('request', 'response', 'revisit'):
                pairs.append((name, headers.get_header('WARC-Concurrent-To')))
            elif record.rec_type != 'warcinfo':
                uris.append(headers.get_header('WARC-Target-URI'))
print(json.dumps({'uris': uris, 'unpaired': [name for name, other in pairs if other not in ids]}))
