import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Has V8 count what the browser sends us as it counts all else, and look through what we hold when that has doubled. A tile comes as a
 * text of six megabytes and leaves as many bytes outside of the heap: V8 would look through all that the program holds at each 64 MB of
 * those, or after each second tile, since what it keeps is little beside what goes through it: an eighth of all processor time of a long walk.
 */
export function collectSeldom(): void {
	setFlagsFromString('--external-memory-accounted-in-global-limit');
	setFlagsFromString('--heap-growing-percent=100');
}

let collect: (() => void) | undefined;

/**
 * Lets go of our own garbage, where there may be much: what is counted so is looked for late, and would stand beside the browser's most.
 * To look for it takes a quarter of a second of a long capture each time.
 */
export function letGoOfGarbage(): void {
	if (held() - heldAfter < WORTH_IT) return;
	if (!collect) {
		setFlagsFromString('--expose-gc');
		collect = runInNewContext('gc') as () => void;
		setFlagsFromString('--no-expose-gc');
	}
	collect();
	heldAfter = held();
}

/** Bytes, in the heap and outside of it. */
function held(): number {
	const { used_heap_size, external_memory } = getHeapStatistics();
	return used_heap_size + external_memory;
}

/** What was held when garbage was last let go, bytes. */
let heldAfter = 0;
/** Bytes that came since, of which most is garbage. */
const WORTH_IT = 48 * 1024 * 1024;
