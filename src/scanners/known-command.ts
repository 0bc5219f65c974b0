import type { ClassifiedTool } from './classify.ts';

/** A command line as one of the scanners that can be classified. */
export interface KnownCommand {
  readonly tool: ClassifiedTool;
  /** The words from the scanner's own name on. */
  readonly words: readonly string[];
  /** Files and folders that the run writes its reports to, relative to its working folder. */
  readonly reports: readonly string[];
  /** Flags that make the report machine-readable, where the command asks for none. */
  readonly missing: readonly string[];
}

interface Scanner {
  readonly tool: ClassifiedTool;
  /** The command from its name on, joined by spaces. */
  readonly pattern: RegExp;
  /** Options whose value is a report or a folder of reports. */
  readonly outputs?: readonly string[];
  /** Where reports go without such an option. */
  readonly otherwise?: readonly string[];
  /** The command already asks for a format. */
  readonly formatted: RegExp;
  readonly format: readonly string[];
}

const SCANNERS: readonly Scanner[] = [
  { tool: 'npm', pattern: /^npm (?:.* )?audit(?: |$)/u, formatted: / --json(?: |=|$)/u, format: ['--json'] },
  { tool: 'pnpm', pattern: /^pnpm (?:.* )?audit(?: |$)/u, formatted: / --json(?: |=|$)/u, format: ['--json'] },
  { tool: 'yarn', pattern: /^yarn (?:.* )?(?:npm )?audit(?: |$)/u, formatted: / --json(?: |$)/u, format: ['--json'] },
  {
    tool: 'osv-scanner',
    pattern: /^osv-scanner(?: |$)/u,
    outputs: ['--output-file', '--output'],
    formatted: / (?:--format|-f)[ =]/u,
    format: ['--format', 'json'],
  },
  {
    tool: 'snyk',
    pattern: /^snyk (?:.* )?test(?: |$)/u,
    outputs: ['--json-file-output', '--sarif-file-output'],
    formatted: / --(?:json|sarif)/u,
    format: ['--json'],
  },
  {
    tool: 'dependency-check-maven',
    pattern: /^mvnw? .*dependency-check/u,
    outputs: ['-Dodc.outputDirectory', '-DoutputDirectory'],
    otherwise: ['target'],
    formatted: / -Dformats?=(?:\S*,)?(?:JSON|XML|ALL)/iu,
    format: ['-Dformats=JSON,HTML'],
  },
  {
    tool: 'owasp-dependency-check-wrapper',
    pattern: /^owasp-dependency-check(?: |$)/u,
    outputs: ['--out', '-o'],
    otherwise: ['dependency-check-reports'],
    // HTML and JSON where nothing is said.
    formatted: /^/u,
    format: [],
  },
  {
    tool: 'dependency-check',
    pattern: /^dependency-check(?: |$)/u,
    outputs: ['--out', '-o'],
    otherwise: ['.'],
    formatted: / (?:-f|--format)[ =](?:\S+ (?:-f|--format)[ =])*(?:JSON|XML|ALL)/iu,
    format: ['--format', 'JSON'],
  },
  {
    tool: 'retire',
    pattern: /^retire(?: |$)/u,
    outputs: ['--outputpath'],
    formatted: / --outputformat[ =]/u,
    format: ['--outputformat', 'json'],
  },
  {
    tool: 'grype',
    pattern: /^grype(?: |$)/u,
    outputs: ['--file'],
    formatted: / (?:-o|--output)[ =]/u,
    format: ['--output', 'json'],
  },
  {
    tool: 'cyclonedx-npm',
    pattern: /^cyclonedx-npm(?: |$)/u,
    outputs: ['--output-file', '-o'],
    formatted: /^/u,
    format: [],
  },
];

// What stands before a scanner's name without being one: runners of packages, Node, their own options.
const RUNNERS = new Set('npx pnpx bunx npm pnpm yarn node nodejs corepack env exec dlx -- -y --yes'.split(' '));
const EXTENSION = /\.(?:sh|bat|cmd|exe|js|mjs|cjs)$/iu;

/** The scanner that a command line calls, or nothing where it calls none that is known. */
export function knownCommand(command: readonly string[]): KnownCommand | undefined {
  for (let start = 0; start < Math.min(command.length, 6); start += 1) {
    const words = [nameOf(command[start] ?? ''), ...command.slice(start + 1)];
    const line = words.join(' ');
    const scanner = SCANNERS.find(({ pattern }) => pattern.test(line));
    if (scanner !== undefined) {
      return {
        tool: scanner.tool,
        words,
        reports: reportsOf(words, scanner),
        missing: scanner.formatted.test(` ${words.slice(1).join(' ')}`) ? [] : scanner.format,
      };
    }
    if (!RUNNERS.has(nameOf(command[start] ?? ''))) return undefined;
  }
  return undefined;
}

// `node_modules/snyk/dist/cli/index.js` is Snyk's script under a name of no use.
function nameOf(word: string): string {
  const path = word.replaceAll('\\', '/');
  const installed = /node_modules\/(?:@[^/]+\/)?([^/]+)\/.*\.[cm]?js$/u.exec(path)?.[1];
  const base = (installed ?? path.slice(path.lastIndexOf('/') + 1)).replace(EXTENSION, '');
  return base
    .replace(/(?<=.)@[^@/]*$/u, '')
    .replace(/^npm-cli$/u, 'npm')
    .replace(/^yarnpkg$|^cli-dist$/u, 'yarn');
}

function reportsOf(words: readonly string[], { outputs = [], otherwise = [] }: Scanner): readonly string[] {
  const found = outputs.flatMap((option) =>
    words.flatMap((word, index) => {
      if (word === option) return words[index + 1] ?? [];
      return word.startsWith(`${option}=`) ? word.slice(option.length + 1) : [];
    }),
  );
  return found.length > 0 ? found : otherwise;
}
