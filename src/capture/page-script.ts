import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { transformSync } from 'amaro';

const FOLDER = new URL('./page/', import.meta.url);
const IMPORT = /^(?:import|export)\s(?!type\b)([\s\S]*?)\s*from\s+'(\.[^']+)';$/gm;

/**
 * The code of `page/` as one script for the browser: types stripped, each file in a scope of its own, every exported
 * function on one object `__ogonblick` of the isolated world, where the page cannot reach it.
 * Made from source and not from `Function.toString()`, because a test runner that rewrites imports would
 * otherwise send its own wrappers into the browser. Types are stripped by the library that Node itself does it with:
 * Node's own function for it is experimental and says so on stderr at every start.
 */
export function pageScript(): string {
	return `(() => { if (!globalThis.__ogonblick) globalThis.__ogonblick = ${framesScript()}; })();`;
}

/** The same code as an expression whose value is the object of functions; leaves nothing behind in the page. */
export function framesScript(): string {
	expression ??= build();
	return expression;
}

let expression: string | undefined;

function build(): string {
	const modules: string[] = [];
	const done = new Set<string>();
	const add = (file: string): void => {
		if (done.has(file)) return;
		done.add(file);
		const names: string[] = [];
		const { code: source } = transformSync(readFileSync(new URL(file, FOLDER), 'utf8'), {
			mode: 'strip-only',
		});
		const named = (from: string) => posix.join(posix.dirname(file), from);
		for (const [, , from] of source.matchAll(IMPORT)) if (from) add(named(from));
		const body = source
			.replace(IMPORT, (_all, what: string, from: string) =>
				what.startsWith('{') ? `const ${what.replace(/\btype\s+\w+,?/g, '')} = M['${named(from)}'];` : '',
			)
			.replace(/^import type[\s\S]*?;$/gm, '')
			.replace(/^export (async function|function|const) (\w+)/gm, (_all, kind: string, name: string) => {
				names.push(name);
				return `${kind} ${name}`;
			});
		modules.push(`M['${file}'] = (() => {\n${body}\nreturn { ${names.join(', ')} };\n})();`);
	};
	add('index.ts');
	return `(() => { 'use strict';\nconst M = {};\n${modules.join('\n')}\nreturn Object.assign({}, ...Object.values(M));\n})()`;
}
