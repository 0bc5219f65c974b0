import { REDACTED } from '../../util/redaction-edits.ts';

const SHORTEST = 4;

/** Takes the secrets of a session out of texts, wherever an app repeats them: its token in a page, a password in an address. */
export function sessionSecretMask(
  session:
    | {
        readonly headers?: Readonly<Record<string, string>>;
        readonly cookies?: Readonly<Record<string, string>>;
        readonly login?: { readonly fields: Readonly<Record<string, string>> };
      }
    | undefined,
): (text: string) => string {
  const values = [session?.headers, session?.cookies, session?.login?.fields].flatMap((group) =>
    Object.values(group ?? {}),
  );
  const forms = values.flatMap((value) => {
    // `Bearer TOKEN`: the token alone is the secret.
    const bare = value.replace(/^[A-Za-z]+ +/u, '');
    return [value, bare, encodeURIComponent(value), encodeURIComponent(bare), JSON.stringify(value).slice(1, -1)];
  });
  const secrets = [...new Set(forms)]
    .filter((value) => value.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, REDACTED), text);
}
