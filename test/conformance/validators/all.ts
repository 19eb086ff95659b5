import { bagit } from './bagit.ts';
import { commonsIp } from './commons-ip.ts';
import { earkValidator } from './eark-validator.ts';
import { openssl } from './openssl.ts';
import { preflight } from './preflight.ts';
import { sha256sum } from './sha256sum.ts';
import type { Validator } from './validator.ts';
import { verapdfAppearance, verapdfText } from './verapdf.ts';
import { wacz } from './wacz.ts';
import { warcio } from './warcio.ts';
import { xmllint } from './xmllint.ts';

/** In the order of the table: the package, its metadata, its files, its seal. */
export const VALIDATORS: readonly Validator[] = [
	commonsIp,
	earkValidator,
	xmllint,
	verapdfAppearance,
	verapdfText,
	preflight,
	warcio,
	wacz,
	sha256sum,
	openssl,
	bagit,
];
