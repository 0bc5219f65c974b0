/** One way in which password hashes are written. */
export interface PasswordHash {
  readonly name: string;
  /** Linear: a distinct beginning, then a fixed number of characters. */
  readonly pattern: RegExp;
  /** The same in the words of ZAP. */
  readonly alias?: string;
}

const hash = (name: string, pattern: RegExp, alias?: string): PasswordHash => ({
  name,
  pattern,
  ...(alias !== undefined && { alias: `zap/${alias}` }),
});

/** Hashes that are known by their form (https://manpages.debian.org/crypt.5, the bcrypt and Argon2 papers). */
export const HASHES: readonly PasswordHash[] = [
  hash('LanMan', /\$LM\$[a-f0-9]{16}/iu, '10097-1'),
  hash('Kerberos AFS', /\$K4\$[a-f0-9]{16},/iu, '10097-2'),
  hash('OpenBSD Blowfish', /\$2[ay]\$05\$[a-z0-9+_./=-]{53}/iu, '10097-3'),
  hash('MD5 crypt', /\$1\$[./0-9A-Za-z]{0,8}\$[./0-9A-Za-z]{22}/u, '10097-4'),
  hash('SHA-256 crypt', /\$5\$(?:rounds=\d{1,9}\$)?[./0-9A-Za-z]{0,16}\$[./0-9A-Za-z]{43}/u, '10097-5'),
  hash('SHA-512 crypt', /\$6\$(?:rounds=\d{1,9}\$)?[./0-9A-Za-z]{0,16}\$[./0-9A-Za-z]{86}/u, '10097-6'),
  hash('bcrypt', /\$2a?\$\d{2}\$[./0-9A-Za-z]{53}/u, '10097-7'),
  hash('bcrypt', /\$2[bxy]\$\d{2}\$[./0-9A-Za-z]{53}/u),
  hash('NTLM', /\$(?:3\$\$|NT\$)[0-9a-f]{32}/u, '10097-8'),
  hash('Argon2', /\$argon2(?:i|d|id)\$v=\d{1,4}\$m=\d{1,9},t=\d{1,9},p=\d{1,9}\$[\w+/]{8,128}\$[\w+/]{16}/u),
  hash('scrypt', /\$7\$[./0-9A-Za-z]{11,97}\$[./0-9A-Za-z]{43}/u),
];
