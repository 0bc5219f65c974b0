import { asList, asObject, asText } from '../../util/untrusted.ts';
import { parseJson } from '../run-output.ts';

/** What a report of ZAP's says of itself. */
export interface ReportFacts {
  /** Alerts' instances, one each, and alerts without any. */
  readonly raw: number;
  /** Origins: `http://localhost:3000`. */
  readonly sites: readonly string[];
  /** When it was made, milliseconds since the epoch; only ZAP 2.17 and later say so in a form that can be read. */
  readonly created?: number;
}

/** Reads a `traditional-json` report; nothing where it is none, or cut off. */
export function readReportFacts(text: string): ReportFacts | undefined {
  const report = asObject(parseJson(text) ?? parseJson(fromSites(text)));
  const listed = report['site'];
  if (listed === undefined || 'runs' in report) return undefined;
  const sites = asList(listed).map(asObject);
  const alerts = sites.flatMap((site) => asList(site['alerts']).map(asObject));
  const created = /"created"\s*:\s*"([^"\\]{1,40})"/u.exec(text.slice(0, 4_096))?.[1];
  const time = created === undefined ? Number.NaN : Date.parse(created);
  return {
    raw: alerts.reduce((sum, alert) => sum + Math.max(1, asList(alert['instances']).length), 0),
    sites: sites.flatMap((site) => asText(site['@name']) ?? []),
    ...(!Number.isNaN(time) && { created: time }),
  };
}

/** ZAP 2.17 writes the texts of its insights unescaped, before the sites; without them the rest is whole. */
function fromSites(text: string): string {
  const at = /"insights"\s*:\s*\[/u.test(text.slice(0, 4_194_304)) ? text.search(/"site"\s*:\s*\[/u) : -1;
  return at < 0 ? '' : `{${text.slice(at)}`;
}
