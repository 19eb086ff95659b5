import { profilesOf } from './profiles.ts';
import type { Bundle } from './validator.ts';

/** A message of eark-validator that is not the bundle's fault. Every other one is. */
export interface KnownAlarm {
	readonly rule: string;
	/** Only of elements in such a place; absent where the rule is wrong wherever it speaks. */
	readonly at?: (location: string) => boolean;
	readonly why: string;
}

/** The software is the first agent; the others are named by a number at the end of the location. */
function isOfAnotherAgent(location: string): boolean {
	return Number(/local-name\(\)='agent'[^[]*\]\[(\d+)\]/.exec(location)?.[1] ?? 1) > 1;
}

const OF_ANY_CREATOR =
	'CSIP demands it of the one agent that is the software; the rule asks it of every agent.';

const ONE_DIVISION =
	'The rule wants a division named Representations, which CSIP has for packages without a METS for each representation; where each has one, CSIP105 to CSIP107 name its division by its path.';

/** Of eark-validator 1.1.3 with its rules for 2.1.0. The official corpus of valid packages trips each of them too. */
export const KNOWN_ALARMS: readonly KnownAlarm[] = [
	{ rule: 'CSIP12', at: isOfAnotherAgent, why: OF_ANY_CREATOR },
	{ rule: 'CSIP13', at: isOfAnotherAgent, why: OF_ANY_CREATOR },
	{ rule: 'CSIP15', at: isOfAnotherAgent, why: OF_ANY_CREATOR },
	{ rule: 'CSIP16', at: isOfAnotherAgent, why: OF_ANY_CREATOR },
	{
		rule: 'SIP14',
		why: 'SIP wants csip:NOTETYPE on the note of the archival creator; the rule looks for NOTETYPE, without namespace, on the agent.',
	},
	{
		rule: 'CSIP63',
		why: 'The attribute is asked of groups that CSIP62 gives no content information type: the rule compares what is not there with OTHER, which XPath answers with false either way.',
	},
	{ rule: 'CSIP101', why: ONE_DIVISION },
	{ rule: 'CSIP103', why: ONE_DIVISION },
	{ rule: 'CSIP105', why: ONE_DIVISION },
];

/**
 * commons-ip 2.10.0 compares the root's PROFILE of a 2.1.0 package with an address that no version of the standard has
 * (…/E-ARK-SIP-v2-1-0.xml), while its message demands the one that the standard has. Where that one stands, SIP2 is met.
 */
export async function commonsIpAlarms(bundle: Bundle): Promise<readonly string[]> {
	const [root, ...representations] = (await profilesOf(bundle)).map(
		(profile) => profile.split('/profile/')[1],
	);
	const isOf210 =
		root === 'E-ARK-SIP.xml' && representations.every((profile) => profile === 'E-ARK-CSIP.xml');
	return isOf210 ? ['SIP2'] : [];
}
