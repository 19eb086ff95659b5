import type { Finding, FindingCode } from '../../records/verdict.ts';
import type { Beyond } from '../beyond/beyond.ts';
import { coveredTabs, missingPermalinks } from '../beyond/coverage.ts';
import { type Evidence, finding } from './evidence.ts';

/** What level `full` asks for beyond the account's page, and is not there. */
export function beyondFindings({ seen, request, steps }: Evidence): Finding[] {
	if (request.level !== 'full') return [];
	const { beyond } = seen;
	const wasRun = (name: string) => steps.some((s) => s.name === name && s.ms >= 0 && RAN.has(s.outcome));
	if (!beyond?.found || !beyond.permalinks || !wasRun('tabs') || !wasRun('permalinks')) {
		const detail = 'tabs and permalinks were not visited: what is there is what level unique covers';
		return [finding('level-not-covered', 'loss', detail)];
	}
	const found: Finding[] = [];
	const tabs = coveredTabs(seen, beyond).filter((tab) => tab.outcome !== 'account-page');
	const lost = tabs.filter((tab) => tab.outcome !== 'captured');
	const say = (code: FindingCode, what: string, of: number, examples: readonly string[]) => {
		if (examples.length === 0) return;
		const detail = `${examples.length} of ${of} ${what} were not captured whole: ${examples[0]}`;
		const data = { count: examples.length, of, examples: examples.slice(0, 5) };
		found.push(finding(code, 'loss', detail, data));
	};
	const isAsked = beyond.limits.length > 0 && beyond.limits.every((limit) => limit.asked);
	const tabsLeft = lost.filter((tab) => !(isAsked && isLeftOut(tab.reason, beyond)));
	say(
		'tabs-not-captured',
		'tabs',
		tabs.length,
		tabsLeft.map((tab) => `${tab.name}: ${tab.reason ?? ''}`),
	);
	const pages = missingPermalinks(beyond).filter(({ reason }) => !(isAsked && isLeftOut(reason, beyond)));
	say(
		'permalinks-not-captured',
		"posts' own pages",
		beyond.permalinks.length,
		pages.map(({ address, reason }) => `${address}: ${reason}`),
	);
	for (const name of new Set(beyond.limits.map((limit) => limit.name))) {
		const all = [...tabs, ...beyond.permalinks];
		const had = all.length - lost.length - missingPermalinks(beyond).length;
		const many = `; ${had} of ${all.length} tabs and posts' own pages were captured whole`;
		const detail = `stopped at the ${isAsked ? 'limit that the order asked for' : 'configured limit'}: ${name}${many}`;
		const data = { limit: name, count: had, of: all.length };
		found.push(
			isAsked
				? finding('limit-asked-for', 'note', detail, data)
				: finding('limit-reached', 'loss', detail, data),
		);
	}
	return found;
}

const RAN = new Set(['done', 'timeout', 'failed']);

/** Left out, or left in the midst, because the order asked to stop there: no loss. A page that is too tall is left for another reason. */
function isLeftOut(reason: string | undefined, { limits }: Beyond): boolean {
	if (reason?.startsWith('not visited: the limit')) return true;
	return limits.some(({ name }) => reason === `it was left at the limit ${name}`);
}
