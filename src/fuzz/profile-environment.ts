import { TollgateError } from '../model/errors.ts';
import type { ProfileSource } from './profile.ts';

const VARIABLE = /\$\{([A-Z_][A-Z0-9_]*)\}/gu;
const MAX_DEPTH = 32;

/**
 * A parsed profile with every `${NAME}` in its strings replaced by the environment's value, so that secrets need not stand
 * in the file. Nothing else is read from the environment, and a value is not looked through again.
 * @throws TollgateError `payments/missing-variable`, class usage
 */
export function fillEnvironment(value: unknown, file: string, source: ProfileSource): unknown {
  return fill(value, [], (name, path) => {
    const found = source.environment?.[name];
    if (found !== undefined && found !== '') return found;
    const line = source.lineOf?.(path);
    throw new TollgateError('payments/missing-variable', `${file}: the environment has no ${name}`, {
      class: 'usage',
      place: { file, ...(line !== undefined && { line }), key: path.join('.') },
      help: [`set it: export ${name}=…`, `or remove "${path.join('.')}" from the profile`],
    });
  });
}

type Path = readonly (string | number)[];

function fill(value: unknown, path: Path, look: (name: string, path: Path) => string): unknown {
  if (typeof value === 'string') return value.replaceAll(VARIABLE, (_, name: string) => look(name, path));
  if (typeof value !== 'object' || value === null || path.length > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item: unknown, index) => fill(item, [...path, index], look));
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, [...path, key], look)]));
}
