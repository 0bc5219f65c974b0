import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { scanDependenciesCommand } from './scan-dependencies.ts';
import { scanPaymentsCommand } from './scan-payments.ts';
import { scanWebCommand } from './scan-web.ts';

/** `tollgate scan …`: one scan alone; it does not judge. */
export function scanCommand(context: Context, done: (result: CommandResult) => void): Command {
  const command = new Command('scan').description('run one scan and write its SARIF; `gate` judges it');
  for (const make of [scanWebCommand, scanDependenciesCommand, scanPaymentsCommand])
    command.addCommand(make(context, done));
  return command;
}
