import { createRequire } from 'node:module';
import type * as stripe from 'stripe';
import type * as braintree from 'braintree';
import type * as plaid from 'plaid';
import { TollgateError } from '../../../model/errors.ts';

/** The vendors' own packages: optional, since nothing but the sandbox's shop needs them. */
export interface Sdks {
  readonly stripe: typeof stripe;
  readonly braintree: typeof braintree;
  readonly plaid: typeof plaid;
}

const VERSIONS: Readonly<Record<keyof Sdks, string>> = { stripe: '23', braintree: '3', plaid: '47' };

// Their CommonJS builds load in a quarter of the time of several hundred modules.
const load = createRequire(import.meta.url);

/** Loads a vendor's package. @throws TollgateError `sandbox/missing-package` */
export function loadSdk<Name extends keyof Sdks>(name: Name): Sdks[Name] {
  try {
    return load(name) as Sdks[Name];
  } catch (error) {
    throw new TollgateError('sandbox/missing-package', `what goes through ${name} needs the package "${name}"`, {
      class: 'usage',
      help: [`npm install ${name}@${VERSIONS[name]}`],
      cause: error,
    });
  }
}
