import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { REVIEW_OUTCOMES, type ReviewOutcome, type Strikes } from '../../records/disclosure/disclosure.ts';
import { readPositions } from '../../records/disclosure/positions.ts';
import { readRegions } from '../../records/disclosure/region-text.ts';
import { collected, oneOf, wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice, untilInterrupt } from '../in-office.ts';
import { needed } from '../register/options.ts';
import { copiedText, handedText, looksText, requestsText, requestText } from '../views/disclosure-view.ts';
import { disclosureWords } from '../words/disclosure-words.ts';
import { helpWords } from '../words/help-words.ts';

interface Given {
	readonly what?: string;
	readonly received?: string;
	readonly requester?: string;
	readonly case?: string;
	readonly unit?: string;
	readonly posts?: string;
	readonly post?: string;
	readonly text?: readonly string[];
	readonly region?: readonly string[];
	readonly reason?: string;
	readonly withoutPictures?: boolean;
	readonly markedByHand?: boolean;
	readonly outcome?: ReviewOutcome;
	readonly sections?: string;
	readonly how?: 'refused' | 'withdrawn';
	readonly bundle?: string;
	readonly limit?: number;
	readonly by?: string;
}

/** `disclose add|list|show|pick|unpick|redact|drop-copy|review|hand-out|get|end|looks`: requests for public records. */
export function addDisclose(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { lang } = desk;
	const { commands, arguments: args, options, exits } = disclosureWords[lang];
	const { arguments: common } = helpWords[lang];
	const disclose = program
		.command('disclose')
		.description(commands.disclose)
		.addHelpText('after', `\n${exits}`);
	const verb = (name: string, what: keyof typeof commands, isOfOne = true) => {
		const command = disclose.command(name).description(commands[what]).addHelpText('after', `\n${exits}`);
		return isOfOne ? command.argument(`<${args.request}>`, args.requestAbout) : command;
	};
	const by = valued('--by', options.by);
	verb('add', 'disclose add', false)
		.addOption(valued('--what', options.what))
		.addOption(valued('--received', options.received))
		.addOption(valued('--requester', options.requester))
		.addOption(valued('--case', options.case))
		.addOption(valued('--unit', options.unit))
		.addOption(by)
		.action(async (given: Given) => answered(await add(desk, given)));
	verb('list', 'disclose list', false).action(async () => answered(await list(desk)));
	verb('show', 'disclose show').action(async (id: string) =>
		answered(await changed(desk, id, async () => {})),
	);
	verb('pick', 'disclose pick')
		.argument(`<${common.bundle}>`, common.bundleAbout)
		.addOption(valued('--posts', options.posts))
		.addOption(by)
		.action(async (id: string, bundle: string, given: Given) =>
			answered(await pick(desk, id, bundle, given)),
		);
	verb('unpick', 'disclose unpick')
		.argument(`<${common.bundle}>`, common.bundleAbout)
		.addOption(by)
		.action(async (id: string, bundle: string, given: Given) =>
			answered(await unpick(desk, id, bundle, given)),
		);
	verb('redact', 'disclose redact')
		.argument(`<${common.bundle}>`, common.bundleAbout)
		.addOption(valued('--post', options.strikePosts))
		.addOption(valued('--text', options.text).argParser(collected))
		.addOption(valued('--region', options.region).argParser(collected))
		.addOption(valued('--reason', options.reason))
		.option('--without-pictures', options.withoutPictures)
		.option('--marked-by-hand', options.markedByHand)
		.addOption(by)
		.action(async (id: string, bundle: string, given: Given) =>
			answered(await redact(desk, id, bundle, given)),
		);
	verb('drop-copy', 'disclose drop-copy')
		.argument(`<${common.bundle}>`, common.bundleAbout)
		.addOption(by)
		.action(async (id: string, bundle: string, given: Given) =>
			answered(await drop(desk, id, bundle, given)),
		);
	verb('review', 'disclose review')
		.addOption(valued('--outcome', options.outcome).argParser(oneOf('--outcome', REVIEW_OUTCOMES, lang)))
		.addOption(valued('--sections', options.sections))
		.addOption(valued('--reason', options.reason))
		.addOption(by)
		.action(async (id: string, given: Given) => answered(await review(desk, id, given)));
	for (const name of ['hand-out', 'get'] as const)
		verb(name, `disclose ${name}`)
			.argument(`[${args.directory}]`, args.directoryAbout)
			.addOption(by)
			.action(async (id: string, directory: string | undefined, given: Given) =>
				answered(await handOver(desk, id, directory ?? '.', name === 'hand-out', given)),
			);
	verb('end', 'disclose end')
		.addOption(
			valued('--how', options.how).argParser(oneOf('--how', ['refused', 'withdrawn'] as const, lang)),
		)
		.addOption(by)
		.action(async (id: string, given: Given) => answered(await end(desk, id, given)));
	verb('looks', 'disclose looks', false)
		.addOption(valued('--bundle', options.bundle))
		.addOption(valued('--limit', options.limit).argParser(wholeNumber('--limit', 1, 5000, lang)))
		.action(async (given: Given) => answered(await looks(desk, given)));
}

type Wanted = Awaited<ReturnType<typeof import('../../work/disclosure/wanted.ts')['wantedDisclosure']>>;

/** Does something about a request and shows how it is then. */
async function changed(
	desk: Desk,
	id: string,
	act: (office: Office, disclosure: Wanted) => Promise<unknown>,
): Promise<Answer> {
	const shown = await readOffice(desk, async (office) => {
		const { wantedDisclosure } = await import('../../work/disclosure/wanted.ts');
		const { showDisclosure } = await import('../../work/disclosure/show.ts');
		await act(office, await wantedDisclosure(office, id));
		return showDisclosure(office, await wantedDisclosure(office, id));
	});
	return { exit: EXIT.complete, document: shown, text: () => requestText(shown, desk) };
}

async function add(desk: Desk, given: Given): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	const what = needed('--what', given.what, desk);
	const shown = await readOffice(desk, async (office) => {
		const { registerRequest } = await import('../../work/disclosure/request.ts');
		const { showDisclosure } = await import('../../work/disclosure/show.ts');
		const unit = given.unit === undefined ? undefined : await unitCalled(office, given.unit);
		const { received: receivedOn = '', requester = '', case: caseNumber = '' } = given;
		const wish = { what, receivedOn, requester, caseNumber, ...(unit === undefined ? {} : { unitId: unit }) };
		return showDisclosure(office, await registerRequest(office, wish, by));
	});
	return { exit: EXIT.complete, document: shown, text: () => requestText(shown, desk) };
}

/** One that nobody is called is refused by its id. */
async function unitCalled({ register }: Office, wanted: string): Promise<string> {
	const name = wanted.trim().toLocaleLowerCase('sv');
	const found = (await register.units()).find((unit) => unit.name.toLocaleLowerCase('sv') === name);
	return found?.id ?? wanted.trim();
}

async function list(desk: Desk): Promise<Answer> {
	const requests = await readOffice(desk, (office) => office.disclosures.list());
	return { exit: EXIT.complete, document: { requests }, text: () => requestsText(requests, desk) };
}

async function pick(desk: Desk, id: string, bundle: string, given: Given): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	return changed(desk, id, async (office, disclosure) => {
		const { pickBundle } = await import('../../work/disclosure/request.ts');
		await pickBundle(office, disclosure, bundle, readPositions(given.posts ?? ''), by);
	});
}

async function unpick(desk: Desk, id: string, bundle: string, given: Given): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	return changed(desk, id, async (office, disclosure) => {
		const { unpickBundle } = await import('../../work/disclosure/request.ts');
		await unpickBundle(office, disclosure, bundle, by);
	});
}

async function redact(desk: Desk, id: string, bundle: string, given: Given): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	const strikes: Strikes = {
		reason: needed('--reason', given.reason, desk),
		posts: readPositions(given.post ?? ''),
		texts: given.text ?? [],
		regions: readRegions((given.region ?? []).join('\n')),
		isWithoutPictures: given.withoutPictures ?? false,
		isMarkedByHand: given.markedByHand ?? false,
	};
	const copy = await untilInterrupt(desk, async (office, signal) => {
		const { wantedDisclosure } = await import('../../work/disclosure/wanted.ts');
		const { makeCopy } = await import('../../work/disclosure/make-copy.ts');
		const { disclosureStore } = await import('../../work/disclosure/files.ts');
		const made = await makeCopy(office, await wantedDisclosure(office, id), bundle, strikes, by, signal);
		return { ...made, file: await disclosureStore(office).read(made.path) };
	});
	return { exit: EXIT.complete, document: { copy }, text: () => copiedText(copy, desk) };
}

async function drop(desk: Desk, id: string, bundle: string, given: Given): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	return changed(desk, id, async (office, disclosure) => {
		const { dropCopy } = await import('../../work/disclosure/request.ts');
		await dropCopy(office, disclosure, bundle, by);
	});
}

async function review(desk: Desk, id: string, given: Given): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	const outcome = needed('--outcome', given.outcome, desk) as ReviewOutcome;
	return changed(desk, id, async (office, disclosure) => {
		const { reviewRequest } = await import('../../work/disclosure/request.ts');
		const { sections = '', reason = '' } = given;
		await reviewRequest(office, disclosure, { outcome, sections, reason }, by);
	});
}

async function handOver(
	desk: Desk,
	id: string,
	directory: string,
	isFirst: boolean,
	given: Given,
): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	const handed = await untilInterrupt(desk, async (office, signal) => {
		const { wantedDisclosure } = await import('../../work/disclosure/wanted.ts');
		const { copyHandedOut, handOut } = await import('../../work/disclosure/hand-out.ts');
		if (isFirst) await handOut(office, await wantedDisclosure(office, id), by, signal);
		const disclosure = await wantedDisclosure(office, id);
		const copied = await copyHandedOut(office, disclosure, directory, by);
		return { ...disclosure.handedOut, ...copied };
	});
	return { exit: EXIT.complete, document: { handedOut: handed }, text: () => handedText(handed, desk) };
}

async function end(desk: Desk, id: string, given: Given): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	const how = needed('--how', given.how, desk) as 'refused' | 'withdrawn';
	return changed(desk, id, async (office, disclosure) => {
		const { endRequest } = await import('../../work/disclosure/request.ts');
		await endRequest(office, disclosure, how, by);
	});
}

async function looks(desk: Desk, { bundle, limit = 50 }: Given): Promise<Answer> {
	const found = await readOffice(desk, async (office) => {
		const { listLooks } = await import('../../work/disclosure/looks.ts');
		const { wantedBundle } = await import('../../work/wanted-bundle.ts');
		const bundleId = bundle === undefined ? undefined : (await wantedBundle(office, bundle)).bundleId;
		return listLooks(office, { limit, ...(bundleId === undefined ? {} : { bundleId }) }, () => true);
	});
	const document = {
		looks: found.map(({ event, found: { filing } }) => ({ ...event, bundle: filing.bundleId })),
	};
	return { exit: EXIT.complete, document, text: () => looksText(found, desk) };
}
