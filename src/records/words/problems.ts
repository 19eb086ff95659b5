import { STAMP_PROBLEM_WORDS } from './stamp-problems.ts';

/** Both languages of a code; what stands between braces is filled in. */
const words = (sv: string, en: string) => ({ sv, en });

/**
 * What each problem of a bundle is, by code. `{why}` is what a library or the system said, in its own English: only the
 * English words repeat it, because a Swedish sentence says what it means.
 */
export const PROBLEM_WORDS = {
	'no-directory': words(
		'filen är avhuggen, har något efter sitt slut eller är något annat än ett paket: zip-filens innehållsförteckning går inte att läsa',
		"the file is cut short, has something after its end, or is no bundle at all: the zip's directory cannot be read: {why}",
	),
	'read-failed': words(
		'från byte {byte} och framåt ger disken inte tillbaka filen',
		'no more can be read at byte {byte}: {why}',
	),
	repacked: words('ett annat program har packat om paketet', 'another program has packed the bundle again'),
	'would-expand': words(
		'den skulle bli {bytes} byte uppackad, mer än {times} gånger sin egen storlek, och packades inte upp',
		'it would unpack to {bytes} bytes, more than {times} times its own size; it was not unpacked',
	),
	'wrong-date': words(
		'filernas datum är inte det då paketet packades enligt manifestet',
		"the entries' date is not when the manifest says that the bundle was packed",
	),
	'place-overlaps': words(
		'den ligger delvis på samma plats som en annan fil eller som innehållsförteckningen',
		'its place overlaps another entry or the directory',
	),
	'bytes-before-file': words(
		'{bytes} byte före den hör inte till något',
		'{bytes} bytes before it belong to nothing',
	),
	'bytes-before-directory': words(
		'{bytes} byte före innehållsförteckningen hör inte till något',
		'{bytes} bytes before the directory belong to nothing',
	),
	'header-differs': words(
		'det som zip-filen säger om den (namn, storlek, kontrollsumma) stämmer inte med zip-filens innehållsförteckning',
		'its header differs from the directory',
	),
	'directory-differs': words(
		'innehållsförteckningen sist i zip-filen är inte den som hör dit',
		'the directory at the end differs from the one that belongs there',
	),
	'crc-differs': words(
		'innehållet stämmer inte med zip-filens egen kontrollsumma (CRC-32)',
		'its contents are not those that its CRC-32 checksum was taken of',
	),
	'entry-unreadable': words('den går inte att packa upp', 'it cannot be read: {why}'),
	'not-a-file': words(
		'zip-filens innehållsförteckning säger att den är en mapp, en enhet eller något annat än en fil',
		'the directory says that it is a folder, a device or something else than a file',
	),
	symlink: words('den är en symbolisk länk', 'it is a symbolic link'),
	'absolute-name': words('namnet börjar i en disks rot', 'its name begins at the root of a disk'),
	'backslash-name': words(
		'namnet har ett omvänt snedstreck, som en del system läser som en mapp',
		'its name has a backslash, which some systems take for a folder',
	),
	'unprintable-name': words(
		'namnet har tecken som inte är text',
		'its name has characters that are not text',
	),
	'escaping-name': words(
		'namnet leder ut ur den mapp som paketet packas upp i',
		'its name leads out of the folder it is unpacked in',
	),
	'odd-name': words('namnet är ingen vanlig sökväg', 'its name is not a plain path'),
	'held-twice': words('zip-filen innehåller den två gånger', 'the zip holds it twice'),
	'same-name': words('en del system tar den för {earlier}', 'some systems take it for {earlier}'),
	'folder-entry': words(
		'den heter som en mapp, och ett paket innehåller bara filer',
		'it is called a folder, and a bundle holds nothing but files',
	),
	'other-order': words(
		'filerna ligger i en annan ordning än den som de packades i',
		'the files lie in another order than the one they were packed in',
	),
	'outside-root': words('den ligger utanför mappen {root}/', 'it lies outside of {root}/'),
	'not-there': words(
		'varje paket har den, men inte det här',
		'every bundle has it, but this one does not hold it',
	),
	'not-held': words(
		'manifestet anger den, men paketet innehåller den inte',
		'the manifest lists it, the bundle does not hold it',
	),
	'not-listed': words('manifestet anger den inte', 'the manifest does not list it'),
	'other-size': words(
		'den är {bytes} byte; manifestet anger {stated}',
		'it is {bytes} bytes; the manifest states {stated}',
	),
	'other-checksum': words(
		'dess SHA-256 är inte den som manifestet anger',
		'its SHA-256 is not the one that the manifest states',
	),
	'bad-manifest': words('den går inte att läsa som ett manifest', '{why}'),
	'other-bundle': words(
		'det är manifestet för {id}, inte för {root}',
		'it is the manifest of {id}, not of {root}',
	),
	'listed-twice': words('det anger {file} två gånger', 'it lists {file} twice'),
	'lists-unsealed': words(
		'det anger {file}, som skapas efter det',
		'it lists {file}, which is made after it',
	),
	'no-signature': words(
		'paketet är inte förseglat: underskriften saknas',
		'the bundle is not sealed: there is no signature',
	),
	'no-public-key': words(
		'sigillet går inte att kontrollera: nyckeln saknas',
		'the seal cannot be checked: there is no public key',
	),
	'nothing-sealed': words(
		'manifestet, som sigillet skulle gälla, saknas',
		'there is no manifest that the seal could be of',
	),
	'bad-public-key': words(
		'nyckeln i paketet är ingen Ed25519-nyckel i PEM-form',
		'the public key in the bundle is not an Ed25519 key in PEM form',
	),
	'signature-length': words(
		'underskriften är {bytes} byte lång i stället för 64',
		'the signature is {bytes} bytes long, not 64',
	),
	'other-signature': words(
		'underskriften gäller inte det här manifestet med den här nyckeln: manifestet, underskriften eller nyckeln är ändrad',
		'the signature is not one of this manifest by this key: the manifest, the signature or the key was changed',
	),
	'other-key': words(
		'det är inte den nyckel som manifestet är förseglat med',
		'it is not the key that the manifest says it is sealed by',
	),
	'mets-changed': words(
		'den är inte den METS.xml som packades och som manifestet anger',
		'it is not the METS.xml that was packed, which the manifest states',
	),
	'mets-unreadable': words('den går inte att läsa som paketets METS', '{why}'),
	'mets-crowded': words(
		'en tagg i den, vid tecken {at}, har fler än {most} attribut; METS som Ögonblick skriver har ett tiotal, och resten lästes inte',
		'a tag in it, at character {at}, has more than {most} attributes; METS as Ögonblick writes it has some ten, and the rest was not read',
	),
	'mets-of-another': words('dess OBJID är {objid}, inte {root}', 'its OBJID is {objid}, not {root}'),
	'mets-states-otherwise': words(
		'den anger {file} med annan storlek eller kontrollsumma än manifestet',
		'it lists {file} with another size or checksum than the manifest',
	),
	'mets-lists-unknown': words(
		'den anger {file}, som manifestet inte känner till',
		'it lists {file}, which the manifest does not know',
	),
	'mets-omits': words('den anger inte {file}', 'it does not list {file}'),
	'not-as-mets-states': words(
		'den har inte den storlek och SHA-256 som METS.xml anger',
		'it has not the size and SHA-256 that METS.xml states',
	),
	'not-in-mets': words('ingen METS anger den', 'no METS lists it'),
	'in-mets-only': words(
		'METS anger den, men paketet innehåller den inte',
		'METS lists it, the bundle does not hold it',
	),
	...STAMP_PROBLEM_WORDS,
	'sidecar-unreadable': words(
		'kontrollsummefilen bredvid paketet går inte att läsa',
		'the checksum file beside the bundle cannot be read: {why}',
	),
	'sidecar-odd': words(
		'filen bredvid paketet innehåller ingen kontrollsumma',
		'the file beside the bundle holds no checksum',
	),
	'sidecar-differs': words(
		'kontrollsummefilen bredvid paketet anger {stated}; paketet har {actual}',
		'the checksum file beside the bundle states {stated}; the bundle has {actual}',
	),
} as const;
