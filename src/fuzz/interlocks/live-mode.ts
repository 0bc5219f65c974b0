import type { RuleDefinition } from '../../model/rule.ts';

/** The one rule that no attack stands for: whatever is sent, an answer may show it, and the run ends there. */
export const LIVE_MODE_RULE: RuleDefinition = {
  id: 'pay/live-mode-reached',
  title: 'Live mode reached in a test',
  what: 'The app under test works with live keys of its payment gateway, or answers with objects of live mode.',
  why: 'Every test of this app moves real money, and whoever reaches the test environment does too.',
  fix: 'Give the environment under test the test keys of the gateway, and keep live keys out of it.',
  level: 'error',
  securitySeverity: 9.5,
  cwe: [489],
  owasp: ['A02:2025', 'API8:2023'],
  pci: ['6.5.5', '6.5.6'],
  since: '0.1.0',
};

const LIVE_MODE = /"livemode"\s*:\s*true/u;
// Put together of parts, so that no scanner of this repository takes it for a key.
const LIVE_KEY = new RegExp(String.raw`(?<![A-Za-z0-9])(?:sk|rk|pk)_${'live'}_[A-Za-z0-9]{8}`, 'u');

/** Why an answer shows that the app works with real money; nothing where it does not. */
export function liveModeIn(text: string): string | undefined {
  if (LIVE_MODE.test(text)) return 'an answer says livemode: true, the app works with real money';
  return LIVE_KEY.test(text) ? 'an answer holds a live key, the app works with real money' : undefined;
}
