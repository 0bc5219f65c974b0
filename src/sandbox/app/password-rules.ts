import { Refusal } from '../refusal.ts';

const MIN_LENGTH = 12;
// What people type who are told to take twelve characters; NIST SP 800-63B-4, 3.1.1.2 asks for such a list.
const COMMON: ReadonlySet<string> = new Set([
  'password1234',
  'password12345',
  'passwordpassword',
  'passw0rd1234',
  '123456789012',
  '1234567890123',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwerty123456',
  'administrator',
  'letmeinletmein',
  'welcome12345',
  'iloveyou1234',
]);

/**
 * Takes a new password or refuses it: at least twelve characters (PCI DSS 4.0.1, 8.3.6), no common one, not one
 * character over and over, not the e-mail address. @throws Refusal 400 `weak_password`
 */
export function checkNewPassword(password: string, email: string): void {
  const lower = password.normalize('NFC').toLowerCase();
  const weak =
    Array.from(lower).length < MIN_LENGTH ||
    COMMON.has(lower) ||
    new Set(lower).size < 4 ||
    lower.includes(email.toLowerCase().split('@', 1)[0]?.padEnd(4, '\0') ?? '\0');
  if (!weak) return;
  throw new Refusal(
    400,
    'weak_password',
    `Take a password of at least ${MIN_LENGTH} characters that is neither common nor your e-mail address.`,
  );
}
