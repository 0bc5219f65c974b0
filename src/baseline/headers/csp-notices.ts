const SOURCE_LISTS: ReadonlySet<string> = new Set(
  'child-src connect-src default-src font-src frame-src img-src manifest-src media-src object-src script-src script-src-attr script-src-elem style-src style-src-attr style-src-elem worker-src prefetch-src base-uri form-action frame-ancestors navigate-to'.split(
    ' ',
  ),
);
const OTHERS: ReadonlySet<string> = new Set(
  'block-all-mixed-content plugin-types report-to report-uri require-trusted-types-for sandbox trusted-types upgrade-insecure-requests'.split(
    ' ',
  ),
);
const SANDBOX =
  /^allow-(?:downloads|forms|modals|orientation-lock|pointer-lock|popups|popups-to-escape-sandbox|presentation|same-origin|scripts|storage-access-by-user-activation|top-navigation|top-navigation-by-user-activation|top-navigation-to-custom-protocols)$/iu;
const WITHOUT_VALUE: ReadonlySet<string> = new Set(['block-all-mixed-content', 'upgrade-insecure-requests']);
const KEYWORD =
  /^'(?:self|none|unsafe-inline|unsafe-eval|wasm-unsafe-eval|unsafe-hashes|strict-dynamic|report-sample|unsafe-allow-redirects|inline-speculation-rules|trusted-types-eval)'$/u;
const UNQUOTED =
  /^(?:self|none|unsafe-inline|unsafe-eval|wasm-unsafe-eval|unsafe-hashes|strict-dynamic|report-sample|unsafe-allow-redirects)$/u;
const NONCE_OR_HASH = /^'(?:nonce-[\w+/-]+={0,2}|sha(?:256|384|512)-[\w+/-]+={0,2})'$/iu;
const SCHEME = /^[a-z][a-z0-9+.-]*:$/iu;
const HOST =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::(?:\d+|\*))?(?:\/[^\s?#;,]*)?(?:\?[^#]*)?(?:#.*)?$/iu;
const HASH_LENGTH: Readonly<Record<string, number>> = { sha256: 44, sha384: 64, sha512: 88 };
const MOST = 20;

/** One thing in a policy that browsers ignore, or read as something else than was meant. */
export interface CspNotice {
  /** The directive as written, cut. */
  readonly directive: string;
  readonly problem: string;
}

/** What does not fit the grammar of a policy (https://www.w3.org/TR/CSP3/#framework-policy); what is only deprecated does. */
export function cspNotices(policy: string): CspNotice[] {
  const notices: CspNotice[] = [];
  const seen = new Set<string>();
  for (const text of policy.slice(0, 16_384).split(';')) {
    const [name = '', ...values] = text.trim().split(/\s+/u);
    const key = name.toLowerCase();
    if (key === '') continue;
    const problems = [...(seen.has(key) ? ['given twice; only the first counts'] : []), ...problemsOf(key, values)];
    seen.add(key);
    notices.push(...problems.map((problem) => ({ directive: name.slice(0, 60), problem })));
    if (notices.length >= MOST) break;
  }
  return notices;
}

function problemsOf(name: string, values: readonly string[]): string[] {
  if (WITHOUT_VALUE.has(name)) return values.length > 0 ? ['takes no value'] : [];
  if (name === 'report-to' && values.length !== 1) return ['takes exactly one value'];
  if (name === 'report-uri' && values.length === 0) return ['takes at least one value'];
  if (name === 'sandbox')
    return values
      .filter((value) => !SANDBOX.test(value))
      .map((value) => `${value.slice(0, 60)} is no keyword of sandbox`);
  if (OTHERS.has(name)) return [];
  if (!SOURCE_LISTS.has(name)) return ['no directive of this name'];
  if (values.length === 0) return ["an empty list; write 'none'"];
  const lower = values.map((value) => value.toLowerCase());
  const alone = lower.includes("'none'") && lower.length > 1 ? ["'none' beside other sources has no effect"] : [];
  // Nonces and hashes tell capitals from small letters.
  const distinct = new Set(values.map((value) => (NONCE_OR_HASH.test(value) ? value : value.toLowerCase())));
  const twice = distinct.size < values.length ? ['a source is given twice'] : [];
  return [...alone, ...twice, ...values.flatMap(sourceProblem)];
}

function sourceProblem(value: string): string[] {
  const lower = value.toLowerCase();
  const shown = value.slice(0, 60);
  if (UNQUOTED.test(lower)) return [`${shown} is read as a host; the keyword is '${lower}'`];
  if (KEYWORD.test(lower) || lower === '*') return [];
  if (NONCE_OR_HASH.test(value)) {
    const [, algorithm = '', digest = ''] = /^'(sha\d+)-(.*)'$/u.exec(lower) ?? [];
    const expected = HASH_LENGTH[algorithm];
    return expected !== undefined && digest.length !== expected ? [`${shown} has the wrong length`] : [];
  }
  return SCHEME.test(value) || HOST.test(value) ? [] : [`${shown} is no source`];
}
