import { smallReports } from '../properties/small-reports.ts';

/** A file that is no good report, or a good one in an odd shape. */
export interface BadInput {
  readonly name: string;
  /** File name, by which messages must name it. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** What must be said about it; absent where it is read whole. */
  readonly says?: RegExp;
  /** How many findings are read all the same; 0 where absent. */
  readonly findings?: number;
}

const textOf = (name: string): string => smallReports.find((report) => report.name === name)?.text ?? '';

/** A report of ZAP in JSON, with four findings. */
export const zap: string = textOf('zap-json/sites.json');

/** The same in XML. */
export const zapXml: string = textOf('zap-xml/sites.xml');

/** Two lines of Nuclei. */
export const nuclei: string = textOf('nuclei-jsonl/lines.jsonl');

/** A text in UTF-16, little-endian, without a mark. */
export function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** The same, big-endian. */
export function swapped(text: string): Buffer {
  return utf16(text).swap16();
}

/** A report of npm audit about these packages. */
export function npm(...names: string[]): string {
  return `{"auditReportVersion":2,"vulnerabilities":{${names
    .map(
      (name, index) =>
        `"${name}":{"name":"${name}","via":[{"source":${index + 1},"name":"${name}","title":"t","url":"https://a.example/${index}","severity":"high","range":"*"}],"nodes":[]}`,
    )
    .join(',')}}}`;
}

/** A report of ZAP with one finding, and `more` beside its name. */
export function alert(more: string): string {
  return `{"@version":"2.17.0","site":[{"@name":"https://a.example","alerts":[{"pluginid":"10038","name":"n","riskcode":"3","instances":[{"uri":"https://a.example/","method":"GET"}]${more}}]}]}`;
}
