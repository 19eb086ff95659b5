import { verifyBundle } from '../bundle/verify.ts';

/**
 * Verifies a bundle on its own, without a catalogue.
 * @param path of the zip; a `.sha256` beside it is checked too
 */
export const verifyFile = verifyBundle;
