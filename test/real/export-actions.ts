import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { buildDashboard } from '../../scripts/build-dashboard.ts';
import { distTree } from '../../scripts/build.ts';
import { writeDerivedFiles } from '../../scripts/derived-files.ts';

/** Lays out in `folder` what a repository that uses our actions and templates gets of ours, with `dist` built from these sources. */
export async function exportActions(folder: string): Promise<void> {
  const paths = ['action.yml', 'actions', 'gitlab-templates', 'templates', '.github', 'package.json'];
  for (const path of paths) cpSync(path, join(folder, path), { recursive: true });
  writeDerivedFiles(join(folder, 'dist'), await distTree(process.cwd(), await buildDashboard()));
}
