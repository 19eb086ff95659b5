import { secretFile } from '../secret-file.ts';
import { trouble } from '../trouble.ts';

/**
 * Access key and secret as the tools of S3 keep them: lines `aws_access_key_id = …` and `aws_secret_access_key = …`, the first of each.
 * @throws UsageError `delivery-secret-unreadable` `delivery-secret-open` `delivery-secret-unusable`
 */
export async function readCredentials(file: string): Promise<{
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
}> {
	const text = await secretFile(file);
	const said = (name: string) => new RegExp(`^\\s*${name}\\s*=\\s*(\\S+)\\s*$`, 'mi').exec(text)?.[1];
	const accessKeyId = said('aws_access_key_id');
	const secretAccessKey = said('aws_secret_access_key');
	if (!accessKeyId || !secretAccessKey)
		throw trouble.secretUnusable(file, 'it lacks aws_access_key_id or aws_secret_access_key');
	const sessionToken = said('aws_session_token');
	return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}
