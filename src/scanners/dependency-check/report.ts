import { asList, asObject, asText } from '../../util/untrusted.ts';
import { xmlElements } from '../../util/xml-elements.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { outputsOf, parseJson, sarifResults } from '../run-output.ts';

/** What a report of Dependency-Check says about itself. */
export interface DependencyCheckReport {
  readonly name: string;
  /** Vulnerabilities and suppressed vulnerabilities of every dependency. */
  readonly raw: number;
  /** Those of them that a suppression file ignores. */
  readonly ignored: number;
  /** How many dependencies were looked at; absent where the format does not tell. */
  readonly dependencies?: number;
  /** Dependencies by their file names: `package-lock.json` is one where a lockfile was scanned. */
  readonly files: readonly string[];
  /** Analyses that failed; SARIF and JUnit do not tell. */
  readonly exceptions: readonly string[];
  /** Data source, as `NVD API Last Checked` → ISO time. */
  readonly dataSources: ReadonlyMap<string, string>;
  /** The format tells what failed. */
  readonly tellsHealth: boolean;
}

/** The report that tells most: JSON, else XML, else SARIF. Nothing where none can be read. */
export function dependencyCheckReport(run: RecordedRun): DependencyCheckReport | undefined {
  const outputs = outputsOf(run);
  const readers = [fromJson, fromXml, fromSarif];
  for (const reader of readers) {
    for (const { name, text } of outputs) {
      const report = reader(name, text);
      if (report !== undefined) return report;
    }
  }
  return undefined;
}

function fromJson(name: string, text: string): DependencyCheckReport | undefined {
  const document = asObject(parseJson(text));
  if (!('reportSchema' in document) || !Array.isArray(document['dependencies'])) return undefined;
  const dependencies = document['dependencies'].map(asObject);
  const scan = asObject(document['scanInfo']);
  return {
    name,
    raw: dependencies.reduce(
      (sum, one) => sum + asList(one['vulnerabilities']).length + asList(one['suppressedVulnerabilities']).length,
      0,
    ),
    ignored: dependencies.reduce((sum, one) => sum + asList(one['suppressedVulnerabilities']).length, 0),
    dependencies: dependencies.length,
    files: dependencies.flatMap((one) => asText(one['fileName']) ?? []),
    exceptions: asList(scan['analysisExceptions']).map((entry) =>
      causeOf(asObject(asObject(entry)['exception'] ?? entry)),
    ),
    dataSources: new Map(
      asList(scan['dataSource'])
        .map(asObject)
        .map(({ name: source, timestamp }) => [asText(source) ?? '', asText(timestamp) ?? '']),
    ),
    tellsHealth: true,
  };
}

function causeOf(exception: Readonly<Record<string, unknown>>): string {
  const cause = asObject(exception['cause']);
  const messages = [asText(exception['message']), asText(cause['message'])].filter((part) => part !== undefined);
  return messages.join(': ') || 'an analysis failed without a message';
}

const DEPENDENCY = ['analysis', 'dependencies', 'dependency'];

function fromXml(name: string, text: string): DependencyCheckReport | undefined {
  if (!/^\s*<(?:\?xml[^>]*>\s*<)?analysis[\s>]/u.test(text.slice(0, 4_096))) return undefined;
  try {
    let raw = 0;
    let ignored = 0;
    let dependencies = 0;
    const files: string[] = [];
    const exceptions: string[] = [];
    const dataSources = new Map<string, string>();
    const chunks = [new TextEncoder().encode(text)];
    for (const { path, element } of xmlElements(chunks, [DEPENDENCY, ['analysis', 'scanInfo']])) {
      const children = element.children;
      if (path.at(-1) === 'dependency') {
        dependencies += 1;
        files.push(children.find((child) => child.name === 'fileName')?.text ?? '');
        const listed = children.filter((child) => child.name === 'vulnerabilities').flatMap((child) => child.children);
        raw += listed.filter((child) => /vulnerability$/iu.test(child.name)).length;
        ignored += listed.filter((child) => child.name === 'suppressedVulnerability').length;
        continue;
      }
      for (const child of children) {
        const textOfChild = (wanted: string): string => child.children.find((one) => one.name === wanted)?.text ?? '';
        if (child.name === 'dataSource') dataSources.set(textOfChild('name'), textOfChild('timestamp'));
        if (child.name === 'analysisExceptions')
          exceptions.push(...child.children.map((one) => one.children[0]?.text || one.text || 'an analysis failed'));
      }
    }
    return { name, raw, ignored, dependencies, files, exceptions, dataSources, tellsHealth: true };
  } catch {
    return undefined;
  }
}

function fromSarif(name: string, text: string): DependencyCheckReport | undefined {
  const raw = sarifResults(parseJson(text), /^dependency-check$/iu);
  if (raw === undefined) return undefined;
  return { name, raw, ignored: 0, files: [], exceptions: [], dataSources: new Map(), tellsHealth: false };
}
