import { readAmount, writeAmount } from './amount.ts';
import { Inconclusive } from './inconclusive.ts';
import { type Json, writeJson } from './json.ts';
import { writeForm } from './form.ts';
import { readPointer, writePointer } from './json-pointer.ts';
import { readOut } from './read-out.ts';
import type { Operation, Profile } from './profile.ts';
import type { RoleName } from './roles.ts';
import { fillBody, fillText, type Values } from './template.ts';
import type { Answer, WireRequest } from './wire.ts';

/** What is put into a request beside the placeholders' values: field name of the role → value. */
export type Tampering = Readonly<Record<string, Json>>;

/** An operation with its values filled in, ready to be sent. */
export function bindOperation(
  label: string,
  operation: Operation,
  values: Values,
  tampering: Tampering = {},
): WireRequest {
  const headers: Record<string, string> = { accept: 'application/json' };
  for (const [name, value] of Object.entries(operation.headers)) headers[name.toLowerCase()] = fillText(value, values);
  const request = {
    label,
    method: operation.method,
    path: fillText(operation.path, values, encodeURIComponent),
    headers,
  };
  const fields = Object.entries(tampering);
  if (operation.body === undefined && operation.graphql === undefined && fields.length === 0) return request;
  let body = fillBody(operation.body ?? {}, values);
  for (const [field, value] of fields) body = writePointer(body, operation.fields[field] ?? `/${field}`, value);
  headers['content-type'] ??= contentTypeOf(operation);
  return { ...request, body: bodyText(operation, body) };
}

/** What the body of an operation is declared as. */
export function contentTypeOf({ encoding }: Operation): string {
  return encoding === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
}

/** A body, already filled in, as it goes over the wire: JSON, a form, or the variables of a GraphQL document. */
export function bodyText({ encoding, graphql }: Operation, body: Json): string {
  if (graphql !== undefined) return writeJson({ query: graphql, variables: body });
  return encoding === 'form' ? writeForm(body) : writeJson(body);
}

/**
 * The list of a payout in the pattern of its first entry, for the field `lines`.
 * @throws Inconclusive where `fields.lines` points at no list in the body
 */
export function fillLines(operation: Operation, entries: readonly Values[]): Json {
  const list = readPointer(operation.body, operation.fields['lines'] ?? '/lines');
  const pattern: Json | undefined = Array.isArray(list) ? list[0] : undefined;
  if (pattern === undefined) throw new Inconclusive('payout: fields.lines points at no list in the body');
  return entries.map((values) => fillBody(pattern, values));
}

/** The profile's operation for a role. @throws Inconclusive where there is none; attacks declare what they need */
export function operationOf(profile: Profile, role: RoleName): Operation {
  const operation = profile.roles[role];
  if (operation === undefined) throw new Inconclusive(`the profile has no ${role}`);
  return operation;
}

/** A value of an answer as text, fit for a placeholder. @throws Inconclusive where there is none */
export function outText(profile: Profile, role: RoleName, answer: Answer, name: string): string {
  const value = outValue(profile, role, answer, name);
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'bigint') return value.toString();
  throw new Inconclusive(`${role}: the answer has no ${name}`);
}

/** An amount of an answer, in minor units. @throws Inconclusive where there is none */
export function outAmount(profile: Profile, role: RoleName, answer: Answer, name: string): bigint {
  const value = readAmount(outValue(profile, role, answer, name), profile.money.unit, profile.money.currency);
  if (value === undefined) throw new Inconclusive(`${role}: the answer has no amount as ${name}`);
  return value;
}

/** A value of an answer as it is; nothing where the profile maps none or the answer has none. */
export function outValue(profile: Profile, role: RoleName, answer: Answer, name: string): Json | undefined {
  const source = operationOf(profile, role).out[name];
  return source === undefined ? undefined : readOut(answer, source);
}

/** An amount of minor units as this API writes it. */
export function amountValue(profile: Profile, minor: bigint): Json {
  return writeAmount(minor, profile.money.unit, profile.money.currency);
}
