import { basename, dirname, resolve } from 'node:path';
import { profileOfWfc } from '../../fuzz/auth-wfc.ts';
import { type Profile, parseProfile } from '../../fuzz/profile.ts';
import { TollgateError } from '../../model/errors.ts';
import { readFileIfThere, sha256 } from '../../util/files.ts';
import { parseYaml } from '../../util/yaml.ts';
import type { Context } from '../context.ts';

/** A payment profile, and all texts that the interlocks look through. */
export interface LoadedProfile {
  readonly profile: Profile;
  /** The file as it is, and as it is with the environment's values filled in. */
  readonly profileText: string;
  /** By which a replay tells whether it is the same profile. */
  readonly profileFile: { readonly name: string; readonly sha256: string };
}

/** Reads and checks a payment profile. @throws TollgateError class usage, naming line and key */
export async function loadProfile(path: string, context: Context): Promise<LoadedProfile> {
  const file = basename(path);
  const bytes = await readFileIfThere(resolve(context.cwd, path));
  if (bytes === undefined) {
    throw new TollgateError('payments/no-profile', `there is no payment profile ${path}`, {
      class: 'usage',
      place: { file: path },
      help: ['draft one: tollgate init --openapi FILE', 'or start from the one in docs/payments.md'],
    });
  }
  const text = new TextDecoder().decode(bytes);
  const document = parseYaml(text, file);
  const whole = await withAuthFile(document.value, dirname(resolve(context.cwd, path)));
  const profile = parseProfile(whole, file, {
    lineOf: (key) => document.lineOf(key),
    environment: context.environment,
  });
  const filled = JSON.stringify(profile, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item));
  return { profile, profileText: `${text}\n${filled}`, profileFile: { name: file, sha256: sha256(bytes) } };
}

/** A profile with the users of the `auth.yaml` that its `authFile` names, a file beside it; what it says itself wins. */
async function withAuthFile(value: unknown, folder: string): Promise<unknown> {
  if (typeof value !== 'object' || value === null || !('authFile' in value)) return value;
  const { authFile, ...own } = value;
  const bytes =
    typeof authFile === 'string' && basename(authFile) === authFile
      ? await readFileIfThere(resolve(folder, authFile))
      : undefined;
  if (bytes === undefined || typeof authFile !== 'string') {
    throw new TollgateError('payments/no-auth-file', 'the profile names an authFile that is not beside it', {
      class: 'usage',
      place: { key: 'authFile' },
      help: ['give the name of a file in the folder of the profile, as in authFile: auth.yaml'],
    });
  }
  const users = profileOfWfc(parseYaml(new TextDecoder().decode(bytes), authFile).value, authFile);
  const part = (key: 'auth' | 'actors'): object => {
    const mine = key in own ? (own as Readonly<Record<string, unknown>>)[key] : undefined;
    return { ...users[key], ...(typeof mine === 'object' ? mine : {}) };
  };
  return { ...own, auth: part('auth'), actors: part('actors') };
}
