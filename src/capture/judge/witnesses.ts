import type { Finding, FindingCode } from '../../records/verdict.ts';
import type { Testimony } from '../witness/testimony.ts';
import { type Evidence, finding } from './evidence.ts';

/** Where a witness does not know what was read in the page: by how much, and examples. */
export function witnessFindings({ seen, steps }: Evidence): Finding[] {
	const { witnesses } = seen;
	if (!witnesses) {
		// With nothing read there is nothing to ask for, and that has a finding of its own.
		const asked = steps.some((s) => s.name === 'compare' && s.outcome === 'skipped');
		return seen.posts.length === 0 || asked
			? []
			: [finding('witnesses-not-asked', 'loss', 'text PDF and recording were not compared with the posts')];
	}
	const found: Finding[] = [];
	const differ = (code: FindingCode, { asked, notAsked = 0, unknown }: Testimony, where: string) => {
		if (unknown.length === 0) return;
		const others = notAsked > 0 ? `; ${notAsked} others could not be looked for there` : '';
		const detail = `${unknown.length} of ${asked} texts of posts and comments are not in the ${where}${others}`;
		const data = { count: unknown.length, asked, examples: unknown.slice(0, 5) };
		found.push(finding(code, 'loss', detail, notAsked > 0 ? { ...data, notAsked } : data));
	};
	differ('posts-not-in-pdf', witnesses.pdf, 'text PDF');
	differ('posts-not-in-recording', witnesses.recording, 'recording');
	const lost = witnesses.picturesNotRecorded.filter((address) => !seen.recording?.absent.has(address));
	if (lost.length > 0) {
		const detail = `${lost.length} pictures of posts are not in the recording`;
		found.push(
			finding('pictures-not-recorded', 'loss', detail, { count: lost.length, examples: lost.slice(0, 5) }),
		);
	}
	return found;
}
