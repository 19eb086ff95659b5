import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEYS = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

/**
 * Writes wp-config.php, the one file of WordPress that a site's owner writes.
 * @param root folder with wp-load.php
 */
export async function writeConfig(root: string, origin: string, socket: string): Promise<void> {
	const settings: Record<string, string | boolean> = {
		DB_NAME: 'wordpress',
		DB_USER: 'root',
		DB_PASSWORD: '',
		DB_HOST: `localhost:${socket}`,
		DB_CHARSET: 'utf8mb4',
		DB_COLLATE: '',
		WP_HOME: origin,
		WP_SITEURL: origin,
		// The site is alone on loopback: without these it looks for updates and waits for answers that never come.
		WP_HTTP_BLOCK_EXTERNAL: true,
		AUTOMATIC_UPDATER_DISABLED: true,
		DISABLE_WP_CRON: true,
	};
	for (const key of KEYS) settings[key] = randomBytes(32).toString('hex');
	const lines = Object.entries(settings).map(([name, value]) => `define('${name}', ${literal(value)});`);
	const text = [
		'<?php',
		...lines,
		"$table_prefix = 'wp_';",
		"define('ABSPATH', __DIR__ . '/');",
		"require_once ABSPATH . 'wp-settings.php';",
		'',
	];
	await writeFile(join(root, 'wp-config.php'), text.join('\n'));
}

function literal(value: string | boolean): string {
	return typeof value === 'boolean' ? String(value) : `'${value.replaceAll(/[\\']/g, '\\$&')}'`;
}
