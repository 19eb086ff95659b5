import { execFileSync } from 'node:child_process';

/** Posts in many scripts, by the language that fontconfig is asked about. */
export const TEXTS: Readonly<Record<string, string>> = {
	hi: 'क्षेत्रीय स्वास्थ्य विभाग ने स्त्रियों के लिए विशेष प्रशिक्षण कार्यक्रम की व्यवस्था की है',
	te: 'నగరపాలక సంస్థ ఈ సాయంత్రం ప్రధాన వీధిలో నీటిని ఆపివేస్తుంది',
	kn: 'ನಗರಸಭೆಯು ಇಂದು ಸಂಜೆ ಮುಖ್ಯ ರಸ್ತೆಯಲ್ಲಿ ನೀರನ್ನು ನಿಲ್ಲಿಸುತ್ತದೆ',
	km: 'សាលាក្រុងនឹងបិទទឹកនៅផ្លូវធំនៅល្ងាចនេះ សូមត្រៀមទឹកជាមុន',
	ta: 'நகராட்சி இன்று மாலை முக்கிய சாலையில் தண்ணீரை நிறுத்தும்',
	bn: 'পৌরসভা আজ সন্ধ্যায় প্রধান সড়কে জল সরবরাহ বন্ধ করবে',
	th: 'เทศบาลจะปิดน้ำบนถนนสายหลักในเย็นวันนี้ กรุณาเตรียมน้ำไว้ล่วงหน้า',
	ti: 'ምምሕዳር ከተማ ሎሚ ምሸት ኣብ ቀንዲ ጽርግያ ማይ ክዓጽዎ እዩ',
	my: 'မြို့တော်စည်ပင်သည် ယနေ့ညနေ လမ်းမကြီးတွင် ရေကို ပိတ်ထားမည်',
	si: 'නගර සභාව අද සවස ප්‍රධාන වීදියේ ජලය නතර කරනු ඇත',
	gu: 'નગરપાલિકા આજે સાંજે મુખ્ય રસ્તા પર પાણી બંધ કરશે',
	pa: 'ਨਗਰਪਾਲਿਕਾ ਅੱਜ ਸ਼ਾਮ ਮੁੱਖ ਸੜਕ ਤੇ ਪਾਣੀ ਬੰਦ ਕਰ ਦੇਵੇਗੀ',
	ml: 'നഗരസഭ ഇന്ന് വൈകുന്നേരം പ്രധാന റോഡിൽ വെള്ളം നിർത്തും',
	lo: 'ເທດສະບານຈະປິດນ້ຳຢູ່ຖະໜົນໃຫຍ່ໃນແລງມື້ນີ້ກະລຸນາກຽມນ້ຳ',
	sv: 'Kommunen stänger av vattnet på Storgatan i kväll mellan nio och elva',
};

/** @returns a file with the letters of a language; undefined where there is none, or no fontconfig to ask */
export function fontFor(language: string): string | undefined {
	try {
		return execFileSync('fc-list', [`:lang=${language}`, 'file'], { encoding: 'utf8' })
			.split(':')[0]
			?.trim();
	} catch {
		return undefined;
	}
}
