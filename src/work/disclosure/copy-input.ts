import { writeAppearancePdf } from '../../bundle/appearance/write-appearance-pdf.ts';
import { titleOf } from '../../bundle/dublin-core.ts';
import type { PackInput, Stamping } from '../../bundle/pack/input.ts';
import type { Office } from '../../office.ts';
import type { Capture, PostMark, TakenPart } from '../../records/capture.ts';
import type { AccountContext } from '../../records/context.ts';
import type { Disclosure, Strikes } from '../../records/disclosure/disclosure.ts';
import { STRUCK, strikeText, textFinder } from '../../records/disclosure/strikes.ts';
import type { Filing } from '../../records/filing.ts';
import type { Derived, FileRole, Manifest } from '../../records/manifest.ts';
import type { Order } from '../../records/order.ts';
import type { Post } from '../../records/post.ts';
import { submissionOf } from '../delivery/agreements.ts';
import { endedListNotes } from '../seal/ended-lists.ts';
import type { SignerInUse } from '../seal/signer-in-use.ts';
import { software } from '../software.ts';

/** What of a bundle goes into its copy, without what is struck. */
export interface CopyParts {
	readonly parts: readonly TakenPart[];
	readonly posts: readonly Post[];
	/** Positions of the posts that texts were struck in. */
	readonly withTexts: readonly number[];
}

export interface CopyFacts {
	readonly office: Office;
	readonly disclosure: Disclosure;
	readonly filing: Filing;
	/** Of the bundle that it is made of. */
	readonly manifest: Manifest;
	readonly strikes: Strikes;
	readonly only: readonly number[];
	readonly by: string;
	/** The copy's own. */
	readonly id: string;
	readonly key: string;
	readonly parts: CopyParts;
	readonly dir: string;
	readonly sealedBy: SignerInUse;
	readonly stampedBy: Stamping | undefined;
}

/** Made of the record of how it went, which may say what was on the page. */
const NO_WORDS = 'As in the bundle that the copy was made of.';

/** All that becomes the copy. What the capture says of itself in free words is left out: nobody has looked for what is struck in it. */
export async function copyInput(facts: CopyFacts, signal: AbortSignal): Promise<PackInput> {
	const { office, manifest, disclosure, filing, id, key, by, dir, strikes } = facts;
	const created = office.clock.now();
	const capture = captureOf(facts);
	const context = await contextOf(office, filing, manifest);
	const { isRestricted: _, ...place } = manifest.filing;
	const derived: Derived = {
		from: { bundle: filing.bundleId, sha256: filing.sha256, created: manifest.bundle.created },
		...{ at: created.toISOString(), by, disclosure: disclosure.id, reason: strikes.reason },
		postsStruck:
			facts.only.length === 0 ? strikes.posts : strikes.posts.filter((p) => facts.only.includes(p)),
		postsWithTextsStruck: facts.parts.withTexts,
		regionsStruck: strikes.regions.length,
		...(facts.only.length === 0 ? {} : { only: facts.only }),
		leftOut: leftOut(manifest, facts.parts.parts),
	};
	const { findings, outcome } = manifest.verdict;
	const title = titleOf({ ...manifest, derived });
	const mode = office.config.APPEARANCE_IMAGES;
	const { name, version } = software();
	return {
		bundleId: id,
		capture,
		verdict: {
			outcome,
			findings: [
				// Of the bundle's own stamp, which is not the copy's.
				...findings
					.filter(({ code }) => code !== 'revocation-list-ended')
					.map(({ code, severity }) => ({ code, severity, detail: NO_WORDS })),
				...(await endedListNotes(office)),
			],
		},
		context,
		order: orderOf(filing, manifest, strikes),
		filing: { ...place, path: key },
		derived,
		legalBasis: manifest.capture.legalBasis,
		software: software(),
		created,
		now: () => office.clock.now(),
		earkVersion: office.config.EARK_VERSION,
		submission: await submissionOf(office, context),
		...facts.sealedBy,
		...(facts.stampedBy ? { stamping: facts.stampedBy } : {}),
		workDir: dir,
		makeAppearancePdf: async (target) => {
			const tiles = capture.parts.filter((part): part is TakenPart => part.role === 'tile');
			const pictures = tiles.map(({ file, width = 0, height = 0 }) => ({ file, width, height }));
			const author = `${context.organisation.name}, ${context.unit.creator}`;
			const language = capture.profile.language ?? '';
			const about = { title, language, author, created, software: `${name} ${version}`, scale: 1, mode };
			await writeAppearancePdf({ tiles: pictures, marks: capture.marks, ...about }, target, signal);
		},
		// Without a recording nobody asks for one.
		makeWacz: async () => [],
	};
}

function captureOf({ manifest, parts, only }: CopyFacts): Capture {
	const { capture, account, occasion } = manifest;
	const own = (capture.covers?.parts ?? []).filter((part) => part !== 'tabs' && part !== 'permalinks');
	const { language, ordered: _, cookies: __, legalBasis: ___, ...stated } = capture;
	// Evidence of a removal was captured at the post's own address, which may name whoever wrote it.
	const places = occasion.removal ? { address: account.address, finalAddress: account.address } : {};
	return {
		...{ ...stated, ...places },
		userAgent: capture.userAgent ?? '',
		covers: { parts: only.length === 0 ? own : own.filter((part) => part !== 'profile') },
		pages: [],
		counts: { ...capture.counts, posts: parts.posts.length },
		profile: { name: account.name, ...(language === undefined ? {} : { language }) },
		...{ changes: [], steps: [] },
		parts: parts.parts,
		marks: parts.posts.flatMap(markOf),
	};
}

function markOf({ id, position, time, box }: Post): PostMark[] {
	const date = time?.iso?.slice(0, 10);
	return box ? [{ id, title: `Inlägg ${position}`, ...(date ? { date } : {}), box }] : [];
}

async function contextOf(
	{ catalogue }: Office,
	filing: Filing,
	{ account: told, filing: filed }: Manifest,
): Promise<AccountContext> {
	const { account, organisation } = await catalogue.accountContext(filing.accountId);
	const { unit, plan, row } = await catalogue.filedUnder(filing);
	const { platform, handle, address, name } = told;
	return {
		account: { ...account, platform, handle, address, name },
		unit: { ...unit, name: told.unit, creator: told.creator },
		organisation: { ...organisation, name: told.organisation },
		plan: { ...plan, title: filed.plan, version: filed.planVersion },
		row: { ...row, ...filed.row },
	};
}

/** Who ordered evidence of a removal may have said in the reason whose post it was, and what in it: of that neither address nor reason is handed out. */
function orderOf({ orderId, accountId }: Filing, { occasion, capture }: Manifest, { texts }: Strikes): Order {
	const { kind, orderedBy, orderedAs = 'person', orderedAt, removal } = occasion;
	const reason = removal ? STRUCK : strikeText(occasion.reason, textFinder(texts));
	return {
		...{ id: orderId, accountId, occasion: kind, level: capture.level },
		...{ reason, orderedBy, orderedAs, orderedAt, due: orderedAt },
		...{ state: 'filed', allowHosts: [], limits: {}, attempts: 1 },
		...(removal ? { removal: { ...removal, post: STRUCK } } : {}),
	};
}

function leftOut({ files }: Manifest, parts: readonly TakenPart[]): FileRole[] {
	const asked: readonly FileRole[] = ['text-pdf', 'wacz', 'provenance', 'tile', 'overview', 'appearance-pdf'];
	const isThere = (role: FileRole) =>
		parts.some((part) => part.role === role || (role === 'appearance-pdf' && part.role === 'tile'));
	return asked.filter((role) => files.some((file) => file.role === role) && !isThere(role));
}
