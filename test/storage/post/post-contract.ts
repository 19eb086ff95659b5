import { expect, test } from 'vitest';
import type { Parcel, Post } from '../../../src/office/post.ts';

export const PARCEL: Parcel = {
	...{ id: '0f8fad5b-d9cb-469f-a165-70867728950e', recipient: 'skolan@kommunen.example' },
	...{ writtenAt: '2026-11-23T12:00:00.000Z', subject: '3 konton behöver er: fråga om syftet' },
	...{ text: 'Till Björkskolan\n', html: '<p>Till Björkskolan</p>', document: '{"notices":["å"]}' },
};
/** Ends by itself in no test. */
const never = () => new AbortController().signal;

/** One way on the other side of which a test can stand. */
export interface Stand {
	readonly post: Post;
	/** What has arrived: the id of each, in order. */
	arrived(): readonly string[];
}

/**
 * What every way out of the house must do.
 * @param open on a server that answers each try in turn: takes it, refuses this one letter, or fails altogether; it takes all after that
 */
export function postContract(
	open: (answers: readonly ('takes' | 'refuses' | 'fails')[]) => Promise<Stand>,
	closed: () => Promise<Post>,
): void {
	test('delivers, and says what the other side said', async () => {
		const { post, arrived } = await open(['takes']);
		await post.check();
		const delivery = await post.deliver(PARCEL, never());
		expect(delivery).toMatchObject({ isDelivered: true, said: expect.stringMatching(/./) });
		expect(arrived()).toEqual([PARCEL.id]);
	});

	test('a letter that is sent twice is known to be one', async () => {
		const { post, arrived } = await open(['takes', 'takes']);
		await post.deliver(PARCEL, never());
		await post.deliver(PARCEL, never());
		expect(arrived()).toEqual([PARCEL.id, PARCEL.id]);
	});

	test('tells one letter that is refused from a way that is down, and throws for neither', async () => {
		const { post, arrived } = await open(['refuses', 'fails', 'takes']);
		expect(await post.deliver(PARCEL, never())).toMatchObject({ isDelivered: false, isDown: false });
		expect(await post.deliver(PARCEL, never())).toMatchObject({ isDelivered: false, isDown: true });
		expect(await post.deliver(PARCEL, never())).toMatchObject({ isDelivered: true });
		expect(arrived()).toEqual([PARCEL.id]);
	});

	test('where nobody listens it is down', async () => {
		expect(await (await closed()).deliver(PARCEL, never())).toMatchObject({
			isDelivered: false,
			isDown: true,
		});
	});

	test('a stop is a stop, and no delivery', async () => {
		const { post } = await open(['takes']);
		await expect(post.deliver(PARCEL, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
	});
}
