import type { DeliveryTarget } from '../../records/delivery/target.ts';
import { TARGET_KIND_WORDS } from '../../records/words/delivery.ts';
import type { NamedAgreement } from '../../work/delivery/agreements.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { targetWords } from '../words/target-words.ts';
import { rows } from './rows.ts';

/** Targets, each with what is known of it; secrets only by where they lie. */
export function targetsText(targets: readonly DeliveryTarget[], desk: Desk): string {
	if (targets.length === 0) return targetWords[desk.lang].none;
	return targets.map((target) => targetText(target, desk)).join('\n\n');
}

/** That a target is saved, and how to try it. */
export function savedText(target: DeliveryTarget, desk: Desk): string {
	const { lang, page, env } = desk;
	const say = targetWords[lang];
	const check = invocation(env, `deliver targets check ${shellWord(target.name)}`);
	return [
		`${page.paint('good', '✓')} ${say.saved}`,
		targetText(target, desk),
		say.checkNext,
		`  ${page.paint('strong', check)}`,
	].join('\n');
}

export function removedText({ name }: DeliveryTarget, { lang, page }: Desk): string {
	return wrap(`${page.paint('good', '✓')} ${targetWords[lang].removed(printable(name))}`, page.width);
}

export function checkedText({ name }: DeliveryTarget, { lang, page }: Desk): string {
	return wrap(`${page.paint('good', '✓')} ${targetWords[lang].works(printable(name))}`, page.width);
}

/** Agreements, each with whose it is. @param isSaved whether one of them has just been changed */
export function agreementsText(all: readonly NamedAgreement[], isSaved: boolean, desk: Desk): string {
	const { lang, page } = desk;
	const say = targetWords[lang];
	const lines = all.map(({ number, archive, archiveNumber, creatorCode, creator, unit, unitId }) => {
		const whose = unit ?? unitId ?? creator ?? say.all;
		const more = [
			...(archive === undefined ? [] : [archiveNumber ? `${archive} (${archiveNumber})` : archive]),
			...(creatorCode === undefined ? [] : [say.creatorCode(creatorCode)]),
		].map((said) => ` · ${printable(said)}`);
		return wrap(
			`${page.paint('strong', printable(number))}  ${printable(whose)}${more.join('')}`,
			page.width,
		);
	});
	return [
		...(isSaved ? [`${page.paint('good', '✓')} ${say.saved}`] : []),
		...(lines.length > 0 ? lines : [say.noAgreements]),
	].join('\n');
}

function targetText(target: DeliveryTarget, { lang, page }: Desk): string {
	const { labels } = targetWords[lang];
	const said = (field: keyof DeliveryTarget) => {
		const value = target[field];
		return value === undefined ? undefined : printable(value);
	};
	const facts = rows(
		[
			[labels.kind, TARGET_KIND_WORDS[target.kind][lang]],
			[labels.where, said('where'), 'whole'],
			[labels.keyFile, said('keyFile'), 'whole'],
			[labels.passwordFile, said('passwordFile'), 'whole'],
			[labels.hostKey, said('hostKey'), 'whole'],
			[labels.endpoint, said('endpoint'), 'whole'],
			[labels.region, said('region')],
			[labels.credentialsFile, said('credentialsFile'), 'whole'],
			[labels.archive, said('archive')],
			[labels.agreement, said('agreement')],
		],
		page,
	);
	return `${page.paint('strong', printable(target.name))}\n${facts}`;
}
