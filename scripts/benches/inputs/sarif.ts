import { pick, texts, words } from './words.ts';

const RULES = 120;
const LEVELS = ['error', 'warning', 'note'] as const;

/** SARIF as static analysers write it: `results` short results of 120 rules in 5,000 files, every 50th told twice. */
export function* sarifReport(results: number): Generator<string, void, void> {
  const rules = Array.from({ length: RULES }, (_rule, number) => ({
    id: `js/rule-${number}`,
    name: `js/rule-${number}`,
    shortDescription: { text: words(number, 60) },
    fullDescription: { text: words(number, 240) },
    defaultConfiguration: { enabled: true, level: pick(LEVELS, number) },
    properties: { tags: ['security', `external/cwe/cwe-${79 + number}`], 'security-severity': `${(number % 9) + 1}.1` },
  }));
  const driver = { name: 'Analyzer', semanticVersion: '2.25.4', rules };
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},`;
  yield '"invocations":[{"executionSuccessful":true}],"results":[';
  const messages = texts(200, 90);
  const snippets = texts(200, 70);
  for (let number = 0; number < results; number += 1) {
    const place = number % 50 === 49 ? number - 1 : number;
    const rule = (place * 7) % RULES;
    const result = {
      ruleId: `js/rule-${rule}`,
      ruleIndex: rule,
      level: pick(LEVELS, rule),
      message: { text: `${pick(messages, place)} (${place})` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: `src/module-${place % 40}/file-${place % 5000}.ts`, uriBaseId: '%SRCROOT%' },
            region: { startLine: (place % 900) + 1, startColumn: (place % 60) + 1, endColumn: (place % 60) + 30 },
            contextRegion: { startLine: (place % 900) + 1, snippet: { text: pick(snippets, place) } },
          },
        },
      ],
      partialFingerprints: { primaryLocationLineHash: `${hexOf(place)}:1` },
    };
    yield (number === 0 ? '' : ',') + JSON.stringify(result);
  }
  yield ']}]}';
}

function hexOf(number: number): string {
  return (Math.imul(number + 1, 2_654_435_761) >>> 0).toString(16).padStart(16, '0');
}
