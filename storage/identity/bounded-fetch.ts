import type { CustomFetch } from 'openid-client';

/** Longest answer of a service that is heard, bytes: descriptions and keys of real ones have 2,000 to 50,000. */
const MOST_BYTES = 1024 * 1024;

/** Asks as `fetch` does, and hears no more than anything of a sign-in needs: an endless answer would take the office's memory. @throws TypeError where it is longer */
export const boundedFetch: CustomFetch = async (address, options) => {
	const answer = await fetch(address, options as RequestInit);
	if (!answer.body) return answer;
	const pieces: Uint8Array[] = [];
	let bytes = 0;
	for await (const piece of answer.body) {
		bytes += piece.length;
		if (bytes > MOST_BYTES) throw new TypeError('the answer is too long');
		pieces.push(piece);
	}
	const { status, statusText, headers } = answer;
	return new Response(bytes === 0 ? null : Buffer.concat(pieces), { status, statusText, headers });
};
