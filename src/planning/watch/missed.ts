import type { LookFailure, ProfileChange } from '../../records/watch/look.ts';
import type { KnownProfile } from '../../records/watch/state.ts';
import { isSamePlace, landedKey } from './same-address.ts';

/**
 * What a look that did not see the account says of its profile: nothing, but where its address leads to another account for the second time
 * in a row, and so has moved there. Pure. @param finalAddress where it led · @param ordered the account's address
 */
export function missedProfile(
	known: KnownProfile | undefined,
	failure: LookFailure,
	finalAddress: string,
	ordered: string,
): { readonly known?: KnownProfile; readonly changes: readonly ProfileChange[] } {
	if (!known) return { changes: [] };
	const { movedTo, ...rest } = known;
	if (failure.code !== 'wrong-account') return { known: rest, changes: [] };
	const from = known.address ?? ordered;
	const key = (address: string) => landedKey(address, ordered);
	if (isSamePlace(key(from), key(finalAddress))) return { known: rest, changes: [] };
	const isConfirmed = movedTo !== undefined && isSamePlace(key(movedTo), key(finalAddress));
	if (!isConfirmed) return { known: { ...rest, movedTo: finalAddress }, changes: [] };
	return {
		known: { ...rest, address: finalAddress },
		changes: [{ what: 'address', weight: 'major', from, to: finalAddress }],
	};
}
