import { FIRST, PASSWORD } from './office.ts';

interface Asking {
	readonly method?: 'GET' | 'HEAD';
	/** Sent as a form. */
	readonly form?: Readonly<Record<string, string>>;
	readonly lang?: 'sv' | 'en';
	readonly signal?: AbortSignal;
}

export type Ask = (path: string, asking?: Asking) => Promise<Response>;

/** Signs in, and asks for pages as a program does that is no browser. Redirects are not followed. */
export async function askAs(origin: string, email = FIRST.email): Promise<Ask> {
	const send = (path: string, cookie: string, { method = 'GET', form, signal }: Asking) =>
		fetch(origin + path, {
			redirect: 'manual',
			method: form ? 'POST' : method,
			headers: { origin, cookie },
			...(form ? { body: new URLSearchParams(form) } : {}),
			signal: signal ?? AbortSignal.timeout(20_000),
		});
	const answer = await send('/logga-in', '', { form: { email, password: PASSWORD } });
	const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
	return (path, asking = {}) => send(path, `${cookie}; sprak=${asking.lang ?? 'sv'}`, asking);
}
