import { incomingFile, reserveName } from '../../../storage/bundles/incoming.ts';

/** Begins a copy and a reservation under the root in argv, and ends without finishing them. */
const [, , root = ''] = process.argv;
await incomingFile(root);
await reserveName(root, 'a/b.zip');
process.exit(0);
