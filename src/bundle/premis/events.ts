import type { FileRole } from '../../records/manifest.ts';
import { recordedCookies } from '../../records/occasion.ts';
import type { Outcome } from '../../records/verdict.ts';
import type { Described } from '../manifest.ts';
import type { PackedFile } from '../packed-file.ts';
import type { XmlWriter } from '../xml.ts';
import { identifier } from './objects.ts';
import { authority } from './vocabulary.ts';

export const AGENTS = {
	software: 'agent-software',
	browser: 'agent-browser',
	orderer: 'agent-ordered-by',
	/** Who made a redacted copy. */
	redactor: 'agent-redacted-by',
	organisation: 'agent-organisation',
} as const;

/** Something that happened to the bundle or its files. */
export interface PreservationEvent {
	readonly id: string;
	/** A term of the eventType vocabulary where it has one. */
	readonly type: string;
	/** ISO 8601. */
	readonly at: string;
	readonly detail: string;
	/** Absent where the outcome is not known when the bundle is packed. */
	readonly outcome?: 'success' | 'warning' | 'fail';
	readonly notes?: readonly string[];
	readonly agents: readonly string[];
	readonly objects: readonly { readonly id: string; readonly role?: 'source' | 'outcome' }[];
}

const OUTCOME: Readonly<Record<Outcome, 'success' | 'warning' | 'fail'>> = {
	complete: 'success',
	partial: 'warning',
	failed: 'fail',
};

/**
 * The bundle's history from its order until it was handed over for ingestion, in the order it happened. PREMIS is sealed
 * and filed with the rest, so it cannot tell how that went. Signing is told of all the same, without an outcome: where it fails nothing is packed, so there
 * is no bundle of which it is not true, and the seal is evidence of it. Filing and the check of what was filed are in the catalogue's event log.
 * @param packed when the last of the files was packed, ISO 8601
 */
export function eventsOf(
	described: Described,
	files: readonly PackedFile[],
	packed: string,
): readonly PreservationEvent[] {
	const { bundle, capture, occasion, verdict } = described;
	const whole = [{ id: bundle.id }];
	const each = files.map(({ path }) => ({ id: path }));
	const software = [AGENTS.software];
	return [
		{
			id: 'event-order',
			type: 'order',
			at: occasion.orderedAt,
			detail: `Snapshot ordered; occasion=${occasion.kind}; level=${capture.level}; reason=${occasion.reason}`,
			agents: [AGENTS.orderer],
			objects: whole,
		},
		{
			id: 'event-capture',
			type: 'capture',
			at: capture.finished,
			detail: `${capture.finalAddress} captured from ${capture.started} to ${capture.finished}; way in=${capture.wayIn}; stop=${capture.stop}`,
			outcome: OUTCOME[verdict.outcome],
			agents: [AGENTS.browser, AGENTS.software],
			objects: whole,
		},
		{
			id: 'event-verdict',
			// Not the vocabulary's validation, which compares an object with a specification of its format.
			type: 'verdict',
			at: capture.finished,
			detail: `Verdict: ${verdict.outcome}`,
			outcome: OUTCOME[verdict.outcome],
			notes: verdict.findings.map((f) => `${f.severity} ${f.code}: ${f.detail}`),
			agents: software,
			objects: whole,
		},
		...redactions(described),
		...keptChecks(described, ofCapture(files)),
		...derivation(described),
		...migrations(files),
		...joinings(files),
		{
			id: 'event-message-digest',
			type: 'message digest calculation',
			at: packed,
			detail: 'SHA-256 (FIPS 180-4) of each file while it was packed',
			outcome: 'success',
			agents: software,
			objects: each,
		},
		{
			id: 'event-format-identification',
			type: 'format identification',
			at: packed,
			detail:
				'By signature for PNG and PDF, with the PDF/A level that the file itself claims; other files were written by the software in the format that is stated',
			outcome: 'success',
			agents: software,
			objects: each,
		},
		{
			id: 'event-package',
			type: 'information package creation',
			at: packed,
			detail:
				'Files, metadata and documentation were gathered into one information package, to be sealed as a whole',
			agents: software,
			objects: whole,
		},
		{
			id: 'event-signature',
			type: 'digital signature generation',
			at: packed,
			detail: signing(described),
			agents: [AGENTS.software, AGENTS.organisation],
			objects: whole,
		},
		...handOver(described, packed),
	];
}

/** A redacted copy is handed out and never filed: whoever reads that it was looks for it in an archive that has the original. */
function handOver({ bundle, derived, filing }: Described, packed: string): readonly PreservationEvent[] {
	if (derived) return [];
	return [
		{
			id: 'event-ingestion',
			type: 'ingestion start',
			at: packed,
			detail: `Handed over to be filed as ${filing.path}; plan=${filing.plan}; row=${filing.row.code} ${filing.row.title}. That it was sealed is shown by documentation/seal, that it was filed by the event log of the catalogue`,
			agents: [AGENTS.software, AGENTS.orderer],
			objects: [{ id: bundle.id }],
		},
	];
}

/** Where in the recording something was replaced is said by its own records. */
function redactions({ bundle, capture, derived }: Described): readonly PreservationEvent[] {
	// A redacted copy has no recording.
	if (derived || recordedCookies(capture.wayIn) !== 'redacted') return [];
	return [
		{
			id: 'event-redaction',
			type: 'redaction',
			at: capture.finished,
			detail:
				'Secrets of the login were replaced in the recording and in the texts; records that it concerns have X-Redacted-Fields or X-Redacted-Block, and the record urn:ogonblick:recording counts them',
			outcome: 'success',
			agents: [AGENTS.software],
			objects: [{ id: bundle.id }],
		},
	];
}

/** Shown by the seal itself: nothing is packed where signing or a time stamp fails. */
function signing({ seal }: Described): string {
	const { keySha256 = 'not stated', stamps = [] } = seal ?? {};
	const stamped = stamps.length > 0 ? `stamped (RFC 3161) by ${stamps.join(', ')}` : 'not time stamped';
	return `The last step of packing: documentation/manifest.json, which has the checksum of every file, is signed by Ed25519 (RFC 8032) with the key of the organisation, SHA-256 of the key=${keySha256}; ${stamped}. Shown by documentation/seal`;
}

/** Files that are in the bundle as they were captured: what packing makes had no checksum before. */
const CAPTURED: ReadonlySet<FileRole | undefined> = new Set<FileRole>([
	...(['tile', 'overview', 'text-pdf', 'posts', 'text', 'provenance'] as const),
]);

function ofCapture(files: readonly PackedFile[]): PreservationEvent['objects'] {
	return files
		.filter(({ role, joinedOf }) => CAPTURED.has(role) && joinedOf === undefined)
		.map(({ path }) => ({ id: path }));
}

/** A capture that waited for a time stamp was compared with the checksums that it was kept with before it was packed. */
function keptChecks(
	{ bundle, derived, verdict }: Described,
	objects: PreservationEvent['objects'],
): readonly PreservationEvent[] {
	// A redacted copy has the findings of the bundle that it was made of; its own files never waited.
	if (derived || !verdict.findings.some(({ code }) => code === 'sealed-later')) return [];
	return [
		{
			id: 'event-fixity',
			type: 'fixity check',
			at: bundle.created,
			detail:
				'Each file of the capture, which was kept until it could be sealed, against the SHA-256 that it was kept with',
			outcome: 'success',
			agents: [AGENTS.software],
			objects,
		},
	];
}

/** That it was made of another bundle: whoever compares the two knows why they differ. */
function derivation({ bundle, derived }: Described): readonly PreservationEvent[] {
	if (!derived) return [];
	const { from, by, postsStruck, postsWithTextsStruck, regionsStruck, leftOut } = derived;
	return [
		{
			id: 'event-derivation',
			type: 'redaction',
			at: derived.at,
			detail: `Redacted copy of the bundle ${from.bundle} (SHA-256 ${from.sha256}), made by ${by} for the request ${derived.disclosure}; posts struck=${postsStruck.length}; posts with texts struck=${postsWithTextsStruck.length}; regions struck=${regionsStruck}; left out=${leftOut.join(' ') || 'nothing'}; reason=${derived.reason}`,
			outcome: 'success',
			agents: [AGENTS.redactor, AGENTS.software],
			objects: [{ id: bundle.id }],
		},
	];
}

function migrations(files: readonly PackedFile[]): readonly PreservationEvent[] {
	const tiles = files.filter((file) => file.role === 'tile');
	return files
		.filter((file) => file.role === 'appearance-pdf')
		.map((pdf) => ({
			id: 'event-migration',
			type: 'migration',
			at: pdf.created,
			detail: 'The appearance PDF was made of the picture tiles, which remain the master',
			outcome: 'success',
			agents: [AGENTS.software],
			objects: [
				...tiles.map(({ path }) => ({ id: path, role: 'source' as const })),
				{ id: pdf.path, role: 'outcome' as const },
			],
		}));
}

/** The text PDF is made, and then read again from disk and held against the standard before it declares a level. */
function joinings(files: readonly PackedFile[]): readonly PreservationEvent[] {
	return files.flatMap(({ path, created, joinedOf, pdfa }) =>
		joinedOf === undefined
			? []
			: [
					{
						id: 'event-text-pdf',
						type: 'creation',
						at: created,
						detail: `The text PDF was made of ${joinedOf === 1 ? 'the print' : `${joinedOf} prints`} that the browser made during the capture`,
						outcome: 'success' as const,
						agents: [AGENTS.browser, AGENTS.software],
						objects: [{ id: path, role: 'outcome' as const }],
					},
					{
						id: 'event-text-pdf-validation',
						type: 'validation',
						at: created,
						detail: `The text PDF was examined for PDF/A-2u (ISO 19005-2); level=${pdfa?.level ?? 'none'}`,
						outcome: pdfa?.level === '2u' ? ('success' as const) : ('warning' as const),
						notes: (pdfa?.reasons ?? []).map(({ code, detail, count }) => `${code} (${count}): ${detail}`),
						agents: [AGENTS.software],
						objects: [{ id: path }],
					},
				],
	);
}

/** PREMIS 3.0, 2. */
export function writeEvent(xml: XmlWriter, event: PreservationEvent): void {
	xml.open('event');
	identifier(xml, 'eventIdentifier', event.id);
	xml.leaf('eventType', event.type, authority('eventType', event.type));
	xml.leaf('eventDateTime', event.at);
	xml.within('eventDetailInformation', () => xml.leaf('eventDetail', event.detail));
	const { outcome } = event;
	if (outcome !== undefined)
		xml.within('eventOutcomeInformation', () => {
			xml.leaf('eventOutcome', outcome, authority('eventOutcome', outcome));
			for (const note of event.notes ?? [])
				xml.within('eventOutcomeDetail', () => xml.leaf('eventOutcomeDetailNote', note));
		});
	for (const id of event.agents) identifier(xml, 'linkingAgentIdentifier', id);
	for (const { id, role } of event.objects) identifier(xml, 'linkingObjectIdentifier', id, role);
	xml.close();
}
