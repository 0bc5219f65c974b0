import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { writeFileAtomic, readFileIfThere } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { initPipeline } from '../init/init-pipeline.ts';
import { readApiSource, type ApiSource } from '../init/read-api-source.ts';

const PARTS = ['payments', 'config', 'ci'] as const;

type Part = (typeof PARTS)[number];

interface Options extends ApiSource {
  readonly target?: string;
  readonly output: string;
  readonly only?: readonly Part[];
  readonly acceptExisting?: boolean;
  readonly print?: boolean;
  readonly force?: boolean;
}

/** `tollgate init`: drafts what a person then corrects. */
export function initCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('init')
    .description(
      'draft tollgate.yml and the workflow or pipeline from what the repository shows, or payments.yml, the profile of your payment API, from its description or a recording',
    )
    .option('--openapi <file|url>', 'an OpenAPI document, JSON or YAML; an address must be on loopback')
    .option('--har <file>', 'a recording of a purchase from a browser’s network panel')
    .option('--postman <file>', 'a Postman collection, version 2')
    .option(
      '--only <parts>',
      'what to draft: payments where a document or recording is given, else config,ci',
      partList,
    )
    .option('-t, --target <url>', 'where the app answers; no address in a document ever becomes the target')
    .option('-o, --output <file>', 'the profile to write', 'payments.yml')
    .option('--accept-existing', 'config: the first run adopts what is there, and only what is new since counts')
    .option('--print', 'print the drafts and write nothing')
    .option('--force', 'overwrite files')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const parts = options.only ?? (sourcesIn(options) > 0 ? ['payments'] : ['config', 'ci']);
      checkOptions(options, parts);
      if (options.acceptExisting === true && !parts.includes('config')) throw withoutConfig();
      const profile = parts.includes('payments') ? await initProfile(options, context) : undefined;
      const others = parts.filter((part) => part !== 'payments');
      const pipeline = others.length > 0 ? await initPipeline({ ...options, parts: others }, context) : undefined;
      done(together(profile, pipeline));
    });
}

async function initProfile(options: Options, context: Context): Promise<CommandResult> {
  const { draftProfile } = await import('../../fuzz/draft/draft-profile.ts');
  const path = resolve(context.cwd, options.output);
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
  return {
    exitCode: EXIT.passed,
    lines: options.print === true ? [text.trimEnd()] : [...summary, verdict],
    notices: [],
    verdict: 'pass',
    document: { ...(options.print !== true && { output: options.output }), roles, unmapped, unused, profile: text },
  };
}

function together(profile: CommandResult | undefined, pipeline: CommandResult | undefined): CommandResult {
  const [first, second] = [profile, pipeline].filter((result) => result !== undefined);
  if (first === undefined) throw new Error('nothing was drafted');
  if (second === undefined) return first;
  return {
    ...second,
    lines: [...first.lines, ...second.lines],
    document: { ...first.document, ...second.document },
  };
}

function sourcesIn({ openapi, har, postman }: Options): number {
  return [openapi, har, postman].filter((source) => source !== undefined).length;
}

function withoutConfig(): TollgateError {
  return new TollgateError('init/unused-option', '--accept-existing is for tollgate.yml, which is not drafted', {
    class: 'usage',
    help: ['add config to --only', 'or write `baseline: auto` into tollgate.yml'],
  });
}

function partList(text: string): Part[] {
  return text.split(',').map((word) => {
    const part = PARTS.find((known) => known === word.trim());
    if (part === undefined)
      throw new InvalidArgumentError(`"${word}" cannot be drafted; known are ${PARTS.join(', ')}.`);
    return part;
  });
}

function checkOptions(options: Options, parts: readonly Part[]): void {
  const sources = sourcesIn(options);
  if (sources === (parts.includes('payments') ? 1 : 0)) return;
  if (sources === 1) {
    throw new TollgateError('init/unused-source', 'a document or recording is for the payment profile alone', {
      class: 'usage',
      help: ['--only payments', '--only payments,config,ci'],
    });
  }
  throw new TollgateError('init/no-source', 'say what the draft is made of, one thing', {
    class: 'usage',
    help: ['--openapi FILE or an address on loopback', '--har FILE', '--postman FILE'],
  });
}

const EXAMPLES = `
Examples:
  tollgate init
  tollgate init --only ci --print
  tollgate init --accept-existing
  tollgate init --openapi openapi.json --target http://127.0.0.1:3000
  tollgate init --openapi http://127.0.0.1:3000/openapi.json --print
  tollgate init --har purchase.har --output payments.draft.yml
  tollgate init --postman collection.json --force

Exit codes: 0 drafted · 2 usage, or a document that cannot be read`;
