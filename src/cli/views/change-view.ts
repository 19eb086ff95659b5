import { addDays } from '../../records/day.ts';
import { accountTitle } from '../../records/labels.ts';
import { DOCUMENTS_DAYS } from '../../records/occasions/announced.ts';
import type { AnnouncedState } from '../../work/occasions/announce-change.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, type Tone, wrap } from '../page.ts';
import { moment } from '../quantities.ts';
import { occasionWords } from '../words/occasion-words.ts';

const MARKS: Readonly<Record<AnnouncedState['state'], readonly [string, Tone]>> = {
	withdrawn: ['–', 'dim'],
	documented: ['✓', 'good'],
	missed: ['✗', 'bad'],
	urgent: ['!', 'bad'],
	due: ['•', 'strong'],
	coming: ['·', 'dim'],
};

/** Announced changes, two lines each: when, how it stands, of which account; below it what changes, and why it stands so. */
export function changesText(changes: readonly AnnouncedState[], desk: Desk): string {
	if (changes.length === 0) return occasionWords[desk.lang].noChanges;
	return changes.map((change) => changeText(change, desk)).join('\n');
}

function changeText(announced: AnnouncedState, { lang, page, timeZone }: Desk): string {
	const say = occasionWords[lang];
	const { change, account, state } = announced;
	const [mark, tone] = MARKS[state];
	const name = page.paint('strong', printable(accountTitle(account, lang)));
	const by = say.announcedBy(
		printable(change.announcedBy),
		moment(change.announcedAt, timeZone).slice(0, 10),
	);
	return [
		wrap(`${change.on}  ${page.paint(tone, `${mark} ${say.states[state]}`)}  ${name}`, page.width),
		wrap(printable(change.what), page.width, 2),
		page.paint(
			'dim',
			wrap([whyOf(announced, lang), by, change.id.slice(0, 8)].filter(Boolean).join(' · '), page.width, 2),
		),
	].join('\n');
}

function whyOf({ change, state }: AnnouncedState, lang: Desk['lang']): string {
	const say = occasionWords[lang];
	if (change.withdrawn)
		return say.withdrawnFor(printable(change.withdrawn.by), printable(change.withdrawn.reason));
	if (state === 'missed') return change.takenAfter ? say.takenAfter(change.takenAfter) : say.notTaken;
	return change.documentedOn ? say.documentedOn(change.documentedOn) : '';
}

/** The change as it is now, and what comes next for it. */
export function savedChangeText(
	announced: AnnouncedState,
	did: 'announced' | 'moved' | 'withdrawn',
	desk: Desk,
): string {
	const { lang, page, env } = desk;
	const say = occasionWords[lang];
	const { change, account, state } = announced;
	const open = ['coming', 'due', 'urgent'].includes(state);
	const next = [
		...(open ? [wrap(say.orderedFrom(addDays(change.on, -DOCUMENTS_DAYS)), page.width)] : []),
		...(state === 'documented' && change.documentedOn ? [say.documentedAlready(change.documentedOn)] : []),
		...(state === 'missed'
			? [
					say.takeNow,
					`  ${invocation(env, `snapshot ${shellWord(account.address)} --occasion change --reason ${shellWord(change.what)}`)}`,
				]
			: []),
	];
	return [`${page.paint('good', '✓')} ${say[did]}`, changeText(announced, desk), ...next].join('\n');
}
