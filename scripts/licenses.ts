import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageTitle } from './bundle.ts';

/**
 * Name, version and licence text of packages, in the order given, as one text to go beside a bundle.
 * @throws Error where a package names no licence.
 */
export function licenses(root: string, folders: readonly string[]): string {
  return folders.map((folder) => licenseOf(root, folder)).join(`\n${'-'.repeat(80)}\n\n`);
}

function licenseOf(root: string, folder: string): string {
  const { license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${folder}/package.json names no licence`);
  const texts = readdirSync(join(root, folder))
    .filter((file) => /^(?:licen[cs]e|copying|notice)/iu.test(file))
    .toSorted()
    .map((file) =>
      readFileSync(join(root, folder, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    );
  return [`${packageTitle(root, folder)}\nLicence: ${license}`, ...texts, ''].join('\n\n');
}
