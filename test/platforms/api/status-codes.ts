/** The statuses that either platform answers where something is wrong; 500 for all that say that it failed itself. */
export const STATUSES: readonly number[] = [401, 403, 404, 409, 413, 422, 429, 500];

const CODES: Readonly<Record<number, string>> = {
  401: 'token-refused',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  429: 'rate-limited',
};

/** The code of the error that a status means. */
export function codeOf(status: number): string {
  return `publish/${CODES[status] ?? (status < 500 ? 'refused' : 'unavailable')}`;
}
