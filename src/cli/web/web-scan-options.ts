import { resolve } from 'node:path';
import { openapiRoutes } from '../../baseline/crawl/openapi-routes.ts';
import type { WebSession } from '../../baseline/crawl/open-session.ts';
import type { ScanWebOptions } from '../../baseline/scan-web-options.ts';
import { sourceMap, type SourceRoute } from '../../baseline/findings/source-map.ts';
import type { WebConfig } from '../../config/config.ts';
import type { WebSessionConfig } from '../../config/web-crawl-config.ts';
import { TollgateError } from '../../model/errors.ts';
import { readFileIfThere } from '../../util/files.ts';
import { asObject } from '../../util/untrusted.ts';
import { parseYaml } from '../../util/yaml.ts';
import type { Context } from '../context.ts';
import { findSourceRoutes } from './find-source-routes.ts';

/**
 * What the configuration asks of the embedded engine: files read, variables of the environment put in.
 * @throws TollgateError `config/no-such-variable`, `config/no-such-openapi`
 */
export async function webScanOptions(target: string, config: WebConfig, context: Context): Promise<ScanWebOptions> {
  const api = await openapiOf(config.openapi, context);
  const found = config.sourceFolder === undefined ? [] : await findSourceRoutes(context.cwd, config.sourceFolder);
  const configured = (config.sources ?? []).map(sourceRoute);
  const hasSources = configured.length + found.length + api.routes.length > 0;
  return definedOnly({
    target,
    name: config.name,
    minPages: config.minPages,
    minRoutes: config.minRoutes,
    minAuthenticated: config.minAuthenticated,
    maxPages: config.maxPages,
    requiredUrls: config.requiredUrls,
    deadlineMs: config.deadline === undefined ? undefined : config.deadline * 1000,
    seeds: [...(config.seeds ?? []), ...api.seeds],
    exclude: config.exclude,
    forms: config.forms,
    probes: config.probes,
    session: config.session && sessionOf(config.session, context),
    browser: config.browser,
    browserPath: config.browserPath,
    paymentPages: config.paymentPages,
    scripts: config.scripts?.map(({ script, hashes }) => ({ script, ...(hashes !== undefined && { hashes }) })),
    // Where the sources say nothing of a route, the description of the interface does.
    sourceOf: hasSources ? sourceMap(configured, [...found, ...api.routes]) : undefined,
    shard: config.shard,
    signal: context.signal,
    onProgress: context.progress,
    version: context.version,
  });
}

/** Options of which each may be left undefined. */
type LooseOptions = { readonly [Key in keyof ScanWebOptions]: ScanWebOptions[Key] | undefined };

/** Without the keys that are undefined, which count as given otherwise. */
function definedOnly(options: LooseOptions): ScanWebOptions {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as ScanWebOptions;
}

function sourceRoute({ path, file, line }: { path: string; file: string; line?: number | undefined }): SourceRoute {
  return { path, file, ...(line !== undefined && { line }) };
}

/** Seeds and routes of an OpenAPI document: a path of the target is only asked for, a file is read. */
async function openapiOf(
  place: string | undefined,
  context: Context,
): Promise<{ readonly seeds: readonly string[]; readonly routes: readonly SourceRoute[] }> {
  if (place === undefined) return { seeds: [], routes: [] };
  if (place.startsWith('/')) return { seeds: [place], routes: [] };
  const bytes = await readFileIfThere(resolve(context.cwd, place));
  if (bytes === undefined) {
    throw new TollgateError('config/no-such-openapi', `there is no file ${place}`, {
      class: 'usage',
      place: { key: 'web.openapi' },
      help: ['give the file relative to the configuration, or the path at which the target serves it'],
    });
  }
  const document = parseYaml(Buffer.from(bytes).toString('utf8'), place);
  const paths = Object.keys(asObject(asObject(document.value)['paths']));
  const routes = openapiRoutes(document.value);
  return {
    seeds: routes.flatMap(({ example }) => example ?? []),
    routes: [...new Set(routes.map(({ path }) => path))].map((path) => {
      const key = paths.find((candidate) => path.endsWith(candidate)) ?? path;
      return { path: path.replaceAll(/\{[^/}]*\}/gu, '*'), file: place, line: document.lineOf(['paths', key]) };
    }),
  };
}

function sessionOf({ headers, cookies, login, check }: WebSessionConfig, context: Context): WebSession {
  const filled = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withEnvironment(value, context)]));
  return {
    ...(headers !== undefined && { headers: filled(headers) }),
    ...(cookies !== undefined && { cookies: filled(cookies) }),
    ...(login !== undefined && { login: { url: login.url, fields: filled(login.fields) } }),
    ...(check !== undefined && {
      check: { url: check.url, ...(check.text !== undefined && { text: check.text }) },
    }),
  };
}

function withEnvironment(value: string, { environment }: Context): string {
  return value.replaceAll(/\$\{([A-Za-z_]\w{0,99})\}/gu, (_match, name: string) => {
    const found = environment[name];
    if (found !== undefined && found !== '') return found;
    throw new TollgateError('config/no-such-variable', `the environment has no variable ${name}`, {
      class: 'usage',
      place: { key: 'web.session' },
      help: [`set ${name}, in CI as a masked variable or secret`],
    });
  });
}
