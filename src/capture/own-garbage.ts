import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Has V8 count what the browser sends us as it counts all else. A tile comes as a text of six megabytes and leaves as many bytes outside
 * of the heap: at each 64 MB of those V8 would look through all that the program holds, which took an eighth of all processor time of a long walk.
 */
export function countAsOurs(): void {
	setFlagsFromString('--external-memory-accounted-in-global-limit');
}

let collect: (() => void) | undefined;

/** Lets go of our own garbage now: what is counted so is looked for late, and would stand beside the browser's most. */
export function letGoOfGarbage(): void {
	if (!collect) {
		setFlagsFromString('--expose-gc');
		collect = runInNewContext('gc') as () => void;
		setFlagsFromString('--no-expose-gc');
	}
	collect();
}
