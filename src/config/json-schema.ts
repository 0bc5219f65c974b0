import { z } from 'zod';
import { configSchema } from './schema.ts';

/** The JSON Schema of `tollgate.yml`, for editors. */
export function configJsonSchema(): object {
  return { ...z.toJSONSchema(configSchema), title: 'tollgate.yml' };
}
