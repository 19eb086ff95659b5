import { pino } from 'pino';

/** Structured log for operators, on stderr; silent unless LOG_LEVEL asks for more. People read progress, machines read this. */
export type Log = Pick<pino.Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'child'>;

/** Cookies and authorisation never reach a log line, whatever is logged around them. */
const REDACT = ['*.cookie', '*.Cookie', '*.authorization', '*.Authorization', 'headers.*'];

/** @param level one of pino's level names, or `silent`. */
export function openLog(level: string): Log {
	return pino({ level, redact: REDACT, base: null }, pino.destination({ dest: 2, sync: true }));
}
