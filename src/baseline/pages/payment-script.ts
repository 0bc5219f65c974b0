import type { PageScript } from '../page-renderer.ts';
import { scriptName, type ScriptObjection } from '../script-inventory.ts';
import type { Hit } from '../web-rule.ts';

/** A page with a script, for the examples of rules. */
export const PAYMENT_PAGE = 'https://shop.example/checkout';

/** That script. */
export const PAYMENT_SCRIPT: PageScript = {
  source: 'https://js.stripe.com/v3/',
  hash: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  integrity: false,
};

/** A hit for each script of a payment page that is objected to for this reason. */
export function paymentScriptHits(
  scripts: readonly ScriptObjection[],
  kind: ScriptObjection['kind'],
  message: string,
): Hit[] {
  return scripts
    .filter((objection) => objection.kind === kind)
    .map(({ script }) => ({ parameter: scriptName(script), evidence: script.hash ?? 'not loaded', message }));
}
