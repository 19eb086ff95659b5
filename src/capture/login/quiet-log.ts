import type { Log } from '../../log.ts';
import type { Secrets } from './secrets.ts';

/** A log whose lines hold no secret of the login: addresses and messages of errors may quote them. */
export function quietLog(log: Log, secrets: Secrets): Log {
	const quiet = (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') =>
		((...args: unknown[]) => {
			const [first, ...more] = args.map((arg) => plain(arg, secrets));
			if (typeof first === 'object' && first !== null) log[level](first, ...(more as [string]));
			else log[level](String(first));
		}) as Log['info'];
	return {
		trace: quiet('trace'),
		debug: quiet('debug'),
		info: quiet('info'),
		warn: quiet('warn'),
		error: quiet('error'),
		child: ((...args: Parameters<Log['child']>) => quietLog(log.child(...args), secrets)) as Log['child'],
	};
}

/** What a log line makes of a value: an error is its message and where it came from. */
function plain(value: unknown, secrets: Secrets): unknown {
	if (typeof value === 'string') return secrets.text(value);
	if (value instanceof Error)
		return { message: secrets.text(value.message), stack: secrets.text(value.stack ?? '') };
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, secrets)]));
}
