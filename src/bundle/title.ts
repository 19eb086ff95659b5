import { label } from '../records/labels.ts';
import type { Described } from './manifest.ts';

/** What a bundle is of, with its platform as people call it: what titles are made of. The manifest has the short name. */
export function asTitled(described: Described): Described {
	const { account } = described;
	return { ...described, account: { ...account, platform: label('platform', account.platform, 'sv') } };
}
