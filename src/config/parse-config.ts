import { TollgateError } from '../model/errors.ts';
import { schemaProblems } from '../util/schema-problems.ts';
import { parseYaml } from '../util/yaml.ts';
import type { Config } from './config.ts';
import { configSchema } from './schema.ts';

const MOST_PROBLEMS = 10;

/**
 * Reads the text of a `tollgate.yml`. An empty file is an empty configuration.
 * @throws TollgateError `yaml/syntax` or `config/invalid`, class usage, with the line of the first problem
 */
export function parseConfig(text: string, file: string): Config {
  const document = parseYaml(text, file);
  const parsed = configSchema.safeParse(document.value ?? {});
  if (parsed.success) return parsed.data;
  const problems = schemaProblems(configSchema, parsed.error.issues).map((problem) => ({
    ...problem,
    line: document.lineOf(problem.key.split('.').map((step) => (/^\d+$/u.test(step) ? Number(step) : step))),
  }));
  const [first] = problems;
  const shown = problems.slice(0, MOST_PROBLEMS).map(({ text: what, line }) => `line ${line}: ${what}`);
  const rest = problems.length - shown.length;
  throw new TollgateError('config/invalid', `${file}: ${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`, {
    class: 'usage',
    place: { file, ...(first !== undefined && { line: first.line, key: first.key }) },
    help: [...new Set(problems.flatMap(({ help }) => help ?? [])), 'docs/configuration.md lists every key'],
  });
}
