import { ROLES, type RoleName, type RoleShape } from '../roles.ts';
import type { ApiDocument, ApiOperation } from './api-document.ts';
import { type DraftOperation, draftOperation } from './draft-operation.ts';
import { draftMoney } from './draft-money.ts';
import { draftStates } from './draft-states.ts';
import { type Confidence, matchRoles } from './match-roles.ts';
import { findName, namesIn } from './names.ts';
import { flowYaml } from './flow-yaml.ts';

/** A drafted profile, and how far to trust it. */
export interface Draft {
  /** YAML, with the confidence of each role as a comment. */
  readonly text: string;
  readonly roles: readonly { readonly role: string; readonly op: string; readonly confidence: Confidence }[];
  /** Roles that no operation was found for. */
  readonly unmapped: readonly string[];
  /** Operations that sound like money and were given no role. */
  readonly unused: readonly string[];
}

const SIGN_IN: RoleShape = {
  purpose: '',
  placeholders: ['password'],
  fields: [],
  out: ['id', 'token'],
  keyed: false,
};
const MONEY_WORDS =
  /\b(?:pay|charge|refund|order|cart|basket|wallet|transfer|payout|coupon|checkout|invoice|credit|loan|bill)\w*/iu;

/**
 * Drafts a payment profile from what is known of an API. `baseUrl` is the user's word: an address in the document never
 * becomes the target.
 */
export function draftProfile(document: ApiDocument, baseUrl: string): Draft {
  const matches = matchRoles(document.operations);
  const money = draftMoney(document);
  const states = draftStates(document);
  const lines: string[] = [];
  const roles: { role: string; op: string; confidence: Confidence }[] = [];
  const used = new Set<ApiOperation>();
  const line = (name: string, drafted: DraftOperation, confidence: Confidence): string => {
    roles.push({ role: name, op: drafted.op, confidence });
    const guesses = drafted.guessed.length === 0 ? '' : `; guessed: ${[...new Set(drafted.guessed)].join(', ')}`;
    return `${name}: ${flowYaml(valueOf(drafted))} # ${confidence}${guesses}`;
  };
  for (const role of Object.keys(ROLES) as RoleName[]) {
    const match = matches.get(role);
    if (match === undefined) continue;
    used.add(match.operation);
    const drafted = draftOperation(match.operation, ROLES[role], document.basePath);
    if (role === 'pay' && !matches.has('authorize')) {
      const pair = splitByCapture(match.operation, drafted);
      lines.push(line('pay', pair.pay, match.confidence));
      if (pair.authorize !== undefined) lines.push(line('authorize', pair.authorize, 'medium'));
      // The same operation says also with what, and in which currency.
      if (uses(drafted, 'method')) lines.push(line('payWith', pair.pay, match.confidence));
      if (uses(drafted, 'currency')) lines.push(line('payCurrency', pair.pay, match.confidence));
    } else lines.push(line(role, staffOnly(role, drafted), match.confidence));
  }
  const auth = authLines(document, matches, line);
  for (const step of ['register', 'login'] as const) {
    const match = matches.get(step);
    if (match !== undefined) used.add(match.operation);
  }
  const mapped = new Set(roles.map(({ role }) => role));
  const unmapped = Object.keys(ROLES).filter((role) => !mapped.has(role));
  const unused = document.operations
    .filter((operation) => !used.has(operation) && MONEY_WORDS.test(operation.path))
    .map(({ method, path }) => `${method} ${path}`);
  const key = document.operations
    .flatMap(({ headers }) => headers)
    .find((name) => /idempoten|^x-request-id$/iu.test(name));
  const text = [
    '# A draft of a payment profile. Look through it, then: tollgate scan payments --profile payments.yml --check',
    'tollgate: 1',
    `name: ${flowYaml(document.title.slice(0, 80))}`,
    `target: { baseUrl: ${flowYaml(baseUrl)} }`,
    `money: { unit: ${money.unit}, currency: ${money.currency} } # unit: ${money.unitWhy}; currency: ${money.currencyWhy}`,
    ...(money.currencies.length > 1 ? [`currencies: [${money.currencies.join(', ')}]`] : []),
    ...auth,
    ...(key === undefined
      ? ['# idempotency: { header: Idempotency-Key } # the document names no such header']
      : [`idempotency: { header: ${key} }`]),
    Object.keys(states).length === 0
      ? '# states: { paid: [succeeded], authorized: [requires_capture] } # the document lists no status texts'
      : `states: ${flowYaml(states)}`,
    ...(lines.some((one) => one.includes('{method}'))
      ? ['methods: { ok: pm_card_visa } # a guess: name a test method or token of your gateway']
      : []),
    lines.length === 0 ? 'roles: {}' : 'roles:',
    ...lines.map((one) => `  ${one}`),
    ...(unmapped.length === 0 ? [] : ['', '# No operation was found for:', ...wrapped(unmapped)]),
    ...(unused.length === 0
      ? []
      : [
          '# Operations that sound like money and have no role:',
          ...unused.slice(0, 40).map((one) => `#   ${oneLine(one)}`),
        ]),
    '',
  ].join('\n');
  return { text, roles, unmapped, unused };
}

type Matches = ReturnType<typeof matchRoles>;
type Line = (name: string, drafted: DraftOperation, confidence: Confidence) => string;

function authLines({ operations, schemes, basePath }: ApiDocument, matches: Matches, line: Line): string[] {
  const login = matches.get('login');
  const register = matches.get('register');
  const step = (name: 'register' | 'login', out: readonly string[]): string[] => {
    const match = matches.get(name);
    if (match === undefined) return [];
    const drafted = draftOperation(match.operation, { ...SIGN_IN, out }, basePath);
    return [`  ${line(name, drafted, match.confidence)}`];
  };
  const used = (kind: string): number => {
    const names = schemes.filter((scheme) => scheme.kind === kind).map(({ name }) => name);
    return operations.filter(({ security }) => security.some((name) => names.includes(name))).length;
  };
  const gives = [login, register].some(
    (match) => match !== undefined && findName(namesIn(match.operation.answer), 'token') !== undefined,
  );
  const custom = schemes.find(({ kind }) => kind === 'header');
  const basic = used('basic') > used('bearer') && used('basic') >= used('cookie');
  const bearer =
    !basic &&
    (used('bearer') > 0 || gives) &&
    (gives ||
      used('cookie') === 0 ||
      login?.operation.answer === undefined ||
      namesIn(login.operation.answer).length === 0);
  if (basic) return ['auth:', '  basic: true', ...step('register', ['id'])];
  const named = custom?.field ?? 'Authorization';
  const asHeader = custom !== undefined && used('header') > used('bearer') && gives;
  const header = `  header: { name: ${asHeader ? named : 'Authorization'}, value: "${asHeader ? '' : 'Bearer '}{token}" }`;
  const steps = [
    ...step('register', bearer && login === undefined ? ['id', 'token'] : ['id']),
    ...step('login', bearer || asHeader ? ['token'] : []),
  ];
  if (steps.length === 0) {
    if (custom !== undefined && used('header') > 0) {
      return [
        `headers: { ${named}: "\${APP_API_KEY}" } # the document knows no sign-in: a test key from the environment`,
      ];
    }
    return [
      '# auth: no operation that signs in was found; actors: { alice: { token: "${ALICE_TOKEN}" }, bob: … } would do',
    ];
  }
  return ['auth:', ...(bearer || asHeader ? [header] : ['  # the session is a cookie']), ...steps];
}

/** Paying at once and authorising are often one operation that a field of the body tells apart. */
function splitByCapture(
  operation: ApiOperation,
  drafted: DraftOperation,
): { readonly pay: DraftOperation; readonly authorize?: DraftOperation } {
  const field = findName(namesIn(operation.body), 'capture', ({ properties }) => properties === undefined);
  if (field === undefined) return { pay: drafted };
  const name = field.pointer.slice(1);
  if (name.includes('/')) return { pay: drafted };
  const texts = (field.schema.enum ?? []).filter((value) => typeof value === 'string');
  const late = texts.find((text) => /manual|authori|late|hold|delayed/iu.test(text));
  const once = texts.find((text) => text !== late);
  const pair = field.schema.type === 'boolean' ? [true, false] : late === undefined ? undefined : [once, late];
  if (pair === undefined) return { pay: drafted };
  const body = typeof drafted.body === 'object' && drafted.body !== null ? drafted.body : {};
  const fields = { ...drafted.fields, capture: field.pointer };
  const of = (value: unknown): DraftOperation => ({ ...drafted, body: { ...body, [name]: value }, fields });
  return { pay: of(pair[0]), authorize: of(pair[1]) };
}

function uses({ body }: DraftOperation, placeholder: string): boolean {
  return JSON.stringify(body ?? '').includes(`{${placeholder}}`);
}

function staffOnly(role: RoleName, drafted: DraftOperation): DraftOperation & { readonly as?: string } {
  return ROLES[role].staff === true ? { ...drafted, as: 'admin' } : drafted;
}

function valueOf({ guessed: _guessed, fields, out, ...drafted }: DraftOperation): object {
  return {
    ...drafted,
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(Object.keys(out).length > 0 && { out }),
  };
}

function wrapped(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (let at = 0; at < names.length; at += 8) lines.push(`#   ${names.slice(at, at + 8).join(', ')}`);
  return lines;
}

function oneLine(text: string): string {
  return text.replaceAll(/[^ -~]+/gu, ' ');
}
