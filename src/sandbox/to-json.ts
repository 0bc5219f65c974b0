/** JSON text in which amounts (`bigint`) stand as integers. @throws RangeError above 2^53 − 1, which JSON readers would round. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'bigint') return part;
    const number = Number(part);
    if (!Number.isSafeInteger(number)) throw new RangeError('an amount does not fit a JSON integer');
    return number;
  });
}
