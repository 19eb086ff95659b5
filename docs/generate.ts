import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../src/config.ts';
import { settingsTable, withSettings } from './settings-table.ts';

/** `npm run docs`: writes into the documentation what the code knows better. */
const readme = join(import.meta.dirname, '..', 'README.md');
writeFileSync(readme, withSettings(readFileSync(readme, 'utf8'), settingsTable(SETTINGS)));
