import type { Config } from '../../config/config.ts';
import type { GateChange } from './base/gate-change.ts';
import { judgedConfig } from './base/judged-config.ts';
import type { Context } from '../context.ts';
import { loadConfig } from './load-config.ts';

/** The configuration of an audit: the dependency scan alone. */
export interface AuditConfig {
  readonly config: Config;
  /** In a pull or merge request: what it does to the gate. */
  readonly change?: GateChange;
  /** To be called when the audit is over: removes copies of the base's files. */
  readonly close: () => Promise<void>;
}

/**
 * What `tollgate audit` is to do. Without a configuration file the folder itself is audited; one that is named has to be there.
 * @throws TollgateError those of `judgedConfig`, and `config/missing`
 */
export async function auditConfig(path: string | undefined, context: Context): Promise<AuditConfig> {
  const { config, ...rest } = await judgedConfig(path ?? 'tollgate.yml', context);
  const found = config ?? (path === undefined ? {} : await loadConfig(path, context));
  return { ...rest, config: dependenciesOnly(found) };
}

function dependenciesOnly(config: Config): Config {
  return {
    ...config,
    dependencies: config.dependencies ?? {},
    app: undefined,
    web: undefined,
    payments: undefined,
    require: undefined,
  };
}
