import { lookup } from '../../model/lookup.ts';
import type { Location } from '../../model/location.ts';
import { asList, asPosition, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { isUrl } from '../is-url.ts';
import { manifestPath } from '../manifest-path.ts';
import { firstText } from './first-text.ts';

// Nuclei writes what it matched at without a scheme for everything but HTTP.
const SCHEMES: Readonly<Record<string, string>> = {
  http: 'http',
  headless: 'http',
  websocket: 'ws',
  dns: 'dns',
  ssl: 'ssl',
  network: 'tcp',
  tcp: 'tcp',
  javascript: 'tcp',
  whois: 'whois',
};

const PLACES = ['matched-at', 'matched', 'url', 'host'];
const PARAMETERS = ['fuzzing_parameter', 'matcher-name', 'matcher_name', 'extractor-name', 'extractor_name'];

/** Where a template matched. */
export function locationOf(result: UntrustedObject): Location | undefined {
  const type = asText(result['type'])?.toLowerCase() ?? 'http';
  const place = firstText(result, PLACES);
  if (place === undefined) return undefined;
  if (type === 'file') {
    const startLine = asPosition(asList(result['matched-line'])[0]);
    return { kind: 'file', uri: manifestPath(place), ...(startLine !== undefined && { region: { startLine } }) };
  }
  const scheme = lookup(SCHEMES, type);
  const url = place.includes('://') || scheme === undefined ? place : `${scheme}://${place}`;
  if (!url.includes('://') || !isUrl(url)) return { kind: 'logical', name: place };
  const method = methodOf(result);
  const parameter = firstText(result, PARAMETERS);
  return {
    kind: 'url',
    url,
    ...(method !== undefined && { method }),
    ...(parameter !== undefined && { parameter }),
  };
}

/** The HTTP method, from the request where it is kept, else from the curl command. */
function methodOf(result: UntrustedObject): string | undefined {
  const own = asText(result['fuzzing_method']);
  const request = /^([A-Z]{3,10}) \S+ HTTP\//u.exec((asText(result['request']) ?? '').slice(0, 20_000))?.[1];
  const curl = /^curl (?:\S+ )??-X '?([A-Z]{3,10})\b/u.exec((asText(result['curl-command']) ?? '').slice(0, 200))?.[1];
  return own ?? request ?? curl;
}
