/** What is looked for closely where one of its words stands. */
export type SecretKind =
  | 'gateway'
  | 'bank'
  | 'privateKey'
  | 'securityCode'
  | 'passwordHash'
  | 'listing'
  | 'privateAddress'
  | 'banner'
  | 'http'
  | 'track';

/** Of each thing that is looked for closely the words of which one stands in it; with a capital letter as it is written. */
export const SECRET_WORDS: Readonly<Record<SecretKind, readonly string[]>> = {
  gateway: [
    'sk_',
    'rk_',
    'whsec_',
    'access_token$',
    'A21AA',
    'sq0',
    'EAAA',
    'AQE',
    'rzp_',
    'FLWSECK',
    'live_',
    'test_',
    'pdl_',
  ],
  bank: ['access-', 'processor-', 'live_', 'sandbox_', 'client_secret'],
  privateKey: ['PRIVATE KEY-----'],
  securityCode: ['cvv', 'cvc', 'cvn', 'csc', 'cid', 'verification', 'security'],
  passwordHash: [
    '$lm$',
    '$k4$',
    '$1$',
    '$2$',
    '$2a$',
    '$2b$',
    '$2x$',
    '$2y$',
    '$3$$',
    '$5$',
    '$6$',
    '$7$',
    '$nt$',
    '$argon2',
  ],
  listing: [
    'Index of /',
    '[To Parent Directory]',
    'Directory Listing For /',
    'listing directory /',
    'Directory listing for /',
  ],
  privateAddress: ['10.', '172.', '192.168.', 'ip-10-', 'ip-172-', 'ip-192-168-'],
  banner: ['tomcat/', 'apache/', 'nginx/', 'jetty://', 'squid/'],
  http: ['http:'],
  track: ['%B', ';'],
};
