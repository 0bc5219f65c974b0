import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { TollgateError } from '../../model/errors.ts';
import type { Keyring, WrappedKey } from './keyring.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

const NONCE = 12;
const TAG = 16;
// What a backup of this sandbox never exceeds once it is unpacked.
const LARGEST = 1024 ** 3;

/**
 * Seals a backup with AES-256-GCM and the backup key. The file is one line of JSON, which holds that key wrapped by the
 * key-encryption key and is authenticated as well, then nonce, tag and the compressed content: it needs nothing but the
 * key-encryption key to be opened, which is kept elsewhere.
 */
export async function sealBackup(keyring: Keyring, content: string): Promise<Uint8Array> {
  const key = await keyring.wrapped('backup');
  const head = Buffer.from(`${JSON.stringify({ format: 'shop-backup/1', ...key })}\n`);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyring.unwrap('backup', key).bytes, nonce, { authTagLength: TAG });
  cipher.setAAD(head);
  const sealed = Buffer.concat([cipher.update(await zip(content)), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
}

/** Opens a backup. @throws TollgateError `sandbox/backup-unreadable` where it was changed or another shop sealed it */
export async function openBackup(keyring: Keyring, bytes: Uint8Array): Promise<string> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start = file.indexOf('\n') + 1;
    const head = file.subarray(0, start);
    const { format, version, wrapped_key } = JSON.parse(head.toString('utf8')) as WrappedKey & { format?: unknown };
    if (format !== 'shop-backup/1') throw new Error('this is no backup');
    const { bytes: key } = keyring.unwrap('backup', { version, wrapped_key });
    const nonce = file.subarray(start, start + NONCE);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
    decipher.setAAD(head).setAuthTag(file.subarray(start + NONCE, start + NONCE + TAG));
    const packed = Buffer.concat([decipher.update(file.subarray(start + NONCE + TAG)), decipher.final()]);
    return (await unzip(packed, { maxOutputLength: LARGEST })).toString('utf8');
  } catch (error) {
    throw new TollgateError('sandbox/backup-unreadable', 'the backup was changed, or another shop made it', {
      class: 'usage',
      help: ['restore a backup into the running sandbox that made it'],
      cause: error,
    });
  }
}
