import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkSignIn } from '../../../src/work/checks/sign-in.ts';
import { tempOffice } from '../../storage/temp-office.ts';
import { officeWithService } from './service.ts';

test('doctor says whether the sign-in service answers, as what, and whether its secret can be read', async () => {
	expect(await checkSignIn(await tempOffice())).toMatchObject({
		...{ state: 'ok', condition: 'sign-in-not-set-up' },
	});
	const { office, issuer, crooked } = await officeWithService();
	expect(await checkSignIn(office)).toEqual({ name: 'sign-in', state: 'ok', found: issuer });
	const unusable = { state: 'missing', condition: 'sign-in-unusable' };
	crooked.description = (own) => ({ ...own, issuer: 'https://ond.example' });
	expect(await checkSignIn(office)).toMatchObject({ ...unusable, error: { code: 'provider-differs' } });
	delete crooked.description;
	crooked.down = true;
	// Down is not missing: it comes up again without anything being done here.
	expect(await checkSignIn(office)).toMatchObject({
		...{ state: 'warning', condition: 'sign-in-away', error: { code: 'provider-unreachable' } },
	});
	crooked.down = false;
	await writeFile(office.config.OIDC_SECRET_FILE ?? '', '');
	expect(await checkSignIn(office)).toMatchObject({ ...unusable, error: { code: 'post-secret-short' } });
});
