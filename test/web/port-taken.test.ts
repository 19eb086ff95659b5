import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { serveWeb } from '../../src/web/serve.ts';
import { errorWords } from '../../src/words/error-words.ts';
import { tempOffice } from '../storage/temp-office.ts';

test.each(['WEB_PORT', 'WEB_REPLAY_PORT'])(
	'a port that is taken is told of by its setting: %s',
	async (setting) => {
		const other = createServer();
		other.listen(0, '127.0.0.1');
		await once(other, 'listening');
		onTestFinished(() => void other.close());
		const { port } = other.address() as AddressInfo;
		const env = { WEB_PORT: '0', WEB_REPLAY_PORT: '0', [setting]: String(port) };
		const error = await serveWeb(await tempOffice({ env })).catch((thrown) => thrown);
		expect(error).toMatchObject({ code: 'port-taken', subject: `${setting}: 127.0.0.1:${port}` });
		expect(errorWords(error, 'sv').message).toContain(`inställningen ${setting}: 127.0.0.1:${port}`);
	},
);
