import type { Finding, FindingCode, Verdict } from '../../records/verdict.ts';
import { outcomeOf } from '../../records/verdict.ts';
import { beyondFindings } from './beyond.ts';
import { type Evidence, finding } from './evidence.ts';
import { feedFindings } from './feed.ts';
import { loginFailure, loginLoss, loginNotes } from './login.ts';
import { pictureFindings } from './pictures.ts';
import { replayFindings } from './replay.ts';
import { readWall } from './wall.ts';
import { witnessFindings } from './witnesses.ts';

/**
 * The verdict on a capture. Pure: the same evidence gives the same verdict, and taking evidence away never makes it
 * better. `complete` needs the end of the feed (or a limit that the order asked for), every part, every tile painted,
 * and no sign that something was held back.
 */
export function judge(evidence: Evidence): Verdict {
	const failed = failures(evidence);
	// Of a page that is not the account, what is missing of the account says nothing.
	const rest = failed.length
		? []
		: [
				...loginLoss(evidence),
				...feedFindings(evidence),
				...beyondFindings(evidence),
				...pictureFindings(evidence),
				...witnessFindings(evidence),
				...replayFindings(evidence),
				...stepFindings(evidence),
			];
	const findings = [...failed, ...rest, ...notes(evidence)];
	return { outcome: outcomeOf(findings), findings };
}

function failures(evidence: Evidence): Finding[] {
	const found = notTheAccount(evidence);
	if (found.length > 0) return found;
	if (!evidence.parts.some((p) => p.role === 'tile' && p.outcome === 'taken')) {
		return [finding('no-pictures', 'failure', 'no picture of the page could be taken')];
	}
	return [];
}

/** Why what answered is not the account; nothing where it may be. Pure. */
export function notTheAccount({
	seen,
	request,
	steps,
	aborted,
}: Pick<Evidence, 'seen' | 'request' | 'steps' | 'aborted'>): Finding[] {
	if (aborted) return [finding('aborted', 'failure', 'the capture was stopped before it was done')];
	if (seen.crashed && seen.posts.length === 0) {
		return [finding('crashed', 'failure', 'the page crashed the browser before anything was read')];
	}
	const wall = readWall(seen, request.address);
	if (wall) return [...loginFailure(seen, wall.code), finding(wall.code, 'failure', wall.detail, wall.data)];
	const opened = steps.find((s) => s.name === 'open');
	const looked = steps.find((s) => s.name === 'look');
	if (opened?.outcome === 'timeout')
		return [
			finding('unreachable', 'failure', `the page did not open: ${opened.detail}`, told(opened.detail)),
		];
	if (looked?.outcome !== 'done') {
		return [
			finding(
				'timeout',
				'failure',
				`the page never answered a look at it: ${looked?.detail ?? 'not reached'}`,
				told(looked?.detail),
			),
		];
	}
	return [];
}

function told(message: string | undefined): NonNullable<Finding['data']> {
	return message ? { told: message } : {};
}

function stepFindings({ steps, parts, seen }: Evidence): Finding[] {
	const found: Finding[] = [];
	for (const step of steps) {
		if (step.outcome === 'failed' || step.outcome === 'timeout') {
			found.push(
				finding('step-failed', 'loss', `${step.name}: ${step.outcome}, ${step.detail ?? ''}`, {
					step: step.name,
					why: step.outcome,
					...told(step.detail),
				}),
			);
		}
	}
	if (seen.crashed && seen.posts.length > 0) {
		found.push(
			finding('crashed', 'loss', `the page crashed after ${seen.posts.length} posts`, {
				posts: seen.posts.length,
			}),
		);
	}
	for (const role of ['overview', 'text-pdf', 'posts', 'text', 'warc', 'provenance'] as const) {
		if (parts.some((p) => p.role === role && p.outcome === 'taken')) continue;
		const missing = parts.find((p) => p.role === role);
		const why = missing?.outcome === 'missing' ? missing.reason : 'its step did not bring it back';
		found.push(finding('part-missing', 'loss', `${role}: ${why}`, { part: role, told: why }));
	}
	const { recording } = seen;
	if (recording?.broken)
		found.push(finding('recording-broken', 'loss', recording.broken, told(recording.broken)));
	const cutOff = pagesCutOff(seen);
	if (cutOff.length > 0)
		found.push(
			finding('page-cut-off', 'loss', `the network broke off ${cutOff.length} pages before their end`, {
				count: cutOff.length,
				examples: cutOff.slice(0, 5),
			}),
		);
	const lost = recording?.missing ?? [];
	if (lost.length > 0) {
		found.push(
			finding('bodies-not-recorded', 'loss', `${lost.length} answers could not be recorded`, {
				count: lost.length,
				examples: lost.slice(0, 5).map((m) => `${m.url}: ${m.reason}`),
			}),
		);
	}
	return found;
}

/** Pages of the account whose own document came in part: what was below is not there, and the page shows no sign of it. */
function pagesCutOff({ recording, pages, main }: Evidence['seen']): string[] {
	const ours = new Set([...pages, main.finalAddress]);
	return (recording?.cut ?? [])
		.filter(({ kind, url, reason }) => kind === 'document' && ours.has(url) && BROKE_OFF.test(reason))
		.map(({ url, reason }) => `${url}: ${reason}`);
}

/** The network's doing, and not that of a page which went elsewhere (ERR_ABORTED). */
const BROKE_OFF = /ERR_(?!ABORTED)|stopped reading/;

function notes({ seen, refused, sandbox }: Evidence): Finding[] {
	const found: Finding[] = [];
	const list = (code: FindingCode, what: readonly string[], detail: string) => {
		if (what.length > 0)
			found.push(finding(code, 'note', detail, { count: what.length, examples: what.slice(0, 5) }));
	};
	list('consent-answered', seen.consent, `consent dialog answered: ${seen.consent.join('; ')}`);
	list('dialog-dismissed', seen.dialogs, `${seen.dialogs.length} dialogs of the page were dismissed`);
	list('popup-closed', seen.popups, `${seen.popups.length} windows that the page opened were closed`);
	list('download-refused', seen.downloads, `${seen.downloads.length} downloads were refused`);
	list('private-address-refused', refused, `${refused.length} connections to private addresses were refused`);
	if (seen.openedFrame)
		found.push(
			finding('frame-opened', 'note', `the posts stand in a frame: ${seen.openedFrame}`, {
				address: seen.openedFrame,
			}),
		);
	found.push(...loginNotes(seen));
	if (!sandbox) found.push(finding('sandbox-off', 'note', "the browser's sandbox was off"));
	if (seen.notLive) {
		const { detail, ...data } = seen.notLive;
		found.push(
			finding(
				'text-pdf-composed',
				'note',
				`the text PDF is composed from the harvested posts: ${detail}`,
				data,
			),
		);
	}
	if (seen.interruptions > 0) {
		found.push(
			finding(
				'page-errors',
				'note',
				`a script of the page that ran without end was broken ${seen.interruptions} times`,
				{ count: seen.interruptions },
			),
		);
	}
	if (seen.pageErrors > 0)
		found.push(
			finding('page-errors', 'note', `${seen.pageErrors} script errors of the page's own`, {
				count: seen.pageErrors,
			}),
		);
	return found;
}
