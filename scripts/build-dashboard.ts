import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const FOLDER = join(import.meta.dirname, '../src/dashboard');

/**
 * Builds the page of the HTML report: script and style inside, allowed by their hashes alone, and a place for the data.
 * The same sources give the same bytes. @throws Error where the script cannot stand inside an HTML page.
 */
export async function buildDashboard(): Promise<string> {
  const [page, style, script] = await Promise.all([readText('index.html'), readText('style.css'), bundle()]);
  if (/<\/?script|<!--/iu.test(script)) throw new Error('the bundled script holds text that ends a script element');
  if (/<\/style|<!--/iu.test(style)) throw new Error('the style sheet holds text that ends a style element');
  const policy = [
    "default-src 'none'",
    `script-src '${sourceHash(script)}'`,
    `style-src '${sourceHash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return [
    ['<!--TOLLGATE_POLICY-->', policy],
    ['<!--TOLLGATE_STYLE-->', style],
    ['<!--TOLLGATE_SCRIPT-->', script],
    ['<!--TOLLGATE_DATA-->', '<!--TOLLGATE_DATA-->'],
  ].reduce((text, [mark = '', value = '']) => fill(text, mark, value), page);
}

// The space that a formatter puts around the mark goes, for a hash is of everything between the tags.
function fill(text: string, mark: string, value: string): string {
  const [before, after, ...more] = text.split(mark);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`src/dashboard/index.html must hold ${mark} exactly once`);
  }
  return before.trimEnd() + value + after.trimStart();
}

// Hashes are of the text as an HTML parser sees it, whose line ends are single line feeds.
async function readText(name: string): Promise<string> {
  return (await readFile(join(FOLDER, name), 'utf8')).replaceAll('\r\n', '\n');
}

async function bundle(): Promise<string> {
  const build = await rolldown({
    input: join(FOLDER, 'main.ts'),
    cwd: FOLDER,
    platform: 'browser',
    tsconfig: false,
    transform: { target: 'es2022' },
    logLevel: 'warn',
  });
  try {
    const { output } = await build.generate({ format: 'iife', minify: true, codeSplitting: false, sourcemap: false });
    const [chunk] = output;
    if (output.length !== 1) throw new Error(`the dashboard must be one chunk, and is ${output.length}`);
    return chunk.code.trim();
  } finally {
    await build.close();
  }
}

function sourceHash(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
