import { TollgateError } from '../model/errors.ts';

const VARIABLE = /\$\{([A-Za-z_]\w{0,99})\}/gu;

/**
 * Replaces every `${NAME}` in the texts of a value by the environment's, so that secrets need not stand in a file.
 * A value from the environment is not looked through again.
 * @param key where the value stands, for messages: `web.session`
 * @throws TollgateError `config/no-such-variable`, class usage
 */
export function fillVariables<T>(value: T, environment: Readonly<Record<string, string | undefined>>, key: string): T {
  const fill = (given: unknown): unknown => {
    if (typeof given === 'string') {
      return given.replaceAll(VARIABLE, (_text, name: string) => valueOf(name, environment) || missing(name, key));
    }
    if (Array.isArray(given)) return given.map(fill);
    if (typeof given !== 'object' || given === null) return given;
    return Object.fromEntries(Object.entries(given).map(([name, item]) => [name, fill(item)]));
  };
  return fill(value) as T;
}

function valueOf(name: string, environment: Readonly<Record<string, string | undefined>>): string {
  return Object.hasOwn(environment, name) ? (environment[name] ?? '') : '';
}

function missing(name: string, key: string): never {
  throw new TollgateError(
    'config/no-such-variable',
    `the environment has no variable ${name}, which ${key} refers to`,
    {
      class: 'usage',
      place: { key },
      help: [`set ${name}, in CI as a masked variable or secret`],
    },
  );
}
