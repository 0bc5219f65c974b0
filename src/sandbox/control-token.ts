import { randomBytes } from 'node:crypto';
import { TollgateError } from '../model/errors.ts';

/** The token of a control plane: the given one, or a random one. @throws TollgateError `sandbox/weak-token` */
export function controlToken(given: string | undefined): string {
  const token = given ?? randomBytes(24).toString('base64url');
  if (/^[\x21-\x7e]{16,}$/u.test(token)) return token;
  throw new TollgateError(
    'sandbox/weak-token',
    'the token of the control plane is shorter than 16 visible characters',
    {
      class: 'usage',
      help: ['give a longer one, or none for a random one'],
    },
  );
}
