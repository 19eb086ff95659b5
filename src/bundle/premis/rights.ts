import { RESTRICTED } from '../../records/words/restricted.ts';
import type { XmlWriter } from '../xml.ts';
import { identifier } from './objects.ts';

/** That the bundle may be shown only after a review. PREMIS 3.0, 4. */
export function writeRestriction(xml: XmlWriter, bundleId: string): void {
	xml.open('rights').open('rightsStatement');
	identifier(xml, 'rightsStatementIdentifier', 'rights-restricted');
	xml.leaf('rightsBasis', 'other');
	xml.within('otherRightsInformation', () => xml.leaf('otherRightsBasis', 'policy'));
	xml.within('rightsGranted', () => {
		xml.leaf('act', 'disseminate');
		xml.leaf('restriction', RESTRICTED.en);
	});
	identifier(xml, 'linkingObjectIdentifier', bundleId);
	xml.close().close();
}
