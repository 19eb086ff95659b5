import { join } from 'node:path';
import type { PackedTextPdf } from '../bundle/pack/input.ts';
import { languageTag } from '../bundle/pdf/pdf-text.ts';
import { writeTextPdf } from '../bundle/text/write-text-pdf.ts';
import { Fault } from '../errors.ts';
import type { AccountContext } from '../office.ts';
import type { Capture, TakenPart } from '../records/capture.ts';
import type { Finding, Verdict } from '../records/verdict.ts';
import { outcomeOf } from '../records/verdict.ts';
import { software } from './software.ts';

/** The text PDF for the bundle, and the pieces of it that could not be read. */
export interface MadeTextPdf {
	/** Absent where nothing could be made: what the browser printed is then packed as it is. */
	readonly packed?: PackedTextPdf;
	/** Names of pieces that are damaged. */
	readonly damaged: readonly string[];
}

/**
 * Makes the text PDF of what the browser printed, as PDF/A-2u where it can be. A damaged piece is left out and told of:
 * it costs its own pages, and never the bundle.
 * @param dir for the file, which the caller removes
 * @returns undefined where the capture has no text PDF
 * @throws TryAgainLater `disk-full` · Fault `pdf-too-large` · the signal's reason
 */
export async function makeTextPdf(
	capture: Capture,
	context: AccountContext,
	title: string,
	created: Date,
	dir: string,
	signal: AbortSignal,
): Promise<MadeTextPdf | undefined> {
	let parts = capture.parts.filter((p): p is TakenPart => p.role === 'text-pdf' && p.outcome === 'taken');
	if (parts.length === 0) return undefined;
	const language = languageTag(capture.profile.language ?? '');
	const about = {
		title,
		...(language === undefined ? {} : { language }),
		author: `${context.organisation.name}, ${context.unit.creator}`,
		software: `${software().name} ${software().version}`,
		browser: capture.browser,
		created,
	};
	const damaged: string[] = [];
	while (parts.length > 0) {
		const pieces = parts.map(({ file, title: marked = '', posts = [] }) => ({ file, title: marked, posts }));
		const file = join(dir, 'text.pdf');
		try {
			const { level, breaches } = await writeTextPdf({ pieces, ...about }, file, signal);
			return { packed: { file, joinedOf: pieces.length, level: level ?? 'none', breaches }, damaged };
		} catch (error) {
			if (!(error instanceof Fault) || error.code !== 'pdf-unreadable') throw error;
			const bad = parts.find((part) => part.file === error.subject);
			// What was written cannot be read again: nothing that was printed is at fault, and nothing of it is left out.
			if (!bad) return { damaged };
			damaged.push(bad.name);
			parts = parts.filter((part) => part !== bad);
		}
	}
	return { damaged };
}

/** What the text PDF became is a fact of this filing, so it stands among the findings of its verdict. */
export function withTextPdf(verdict: Verdict, made: MadeTextPdf | undefined): Verdict {
	const findings = [...verdict.findings, ...findingsOf(made)];
	return { outcome: outcomeOf(findings), findings };
}

function findingsOf(made: MadeTextPdf | undefined): Finding[] {
	if (!made) return [];
	const { packed, damaged } = made;
	const found: Finding[] = [];
	if (damaged.length > 0)
		found.push({
			code: 'text-pdf-damaged',
			severity: 'loss',
			detail: `what the browser printed cannot be read in ${damaged.length} parts of the text PDF: ${damaged.slice(0, 5).join(', ')}`,
			data: { count: damaged.length },
		});
	if (packed?.level !== '2u' && damaged.length === 0) found.push(levelNote(packed));
	return found;
}

function levelNote(packed: PackedTextPdf | undefined): Finding {
	const breaches = packed?.breaches ?? [];
	const level = packed?.level ?? 'none';
	const is = level === 'none' ? 'is not PDF/A' : `is PDF/A-${level} and not 2u`;
	const why = breaches.map(({ code, detail, count }) => `${code} (${count}): ${detail}`);
	return {
		code: 'text-pdf-level',
		severity: 'note',
		detail: `the text PDF ${is}: ${why.join('; ') || 'it could not be examined'}`,
		data: {
			level: level === 'none' ? 'no-level' : `PDF/A-${level}`,
			reasons: packed ? breaches.map(({ code }) => code) : ['unreadable'],
		},
	};
}
