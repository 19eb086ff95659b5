import { expect, test } from 'vitest';
import { xmlRecords } from '../../../src/work/delivery/xml-records.ts';

/** What an XML document says as the reason of its only row. */
const reason = (written: string) => {
	const records = xmlRecords(`<kvittens><rad><skal>${written}</skal></rad></kvittens>`);
	return records.flatMap(({ fields }) => fields).find(([name]) => name === 'skal')?.[1];
};

test('characters are read as XML writes them, and what is none stays as it was written', () => {
	expect(reason('Å &amp; &lt;b&gt; &#228; &#xE5; &#x1F600;')).toBe('Å & <b> ä å 😀');
	// A name that only JavaScript knows, half a pair, and what is beyond all characters.
	for (const none of ['&constructor;', '&toString;', '&#xD800;', '&#57343;', '&#x110000;', '&#0;'])
		expect(reason(none)).toBe(none);
});
