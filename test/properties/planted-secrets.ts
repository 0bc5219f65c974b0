/** A text that no output may hold, and the parts of it by which one that does is told; parts are in lower case. */
export interface PlantedSecret {
  readonly name: string;
  readonly text: string;
  readonly traces: readonly string[];
}

// Made here piece by piece, so that no scanner takes this file for a leak.
const BODY = 'q7Wm2Xc9Rt4Zk8Yp3Lv6Nb1Hs5Jd0Fg';
const CARD = ['4000', '0566', '5566', '5556'];
const KEY = ['PRIVATE', 'KEY'].join(' ');

const card = (name: string, text: string): PlantedSecret => ({
  name,
  text,
  traces: ['05665566', '66556655', '0566 5566', '0566-5566', '5566 5556', '5566-5556', '0566%205566'],
});
const secret = (name: string, text: string, body: string = BODY): PlantedSecret => ({
  name,
  text,
  traces: [body.slice(0, 10), body.slice(10, 20), body.slice(-10)].map((trace) => trace.toLowerCase()),
});
const encoded = (name: string, text: string): PlantedSecret => ({
  name,
  text,
  traces: [text.slice(0, 16), text.slice(-16)].map((trace) => trace.toLowerCase()),
});

/** A test card number in the notations, and the kinds of secrets, that reports hold. */
export const plantedSecrets: readonly PlantedSecret[] = [
  card('a card number', CARD.join('')),
  card('a card number with spaces', CARD.join(' ')),
  card('a card number with dashes', CARD.join('-')),
  card('a card number, percent-encoded', CARD.join('%20')),
  encoded(
    'a card number in HTML references',
    Array.from(CARD.join(''), (digit) => `&#${digit.charCodeAt(0)};`).join(''),
  ),
  encoded('a card number in base64', Buffer.from(`card=${CARD.join('')}&x=1`).toString('base64')),
  secret('a Stripe key', ['sk', 'live', BODY].join('_')),
  secret('a webhook secret', ['whsec', BODY].join('_')),
  secret('a bearer token', `Authorization: Bearer ${BODY}`),
  secret('a password', `password=${BODY}`),
  secret('a password in JSON', `{"password":"${BODY}"}`),
  secret('an AWS key id', ['AKIA', 'Q7WM2XC9RT4ZK8YP'].join(''), 'Q7WM2XC9RT4ZK8YP'),
  secret('a key, percent-encoded', encodeURIComponent(`api_key="${BODY}"`)),
  encoded('a key in base64', Buffer.from(['sk', 'live', BODY].join('_')).toString('base64')),
  secret('a private key', `-----BEGIN ${KEY}-----\n${BODY}\n-----END ${KEY}-----`),
];
