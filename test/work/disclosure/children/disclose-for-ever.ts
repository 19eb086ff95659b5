import { randomUUID } from 'node:crypto';
import { handOut } from '../../../../src/work/disclosure/hand-out.ts';
import { makeCopy } from '../../../../src/work/disclosure/make-copy.ts';
import { pickBundle, registerRequest, reviewRequest } from '../../../../src/work/disclosure/request.ts';
import { wantedDisclosure } from '../../../../src/work/disclosure/wanted.ts';
import { officeIn } from '../../../storage/sample.ts';
import { OFFICER, STRIKES } from '../sample.ts';

/** Registers, strikes, reviews and hands out, over and over, until it is killed; prints a line when it begins. */
const [, , dataDir = '', bundleId = ''] = process.argv;
const office = await officeIn(dataDir);
const { signal } = new AbortController();
for (;;) {
	const wish = { receivedOn: '', requester: '', what: randomUUID(), caseNumber: '' };
	const { id } = await registerRequest(office, wish, OFFICER);
	const now = () => wantedDisclosure(office, id);
	await pickBundle(office, await now(), bundleId, [], OFFICER);
	process.stdout.write('strike\n');
	for (const post of [1, 2])
		await makeCopy(office, await now(), bundleId, { ...STRIKES, posts: [post] }, OFFICER, signal);
	await reviewRequest(office, await now(), { outcome: 'part', sections: '', reason: 'x' }, OFFICER);
	await handOut(office, await now(), OFFICER, signal);
}
