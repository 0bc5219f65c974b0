import { Inconclusive } from './inconclusive.ts';
import { isJsonObject, type Json, parseJson, writeJson } from './json.ts';
import type { WireRequest } from './wire.ts';

/** The request without the field of its JSON body that the pointer names. @throws Inconclusive where the body is no JSON */
export function leaveOut(request: WireRequest, pointer: string): WireRequest {
  const body = parseJson(request.body ?? '');
  if (!isJsonObject(body)) throw new Inconclusive(`${request.label}: the body is no JSON object`);
  const path = pointer.split('/').slice(1);
  return { ...request, body: writeJson(without(body, path)) };
}

function without(value: Json, [name, ...rest]: readonly string[]): Json {
  if (!isJsonObject(value) || name === undefined) return value;
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
  return Object.fromEntries(
    Object.entries(value).flatMap(([own, item]): [string, Json][] =>
      own !== key ? [[own, item]] : rest.length === 0 ? [] : [[own, without(item, rest)]],
    ),
  );
}
