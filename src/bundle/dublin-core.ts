import { findingWords } from '../records/finding-words.ts';
import { label } from '../records/labels.ts';
import { localDate } from '../records/local-date.ts';
import type { Removal } from '../records/occasions/removal.ts';
import { COPIED } from '../records/words/copied.ts';
import { REMOVAL_WORDS } from '../records/words/removal.ts';
import { OVERRIDDEN, RESTRICTED } from '../records/words/restricted.ts';
import type { Described } from './manifest.ts';
import { XmlWriter } from './xml.ts';

/** @returns the bundle's title in Swedish, for METS, Dublin Core and LASMIG.html alike; its date is that of the file's name */
export function titleOf({
	account,
	capture,
	occasion,
	derived,
}: Pick<Described, 'account' | 'capture' | 'occasion' | 'derived'>): string {
	const date = localDate(new Date(capture.started), capture.timezone);
	const what = occasion.removal ? 'Bevis inför borttagning' : 'Ögonblicksbild';
	const copied = derived ? `Maskad kopia av ${what.toLowerCase()}` : what;
	return `${copied} ${date}: ${account.name} (${label('platform', account.platform, 'sv')})`;
}

/**
 * metadata/descriptive/dc.xml: Simple Dublin Core without namespace, the only form that RODA shows.
 * Source: DCMES 1.1 (ISO 15836-1); the container is the one of `SimpleDC20021212`.
 */
export function dublinCore(described: Described): Buffer {
	const { account, bundle, capture, filing, occasion } = described;
	const xml = new XmlWriter();
	const swedish = { 'xml:lang': 'sv' };
	return xml
		.within('simpledc', () => {
			xml.leaf('title', titleOf(described), swedish);
			// An archive indexes names and classes: that nobody has stated any is none of them.
			if (!filing.isDefault) xml.leaf('creator', account.creator);
			xml.leaf('publisher', account.organisation);
			if (!filing.isDefault) {
				xml.leaf('contributor', account.unit);
				xml.leaf('subject', `${filing.row.code} ${filing.row.title}`, swedish);
			}
			xml.leaf('description', verdictOf(described), swedish);
			if (occasion.removal) xml.leaf('description', removalOf(occasion.removal), swedish);
			if (occasion.reason) xml.leaf('description', occasion.reason, swedish);
			if (described.derived) xml.leaf('description', COPIED.sv(described.derived), swedish);
			if (occasion.override) xml.leaf('description', OVERRIDDEN.sv(occasion.override), swedish);
			xml.leaf('date', capture.started);
			xml.leaf('type', 'Web archive');
			xml.leaf('identifier', bundle.id);
			xml.leaf('source', account.address);
			if (described.derived) xml.leaf('source', described.derived.from.bundle);
			if (capture.language !== undefined) xml.leaf('language', capture.language);
			if (capture.oldest && capture.newest) xml.leaf('coverage', `${capture.oldest}/${capture.newest}`);
			if (filing.caseNumber) xml.leaf('relation', filing.caseNumber);
			if (!filing.isDefault) xml.leaf('rights', capture.legalBasis, swedish);
			if (filing.isRestricted) xml.leaf('rights', RESTRICTED.sv, swedish);
		})
		.toBuffer();
}

function removalOf({ post, category }: Removal): string {
	return `${REMOVAL_WORDS[category].sv}: ${post}`;
}

/** Archives show Dublin Core and nothing else of a package: without this an incomplete one looks as a complete one does. */
function verdictOf({ capture, verdict, occasion }: Described): string {
	const findings = verdict.findings
		.filter((f) => f.severity !== 'note')
		.map((f) => findingWords(f.code, 'sv', occasion.removal ? 'post' : 'account').title);
	const said = [
		`Omdöme: ${label('outcome', verdict.outcome, 'sv')}.`,
		`Nivå: ${label('level', capture.level, 'sv')}.`,
		findings.length > 0 ? `Iakttagelser: ${[...new Set(findings)].join('; ')}.` : '',
	];
	return said.filter(Boolean).join(' ');
}
