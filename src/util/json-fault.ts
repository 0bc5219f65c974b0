// V8 quotes what stands around the fault: `Unexpected token 'h', ..."word":hunter2}"... is not valid JSON`.
const EXCERPT = /,? ?(?:\.{3})?".*is not valid JSON$/su;

/**
 * What `JSON.parse` has to say, without the excerpt of the text that it quotes: cut out of its surroundings, half a card
 * number or secret in it could not be told any more.
 */
export function jsonFault(error: unknown): string {
  const message = error instanceof Error ? error.message.replace(EXCERPT, '') : '';
  return message === '' ? 'no JSON' : message;
}
