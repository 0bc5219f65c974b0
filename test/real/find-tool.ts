import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** Where the programs that only tests use are installed: `npm run tools`, or a folder of one's own. */
export const TOOLS: string = resolve(process.env['TOLLGATE_TOOLS'] ?? join('.tollgate', 'tools'));

/** Folders in which a program is looked for, in this order. */
export const TOOL_FOLDERS: readonly string[] = [
  join(TOOLS, 'bin'),
  join(TOOLS, 'node_modules', '.bin'),
  join(TOOLS, 'python', 'bin'),
  ...(process.env['PATH'] ?? '').split(delimiter),
];

/** The path of a program, or nothing, and then it says on standard error what is skipped for want of it. */
export function findTool(name: string): string | undefined {
  const path = TOOL_FOLDERS.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (path === undefined) {
    process.stderr.write(`${name} is not on PATH nor below ${TOOLS}: what needs it is SKIPPED\n`);
  }
  return path;
}
