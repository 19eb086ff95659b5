import { VALIDATORS } from './all.ts';
import type { Validator } from './validator.ts';

/** A validator, and why it cannot run on this machine; undefined when it can. */
export interface Able {
	readonly validator: Validator;
	readonly whyNot: string | undefined;
}

/** Asks each validator whether it can run here. */
export function ableValidators(): Promise<readonly Able[]> {
	return Promise.all(VALIDATORS.map(async (validator) => ({ validator, whyNot: await validator.whyNot() })));
}

/** Installs those that can run, one after the other. */
export async function installAll(able: readonly Able[]): Promise<void> {
	for (const { validator, whyNot } of able) if (!whyNot) await validator.install();
}

/** The end of a test's title where it is skipped. */
export function because(whyNot: string | undefined): string {
	return whyNot ? ` (skipped: ${whyNot})` : '';
}
