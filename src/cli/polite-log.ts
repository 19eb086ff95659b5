import type { Log } from '../log.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'];

/**
 * The same log, which takes the live line away before each line of its own, so that both stay readable.
 * @param level from which on the log writes; a call that writes nothing leaves the live line alone
 */
export function politeLog(log: Log, level: string, clear: () => void): Log {
	const writes = (name: string) => LEVELS.includes(level) && LEVELS.indexOf(name) >= LEVELS.indexOf(level);
	return new Proxy(log, {
		get(target, key) {
			const value = Reflect.get(target, key);
			if (key === 'child')
				return (...args: Parameters<Log['child']>) => politeLog(target.child(...args), level, clear);
			if (typeof key !== 'string' || typeof value !== 'function' || !writes(key)) return value;
			return (...args: unknown[]) => {
				clear();
				return Reflect.apply(value, target, args);
			};
		},
	});
}
