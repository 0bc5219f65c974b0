const MAX_AGE = /(?:^|[;,])\s{0,99}max-age\s{0,99}=\s{0,99}["']{0,2}\s{0,99}(\d{1,99})/giu;

/** The seconds of every max-age in a `Strict-Transport-Security` value (RFC 6797, 6.1.1: there should be one), quoted or not. */
export function hstsAges(value: string): number[] {
  return [...value.slice(0, 1_024).matchAll(MAX_AGE)].map((match) => Number(match[1]));
}
