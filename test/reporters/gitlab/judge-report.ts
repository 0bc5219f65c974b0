import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const judges = new Map<string, ValidateFunction>();

/** What a report breaks of GitLab's demands, as `test/schemas/gitlab` states them, a line each. */
export function faultsOf(report: unknown, schema: 'web' | 'dependency' | 'code-quality'): string[] {
  const judge = judges.get(schema) ?? ajv.compile(read(schema));
  judges.set(schema, judge);
  return judge(report) ? [] : (judge.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

function read(schema: string): object {
  return JSON.parse(readFileSync(`test/schemas/gitlab/${schema}-report.json`, 'utf8')) as object;
}
