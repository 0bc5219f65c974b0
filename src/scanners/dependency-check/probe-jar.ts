import { zipArchive } from '../../util/zip-archive.ts';
import type { Executed } from '../execute.ts';

/** The jar's name, by which Dependency-Check knows it as well as by what is in it. */
export const PROBE_JAR_NAME = 'log4j-core-2.14.1.jar';

// What a scan of the jar must report.
const PROBE_CVE = 'CVE-2021-44228';

const MANIFEST = `Manifest-Version: 1.0\r
Implementation-Title: Apache Log4j Core\r
Implementation-Version: 2.14.1\r
Implementation-Vendor: The Apache Software Foundation\r
Bundle-SymbolicName: org.apache.logging.log4j.core\r
\r
`;

const PROPERTIES = 'version=2.14.1\ngroupId=org.apache.logging.log4j\nartifactId=log4j-core\n';

/** A jar without code that names itself log4j-core 2.14.1: a database that knows anything reports Log4Shell for it. */
export function probeJar(): Uint8Array {
  return zipArchive({
    'META-INF/MANIFEST.MF': MANIFEST,
    'META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties': PROPERTIES,
  });
}

/** Why a scan of the jar alone says that the database knows too little; nothing where it reported what it must. */
export function probeDoubts({ run, classification }: Executed): string[] {
  const report = run.reports[0];
  if (report === undefined)
    return [`a jar known to be vulnerable could not be scanned: ${classification.reason ?? ''}`];
  return new TextDecoder().decode(report.bytes).includes(`"${PROBE_CVE}"`)
    ? []
    : [`a jar known to be vulnerable (${PROBE_JAR_NAME}, ${PROBE_CVE}) was not reported: the database lacks records`];
}
