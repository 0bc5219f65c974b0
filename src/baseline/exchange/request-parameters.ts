/** One name and value that a client sent, decoded. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

// More than any form has; a generated query must not make every rule slow.
const MAX_PARAMETERS = 200;

/** The parameters of a query, then those of a body of type `application/x-www-form-urlencoded`; each pair once. */
export function requestParameters(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): readonly Parameter[] {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const sent = /^application\/x-www-form-urlencoded\b/iu.test(type.trim()) ? body : '';
  const query = URL.canParse(url) ? new URL(url).search : '';
  const pairs = [...new URLSearchParams(query), ...new URLSearchParams(sent)];
  const known = new Map(pairs.map(([name, value]) => [`${name}=${value}`, { name, value }]));
  return [...known.values()].slice(0, MAX_PARAMETERS);
}
