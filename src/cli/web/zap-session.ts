import { resolve } from 'node:path';
import type { WebConfig } from '../../config/config.ts';
import { TollgateError } from '../../model/errors.ts';
import type { ZapSession } from '../../scanners/zap/zap-scan.ts';
import { readFileIfThere } from '../../util/files.ts';
import { fillVariables } from '../../util/fill-variables.ts';
import type { Context } from '../context.ts';

/** How ZAP signs in, with the secrets of the environment; nothing where it does not. @throws TollgateError, class usage */
export async function zapSession({ session, zap }: WebConfig, context: Context): Promise<ZapSession | undefined> {
  const own = ownHeader(context);
  if (session === undefined && zap?.script === undefined && own === undefined) return undefined;
  const filled = fillVariables(session ?? {}, context.environment, 'web.session');
  const { cookies, login, check } = filled;
  const headers = filled.headers ?? own;
  return {
    ...(headers !== undefined && { headers }),
    ...(cookies !== undefined && { cookies }),
    ...(login !== undefined && {
      login: { ...login, ...(zap?.loginAction !== undefined && { action: zap.loginAction }) },
    }),
    ...(check !== undefined && {
      check: { url: check.url, ...(check.text !== undefined && { text: check.text }) },
    }),
    ...(zap?.script !== undefined && { script: await scriptOf(zap.script, context) }),
  };
}

/** What people set for ZAP itself counts too; for the target alone, whatever `ZAP_AUTH_HEADER_SITE` says. */
function ownHeader({ environment }: Context): Readonly<Record<string, string>> | undefined {
  const value = environment['ZAP_AUTH_HEADER_VALUE'];
  if (value === undefined || value === '') return undefined;
  return { [environment['ZAP_AUTH_HEADER'] ?? 'Authorization']: value };
}

async function scriptOf(
  { file, engine }: { readonly file: string; readonly engine: string },
  context: Context,
): Promise<NonNullable<ZapSession['script']>> {
  const bytes = await readFileIfThere(resolve(context.cwd, file));
  if (bytes !== undefined) return { name: file, engine, text: new TextDecoder().decode(bytes) };
  throw new TollgateError('web/no-script', `there is no ${file}, which web.zap.script names`, {
    class: 'usage',
    place: { file, key: 'web.zap.script' },
    help: ['the path is relative to the configuration file'],
  });
}
