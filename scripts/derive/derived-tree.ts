import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, type FormatConfig } from 'oxfmt';
import type { WebRule } from '../../src/baseline/web-rule.ts';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import type { Invariant } from '../../src/fuzz/exploration/invariant.ts';
import type { DerivedTree } from '../derived-files.ts';
import { actionFiles } from './action-files.ts';
import { ACTION_TEXTS } from './action-texts.ts';
import { attackExample } from './attack-example.ts';
import { configurationPage } from './configuration-page.ts';
import { exploredExample } from './explored-example.ts';
import { formatsPage } from './formats-page.ts';
import { formatsIndex } from './formats.ts';
import { gitlabFiles } from './gitlab.ts';
import { indexModule } from './index-module.ts';
import { inputsPage } from './inputs-page.ts';
import { owaspPage } from './owasp-page.ts';
import { paymentsPage } from './payments-page.ts';
import { rulePage, type RulePage, rulePagePath } from './rule-page.ts';
import { rulesReadme } from './rules-readme.ts';
import { findRules } from './rules.ts';
import { silentGreensPage } from './silent-greens-page.ts';
import { reusableWorkflow } from './workflow.ts';
import { webExample } from './web-example.ts';
import { zapRulesPage } from './zap-rules-page.ts';

/** Everything that `npm run generate` owns, formatted as the checkout's formatter would. */
export async function derivedTree(root: string): Promise<DerivedTree> {
  const attacks = await findRules(root, 'src/fuzz/attacks/*/*.ts', 'rule');
  const explored = await findRules(root, 'src/fuzz/exploration/invariants/*.ts', 'rule');
  const webRules = await findRules(root, 'src/baseline/rules/*.ts', 'definition');
  const texts: readonly (readonly [path: string, text: string])[] = [
    formatsIndex(root),
    [
      'src/fuzz/attacks/index.ts',
      indexModule({
        file: 'src/fuzz/attacks/index.ts',
        name: 'ATTACKS',
        type: 'Attack',
        from: '../attack.ts',
        summary: 'Every attack, sorted by the id of its rule.',
        entries: attacks,
      }),
    ],
    [
      'src/fuzz/exploration/invariants/index.ts',
      indexModule({
        file: 'src/fuzz/exploration/invariants/index.ts',
        name: 'INVARIANTS',
        type: 'Invariant',
        from: '../invariant.ts',
        summary: 'Every invariant of exploration, sorted by the id of its rule.',
        entries: explored,
      }),
    ],
    [
      'src/baseline/rules/index.ts',
      indexModule({
        file: 'src/baseline/rules/index.ts',
        name: 'WEB_RULES',
        type: 'WebRule',
        from: '../web-rule.ts',
        summary: 'Every rule of the embedded web scanner, sorted by id.',
        entries: webRules,
      }),
    ],
    ...attacks.map((rule) => page({ ...rule, example: attackExample(rule.definition.id) })),
    ...explored.map((rule) => page({ ...rule, example: exploredExample(rule.value as Invariant) })),
    ...webRules.map((rule) => page({ ...rule, example: webExample(rule.value as WebRule) })),
    ['docs/zap-rules.md', zapRulesPage(webRules.map((rule) => rule.value as WebRule))],
    [
      'docs/rules/README.md',
      rulesReadme([
        { title: 'Fake payments', rules: attacks },
        { title: 'Fake payments, explored', rules: explored },
        { title: 'Web baseline', rules: webRules },
      ]),
    ],
    [
      'docs/owasp.md',
      owaspPage([
        { title: 'Web rules', rules: webRules },
        { title: 'Attacks', rules: [...attacks, ...explored] },
      ]),
    ],
    ['docs/formats.md', await formatsPage(root)],
    ['docs/inputs.md', inputsPage()],
    ['docs/configuration.md', configurationPage()],
    ['docs/payments.md', paymentsPage()],
    ['docs/silent-greens.md', silentGreensPage()],
    ['docs/tollgate.schema.json', `${JSON.stringify(configJsonSchema())}\n`],
    ...ACTION_TEXTS.flatMap(actionFiles),
    ...gitlabFiles(versionOf(root)),
    ['.github/workflows/tollgate.yml', reusableWorkflow(versionOf(root))],
  ];
  const options: FormatConfig = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8'));
  const files = await Promise.all(
    texts.map(async ([path, text]) => [path, await formatted(path, text, options)] as const),
  );
  return { files: new Map(files), owned: ['docs/rules/**/*.md', 'actions/*/*', 'gitlab-templates/*', 'templates/*'] };
}

function page(rule: RulePage): readonly [path: string, text: string] {
  return [rulePagePath(rule.definition.id), rulePage(rule)];
}

function versionOf(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

async function formatted(path: string, text: string, options: FormatConfig): Promise<string> {
  const { code, errors } = await format(path, text, { ...options, embeddedLanguageFormatting: 'off' });
  if (errors.length > 0) throw new Error(`the generated ${path} cannot be formatted: ${errors[0]?.message}`);
  return code;
}
