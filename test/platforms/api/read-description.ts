import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiDescription } from './api-description.ts';

/** Reads a description of `test/schemas`: `github/api.github.com.json`. */
export function readDescription(path: string): ApiDescription {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'schemas', path), 'utf8');
  return JSON.parse(text) as ApiDescription;
}
