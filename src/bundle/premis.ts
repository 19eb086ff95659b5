import { representationOf } from './layout.ts';
import type { Described } from './manifest.ts';
import type { PackedFile } from './packed-file.ts';
import { AGENTS, eventsOf, writeEvent } from './premis/events.ts';
import { identifier, type Maker, writeEntity, writeFile } from './premis/objects.ts';
import { writeRestriction } from './premis/rights.ts';
import { authority } from './premis/vocabulary.ts';
import { XmlWriter } from './xml.ts';

const ROOT = {
	xmlns: 'http://www.loc.gov/premis/v3',
	'xmlns:xlink': 'http://www.w3.org/1999/xlink',
	'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
	'xsi:schemaLocation': 'http://www.loc.gov/premis/v3 https://www.loc.gov/standards/premis/premis.xsd',
	version: '3.0',
};

/** The vocabulary has no word for it; a user name on a machine is not known to be a person's. */
const SYSTEM_ACCOUNT = 'system account';

/**
 * metadata/preservation/premis.xml of the package: the bundle, its metadata and documentation, what happened to all of it,
 * and by whom. Its events name the data files, which each representation's own PREMIS describes.
 * Time and memory grow with the number of files alone. Source: PREMIS Data Dictionary 3.0.
 * @param files what has been packed so far
 * @param packed when the last of them was, ISO 8601
 */
export function premis(described: Described, files: readonly PackedFile[], packed: string): Buffer {
	const { account, bundle, derived, filing, occasion } = described;
	const { browser, software } = makers(described);
	const xml = new XmlWriter();
	xml.open('premis', ROOT);
	writeEntity(xml, bundle.id);
	for (const file of files)
		if (representationOf(file.path) === undefined) writeFile(xml, file, software, browser);
	const data = files.filter(({ path }) => representationOf(path) !== undefined);
	for (const event of eventsOf(described, data, packed)) writeEvent(xml, event);
	writeAgent(xml, AGENTS.software, software.name, 'software', software.version);
	writeAgent(xml, AGENTS.browser, browser.name, 'software', browser.version);
	const orderer = occasion.orderedAs === 'person' ? 'person' : SYSTEM_ACCOUNT;
	writeAgent(xml, AGENTS.orderer, occasion.orderedBy, orderer);
	if (derived) writeAgent(xml, AGENTS.redactor, derived.by, 'person');
	writeAgent(xml, AGENTS.organisation, account.organisation, 'organization');
	if (filing.isRestricted) writeRestriction(xml, bundle.id);
	return xml.close().toBuffer();
}

/** metadata/preservation/premis.xml of a representation: its data files. */
export function representationPremis(described: Described, files: readonly PackedFile[]): Buffer {
	const { browser, software } = makers(described);
	const xml = new XmlWriter();
	xml.open('premis', ROOT);
	for (const file of files) writeFile(xml, file, software, browser);
	return xml.close().toBuffer();
}

function makers({ bundle, capture }: Described): { readonly software: Maker; readonly browser: Maker } {
	const { name } = bundle.software;
	return {
		software: { name, version: versionOf(bundle.software) },
		browser: makerOf(capture.browser),
	};
}

function versionOf({ version, commit }: Described['bundle']['software']): string {
	return commit === '' || commit === 'unknown' ? version : `${version} (${commit})`;
}

/** @param browser name and version, such as `Chromium 156.0.8078.79` */
function makerOf(browser: string): Maker {
	const gap = browser.lastIndexOf(' ');
	return gap < 0
		? { name: browser, version: 'unknown' }
		: { name: browser.slice(0, gap), version: browser.slice(gap + 1) };
}

/** PREMIS 3.0, 3. */
function writeAgent(xml: XmlWriter, id: string, name: string, type: string, version?: string): void {
	xml.open('agent');
	identifier(xml, 'agentIdentifier', id);
	xml.leaf('agentName', name);
	xml.leaf('agentType', type, authority('agentType', type));
	if (version !== undefined) xml.leaf('agentVersion', version);
	xml.close();
}
