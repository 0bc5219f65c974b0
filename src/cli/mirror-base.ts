import { TollgateError } from '../model/errors.ts';
import { isLoopbackHost } from '../model/target.ts';

/**
 * The address of a mirror without its trailing slashes.
 * @throws TollgateError `setup/bad-mirror` where it is neither https nor http on the machine itself
 */
export function mirrorBase(text: string): string {
  const address = URL.parse(text);
  const isLocal = address?.protocol === 'http:' && isLoopbackHost(address.hostname);
  if (address !== null && (address.protocol === 'https:' || isLocal)) return text.replace(/\/+$/u, '');
  throw new TollgateError('setup/bad-mirror', `the mirror "${text.slice(0, 200)}" is no address of https`, {
    class: 'usage',
    place: { key: 'mirror' },
    help: ['write it as https://mirror.example/tools'],
  });
}
