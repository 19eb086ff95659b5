import { OgonblickError } from '../../../src/errors.ts';
import { diskStore } from '../../../storage/bundles/disk.ts';

/** Puts the file in argv under one key and prints what came of it. */
const [, , root = '', file = ''] = process.argv;
try {
	await diskStore(root).put(file, 'a/b.zip');
	console.log('put');
} catch (error) {
	if (!(error instanceof OgonblickError)) throw error;
	console.log(error.code);
}
