import { resolve } from 'node:path';
import { Command } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { writeFileAtomic, readFileIfThere } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { readApiSource, type ApiSource } from '../read-api-source.ts';

interface Options extends ApiSource {
  readonly target?: string;
  readonly output: string;
  readonly only?: string;
  readonly print?: boolean;
  readonly force?: boolean;
}

/** `tollgate init`: drafts what a person then corrects. */
export function initCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('init')
    .description('draft payments.yml, the profile of your payment API, from its description or a recording')
    .option('--openapi <file|url>', 'an OpenAPI document, JSON or YAML; an address must be on loopback')
    .option('--har <file>', 'a recording of a purchase from a browser’s network panel')
    .option('--postman <file>', 'a Postman collection, version 2')
    .option('--only <part>', 'what to draft: payments')
    .option('-t, --target <url>', 'where the app answers; no address in a document ever becomes the target')
    .option('-o, --output <file>', 'the file to write', 'payments.yml')
    .option('--print', 'print the draft and write nothing')
    .option('--force', 'overwrite the file')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const { draftProfile } = await import('../../fuzz/draft/draft-profile.ts');
      const path = resolve(context.cwd, options.output);
      checkOptions(options);
      if (options.print !== true && options.force !== true && (await readFileIfThere(path)) !== undefined) {
        throw new TollgateError('init/file-exists', `${options.output} is there already; nothing was written`, {
          class: 'usage',
          place: { file: options.output },
          help: ['look at the draft first: --print', 'overwrite it: --force', 'write another file: --output FILE'],
        });
      }
      const document = await readApiSource(options, context);
      const { text, roles, unmapped, unused } = draftProfile(document, options.target ?? 'http://127.0.0.1:3000');
      if (options.print !== true) await writeFileAtomic(path, text);
      const count = (confidence: string): number => roles.filter((role) => role.confidence === confidence).length;
      const width = Math.max(0, ...roles.map(({ role }) => role.length));
      const summary = [
        ...roles.map(({ role, op, confidence }) => `${confidence.padEnd(6)}  ${role.padEnd(width)}  ${op}`),
        `not found: ${unmapped.join(', ') || 'nothing'}`,
        ...(unused.length === 0 ? [] : [`without a role: ${unused.slice(0, 12).join(', ')}`]),
        ...(options.target === undefined
          ? ['target: http://127.0.0.1:3000 is a placeholder; --target says otherwise']
          : []),
        `written: ${options.output}; next: tollgate scan payments --profile ${options.output} --check`,
      ];
      const verdict = `tollgate: pass: ${roles.length} roles drafted (${count('high')} high, ${count('medium')} medium, ${count('low')} low confidence)`;
      done({
        exitCode: EXIT.passed,
        lines: options.print === true ? [text.trimEnd()] : [...summary, verdict],
        notices: [],
        verdict: 'pass',
        document: { ...(options.print !== true && { output: options.output }), roles, unmapped, unused, profile: text },
      });
    });
}

function checkOptions({ openapi, har, postman, only }: Options): void {
  if (only !== undefined && only !== 'payments') {
    throw new TollgateError('init/unknown-part', `"${only}" cannot be drafted`, {
      class: 'usage',
      help: ['--only payments'],
    });
  }
  if ([openapi, har, postman].filter((source) => source !== undefined).length === 1) return;
  throw new TollgateError('init/no-source', 'say what the draft is made of, one thing', {
    class: 'usage',
    help: ['--openapi FILE or an address on loopback', '--har FILE', '--postman FILE'],
  });
}

const EXAMPLES = `
Examples:
  tollgate init --openapi openapi.json --target http://127.0.0.1:3000
  tollgate init --openapi http://127.0.0.1:3000/openapi.json --print
  tollgate init --har purchase.har --output payments.draft.yml
  tollgate init --postman collection.json --force

Exit codes: 0 drafted · 2 usage, or a document that cannot be read`;
