import { createHash } from 'node:crypto';
import { TollgateError } from '../../model/errors.ts';
import { toCycloneDxVex } from '../../reporters/cyclonedx-vex.ts';
import { partRuns } from '../held-runs.ts';
import { inTurn, type PublishTask } from '../in-turn.ts';
import type { Publication, PublishStep } from '../publication.ts';
import { type Answer, send } from '../send.ts';
import { wait } from '../wait.ts';

/** Where in Dependency-Track, and what. */
export interface DependencyTrackPlace {
  /** The API server: `https://dtrack.example.org`; a path is kept. */
  readonly url: string;
  /** An API key with BOM_UPLOAD, PROJECT_CREATION_UPLOAD and VULNERABILITY_ANALYSIS. */
  readonly token: string;
  readonly project: string;
  readonly version: string;
  /** The bill of materials (CycloneDX JSON); nothing where the project has no lockfile. */
  readonly bom?: string;
  /** Who makes the statements of the VEX. */
  readonly author: string;
}

const POLLS = [1, 2, 4, 8, 15, 30, 60] as const;

/**
 * Uploads the bill of materials and then our decisions as VEX, which can only be taken in once the components are known. A VEX
 * of a dependency scan that is not complete is held back: decisions that it did not meet would be missing.
 * Source: https://docs.dependencytrack.org/usage/cicd/, operations `PUT /v1/bom`, `PUT /v1/vex`, `GET /v1/event/token/{uuid}`
 * @throws what is no error of publishing: an abort, a bug
 */
export async function publishDependencyTrack(
  place: DependencyTrackPlace,
  publication: Publication,
): Promise<PublishStep[]> {
  const { runs, now, version } = publication;
  const held = partRuns(runs).held.filter(({ run }) => (run.info.scan ?? 'dependencies') === 'dependencies');
  const vex = toCycloneDxVex(
    runs.flatMap(({ findings }) => [...findings]),
    { author: place.author, now, version },
  );
  const tasks: PublishTask[] = [
    {
      what: 'Dependency-Track: bill of materials',
      run: () =>
        place.bom === undefined
          ? Promise.resolve({ state: 'skipped', detail: 'there is no lockfile to list packages from' })
          : upload(place, publication, 'bom', place.bom),
    },
    {
      what: 'Dependency-Track: decisions (VEX)',
      run: () =>
        held.length > 0
          ? Promise.resolve({
              state: 'held',
              detail: `decisions unchanged: the dependency scan is ${held[0]?.run.info.status ?? 'incomplete'}`,
            })
          : upload(place, publication, 'vex', vex),
    },
  ];
  return inTurn(tasks, publication.pace.signal);
}

async function upload(
  place: DependencyTrackPlace,
  { record, run, pace }: Publication,
  kind: 'bom' | 'vex',
  text: string,
): Promise<Omit<PublishStep, 'what'>> {
  const digest = createHash('sha256').update(withoutTime(text)).digest('hex');
  const key = `dependency-track ${place.url} ${place.project} ${place.version} ${kind}`;
  const before = record.find(key);
  const isSame = before?.digest === digest;
  if (isSame && before.pending !== true) return { state: 'unchanged', detail: `uploaded already by ${before.run}` };
  let token = isSame ? before.id : undefined;
  if (token === undefined) {
    const what = kind === 'bom' ? 'the bill of materials' : 'the VEX';
    const body = {
      projectName: place.project,
      projectVersion: place.version,
      ...(kind === 'bom' && { autoCreate: true }),
      [kind]: Buffer.from(text).toString('base64'),
    };
    // The same document again changes nothing.
    const answer = await ask(place, publicationPath(kind), what, pace, JSON.stringify(body));
    token = tokenIn(answer, what);
    await record.store(key, { digest, run, ...(token !== undefined && { id: token, pending: true }) });
  }
  if (token === undefined) return { state: 'published', detail: 'taken' };
  for (const seconds of POLLS) {
    await wait(seconds, pace);
    const answer = await ask(place, `/api/v1/event/token/${encodeURIComponent(token)}`, 'the processing', pace);
    if (!/"processing"\s*:\s*false/u.test(answer.text)) continue;
    await record.store(key, { digest, run, id: token });
    return { state: 'published', detail: 'taken in' };
  }
  return {
    state: 'published',
    detail: 'Dependency-Track is still working on it; publish again to see what came of it',
  };
}

function publicationPath(kind: 'bom' | 'vex'): string {
  return `/api/v1/${kind}`;
}

function ask(
  { url, token }: DependencyTrackPlace,
  path: string,
  what: string,
  pace: Publication['pace'],
  body?: string,
): Promise<Answer> {
  return send(
    {
      method: body === undefined ? 'GET' : 'PUT',
      url: `${url.replace(/\/+$/u, '').replace(/\/api(?:\/v1)?$/u, '')}${path}`,
      headers: { 'x-api-key': token, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body }),
      repeatable: true,
      what: `Dependency-Track, ${what}`,
      secret: token,
    },
    pace,
  );
}

function tokenIn({ text }: Answer, what: string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    const answer: unknown = JSON.parse(text);
    const token: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'token') : undefined;
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch (error) {
    throw new TollgateError(
      'publish/not-found',
      `Dependency-Track, ${what}: the answer is no JSON: is this the API server?`,
      {
        class: 'publish',
        help: ['give the address of the API server, not of the front end'],
        cause: error,
      },
    );
  }
}

/** The time of making, and the serial number made with it, change nothing of what is said. */
function withoutTime(text: string): string {
  return text.replaceAll(/"(?:timestamp|serialNumber)":\s*"[^"]*"/gu, '');
}
