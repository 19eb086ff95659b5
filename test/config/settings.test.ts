import { expect, test } from 'vitest';
import { ConfigurationError, readConfig } from '../../src/config.ts';

test.each(['Europe/Stockholm', 'UTC', 'Asia/Calcutta', 'Asia/Kolkata', 'America/Argentina/Ushuaia'])(
	'TIMEZONE may be %s',
	(zone) => {
		expect(readConfig({ TIMEZONE: zone }).TIMEZONE).toBe(zone);
	},
);

// The browser would refuse each of these when the capture has begun, and a clock could not tell its ticks by them.
test.each(['Europe/Stokholm', 'europe/stockholm', '+01:00', 'CEST+1', 'Sverige'])(
	'TIMEZONE may not be %s, and the start is refused with the field and what it may be',
	(zone) => {
		const refused = () => readConfig({ TIMEZONE: zone });
		expect(refused).toThrow(ConfigurationError);
		expect(refused).toThrow(`TIMEZONE is "${zone}", but must be a time zone by its IANA name`);
	},
);

test('APPEARANCE_IMAGES may be png or jpeg, and is png where nobody says', () => {
	expect(readConfig({}).APPEARANCE_IMAGES).toBe('png');
	expect(readConfig({ APPEARANCE_IMAGES: 'jpeg' }).APPEARANCE_IMAGES).toBe('jpeg');
	expect(() => readConfig({ APPEARANCE_IMAGES: 'webp' })).toThrow(
		'APPEARANCE_IMAGES is "webp", but must be one of png, jpeg',
	);
});
