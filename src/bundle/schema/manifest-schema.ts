import { z } from 'zod';
import { STOP_REASONS } from '../../records/capture.ts';
import { COVERED, PAGE_OUTCOMES } from '../../records/coverage.ts';
import { FILE_ROLES, MANIFEST_FORMAT, type Manifest } from '../../records/manifest.ts';
import { LEVELS, OCCASIONS, RECORDED_COOKIES, WAYS_IN } from '../../records/occasion.ts';
import { REMOVAL_CATEGORIES } from '../../records/occasions/removal.ts';
import { ORDERERS } from '../../records/order.ts';
import { FAILURE_CODES, LOSS_CODES, NOTE_CODES, OUTCOMES, SEVERITIES } from '../../records/verdict.ts';
import { moment, published, sha256, text, whole, word } from './terms.ts';

const bundle = z.looseObject({
	id: text("The bundle's id; the name of its root folder."),
	created: moment('When the bundle was packed.'),
	software: z.looseObject({
		name: text('What packed the bundle.'),
		version: text('Its version.'),
		commit: text('The commit of its source; `unknown` where it cannot be told.'),
	}),
});

const account = z.looseObject({
	id: text("The account's id in the catalogue that filed the bundle."),
	platform: text('Short name of the platform.'),
	handle: text("The account's name in its address."),
	address: text('Canonical address of the account.'),
	name: text('The name that the account shows.'),
	unit: text('The unit that owns the account (verksamhet).'),
	creator: text('Records creator (arkivbildare).'),
	organisation: text('The organisation.'),
});

const filing = z.looseObject({
	plan: text('Records plan (dokumenthanteringsplan).'),
	planVersion: text('Version of the plan as decided.'),
	row: z.looseObject({
		code: text('Classification code.'),
		title: text('Record type (handlingstyp).'),
		retention: text('Preserved (bevaras), or disposed of after a period (gallras), as the plan words it.'),
	}),
	caseNumber: text('Registered case (diarienummer).').exactOptional(),
	path: text('Path under the root of the bundle store.'),
	isDefault: z.boolean().describe('True where unit, plan or row are default values that nobody has decided.'),
	isRestricted: z
		.boolean()
		.describe(
			'True where the bundle is restricted in access from the start: secrecy is reviewed before it is shown.',
		)
		.exactOptional(),
});

const occasion = z.looseObject({
	kind: word(OCCASIONS, 'Why the snapshot was taken (anledning).'),
	reason: text('The reason in words.'),
	orderedBy: text('Who ordered it.'),
	orderedAs: word(
		ORDERERS,
		'Whether a person gave that name, or it is the system account that the program ran as.',
	).exactOptional(),
	orderedAt: moment('When it was ordered.'),
	removal: z
		.looseObject({
			post: text('Address of the post or comment.'),
			category: word(REMOVAL_CATEGORIES, 'What kind of prohibited content it is.'),
		})
		.describe('The one post or comment that was about to be removed, which the snapshot is evidence of.')
		.exactOptional(),
	override: z
		.looseObject({
			by: text('Who decided it.'),
			at: moment('When.'),
			reason: text('Why.'),
		})
		.describe('That the account was closed without a complete snapshot.')
		.exactOptional(),
});

const step = z.looseObject({
	name: text('Name of the step.'),
	outcome: word(['done', 'nothing', 'failed', 'timeout', 'aborted', 'skipped'], 'What became of it.'),
	ms: z.number().min(0).describe('Milliseconds.'),
	detail: text('What it saw.').exactOptional(),
});

const coverage = z
	.looseObject({
		parts: z.array(word(COVERED, 'What the level takes in.')),
		accountTiles: whole(
			"How many pictures, from the first, show the account's page; those that follow show slides, boxes that opened over it, tabs and posts' own pages.",
		).exactOptional(),
		tabs: z
			.array(
				z.looseObject({
					name: text('Name of the tab, as the account shows it.'),
					address: text('Its address; absent where it changes the page in place.').exactOptional(),
					outcome: word(PAGE_OUTCOMES, 'What became of it.'),
					reason: text('Why it is not there, or not whole.').exactOptional(),
					tiles: whole('Pictures that show it.'),
					firstTile: text('File name of the first of them.').exactOptional(),
					posts: whole('Posts that were seen on it.'),
				}),
			)
			.describe('Every tab of the account that was found; at level `full`.')
			.exactOptional(),
		permalinks: z
			.looseObject({
				known: whole("Posts' own pages on the account's site whose addresses are known."),
				captured: whole('How many of them were captured whole.'),
				postsWithout: whole('Posts of which the account shows no address of that kind.'),
				notCaptured: z.array(
					z.looseObject({
						address: text('The address.'),
						reason: text('Why it is not there, or not whole.'),
					}),
				),
			})
			.describe('At level `full`.')
			.exactOptional(),
	})
	.describe('What the capture covers, as its level says and as it turned out.');

const capture = z.looseObject({
	started: moment('When the capture began.'),
	finished: moment('When the capture ended.'),
	address: text('The address that was opened.'),
	finalAddress: text('The address after redirects.'),
	level: word(LEVELS, 'How much was captured (nivå).'),
	wayIn: word(WAYS_IN, 'How the capture got in.'),
	cookies: word(
		RECORDED_COOKIES,
		"What the recording holds of cookies: `as-sent`, an unknown visitor's, which open nothing; `redacted`, markers in place of a login's.",
	).exactOptional(),
	legalBasis: text(
		'The legal basis, in Swedish, for this way in; `ej angiven` where nobody has registered the account.',
	),
	viewport: z.looseObject({
		width: z.number().describe('CSS pixels.'),
		height: z.number().describe('CSS pixels.'),
		scale: z.number().describe('Pixels of the picture per CSS pixel.'),
	}),
	locale: text('Language that the browser asked for.'),
	language: text('Language that the page states (BCP 47).').exactOptional(),
	timezone: text('Time zone that the page saw.'),
	browser: text('Browser and version.'),
	userAgent: text('What the capture called itself to servers (User-Agent).').exactOptional(),
	stop: word(STOP_REASONS, 'Why scrolling ended.'),
	covers: coverage.exactOptional(),
	counts: z.looseObject({
		posts: whole('Posts captured.'),
		comments: whole('Comments captured.'),
		images: whole('Images of posts.'),
		brokenImages: whole('Images that could not be shown.'),
	}),
	ordered: z
		.looseObject({
			post: text('Id of the ordered post in posts.jsonl; absent where it could not be told.').exactOptional(),
			position: whole('Its position there, from 1.').exactOptional(),
			by: z
				.enum(['permalink', 'page', 'led-to'])
				.describe(
					'What told it: its own address; the page, which shows it alone and declares the ordered address; or the address that the ordered one led to.',
				)
				.exactOptional(),
			comment: text(
				'Id of the ordered comment there; absent where a post was ordered or the page does not say which it is.',
			).exactOptional(),
			context: whole('Other posts that the page shows around it.'),
		})
		.describe('Which post is the one that was ordered; only where evidence of one post was.')
		.exactOptional(),
	stated: z.looseObject({ posts: whole('Posts that the account itself states.').exactOptional() }),
	oldest: text('Time of the oldest dated post, ISO 8601.').exactOptional(),
	newest: text('Time of the newest dated post, ISO 8601.').exactOptional(),
	changes: z
		.array(z.string())
		.describe('What was changed in the page for the picture, and what was clicked.'),
	steps: z.array(step),
});

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const finding = z.looseObject({
	code: word([...FAILURE_CODES, ...LOSS_CODES, ...NOTE_CODES], 'What was found.'),
	severity: z
		.enum(SEVERITIES)
		.describe('What it does to the verdict: failure, loss (partial) or note (nothing).'),
	detail: text('English prose with numbers.'),
	data: z.record(z.string(), value).describe('The numbers for machines.').exactOptional(),
});

const file = z.looseObject({
	path: text("Path below the bundle's root folder, with /."),
	bytes: whole('Size in bytes.'),
	sha256: sha256('SHA-256 of the contents, lower-case hex.'),
	mediaType: text('Media type.'),
	role: word(FILE_ROLES, 'What the file is in the bundle.'),
	puid: text('PRONOM identifier.').exactOptional(),
	schema: text(
		'Path in the bundle of the JSON Schema that the file, or each of its lines, follows.',
	).exactOptional(),
	pdfa: z
		.looseObject({
			level: word(['2u', '2b', 'none'], 'The level that the file was found to have, and declares.'),
			reasons: z
				.array(
					z.looseObject({
						code: text('What keeps it from being 2u.'),
						detail: text('The first case, in English, with the clause of ISO 19005-2.'),
						count: whole('How many cases there are.'),
					}),
				)
				.exactOptional(),
		})
		.describe('Of the text PDF: what an examination for PDF/A found (ISO 19005-2).')
		.exactOptional(),
});

const positions = (about: string) => z.array(z.number().int().min(1)).describe(about);
const derived = z
	.looseObject({
		from: z.looseObject({
			bundle: text("The other bundle's id."),
			sha256: sha256('SHA-256 of its zip, lower-case hex.'),
			created: moment('When it was packed.'),
		}),
		at: moment('When the copy was made.'),
		by: text('Who made it.'),
		disclosure: text('Id of the request for public records that it was made for.'),
		reason: text('Why something was struck, such as a section of the secrecy act.'),
		postsStruck: positions('Positions of the posts that are struck whole.'),
		postsWithTextsStruck: positions('Positions of the posts that texts were struck in.'),
		regionsStruck: whole('Rectangles that were marked in the pictures.'),
		only: positions('Positions of the posts that alone were asked for.').exactOptional(),
		leftOut: z.array(word(FILE_ROLES, 'Files that the other bundle has and this one does not.')),
	})
	.describe(
		'That it is a redacted copy of another bundle, made to be handed out. What was struck is in no file of it.',
	);

/** The one source of truth of documentation/manifest.json: what is read is checked by it, and the published schema is made of it. */
export const manifestSchema = z.looseObject({
	format: z.literal(MANIFEST_FORMAT),
	bundle,
	account,
	filing,
	occasion,
	capture,
	verdict: z.looseObject({
		outcome: z.enum(OUTCOMES).describe('What the findings amount to.'),
		findings: z.array(finding),
	}),
	seal: z
		.looseObject({
			algorithm: word(['ed25519'], 'Signature algorithm.'),
			keySha256: sha256('SHA-256 of the public key (DER, SubjectPublicKeyInfo), lower-case hex.'),
			stamps: z
				.array(z.string())
				.min(1)
				.max(20)
				.describe(
					'Addresses of the time-stamp authorities (RFC 3161) that have stamped the seal: documentation/seal/timestamp-1.tsr is that of the first. Each stamps the bytes of this file followed by those of its signature. Absent where none was asked.',
				)
				.exactOptional(),
		})
		.describe('Who sealed it: documentation/seal/manifest.sig signs the exact bytes of this file.')
		.exactOptional(),
	mets: z
		.looseObject({
			sha256: sha256(
				'SHA-256 of METS.xml with SIZE 0 and a CHECKSUM of 64 zeros for this file, its signature, the public key and the time stamps, which are made before METS.xml is finished.',
			),
		})
		.describe('What METS.xml of the package is, so that the seal covers it.')
		.exactOptional(),
	derived: derived.exactOptional(),
	files: z
		.array(file)
		.describe('Every file of the bundle but this one, its signature, the public key and METS.xml.'),
}) satisfies z.ZodType<Manifest>;

/** @returns the published JSON Schema of the manifest, as text */
export function manifestSchemaText(): string {
	return published(manifestSchema, 'urn:ogonblick:schema:manifest:1', 'Manifest of an Ögonblick bundle');
}
