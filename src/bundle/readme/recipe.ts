import type { Language } from '../../records/finding-words.ts';
import { PATHS, stampPaths } from '../layout.ts';
import { speak } from './words.ts';

/** A step that checks the bundle with tools that any system has, or can get. */
export interface RecipeStep {
	readonly what: string;
	/** Works as it stands, in a POSIX shell. */
	readonly command: string;
	/** What the answer means, where it is not simply the right one. */
	readonly means?: string;
	/** What a good answer looks like. */
	readonly answer: string;
}

export interface RecipeFacts {
	readonly bundleId: string;
	/** Path that the bundle is filed under. */
	readonly filedAs: string;
	readonly keySha256: string;
	/** Addresses of the authorities that stamp the seal. */
	readonly stamps?: readonly string[];
}

/**
 * How to check the bundle without this program, beginning in the folder where the zip lies.
 * The third step turns the manifest's file lines into a checksum list; `writeManifest` keeps each on a line of its own.
 */
export function recipe(facts: RecipeFacts, lang: Language): readonly RecipeStep[] {
	const say = speak(lang);
	const zip = nameOf(facts.filedAs);
	return [
		{
			what: say(
				'Är zip-filen den som arkiverades? Packa sedan upp den.',
				'Is the zip the one that was filed? Then unpack it.',
			),
			command: `sha256sum -c ${quoted(`${zip}.sha256`)}\nunzip -q ${quoted(zip)}\ncd ${quoted(facts.bundleId)}`,
			answer: `${zip}: OK`,
		},
		{
			what: say('Är manifestet det som förseglades?', 'Is the manifest the one that was sealed?'),
			command: `openssl pkeyutl -verify -pubin -inkey ${PATHS.publicKey} -rawin -in ${PATHS.manifest} -sigfile ${PATHS.signature}`,
			answer: 'Signature Verified Successfully',
		},
		{
			what: say(
				'Är varje fil den som manifestet anger? Inget svar betyder att alla stämmer.',
				'Is every file the one that the manifest states? No answer means that all are.',
			),
			command: `sed -n 's/^ *{"path":"\\([^"]*\\)","bytes":[0-9]*,"sha256":"\\([0-9a-f]*\\)".*/\\2  \\1/p' ${PATHS.manifest} | sha256sum -c --quiet`,
			answer: say('(inget svar)', '(no answer)'),
		},
		{
			what: say(
				'Är nyckeln organisationens egen? Jämför svaret med det som organisationen själv uppger.',
				"Is the key the organisation's own? Compare the answer with what the organisation itself states.",
			),
			command: `openssl pkey -pubin -in ${PATHS.publicKey} -outform DER | sha256sum`,
			means: say(
				'Paketets egen nyckel ger svaret nedan. Det bevisar inget förrän det också står i organisationens egen uppgift (arkivbeskrivning, diarium, webbplats):',
				"The bundle's own key gives the answer below. It proves nothing until it also stands in what the organisation itself states (description of its archive, register of documents, website):",
			),
			answer: `${facts.keySha256}  -`,
		},
		...(facts.stamps ?? []).map((authority, index) => stampStep(authority, index + 1, lang)),
	];
}

/** `-attime`: whether the certificates were valid when the stamp was made, and not whether they are now. */
function stampStep(authority: string, count: number, lang: Language): RecipeStep {
	const { token, chain } = stampPaths(count);
	const digest = `$(cat ${PATHS.manifest} ${PATHS.signature} | sha256sum | cut -c1-64)`;
	return {
		what: speak(lang)(
			`Gäller tidsstämpeln från ${authority} det här sigillet, och när sattes den?`,
			`Is the time stamp from ${authority} one of this seal, and when was it made?`,
		),
		command: `openssl ts -reply -in ${token} -text | sed -n 's/^Time stamp: //p'\nopenssl ts -verify -digest ${digest} -in ${token} -CAfile ${chain} ${atTime(token)}`,
		means: speak(lang)(
			'Först kommer tidpunkten, i världstid (GMT). Sedan rätt svar:',
			'First comes the moment, in universal time (GMT). Then the right answer:',
		),
		answer: 'Verification: OK',
	};
}

function atTime(token: string): string {
	return `-attime $(date -ud "$(openssl ts -reply -in ${token} -text | sed -n 's/^Time stamp: //p')" +%s)`;
}

/** Shows who vouches for a time stamp, in the unpacked folder. @param count of the stamp, from 1 */
export function rootRecipe(count: number): string {
	return rootOf(stampPaths(count).chain);
}

function rootOf(chain: string): string {
	return `sed -n 'H;/BEGIN/h;\${x;p;}' ${chain} | openssl x509 -noout -subject -nameopt utf8 -fingerprint -sha256`;
}

/**
 * Checks the renewals beside the bundle, in the folder where the zip lies. Each is a list of SHA-512 checksums, of the bundle and of the evidence before, with
 * a time stamp of the list; shows when each was made and who vouches for it, since anybody can lay a list there and stamp it.
 */
export function renewalRecipe({ filedAs }: Pick<RecipeFacts, 'filedAs'>): string {
	const folder = quoted(`${nameOf(filedAs)}.seal`);
	return [
		`for list in ${folder}/*.sha512; do stamp="\${list%.sha512}"`,
		'sha512sum -c "$list"',
		`openssl ts -verify -data "$list" -in "$stamp.tsr" -CAfile "$stamp.pem" ${atTime('"$stamp.tsr"')}`,
		`openssl ts -reply -in "$stamp.tsr" -text | sed -n 's/^Time stamp: //p'`,
		`${rootOf('"$stamp.pem"')}; done`,
	].join('\n');
}

/** The same checks of the zip and of the files for Windows PowerShell, without openssl. @param filedAs as in `RecipeFacts` */
export function windowsRecipe(filedAs: string): string {
	return [
		`(Get-FileHash -LiteralPath '${nameOf(filedAs).replaceAll("'", "''")}' -Algorithm SHA256).Hash`,
		'$m = Get-Content documentation\\manifest.json -Raw -Encoding UTF8 | ConvertFrom-Json',
		'foreach ($f in $m.files) { if ((Get-FileHash $f.path -Algorithm SHA256).Hash -ne $f.sha256) { $f.path } }',
	].join('\n');
}

/** Of the zip, by the path that it is filed under. */
export function nameOf(filedAs: string): string {
	return filedAs.slice(filedAs.lastIndexOf('/') + 1);
}

/** In single quotes unless the shell reads it as one plain word. */
function quoted(name: string): string {
	return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
