/** One kind of secret that is known by its form. */
export interface SecretPattern {
  /** ASCII words of which at least one, in any case, stands in every match. */
  readonly hints: readonly string[];
  /** Group 1, where there is one, stands first and is kept: it says what the secret was. */
  readonly pattern: RegExp;
  /** What stands for the rest; default `[redacted]`. */
  readonly replacement?: string;
}

// `x{8,}` as `x{8}x*`: the regular expressions of V8 run out of stack on the first where a text of many megabytes fits it.
const unrolled = (pattern: RegExp): RegExp =>
  new RegExp(pattern.source.replaceAll(/(\[(?:\\.|[^\]])*\]|\\w)\{(\d+),\}/gu, '$1{$2}$1*'), pattern.flags);

const by = (hints: string, pattern: RegExp, replacement?: string): SecretPattern => ({
  hints: hints.split(' '),
  pattern: unrolled(pattern),
  ...(replacement !== undefined && { replacement }),
});

/**
 * Secrets known by their form, as the vendors document them. Each pattern has a bounded head and at most one unbounded
 * repetition, at its very end, so that a search is linear. Where the form is distinct no boundary is asked for, so that
 * text set against a secret does not hide it.
 */
export const SECRET_PATTERNS: readonly SecretPattern[] = [
  // Payments. Stripe, Paystack, Checkout.com: https://docs.stripe.com/keys
  by(
    'sk_live sk_test rk_live rk_test pk_live pk_test sk_sbox pk_sbox',
    /([srp]k_(?:live|test|sbox)_)[0-9a-z][0-9a-z*#$=_]{7,}/giu,
  ),
  by('whsec_', /(whsec_)[0-9a-z+/=]{8,}/giu),
  by('sk_', /((?<![a-z0-9])sk_)[a-z0-9]{26}[a-z*#$=]/gu),
  // Plaid: https://plaid.com/docs/quickstart/glossary/
  by(
    'access- public- link- processor-',
    /((?:access|public|link|processor)-(?:sandbox|development|production)-)[0-9a-f-]{16,}/giu,
  ),
  // Braintree and PayPal: https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials
  by('access_token$', /(access_token\$(?:sandbox|production)\$[0-9a-z]{1,40}\$)[0-9a-f]{8,}/giu),
  by('A21AA', /(A21AA)[\w-]{40,}/gu),
  // Square: https://developer.squareup.com/docs/build-basics/access-tokens
  by('sq0', /((?:sandbox-)?sq0[a-z]{3}-)[\w-]{20,}/gu),
  by('EAAA', /((?<![\w+/=-])EAAA)[\w-]{56,}/gu),
  // Adyen, Klarna, Mollie, GoCardless, Razorpay, Flutterwave, Paddle.
  by('AQE AQF', /(AQ[EF][a-z]hm)[\w+/=*-]{30,}/gu),
  by('klarna_', /(klarna_(?:live|test)_)[\w+/=.-]{16,}/giu),
  by('live_ test_ access_ sandbox_', /((?<![a-z0-9])(?:live|test|access)_)[0-9A-Za-z]{30,}/gu),
  by('live_ sandbox_', /((?<![a-z0-9])(?:live|sandbox)_)(?=[a-z_-]{0,30}[0-9A-Z])[\w-]{40,}/gu),
  by('rzp_', /(rzp_(?:live|test)_)[0-9A-Za-z]{10,}/gu),
  by('flwseck', /(FLWSECK(?:_TEST)?-)[\w-]{12,}/giu),
  by('pdl_', /(pdl_(?:live|sdbx)_apikey_)[\w-]{20,}/giu),
  // Clouds. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  by(
    'akia asia abia acca agpa aida aroa aipa anpa anva a3t',
    /(A[KS]IA|(?<![0-9A-Z])(?:A3T[0-9A-Z]|ABIA|ACCA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA))[0-9A-Z]{16,}/gu,
  ),
  by('AIza', /(AIza)[\w-]{35,}/gu),
  by('ya29.', /(ya29\.)[\w.-]{20,}/gu),
  by('GOCSPX-', /(GOCSPX-)[\w-]{20,}/gu),
  by('8Q~', /[\w~.-]{3}8Q~[\w~.-]{31,}/gu),
  by('sig=', /((?<=[?&;])sig=)[\w%+/=-]{20,}/giu),
  by('dapi', /((?<![a-z0-9])dapi)[0-9a-f]{32,}/giu),
  by('dop_v1_ doo_v1_ dor_v1_', /(do[opr]_v1_)[0-9a-f]{32,}/gu),
  by('cfk_ cfut_ cfat_', /(cf(?:k|ut|at)_)[0-9A-Za-z]{40,}/gu),
  // Code hosts and package registries.
  by('ghp_ gho_ ghu_ ghs_ ghr_', /(gh[pousr]_)[\w.-]{20,}/gu, '[redacted]'),
  by('github_pat_', /(github_pat_)\w{20,}/gu),
  by(
    'glpat- gldt- glrt- glcbt- glptt- glsoat- glft- glimt- glagent-',
    /(gl(?:pat|dt|rt|cbt|ptt|soat|ft|imt|agent)-)[\w.-]{16,}/gu,
  ),
  by('npm_', /((?<![a-z0-9])npm_)[0-9A-Za-z]{30,}/gu),
  by('pypi-', /(pypi-AgE)[\w-]{30,}/gu),
  by('dckr_', /(dckr_(?:pat|oat)_)[\w-]{20,}/gu),
  // Chat, mail, services.
  by('xox xapp-', /((?:xox[abceoprs]|xapp)-)(?=[a-z-]{0,30}[0-9])[0-9A-Za-z-]{10,}/gu),
  by('hooks.slack', /(hooks\.slack\.com\/(?:services|workflows)\/)[\w/]{8,}/giu),
  by('SG.', /((?<![\w.])SG\.)[\w-]{16,64}\.[\w-]{16,}/gu),
  by('key-', /((?<![a-z0-9-])key-)[0-9a-f]{32}(?![0-9a-f])/gu),
  by('shpat_ shpca_ shppa_ shpss_', /(shp(?:at|ca|pa|ss)_)[0-9A-Za-z]{32,}/gu),
  by('sk-', /((?<![a-z0-9])sk-(?:ant|proj|svcacct|admin|or)-)[\w-]{20,}/gu),
  by('T3BlbkFJ', /((?<![a-z0-9])sk-)[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20,}/gu),
  by('gsk_', /((?<![a-z0-9])gsk_)[0-9A-Za-z]{40,}/gu),
  by('hf_', /((?<![a-z0-9])hf_)[A-Za-z]{30,}/gu),
  by('lin_api_', /(lin_api_)\w{32,}/gu),
  by('ntn_', /((?<![a-z0-9])ntn_)[0-9]{11}[0-9A-Za-z]{35,}/gu),
  by('hvs. hvb. hvr.', /(hv[sbr]\.)[\w-]{24,}/gu),
  by('glsa_ glc_', /(glsa_|(?<![a-z0-9])glc_)[\w+/]{32,}/gu),
  by('figd_', /(figd_)[\w-]{40,}/gu),
  by('tskey-', /(tskey-)[\w-]{20,}/gu),
  by('vcp_ vci_ vca_ vcr_ vck_', /((?<![a-z0-9])vc[piark]_)[0-9A-Za-z]{20,60}(?![0-9A-Za-z])/gu),
  by('ops_ey', /((?<![a-z0-9])ops_ey)[\w+/=-]{50,}/gu),
  by('age-secret', /(AGE-SECRET-KEY-1)[0-9a-z]{20,}/giu),
  by(':AA', /((?<!\d)\d{8,10}:)AA[\w-]{30,}/gu),
  // Any vendor.
  by('thin:', /(oracle:thin:)[^\s/@]{1,64}\/[^\s/@]{1,128}(?=@)/giu),
];
