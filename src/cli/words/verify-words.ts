const sv = {
	intact: 'OSKADAT',
	intactMeans: 'Varje fil i paketet är den som förseglades.',
	untold: 'OSKADAT, MEN VEM SOM STÄMPLADE ÄR INTE PRÖVAT',
	untoldMeans:
		'Varje fil i paketet är den som förseglades. Tidsstämpeln är inte prövad mot någon betrodd tjänst, så vem som helst kan ha satt den: ange tjänstens rotcertifikat med --trust eller TIMESTAMP_CA_FILE.',
	partly: (known: string, others: string) =>
		`Tidpunkten visas av en tidsstämpel från ${known}, som är betrodd. Vem som har satt stämpeln från ${others} är inte prövat: jämför dess rot nedan med tjänstens egen uppgift. Stämmer den, lägg till rotcertifikatet i filen som --trust eller TIMESTAMP_CA_FILE anger.`,
	endedList: (issuer: string, day: string) =>
		`Listan över återkallade certifikat från ${issuer} gällde till ${day}. Vad som har återkallats efter det är inte prövat: hämta den lista som gäller nu, och ange den med --crl eller TIMESTAMP_CRL_FILE.`,
	keyTimes: {
		'in-use': () => 'nyckeln används än',
		shown: (at: string, to: string) => `visat: stämplat ${at}, innan nyckeln slutade användas ${to}`,
		stamped: (at: string) =>
			`stämplat ${at}; jämför med när nyckeln slutade användas (ange historien med --keys)`,
		unshown: () => 'inte visat',
		'clock-ahead': (_: string, to: string) =>
			`inte visat: nyckeln gjordes av en klocka som gick före, och slutade användas ${to}`,
		'dated-ahead': (_: string, to: string) =>
			`inte visat: paketet är daterat av en klocka som gick före, och nyckeln slutade användas ${to}`,
		ended: (_: string, to: string) => `nej, nyckeln slutade användas ${to}`,
	},
	unshownKey:
		'Det är inte visat att sigillet gjordes medan nyckeln var i bruk: ingen betrodd tidsstämpel säger när. Den som kommer över en gammal nyckel kan försegla och datera ett paket som om det vore gammalt. Finns en stämpel, ange tjänstens rotcertifikat med --trust; annars, jämför paketets SHA-256 med en uppgift från den tiden (diariet, leveranslistan, en annan kopia).',
	aheadKey: (from: string, to: string) =>
		`Nyckeln gjordes av en dator vars klocka gick före: den började gälla ${from} och slutade användas ${to}, som är tidigare. Paketets egna datum är av den klockan, och ingen betrodd tidsstämpel från den tiden säger när sigillet gjordes. Det är därför inte visat att det gjordes medan nyckeln var i bruk, och inte heller att det inte gjordes då: jämför paketets SHA-256 med en uppgift från den tiden (diariet, leveranslistan, en annan kopia).`,
	aheadDate: (dated: string, stamped: string, to: string) =>
		`Paketet säger att det gjordes ${dated}, men en betrodd tidsstämpel visar att det fanns ${stamped}: det gjordes av en dator vars klocka gick före. Paketets egna datum säger därför inget för eller emot det. Nyckeln slutade användas ${to}, före stämpeln, så det är inte visat att sigillet gjordes medan den var i bruk, och inte heller att det inte gjordes då: jämför paketets SHA-256 med en uppgift från den tiden (diariet, leveranslistan, en annan kopia).`,
	damaged: 'SKADAT',
	damagedMeans: 'Paketet är inte det som förseglades.',
	repacked: 'PACKAT PÅ NYTT',
	repackedMeans:
		'Varje fil i paketet är den som förseglades, men zip-filen är packad av ett annat program och inte längre den som arkiverades.',
	repackedRenewals:
		'Förnyelserna av tidsstämpeln bredvid är gjorda av zip-filen som den var. De gäller den och inte den här filen, och visar inget om den: spara dem, och lägg dem bredvid den arkiverade zip-filen när den är hämtad. Tidpunkten vilar här på tidsstämpeln i paketet, bedömd som den håller i dag.',
	unprovenToo:
		'En tidsstämpel håller inte heller (se nedan): varje fil är den som förseglades, men inte visat när.',
	unproven: 'TIDPUNKTEN INTE VISAD',
	unprovenMeans: 'Varje fil i paketet är den som förseglades, men tidsstämpeln visar inte när.',
	besideWrong: 'KONTROLLSUMMEFILEN STÄMMER INTE',
	besideWrongMeans:
		'Varje fil i paketet är den som förseglades, men kontrollsummefilen bredvid (.sha256) säger annat, eller går inte att läsa.',
	labels: {
		file: 'Fil',
		bundle: 'Paket',
		account: 'Konto',
		verdict: 'Omdöme',
		holds: 'Innehåller',
		checksum: 'SHA-256',
		sealedBy: 'Sigillnyckel',
		keyTime: 'Medan den var i bruk',
		access: 'Åtkomst',
	},
	keys: {
		named: 'en av dem som är angivna med --key',
		foreign: 'ingen av dem som är angivna med --key',
		unknown: 'jämför med organisationens egen uppgift',
	},
	problems: 'Fel',
	more: (n: string) => `och ${n} fel till (--json visar de tusen första)`,
	sidecars: {
		agrees: 'stämmer med kontrollsummefilen bredvid',
		differs: 'stämmer inte med kontrollsummefilen bredvid',
		absent: 'ingen kontrollsummefil ligger bredvid',
	},
	kinds: {
		'not-a-zip': 'ingen hel zip-fil',
		unreadable: 'gick inte att läsa till slutet',
		zip: 'själva zip-filen är ändrad',
		'unsafe-path': 'farlig sökväg',
		duplicate: 'finns två gånger',
		missing: 'saknas',
		extra: 'hör inte till paketet',
		changed: 'är ändrad',
		manifest: 'manifestet stämmer inte',
		signature: 'sigillet håller inte',
		mets: 'METS stämmer inte',
		timestamp: 'tidsstämpeln håller inte',
		sidecar: 'kontrollsummefilen säger annat',
	},
	next: 'Hämta ett oskadat exemplar från en annan kopia, och spara det skadade tills orsaken är utredd.',
	nextBeside:
		'Jämför paketets SHA-256 ovan med det som katalogen (bundles show), leveranslistan eller en annan kopia anger. Är de lika är bara kontrollsummefilen fel: ersätt den. Är de olika är det här inte paketet som arkiverades: spara det, och hämta en annan kopia.',
	nextRepacked:
		'Det som är förseglat går att använda. Ska zip-filen vara den som arkiverades, byte för byte: hämta den från en annan kopia.',
	nextUntrusted:
		'Jämför rotcertifikatet med det som utfärdaren av tidsstämplar själv uppger. Är det rätt: ange det med --trust, tillsammans med dem som redan är angivna. Paketets innehåll är oskadat.',
	nextUnproven:
		'Se efter om en annan kopia har mappen med förnyelser bredvid paketet (.zip.seal), och fråga den som ansvarar för tidsstämplarna. Paketets innehåll är oskadat.',
	reading: (amount: string) => `Kontrollerar ${amount}`,
	stopping: 'Avbryter kontrollen.',
};

const en: typeof sv = {
	intact: 'INTACT',
	intactMeans: 'Every file in the bundle is the one that was sealed.',
	untold: 'INTACT, BUT WHO STAMPED IT IS NOT CHECKED',
	untoldMeans:
		"Every file in the bundle is the one that was sealed. The time stamp was not held against any authority that is trusted, so anybody may have made it: name the authority's root certificate by --trust or TIMESTAMP_CA_FILE.",
	partly: (known, others) =>
		`The time is shown by a time stamp from ${known}, which is trusted. Who made the stamp from ${others} is not checked: compare its root below with what the authority itself states. If it is right, add the root certificate to the file that --trust or TIMESTAMP_CA_FILE names.`,
	endedList: (issuer, day) =>
		`The list of revoked certificates from ${issuer} was valid until ${day}. What was revoked after that is not checked: fetch the list that is valid now, and name it by --crl or TIMESTAMP_CRL_FILE.`,
	keyTimes: {
		'in-use': () => 'the key is in use still',
		shown: (at, to) => `shown: stamped ${at}, before the key ended ${to}`,
		stamped: (at) => `stamped ${at}; compare it with when the key ended (name the history by --keys)`,
		unshown: () => 'not shown',
		'clock-ahead': (_, to) => `not shown: the key was made by a clock that was ahead, and ended ${to}`,
		'dated-ahead': (_, to) =>
			`not shown: the bundle is dated by a clock that was ahead, and the key ended ${to}`,
		ended: (_, to) => `no, the key ended ${to}`,
	},
	unshownKey:
		"It is not shown that the seal was made while the key was in use: no time stamp that is trusted says when. Whoever gets hold of an old key can seal a bundle and date it as if it were old. If there is a stamp, name the authority's root certificate by --trust; otherwise compare the bundle's SHA-256 with a statement from that time (the register of documents, the delivery list, another copy).",
	aheadKey: (from, to) =>
		`The key was made by a machine whose clock was ahead: it began ${from} and ended ${to}, which is earlier. The bundle's own dates are by that clock, and no time stamp of that time that is trusted says when the seal was made. So it is not shown that it was made while the key was in use, nor that it was not: compare the bundle's SHA-256 with a statement from that time (the register of documents, the delivery list, another copy).`,
	aheadDate: (dated, stamped, to) =>
		`The bundle says that it was made ${dated}, but a time stamp that is trusted shows that it was there ${stamped}: it was made by a machine whose clock was ahead. So its own dates say nothing for or against it. The key ended ${to}, before the stamp; it is not shown that the seal was made while the key was in use, nor that it was not: compare the bundle's SHA-256 with a statement from that time (the register of documents, the delivery list, another copy).`,
	damaged: 'DAMAGED',
	damagedMeans: 'The bundle is not what was sealed.',
	repacked: 'PACKED AGAIN',
	repackedMeans:
		'Every file in the bundle is the one that was sealed, but another program has packed the zip, and it is no longer the one that was filed.',
	repackedRenewals:
		'The renewals of the time stamp beside it were made of the zip as it was. They are of that one and not of this file, and show nothing of it: keep them, and put them beside the zip that was filed when you have fetched it. Here the time rests on the time stamp in the bundle, as it holds today.',
	unprovenToo:
		'A time stamp does not hold either (see below): every file is the one that was sealed, but it is not shown when.',
	unproven: 'TIME NOT SHOWN',
	unprovenMeans:
		'Every file in the bundle is the one that was sealed, but the time stamp does not show when.',
	besideWrong: 'THE CHECKSUM FILE DOES NOT AGREE',
	besideWrongMeans:
		'Every file in the bundle is the one that was sealed, but the checksum file beside it (.sha256) says otherwise, or cannot be read.',
	labels: {
		file: 'File',
		bundle: 'Bundle',
		account: 'Account',
		verdict: 'Verdict',
		holds: 'Holds',
		checksum: 'SHA-256',
		sealedBy: 'Seal key',
		keyTime: 'While it was in use',
		access: 'Access',
	},
	keys: {
		named: 'one of those that --key names',
		foreign: 'none of those that --key names',
		unknown: 'compare it with what the organisation itself states',
	},
	problems: 'Problems',
	more: (n) => `and ${n} more (--json shows the first thousand)`,
	sidecars: {
		agrees: 'agrees with the checksum file beside it',
		differs: 'differs from the checksum file beside it',
		absent: 'no checksum file lies beside it',
	},
	kinds: {
		'not-a-zip': 'no whole zip file',
		unreadable: 'could not be read to its end',
		zip: 'the zip itself was changed',
		'unsafe-path': 'dangerous path',
		duplicate: 'is there twice',
		missing: 'is missing',
		extra: 'does not belong to the bundle',
		changed: 'was changed',
		manifest: 'the manifest is wrong',
		signature: 'the seal does not hold',
		mets: 'METS is wrong',
		timestamp: 'the time stamp does not hold',
		sidecar: 'the checksum file says otherwise',
	},
	next: 'Fetch an intact one from another copy, and keep the damaged one until the cause is known.',
	nextBeside:
		'Compare the SHA-256 of the bundle above with what the catalogue (bundles show), the delivery list or another copy states. If they are the same, the checksum file alone is wrong: replace it. If they differ, this is not the bundle that was filed: keep it, and fetch another copy.',
	nextRepacked:
		'What was sealed can be used. Where the zip has to be the one that was filed, byte for byte: fetch it from another copy.',
	nextUntrusted:
		'Compare the root certificate with what the time stamping authority itself states. If it is right, name it by --trust, beside those that are named already. The content of the bundle is intact.',
	nextUnproven:
		'See whether another copy has the folder with renewals beside the bundle (.zip.seal), and ask whoever is responsible for time stamps. What the bundle holds is intact.',
	reading: (amount) => `Checking ${amount}`,
	stopping: 'Stopping the check.',
};

/** What a person reads when a bundle has been verified. */
export const verifyWords = { sv, en };
