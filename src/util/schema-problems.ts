import type { z } from 'zod';
import { nearest } from './nearest.ts';

/** One thing that is wrong with an input, in words. */
export interface SchemaProblem {
  /** Dotted path of the key, empty for the whole input. */
  readonly key: string;
  readonly text: string;
  readonly help?: string;
}

/** Zod's findings about an input as sentences; an unknown key comes with the nearest key that its place knows. */
export function schemaProblems(schema: z.core.$ZodType, issues: readonly z.core.$ZodIssue[]): SchemaProblem[] {
  return issues.flatMap((issue): SchemaProblem[] => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') {
      const key = path.join('.');
      return [{ key, text: key === '' ? issue.message : `"${key}" ${lowerFirst(issue.message)}` }];
    }
    const known = keysAt(schema, path);
    return issue.keys.map((name) => {
      const like = nearest(name, known);
      const key = [...path, name].join('.');
      return {
        key,
        text: `unknown key "${key}"`,
        help:
          like === undefined
            ? `known here: ${known.join(', ') || 'no key at all'}`
            : `did you mean "${[...path, like].join('.')}"?`,
      };
    });
  });
}

type SchemaDefinition = z.core.$ZodTypeDef & {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
};

// Zod reports the place of an unknown key but not which keys it would have taken: they are found by walking the schema.
function keysAt(schema: z.core.$ZodType | undefined, path: readonly string[]): string[] {
  const definition: SchemaDefinition | undefined = schema?._zod.def;
  const inner = definition?.innerType ?? definition?.in;
  if (inner !== undefined) return keysAt(inner, path);
  const [head, ...rest] = path;
  if (head === undefined) return Object.keys(definition?.shape ?? {});
  return keysAt(definition?.shape?.[head], rest);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
