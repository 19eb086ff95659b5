import { pywb } from '../replayers/pywb.ts';
import { replaywebpage } from '../replayers/replaywebpage.ts';
import { bagit } from './bagit.ts';
import { commonsIp } from './commons-ip.ts';
import { earkValidator } from './eark-validator.ts';
import { fido } from './fido.ts';
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
	fido,
	verapdfAppearance,
	verapdfText,
	preflight,
	warcio,
	wacz,
	pywb,
	replaywebpage,
	sha256sum,
	openssl,
];

/** Those that judge a package whatever is in it. */
export const OF_ANY_PACKAGE: readonly Validator[] = [
	commonsIp,
	earkValidator,
	xmllint,
	fido,
	sha256sum,
	openssl,
	bagit,
];
