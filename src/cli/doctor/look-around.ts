import { resolve } from 'node:path';
import { ageDoubt } from '../../scanners/database-age.ts';
import { type Database, databasesIn } from '../../scanners/databases.ts';
import type { Context } from '../context.ts';
import { lookForTool, type ToolState } from './look-for-tool.ts';
import { TOOLS } from './tools.ts';

/** What is installed on this machine. */
export interface Surroundings {
  readonly tools: readonly ToolState[];
  /** Databases, with what is wrong with each; its age is one of these things. */
  readonly databases: readonly Database[];
}

/** Looks for every tool and database that a scan could use. `now` in milliseconds since the epoch. */
export async function lookAround(
  { databases, maxDbAgeMs, now }: { readonly databases: string; readonly maxDbAgeMs: number; readonly now: number },
  context: Context,
): Promise<Surroundings> {
  const found = await databasesIn(resolve(context.cwd, databases));
  return {
    tools: await Promise.all(TOOLS.map((tool) => lookForTool(tool, context))),
    databases: found.map((database) => {
      const fault = database.fault ?? ageDoubt('it', database.time, { now, maxDatabaseAgeMs: maxDbAgeMs });
      return { ...database, ...(fault !== undefined && { fault }) };
    }),
  };
}
