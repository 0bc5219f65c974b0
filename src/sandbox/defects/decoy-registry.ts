import type { Decoy } from './decoy.ts';
import { authzDecoys } from './decoys/authz.ts';
import { flowDecoys } from './decoys/flow.ts';
import { idemDecoys } from './decoys/idem.ts';
import { massDecoys } from './decoys/mass.ts';
import { operationDecoys } from './decoys/operations.ts';
import { payDecoys } from './decoys/pay.ts';
import { paymentDecoys } from './decoys/payments.ts';
import { resDecoys } from './decoys/res.ts';
import { sessDecoys } from './decoys/sess.ts';
import { webDecoys } from './decoys/web.ts';

/** Every safe look-alike of the sandbox: what is right and a careless scanner reports. */
export const decoys: readonly Decoy[] = [
  ...payDecoys,
  ...idemDecoys,
  ...flowDecoys,
  ...paymentDecoys,
  ...authzDecoys,
  ...massDecoys,
  ...sessDecoys,
  ...resDecoys,
  ...webDecoys,
  ...operationDecoys,
];
