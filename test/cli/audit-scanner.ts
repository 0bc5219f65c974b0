import { chmodSync, writeFileSync } from 'node:fs';

/** A flaw that the program below knows. */
export interface KnownFlaw {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly ecosystem: 'npm' | 'Maven';
  readonly name: string;
  readonly introduced: string;
  readonly fixed?: string;
  readonly vector?: string;
}

/**
 * Writes a program that speaks OSV-Scanner's command line and report and looks at what really lies in the folder: the
 * packages of `package-lock.json`, and the dependencies of `pom.xml` with their properties filled in.
 */
export function writeAuditScanner(path: string, flaws: readonly KnownFlaw[]): string {
  writeFileSync(
    path,
    `#!${process.execPath}
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const flaws = ${JSON.stringify(flaws)};
if (process.argv.includes('--version')) { console.log('osv-scanner version: 2.5.1'); process.exit(0); }
const dir = process.argv.at(-1);
const numbers = (text) => text.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
const older = (a, b) => {
  const [left, right] = [numbers(a), numbers(b)];
  for (let i = 0; i < 4; i += 1) if ((left[i] ?? 0) !== (right[i] ?? 0)) return (left[i] ?? 0) < (right[i] ?? 0);
  return false;
};
const installed = { 'package-lock.json': [], 'pom.xml': [] };
const lock = join(dir, 'package-lock.json');
if (existsSync(lock)) {
  for (const [key, { version }] of Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages ?? {}))
    if (key !== '') installed['package-lock.json'].push({ ecosystem: 'npm', name: key.replace(/^.*node_modules\\//, ''), version });
}
const pom = join(dir, 'pom.xml');
if (existsSync(pom)) {
  const text = readFileSync(pom, 'utf8');
  const value = (part, tag) => new RegExp('<' + tag + '>\\\\s*([^<]*?)\\\\s*</' + tag + '>').exec(part)?.[1] ?? '';
  for (const [part] of text.matchAll(/<dependency>[^]*?<\\/dependency>/g)) {
    const version = value(part, 'version').replace(/^\\$\\{(.*)\\}$/, (_all, name) => value(text, name));
    installed['pom.xml'].push({ ecosystem: 'Maven', name: value(part, 'groupId') + ':' + value(part, 'artifactId'), version });
  }
}
const results = [];
for (const [file, packages] of Object.entries(installed)) {
  if (packages.length === 0) continue;
  console.error('Scanned ' + join(dir, file) + ' file and found ' + packages.length + ' packages');
  const hit = packages.flatMap((pack) => {
    const own = flaws.filter(({ ecosystem, name, introduced, fixed }) =>
      ecosystem === pack.ecosystem && name === pack.name && !older(pack.version, introduced) && (fixed === undefined || older(pack.version, fixed)));
    if (own.length === 0) return [];
    return [{
      package: pack,
      vulnerabilities: own.map(({ id, aliases, summary, ecosystem, name, introduced, fixed, vector }) => ({
        id, aliases, summary,
        severity: vector === undefined ? [] : [{ type: 'CVSS_V3', score: vector }],
        affected: [{ package: { ecosystem, name }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced }, ...(fixed === undefined ? [] : [{ fixed }])] }] }],
      })),
      groups: own.map(({ id, aliases }) => ({ ids: [id], aliases: [...aliases, id], max_severity: '' })),
    }];
  });
  if (hit.length > 0) results.push({ source: { path: join(dir, file), type: 'lockfile' }, packages: hit });
}
console.log(JSON.stringify({ results }));
process.exit(results.length > 0 ? 1 : 0);
`,
  );
  chmodSync(path, 0o755);
  return path;
}
