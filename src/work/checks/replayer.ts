import { findReplayer } from '../../capture/replay/replayer.ts';
import { type Check, ok, warning } from './check.ts';

/** The optional package that replays recordings: without it no snapshot can be shown to be complete. */
export function checkReplayer(): Check {
	const found = findReplayer();
	return found ? ok('replayer', found) : warning('replayer', '@webrecorder/wabac', 'replayer-absent');
}
