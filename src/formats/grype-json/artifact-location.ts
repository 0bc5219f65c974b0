import type { PackageLocation } from '../../model/location.ts';
import { ecosystemOf, packageName, packageOfPurl } from '../../model/package-name.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

/** An artifact as a place: by its purl, else by type (or language) and name. */
export function artifactLocation(artifact: UntrustedObject): PackageLocation {
  const fromPurl = packageOfPurl(asText(artifact['purl']));
  const ecosystem = fromPurl?.ecosystem ?? ecosystemOf(asText(artifact['type']) ?? asText(artifact['language']) ?? '');
  const name = fromPurl?.name ?? packageName(ecosystem, asText(artifact['name']) ?? 'unknown');
  const version = asText(artifact['version']) ?? fromPurl?.version;
  const [first] = asList(artifact['locations']);
  // Paths begin at the root of what was scanned: of an image, or of the folder.
  const manifest = (asText(asObject(first)['path']) ?? asText(first))?.replace(/^\/+/u, '');
  return {
    kind: 'package',
    ecosystem,
    name,
    ...(version !== undefined && { version }),
    ...(manifest !== undefined && manifest !== '' && { manifest }),
  };
}
