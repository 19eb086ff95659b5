import { join, resolve } from 'node:path';
import type { Config } from '../src/config.ts';
import { type Log, openLog } from '../src/log.ts';
import type { Clock, Office } from '../src/office.ts';
import { diskAttachments } from './attachments/disk.ts';
import { diskStore } from './bundles/disk.ts';
import { sqliteCases } from './cases/sqlite.ts';
import { sqliteCatalogue } from './catalogue/sqlite.ts';
import { openSecondStore } from './copies/open.ts';
import { sqliteCopies } from './copies/sqlite.ts';
import { checkRoom, checkWritable, makeDataDir } from './data-dir.ts';
import { sqliteDeliveries } from './deliveries/sqlite.ts';
import { sqliteDisclosures } from './disclosures/sqlite.ts';
import { sqliteFixity } from './fixity/sqlite.ts';
import { sqliteHooks } from './hooks/sqlite.ts';
import { openProvider } from './identity/open.ts';
import { sqliteKeys } from './keys/book.ts';
import { diskCustody } from './keys/custody.ts';
import { sqliteStamps } from './keys/stamps.ts';
import { socketRoom } from './logins/room.ts';
import { sqliteMends } from './mends/sqlite.ts';
import { sqliteNotices } from './notices/sqlite.ts';
import { sqliteOccasions } from './occasions/sqlite.ts';
import { webauthn } from './passkeys/webauthn.ts';
import { sqliteIdentities } from './people/identities.ts';
import { sqlitePasskeys } from './people/passkeys.ts';
import { sqlitePeople } from './people/sqlite.ts';
import { sqliteTokens } from './people/tokens.ts';
import { hookPost } from './post/hook.ts';
import { openPost } from './post/open.ts';
import { sqliteQueue } from './queue/sqlite.ts';
import { sqliteRegister } from './register/sqlite.ts';
import { ageSessions } from './sessions/age.ts';
import { openDatabase } from './sqlite/open-database.ts';
import { openTarget } from './targets/open.ts';
import { sqliteTexts } from './texts/sqlite.ts';
import { openTimestampers } from './timestamps/http.ts';
import { sqliteWatch } from './watch/sqlite.ts';

export interface OpenOptions {
	readonly log?: Log;
	readonly clock?: Clock;
	/** `reading` opens on an almost full disk too: a bundle must be found and handed out also then. */
	readonly purpose?: 'capturing' | 'reading';
}

const systemClock: Clock = { now: () => new Date() };

/**
 * Opens everything that the work needs, under `config.DATA_DIR`; makes what is not there yet.
 * @throws UsageError `data-dir-unwritable` `store-unwritable` `catalogue-foreign` `catalogue-too-new` ·
 * TryAgainLater `disk-almost-full` `catalogue-busy` · Fault `catalogue-damaged`
 */
export async function openOffice(config: Config, options: OpenOptions = {}): Promise<Office> {
	const { log = openLog(config.LOG_LEVEL), clock = systemClock, purpose = 'capturing' } = options;
	const { DATA_DIR, ORGANISATION_NAME: name, ORGANISATION_NUMBER: number } = config;
	await makeDataDir(DATA_DIR);
	if (purpose === 'capturing') {
		checkWritable(DATA_DIR);
		checkRoom(DATA_DIR, config.KEEP_FREE_BYTES);
	}
	const ownRoot = join(DATA_DIR, 'bundles');
	const secondStore = openSecondStore(config);
	const provider = await openProvider(config);
	const db = openDatabase(join(DATA_DIR, 'catalogue.sqlite'));
	const organisation = { name, ...(number === undefined ? {} : { number }) };
	return {
		config,
		clock,
		log,
		catalogue: sqliteCatalogue(db, clock, { organisation, timeZone: config.TIMEZONE, ownRoot }),
		register: sqliteRegister(db, clock, organisation, config.TIMEZONE),
		occasions: sqliteOccasions(db, clock),
		cases: sqliteCases(db, clock),
		fixity: sqliteFixity(db, clock, { ownRoot, secondStore: secondStore?.name }),
		mends: sqliteMends(db, clock, ownRoot),
		copies: sqliteCopies(db, clock),
		...(secondStore ? { secondStore } : {}),
		seal: {
			keys: sqliteKeys(db, clock),
			custody: diskCustody(DATA_DIR, config.SEAL_PASSPHRASE_FILE),
			stamps: sqliteStamps(db, clock),
			timestampers: openTimestampers(config, log),
		},
		queue: sqliteQueue(db, clock),
		attachments: diskAttachments(DATA_DIR),
		watch: sqliteWatch(db, clock, config.TIMEZONE),
		notices: sqliteNotices(db, clock),
		deliveries: sqliteDeliveries(db, clock),
		disclosures: sqliteDisclosures(db, clock),
		people: sqlitePeople(db, clock),
		tokens: sqliteTokens(db, clock),
		identities: sqliteIdentities(db, clock),
		...(provider ? { identityProvider: provider } : {}),
		passkeys: sqlitePasskeys(db, clock),
		ceremonies: webauthn,
		hooks: sqliteHooks(db, clock),
		postHook: hookPost(config.ALLOW_HOSTS, log),
		texts: sqliteTexts(db),
		openTarget,
		post: openPost(config, log),
		logins: socketRoom(DATA_DIR),
		sessions: ageSessions(DATA_DIR, config.SESSION_KEY_FILE),
		bundles: (root = ownRoot) => diskStore(resolve(root)),
		close: async () => db.close(),
	};
}
