import { echo } from 'zx';
import { type DerivedTree, staleFiles, writeDerivedFiles } from './derived-files.ts';

/**
 * The end of a script that derives files: with `--check` among `args` it compares and returns 1 where something is stale,
 * otherwise it writes and returns 0. Says on stdout what is stale or was written.
 */
export function settleDerivedFiles(root: string, tree: DerivedTree, command: string, args: readonly string[]): number {
  const isCheck = args.includes('--check');
  const stale = isCheck ? staleFiles(root, tree) : writeDerivedFiles(root, tree);
  for (const { path, state } of stale)
    echo(isCheck ? `${path}: ${state}` : `${path}: ${state === 'left over' ? 'removed' : 'written'}`);
  if (stale.length === 0) echo(`${command}: ${tree.files.size} files up to date`);
  else if (isCheck) echo(`${stale.length} of ${tree.files.size} files are stale: run ${command}`);
  return isCheck && stale.length > 0 ? 1 : 0;
}
