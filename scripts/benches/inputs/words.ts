const WORDS = (
  'the server accepts a request whose signature was never checked so that an attacker may change amounts currency ' +
  'or recipient of an order before capture upgrade to fixed version sanitize input validate length of parsed value ' +
  'memory exhaustion regular expression denial of service prototype pollution cross site scripting in template engine'
).split(' ');

/** Some `length` characters of text, the same for the same `seed`. */
export function words(seed: number, length: number): string {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += `${WORDS[(state >>> 8) % WORDS.length] ?? ''}${state >>> 28 === 0 ? '.\n' : ' '}`;
  }
  return text.slice(0, length).trim();
}

/** `count` texts to choose from: reports repeat the text of an advisory or rule at each of its findings. */
export function texts(count: number, length: number): readonly string[] {
  return Array.from({ length: count }, (_text, seed) => words(seed, length));
}

/** An element of a list that is taken round and round. */
export function pick<T>(list: readonly T[], number: number): T {
  const item = list[number % list.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
