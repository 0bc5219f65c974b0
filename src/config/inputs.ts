import { TollgateError } from '../model/errors.ts';
import { SEVERITIES } from '../model/severity.ts';

/** One input of the GitHub Action and of the GitLab template; it becomes one option of `tollgate run`. */
export interface Input {
  /** Kebab-case, as in action.yml; GitLab's is the same with underscores. */
  readonly name: string;
  readonly description: string;
  readonly type: 'string' | 'boolean' | 'choice';
  /** The values of a `choice`. */
  readonly options?: readonly string[];
  /** What holds where neither the input nor the configuration file says otherwise, in words for the tables. */
  readonly otherwise: string;
  /** What the GitLab template passes on where the input is left out: its artifacts need a folder that is known beforehand. */
  readonly templateDefault?: string;
  /** The option of `tollgate run`. */
  readonly flag: string;
}

/** One output of the GitHub Action. */
export interface Output {
  readonly name: string;
  readonly description: string;
}

/**
 * All inputs, in the order of every table. The action's have no default: what is left out is not passed on, and the
 * configuration file decides (a default could not be told from what a user wrote).
 */
export const INPUTS: readonly Input[] = [
  {
    name: 'config',
    description: 'Path of the configuration file.',
    type: 'string',
    otherwise: 'tollgate.yml',
    flag: '--config',
  },
  {
    name: 'fail-on',
    description: 'The lowest severity that shuts the gate.',
    type: 'choice',
    options: SEVERITIES,
    otherwise: 'high',
    flag: '--fail-on',
  },
  {
    name: 'new-only',
    description: 'Judge only findings that the baseline does not have.',
    type: 'boolean',
    otherwise: 'false',
    flag: '--new-only',
  },
  {
    name: 'baseline',
    description: 'Path of an earlier SARIF file to compare with.',
    type: 'string',
    otherwise: 'no comparison',
    flag: '--baseline',
  },
  {
    name: 'output',
    description: 'Folder for reports, SARIF files, the HTML page and evidence.',
    type: 'string',
    otherwise: '.tollgate',
    templateDefault: '.tollgate',
    flag: '--output',
  },
  {
    name: 'now',
    description: 'The time to judge at, ISO 8601: it decides which suppressions have expired.',
    type: 'string',
    otherwise: 'the clock',
    flag: '--now',
  },
];

/** All outputs of the GitHub Action, in the order of every table. */
export const OUTPUTS: readonly Output[] = [
  { name: 'verdict', description: 'pass, fail or incomplete.' },
  { name: 'exit-code', description: 'What `tollgate run` exited with.' },
  { name: 'sarif', description: 'Path of the SARIF file with everything that was found.' },
  {
    name: 'github-sarif',
    description:
      'Folder of the SARIF files for GitHub code scanning: problems only, split to its limits. Empty where no scan is complete.',
  },
  { name: 'html', description: 'Path of the HTML page.' },
  ...SEVERITIES.map((severity) => ({
    name: severity,
    description: `Number of ${severity} findings that are not suppressed.`,
  })),
];

/**
 * The arguments of `tollgate run` that stand for the inputs as `read` gives them; an empty value is left out.
 * @throws TollgateError `config/bad-input` where a value does not fit the input's type.
 */
export function inputArguments(read: (name: string) => string): string[] {
  return INPUTS.flatMap((input) => {
    const value = read(input.name).trim();
    if (value === '') return [];
    if (input.type === 'boolean') return booleanOf(input, value) ? [input.flag] : [];
    if (input.options !== undefined && !input.options.includes(value)) throw badInput(input, value, input.options);
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
