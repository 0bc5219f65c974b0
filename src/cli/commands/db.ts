import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { dbExportCommand } from './db-export.ts';
import { dbImportCommand } from './db-import.ts';
import { dbStatusCommand } from './db-status.ts';
import { dbUpdateCommand } from './db-update.ts';

/** `tollgate db …`: the databases that scanners use without internet. */
export function dbCommand(context: Context, done: (result: CommandResult) => void): Command {
  const command = new Command('db').description('the advisory databases that scanners use without internet');
  for (const make of [dbStatusCommand, dbUpdateCommand, dbExportCommand, dbImportCommand])
    command.addCommand(make(context, done));
  return command;
}
