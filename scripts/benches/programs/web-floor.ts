import { parse } from 'parse5';
import { Pool } from 'undici';
import { sitePaths } from '../generated-site.ts';

// What any scanner has to do at least: fetch every page and parse it with the places of its elements; no rules, no links.
const [target = '', pages = ''] = process.argv.slice(2);
const pool = new Pool(new URL(target).origin, { connections: 6 });
const paths = sitePaths(Number(pages)).values();
let elements = 0;
async function work(): Promise<void> {
  for (const path of paths) {
    const { body } = await pool.request({ method: 'GET', path });
    elements += parse(await body.text(), { sourceCodeLocationInfo: true }).childNodes.length;
  }
}
await Promise.all(Array.from({ length: 6 }, work));
await pool.destroy();
if (elements < Number(pages)) throw new Error('pages were empty');
