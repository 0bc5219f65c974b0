import { manifestPath } from './manifest-path.ts';

// Local repositories of package managers: a file there is no file of the project.
const CACHES =
  /\/(?:\.m2\/repository|\.gradle\/caches|\.ivy2|\.nuget\/packages|\.cargo\/registry|\.pnpm-store|pkg\/mod)\//u;

/**
 * A `filePath` of Dependency-Check as the file that brings a package in, without the package that some analyzers append to it
 * (`go.mod:…`, `package-lock.json?…`). Nothing for a file of a package cache, and for one that is named after
 * the version: after an update it is another file.
 */
export function odcManifest(filePath: string, version: string | undefined): string | undefined {
  const text = filePath.trim().replaceAll(/[\\/]+/gu, '/');
  const named = /^(.+?\.(?:mod|lock|json|ya?ml|toml|txt|config|resolved))[:?]/u.exec(text)?.[1];
  const file = manifestPath(named ?? text.replace(/\?.*$/su, ''));
  const isVersioned = version !== undefined && file.slice(file.lastIndexOf('/') + 1).includes(version);
  return file === '' || isVersioned || CACHES.test(`/${text}`) ? undefined : file;
}
