/**
 * The name of a scanned artifact as the target of a run: an image without digest and without a tag that is a commit, a
 * repository without credentials, of an absolute path the last part. Nothing for the current folder: it names nothing.
 */
export function artifactTarget(name: string | undefined): string | undefined {
  const text = withoutEndSlashes((name ?? '').trim().replaceAll('\\', '/'));
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(text)) return withoutCredentials(text);
  const image = text.replace(/@sha(?:256|512):.*$/u, '').replace(/:[0-9a-f]{7,64}$/u, '');
  // Where a folder lies, or which temporary one it is, says nothing of what was scanned.
  const path = /^(?:\/|[a-z]:\/|~\/|\.\.\/)/iu.test(image)
    ? (image.split('/').at(-1) ?? '')
    : image.replace(/^(?:\.\/)+/u, '');
  return path === '' || path === '.' || path === '..' ? undefined : path;
}

function withoutCredentials(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@?#]*@/iu, '$1');
}

// A pattern for this would look at every run of slashes again from each of its characters.
function withoutEndSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
