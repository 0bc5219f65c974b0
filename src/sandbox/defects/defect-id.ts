import type { AuditDefectId } from './families/audit.ts';
import type { AuthzDefectId } from './families/authz.ts';
import type { BankDefectId } from './families/bank.ts';
import type { CapDefectId } from './families/cap.ts';
import type { EncDefectId } from './families/enc.ts';
import type { FlowDefectId } from './families/flow.ts';
import type { IdDefectId } from './families/id.ts';
import type { IdemDefectId } from './families/idem.ts';
import type { MassDefectId } from './families/mass.ts';
import type { PayDefectId } from './families/pay.ts';
import type { RefDefectId } from './families/ref.ts';
import type { ResDefectId } from './families/res.ts';
import type { SessDefectId } from './families/sess.ts';
import type { StoreDefectId } from './families/store.ts';
import type { WebDefectId } from './families/web.ts';
import type { TokDefectId } from './families/tok.ts';
import type { WhDefectId } from './families/wh.ts';
import type { ThrDefectId } from './families/thr.ts';
import type { CbDefectId } from './families/cb.ts';
import type { RetryDefectId } from './families/retry.ts';
import type { TlsDefectId } from './families/tls.ts';
import type { EnvDefectId } from './families/env.ts';
import type { OutboxDefectId } from './families/outbox.ts';
import type { KeyDefectId } from './families/key.ts';
import type { RngDefectId } from './families/rng.ts';
import type { LogDefectId } from './families/log.ts';
import type { RecDefectId } from './families/rec.ts';
import type { DepDefectId } from './families/dep.ts';

/** The switch of one planted flaw. */
export type DefectId =
  | PayDefectId
  | IdemDefectId
  | CapDefectId
  | RefDefectId
  | FlowDefectId
  | AuthzDefectId
  | MassDefectId
  | SessDefectId
  | ResDefectId
  | IdDefectId
  | WebDefectId
  | EncDefectId
  | AuditDefectId
  | StoreDefectId
  | TokDefectId
  | WhDefectId
  | ThrDefectId
  | CbDefectId
  | RetryDefectId
  | TlsDefectId
  | EnvDefectId
  | OutboxDefectId
  | BankDefectId
  | KeyDefectId
  | RngDefectId
  | LogDefectId
  | RecDefectId
  | DepDefectId;
