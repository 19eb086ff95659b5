import { readConfig } from '../../../../src/config.ts';
import { serveLogins } from '../../../../src/work/logins/serve-logins.ts';
import { openOffice } from '../../../../storage/open.ts';

// A worker in a process of its own, to be killed.
const office = await openOffice(readConfig());
const ended = serveLogins(office, new AbortController().signal);
process.stdout.write('listens\n');
await ended;
