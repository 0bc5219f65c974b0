import type { CspPolicies, CspPolicy } from './csp-policy.ts';

/** What a policy fails to stop. */
export type CspFlaw =
  | 'any-host'
  | 'inline-script'
  | 'inline-style'
  | 'eval'
  | 'script-hashes'
  | 'style-hashes'
  | 'open-form-action'
  | 'open-frame-ancestors';

/** The flaws of a page's policies, each with the directives that have it. */
export interface CspFlaws {
  /** What all policies together let through: a request has to pass every one of them. */
  readonly inForce: ReadonlyMap<CspFlaw, readonly string[]>;
  /** What some policy alone would let through, of several. */
  readonly alone: ReadonlyMap<CspFlaw, readonly string[]>;
}

// Directive → the directives that speak for it where it is absent (CSP3, 6.8.3).
const FETCH: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'style-src': ['style-src-elem', 'style-src', 'default-src'],
  'img-src': ['img-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'font-src': ['font-src', 'default-src'],
  'media-src': ['media-src', 'default-src'],
  'object-src': ['object-src', 'default-src'],
  'manifest-src': ['manifest-src', 'default-src'],
  'worker-src': ['worker-src', 'child-src', 'script-src', 'default-src'],
};
const ANY_HOST = /^(?:\*|(?:https?|wss?):|(?:(?:https?|wss?):\/\/)?\*(?::(?:\*|80|443))?\/?)$/u;
const TRUSTED = /^'(?:nonce-|sha(?:256|384|512)-)/u;

/** What the policies of a page let through (https://www.w3.org/TR/CSP3/). */
export function cspFlaws(policies: CspPolicies): CspFlaws {
  if (last?.policies !== policies) last = { policies, flaws: flawsOf(policies) };
  return last.flaws;
}

// Seven rules ask, one after the other.
let last: { readonly policies: CspPolicies; readonly flaws: CspFlaws } | undefined;

function flawsOf({ header, meta }: CspPolicies): CspFlaws {
  const framed = (policy: CspPolicy): Set<string> => withoutFrames(allowedBy(policy));
  const allowed = [...header.map(allowedBy), ...meta.map(framed)];
  const alone = new Set(allowed.flatMap((one) => [...one]));
  const inForce = new Set([...alone].filter((name) => allowed.every((one) => one.has(name))));
  // A <meta> policy can say nothing of frames, so only headers decide.
  if (header.length > 0 && header.map(allowedBy).every((one) => one.has('open-frame-ancestors frame-ancestors')))
    inForce.add('open-frame-ancestors frame-ancestors');
  return { inForce: byFlaw(inForce), alone: byFlaw(alone) };
}

function withoutFrames(allowed: Set<string>): Set<string> {
  allowed.delete('open-frame-ancestors frame-ancestors');
  return allowed;
}

function byFlaw(allowed: ReadonlySet<string>): ReadonlyMap<CspFlaw, readonly string[]> {
  const flaws = new Map<CspFlaw, string[]>();
  for (const entry of allowed) {
    const [flaw = '', directive = ''] = entry.split(' ');
    const directives = flaws.get(flaw as CspFlaw);
    if (directives === undefined) flaws.set(flaw as CspFlaw, [directive]);
    else directives.push(directive);
  }
  return flaws;
}

/** `flaw directive` for each that one policy has. */
function allowedBy(policy: CspPolicy): Set<string> {
  const allowed = new Set<string>();
  const note = (applies: boolean, flaw: CspFlaw, directive: string): void => {
    if (applies) allowed.add(`${flaw} ${directive}`);
  };
  const sandbox = policy.get('sandbox')?.map((word) => word.toLowerCase());
  const scripts = sandbox === undefined || sandbox.includes('allow-scripts');
  for (const directive of Object.keys(FETCH)) {
    const sources = governing(policy, directive);
    // Neither scripts nor workers are then judged by their host (CSP3, 6.7.1.1).
    const strict = /^(?:script|worker)-src$/u.test(directive) && sources?.includes("'strict-dynamic'") === true;
    const open = sources === undefined || (!strict && sources.some((source) => ANY_HOST.test(source)));
    note(open && (scripts || directive !== 'script-src'), 'any-host', directive);
  }
  const [script, style] = [governing(policy, 'script-src'), governing(policy, 'style-src')];
  note(scripts && allowsInline(script, true), 'inline-script', 'script-src');
  note(allowsInline(style, false), 'inline-style', 'style-src');
  // These two are read from script-src itself (CSP3, 4.3.1), not from script-src-elem.
  const own = policy.get('script-src') ?? policy.get('default-src');
  const ownName = policy.has('script-src') ? 'script-src' : 'default-src';
  note(has(own, "'unsafe-eval'"), 'eval', ownName);
  note(has(own, "'unsafe-hashes'"), 'script-hashes', ownName);
  const styleName = policy.has('style-src') ? 'style-src' : 'default-src';
  note(has(policy.get(styleName), "'unsafe-hashes'"), 'style-hashes', styleName);
  const forms = sandbox === undefined || sandbox.includes('allow-forms');
  note(forms && isOpen(policy.get('form-action')), 'open-form-action', 'form-action');
  note(isOpen(policy.get('frame-ancestors')), 'open-frame-ancestors', 'frame-ancestors');
  return allowed;
}

function governing(policy: CspPolicy, directive: string): string[] | undefined {
  const name = FETCH[directive]?.find((candidate) => policy.has(candidate));
  return name === undefined ? undefined : policy.get(name)?.map((source) => source.toLowerCase());
}

function allowsInline(sources: readonly string[] | undefined, isScript: boolean): boolean {
  if (sources === undefined) return true;
  if (sources.some((source) => TRUSTED.test(source))) return false;
  return sources.includes("'unsafe-inline'") && !(isScript && sources.includes("'strict-dynamic'"));
}

function has(sources: readonly string[] | undefined, keyword: string): boolean {
  return sources?.some((source) => source.toLowerCase() === keyword) === true;
}

function isOpen(sources: readonly string[] | undefined): boolean {
  return sources === undefined || sources.some((source) => ANY_HOST.test(source.toLowerCase()));
}
