import { auditDefects } from './families/audit.ts';
import { authzDefects } from './families/authz.ts';
import { capDefects } from './families/cap.ts';
import { encDefects } from './families/enc.ts';
import { flowDefects } from './families/flow.ts';
import { idDefects } from './families/id.ts';
import { idemDefects } from './families/idem.ts';
import { massDefects } from './families/mass.ts';
import { payDefects } from './families/pay.ts';
import { refDefects } from './families/ref.ts';
import { storeDefects } from './families/store.ts';
import { resDefects } from './families/res.ts';
import { sessDefects } from './families/sess.ts';
import { webDefects } from './families/web.ts';
import { tokDefects } from './families/tok.ts';
import { whDefects } from './families/wh.ts';
import { thrDefects } from './families/thr.ts';
import { cbDefects } from './families/cb.ts';
import { retryDefects } from './families/retry.ts';
import { tlsDefects } from './families/tls.ts';
import { envDefects } from './families/env.ts';
import { outboxDefects } from './families/outbox.ts';
import { bankDefects } from './families/bank.ts';
import { keyDefects } from './families/key.ts';
import { rngDefects } from './families/rng.ts';
import { logDefects } from './families/log.ts';
import { recDefects } from './families/rec.ts';
import { depDefects } from './families/dep.ts';
import type { DefectId } from './defect-id.ts';
import type { Defect } from './defect.ts';

/** Every planted flaw of the sandbox, in the order of tables. All are off unless switched on. */
export const defects: readonly Defect<DefectId>[] = [
  ...payDefects,
  ...idemDefects,
  ...capDefects,
  ...refDefects,
  ...flowDefects,
  ...authzDefects,
  ...massDefects,
  ...sessDefects,
  ...resDefects,
  ...idDefects,
  ...webDefects,
  ...encDefects,
  ...auditDefects,
  ...storeDefects,
  ...tokDefects,
  ...whDefects,
  ...thrDefects,
  ...cbDefects,
  ...retryDefects,
  ...tlsDefects,
  ...envDefects,
  ...outboxDefects,
  ...bankDefects,
  ...keyDefects,
  ...rngDefects,
  ...logDefects,
  ...recDefects,
  ...depDefects,
];
