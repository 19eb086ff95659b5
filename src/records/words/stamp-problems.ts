/** Both languages of a code; what stands between braces is filled in. */
const words = (sv: string, en: string) => ({ sv, en });

/** What can be wrong with time stamps, their renewals and the history of seal keys, by code. */
export const STAMP_PROBLEM_WORDS = {
	'stamp-garbage': words('den går inte att läsa som en tidsstämpel', 'it is no time stamp: {why}'),
	'stamp-refused': words(
		'tjänsten vägrade att sätta en tidsstämpel (status {status}) {said}',
		'the authority refused to stamp (status {status}) {said}',
	),
	'stamp-imprint': words(
		'tidsstämpeln gäller andra uppgifter än dessa',
		'the time stamp is of other data than these',
	),
	'stamp-nonce': words(
		'svaret hör inte till frågan: engångstalet är ett annat',
		'the answer is not one to the question: its nonce is another',
	),
	'stamp-policy': words(
		'den är satt enligt policyn {policy}, inte {wanted}',
		'it was made under the policy {policy}, not {wanted}',
	),
	'stamp-time': words(
		'tidsstämpeln anger {at}, men klockan är {now}',
		'the time stamp states {at}, but it is {now}',
	),
	'stamp-before': words(
		'tidsstämpeln anger {at}, innan paketet packades ({created})',
		'the time stamp states {at}, before the bundle was packed ({created})',
	),
	'stamp-late': words(
		'tidsstämpeln anger {at}, långt efter att paketet sägs vara packat ({created}): den är inte den som togs då, eller så är paketet daterat bakåt',
		'the time stamp states {at}, long after the bundle says that it was packed ({created}): it is not the one that was taken then, or the bundle was dated back',
	),
	'stamp-signature': words(
		'underskriften på tidsstämpeln stämmer inte',
		'the signature on the time stamp does not hold',
	),
	'stamp-binding': words(
		'det framgår inte vilket certifikat som tidsstämpeln är underskriven med',
		'it does not say by which certificate it is signed, or that one is not there',
	),
	'stamp-purpose': words(
		'certifikatet för {name} gäller inte tidsstämplar',
		'the certificate of {name} is not one for time stamps alone',
	),
	'stamp-expired-then': words(
		'certifikatet för {name} gällde {from} till {to}, inte när tidsstämpeln sattes ({at})',
		'the certificate of {name} was valid from {from} to {to}, not when the stamp was made ({at})',
	),
	'stamp-chain': words(
		'kedjan av certifikat från {name} till en rot håller inte',
		'the chain of certificates from {name} to a root does not hold: {why}',
	),
	'stamp-chain-changed': words(
		'filen med tidsstämpelns certifikat är inte som den sparades',
		'the file with the certificates of the time stamp is not as it was kept',
	),
	'stamp-twice': words(
		'samma tidsstämpel finns två gånger, en av dem på en annans plats',
		'the same time stamp is there twice, once in the place of another',
	),
	'stamp-untrusted': words(
		'tidsstämpelns rotcertifikat är inget av dem som är betrodda: {root}',
		'its root certificate is none of those that are trusted: {root}',
	),
	'stamp-revoked': words(
		'certifikatet för {name} är återkallat sedan {since}',
		'the certificate of {name} is revoked since {since}',
	),
	'stamp-weak': words(
		'{algorithm} anses inte säker sedan {until}, och tidsstämpeln förnyades inte dessförinnan',
		'{algorithm} is not held to be safe since {until}, and the time stamp was not renewed before that',
	),
	'renewals-unreadable': words(
		'tidsstämpelns förnyelser, i mappen bredvid paketet, går inte att läsa',
		'the renewals of the time stamp, in the folder beside the bundle, cannot be read: {why}',
	),
	'renewal-list-unreadable': words(
		'listan som förnyelsen gäller saknas eller går inte att läsa',
		'the list that the renewal is of is not there or cannot be read',
	),
	'renewal-of-other-bytes': words(
		'förnyelsen gäller ett annat paket, eller paketet är ändrat',
		'the renewal is of another bundle, or the bundle was changed',
	),
	'renewal-omits': words('förnyelsen nämner inte {file}', 'the renewal does not speak of {file}'),
	'renewal-evidence-changed': words(
		'{file}, som förnyelsen bygger på, saknas eller är ändrad',
		'{file}, which the renewal rests on, is not there or was changed',
	),
	'keys-unreadable': words(
		'förteckningen över sigillnycklar går inte att läsa',
		'the history of seal keys cannot be read: {why}',
	),
	'keys-of-another': words(
		'förteckningen över sigillnycklar slutar inte med den nyckel som paketet är förseglat med',
		'the history of seal keys does not end in the key that the bundle is sealed by',
	),
	'key-not-yet': words(
		'sigillnyckeln togs i bruk {from}, efter att paketet packades ({created})',
		'the seal key was taken into use {from}, after the bundle was packed ({created})',
	),
	'key-not-itself': words(
		'nyckeln {sha256} i förteckningen är en annan än dess kontrollsumma säger',
		'the key {sha256} in the history is another than its checksum says',
	),
	'key-not-endorsed': words(
		'nyckeln {sha256} är inte utpekad av nyckeln före, som förteckningen säger',
		'the key {sha256} is not named by the one before it, as the history says',
	),
	'foreign-key': words(
		'paketet är förseglat med en annan nyckel än dem som är angivna: {sha256}',
		'it is sealed by another key than those that were named: {sha256}',
	),
	'seal-after-key': words(
		'nyckeln slutade användas {to}, och sigillet är gjort efter det ({at}): organisationen har inte förseglat paketet',
		'the key ended {to}, and the seal was made after that ({at}): the organisation has not sealed this bundle',
	),
	'key-not-shown': words(
		'någon annan kan ha haft nyckeln, som slutade användas {to}, och ingen betrodd tidsstämpel visar att sigillet gjordes innan',
		'somebody else may have had the key, which ended {to}, and no time stamp that is trusted shows that the seal was made before that',
	),
	'keys-overlap': words(
		'nyckeln {sha256} togs i bruk innan den förra hade upphört',
		'the key {sha256} was taken into use before the former had ended',
	),
} as const;
