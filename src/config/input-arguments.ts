import { TollgateError } from '../model/errors.ts';
import type { ActionName } from './actions.ts';
import { type Input, inputsOf } from './inputs.ts';

/**
 * The arguments of `tollgate run` that stand for an action's inputs as `read` gives them; an empty value is left out.
 * @throws TollgateError `config/bad-input` where a value does not fit the input's type.
 */
export function inputArguments(action: ActionName, read: (name: string) => string): string[] {
  return inputsOf(action).flatMap((input) => {
    const value = read(input.name).trim();
    if (value === '') return [];
    if (input.type === 'boolean') return booleanOf(input, value) ? [input.flag] : [];
    if (input.options !== undefined && !input.options.includes(value)) throw badInput(input, value, input.options);
    if (input.type === 'number' && !/^\d{1,15}$/u.test(value)) throw badInput(input, value, ['a whole number']);
    // One argument, so that a value that begins with a dash is never read as an option.
    return [`${input.flag}=${value}`];
  });
}

// The spellings that YAML 1.2's core schema allows, as @actions/core reads them.
function booleanOf(input: Input, value: string): boolean {
  if (/^(?:true|True|TRUE)$/u.test(value)) return true;
  if (/^(?:false|False|FALSE)$/u.test(value)) return false;
  throw badInput(input, value, ['true', 'false']);
}

function badInput(input: Input, value: string, options: readonly string[]): TollgateError {
  return new TollgateError('config/bad-input', `the input ${input.name} is "${value}"`, {
    class: 'usage',
    place: { key: input.name },
    help: [`write one of: ${options.join(', ')}`, 'or leave it out, and the configuration file decides'],
  });
}
