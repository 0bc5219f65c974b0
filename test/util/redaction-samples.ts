/** Test numbers that gateways publish, of every network and length. */
export const CARDS: readonly string[] = [
  '4242424242424242',
  '4000056655665556',
  '4222222222222',
  '5555555555554444',
  '2223003122003222',
  '378282246310005',
  '6011111111111117',
  '3566002020360505',
  '30569309025904',
  '3056930009020004',
  '6200000000000005',
  '6304000000000000',
];

const mixed = (length: number): string => 'a1B2c3D4e5F6g7H8i9J0kL'.repeat(8).slice(0, length);
const hex = (length: number): string => '3f9c0a7be2d14586'.repeat(8).slice(0, length);
const basic = Buffer.from('merchant:hunter2').toString('base64');
const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLXNpZ25hdHVyZQ';

/** Of each kind of secret a text that holds one, and the part that must not be left. */
export const SECRETS: readonly (readonly [text: string, secret: string])[] = [
  ...['sk_live_', 'sk_test_', 'rk_live_', 'pk_live_', 'whsec_', 'ghp_', 'github_pat_', 'glpat-', 'npm_'].map((head) =>
    prefixed(head),
  ),
  ...['access-sandbox-', 'access-production-'].map((head) => prefixed(head, hex(8) + '-1111-2222-3333-' + hex(12))),
  ...['klarna_live_api_', 'live_', 'test_', 'rzp_live_', 'FLWSECK_TEST-', 'sq0atp-', 'sq0csp-', 'A21AA', 'AIza'].map(
    (head) => prefixed(head, mixed(44)),
  ),
  prefixed('EAAA', mixed(60)),
  prefixed('AQEyhm', mixed(60)),
  prefixed('access_token$production$abc123def456ghi7$', hex(32)),
  prefixed('AKIA', 'IOSFODNN7EXAMPLE'),
  prefixed('xoxb-', '123456789012-abcdefABCDEF'),
  prefixed('https://hooks.slack.com/services/', 'T00000000/B00000000/abcdefABCDEF123456789012'),
  prefixed('SG.', 'abcdefABCDEF1234567890.abcdefABCDEF1234567890'),
  prefixed('sk-ant-', mixed(40)),
  prefixed('hvs.', mixed(40)),
  [token, token.slice(21)],
  [`-----BEGIN RSA PRIVATE KEY-----\n${mixed(64)}\n-----END RSA PRIVATE KEY-----`, mixed(64)],
  ['https://merchant:hunter2@gateway.example/v1', 'hunter2'],
  ['postgresql://app:p@ss:w0rd@db/shop', 'w0rd'],
  [`Authorization: Basic ${basic}`, basic],
  [`authorization: Bearer ${mixed(30)}`, mixed(30)],
  [`use Basic ${basic} here`, basic],
  ['GET / HTTP/1.1\r\nCookie: sid=abcdef; theme=dark99\r\nHost: a', 'abcdef'],
  ['HTTP/1.1 200 OK\nSet-Cookie: cart=tastycookie; Path=/; HttpOnly\n', 'tastycookie'],
  ['X-Api-Key: plainwords', 'plainwords'],
  [`curl -H 'Authorization: Token ${hex(40)}' http://a`, hex(40)],
  ['{"name":"Cookie","value":"sid=abcdef12"}', 'abcdef12'],
  ['{"Authorization":"opaque-value"}', 'opaque-value'],
  ...['password', 'passwd', 'pwd', 'newPassword', 'password_confirmation', 'passphrase'].flatMap(labelled('hunter2!x')),
  ...[
    'client_secret',
    'api_key',
    'secretKey',
    'PLAID_SECRET',
    'privateKey',
    'sharedSecret',
    'access_token',
    'hmacKey',
  ].flatMap(labelled(hex(30))),
  ...['cvv', 'cvc', 'cvv2', 'cvc2', 'csc', 'security_code', 'securityCode', 'cardCvc', 'card_cvv'].flatMap(
    labelled('739'),
  ),
  ...['pin', 'PIN', 'cardPin', 'pin_code'].flatMap(labelled('7391')),
  ['CVV 739', '739'],
  ['the security code is 739.', '739'],
  ['PIN 7391', '7391'],
  ['%B4242424242424242^TEST/CARD^29122011234567890?', '^TEST/CARD^2912201'],
  [';4242424242424242=29122011234567890?', '=2912201'],
  ['4242424242424242D29122011234567890F', 'D2912201'],
];

function prefixed(head: string, secret: string = mixed(40)): readonly [string, string] {
  return [head + secret, secret];
}

function labelled(value: string): (label: string) => readonly (readonly [string, string])[] {
  return (label) =>
    [
      `{"${label}":"${value}"}`,
      `{"${label}" : "${value}", "amount": 100}`,
      `amount=100&${label}=${value}&x=1`,
      `/pay?${label}=${value}`,
      `card[${label}]=${value}`,
      `<${label}>${value}</${label}>`,
      `<soap:${label} type="a">${value}</soap:${label}>`,
      `<input type="text" name="${label}" value="${value}">`,
      `<input value="${value}" name="${label}">`,
      `{"name":"${label}","value":"${value}"}`,
      `Content-Disposition: form-data; name="${label}"\r\n\r\n${value}\r\n--x`,
      `${label}: ${value}`,
      `${label} = '${value}'`,
      `tool --${label} ${value}`,
    ].map((text) => [text, value] as const);
}

const everyCharacter = (text: string, encode: (mark: string) => string): string => Array.from(text, encode).join('');
const code = (mark: string, base: number): string => (mark.codePointAt(0) ?? 0).toString(base);

/** How evidence encodes a text; each works on any text and can be applied to the result of another. */
export const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  percent: (text) => encodeURIComponent(text),
  'percent of every byte': (text) => Buffer.from(text).toString('hex').replaceAll(/../gu, '%$&'),
  form: (text) => encodeURIComponent(text).replaceAll('%20', '+'),
  'decimal references': (text) => everyCharacter(text, (mark) => `&#${code(mark, 10)};`),
  'hexadecimal references': (text) => everyCharacter(text, (mark) => `&#x${code(mark, 16)};`),
  'named references': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  JSON: (text) => JSON.stringify(text),
  'JSON escapes': (text) => everyCharacter(text, (mark) => `\\u${code(mark, 16).padStart(4, '0')}`),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
};
