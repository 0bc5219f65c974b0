import { readFileIfThere } from '../util/files.ts';
import { asObject, type UntrustedObject } from '../util/untrusted.ts';
import type { Context } from './context.ts';
import { variableOf } from './platform-variable.ts';

const LARGEST = 32 * 1024 * 1024;

/** The event that started a workflow on GitHub; empty where there is none, or none that can be read. */
export async function githubEvent(context: Context): Promise<UntrustedObject> {
  const path = variableOf(context, 'GITHUB_EVENT_PATH');
  const bytes = path === undefined ? undefined : await readFileIfThere(path).catch(() => undefined);
  if (bytes === undefined || bytes.length > LARGEST) return {};
  try {
    return asObject(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return {};
  }
}
