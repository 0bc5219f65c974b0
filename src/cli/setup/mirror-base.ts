import { TollgateError } from '../../model/errors.ts';
import { isLoopbackHost } from '../../model/target.ts';

/**
 * The address of a mirror without its trailing slashes.
 * @throws TollgateError `setup/bad-mirror` where it is neither https nor http on the machine itself, or more than a folder
 */
export function mirrorBase(text: string): string {
  const address = URL.parse(text);
  const isLocal = address?.protocol === 'http:' && isLoopbackHost(address.hostname);
  if (address === null || (address.protocol !== 'https:' && !isLocal)) throw badMirror(text, 'is no address of https');
  // None of them would be sent, or not where it belongs: the names of files are put behind the address.
  if (address.username !== '' || address.password !== '') throw badMirror(text, 'holds a user or a password');
  if (address.search !== '' || address.hash !== '') throw badMirror(text, 'holds more than a folder');
  return `${address.origin}${address.pathname}`.replace(/\/+$/u, '');
}

function badMirror(text: string, reason: string): TollgateError {
  return new TollgateError('setup/bad-mirror', `the mirror "${text.slice(0, 200)}" ${reason}`, {
    class: 'usage',
    place: { key: 'mirror' },
    help: ['write it as https://mirror.example/tools'],
  });
}
