import { isAbsolute, join } from 'node:path';
import { Fault } from '../../src/errors.ts';

/**
 * The absolute path of a key below a root.
 * @throws Fault `bad-key` for anything but plain segments with `/` between: no `..`, nothing hidden, no backslash,
 * no control character, no segment over 255 bytes. A key that leaves the root could overwrite any file.
 */
export function pathOf(root: string, key: string): string {
	if (!isAbsolute(root)) throw refused(root, 'the root is not absolute');
	for (const segment of key.split('/')) {
		if (segment === '' || segment.startsWith('.'))
			throw refused(key, 'a segment is empty or begins with a dot');
		if (/[\\\p{Cc}]/u.test(segment)) throw refused(key, 'a segment holds a backslash or control character');
		if (Buffer.byteLength(segment) > 255) throw refused(key, 'a segment is longer than 255 bytes');
	}
	return join(root, key);
}

function refused(key: string, why: string): Fault {
	return new Fault(`A bundle cannot be kept under this key: ${why}`, { code: 'bad-key', subject: key });
}
