import { TollgateError } from '../model/errors.ts';
import type { Context } from './context.ts';

/** The value of the first variable that is set and not empty. */
export function variableOf(
  { environment }: Pick<Context, 'environment'>,
  ...names: readonly string[]
): string | undefined {
  for (const name of names) {
    const value = environment[name]?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** The same where nothing works without it. @throws TollgateError `publish/missing`, class usage */
export function requiredOf(value: string | undefined, what: string, help: string): string {
  if (value !== undefined && value !== '') return value;
  throw new TollgateError('publish/missing', `${what} is not known`, { class: 'usage', help: [help] });
}

/**
 * The address of an API, without a slash at its end.
 * @throws TollgateError `publish/bad-url`, class usage: no http(s) address, or one with a password in it
 */
export function addressOf(value: string): string {
  const url = URL.parse(value);
  if (url !== null && /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '') {
    return `${url.origin}${url.pathname}`.replace(/\/+$/u, '');
  }
  throw new TollgateError(
    'publish/bad-url',
    'the address of the API is no http or https address, or holds a password',
    {
      class: 'usage',
      help: ['write it as https://gitlab.example.org/api/v4; the token goes into a variable'],
    },
  );
}
