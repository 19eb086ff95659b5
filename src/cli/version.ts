import { software } from '../work/software.ts';
import type { Desk } from './desk.ts';

/** What `--version` prints: which program this is, and from which commit. */
export function versionText({ json }: Desk): string {
	const program = software();
	return json ? JSON.stringify(program, null, 2) : `${program.name} ${program.version} (${program.commit})`;
}
