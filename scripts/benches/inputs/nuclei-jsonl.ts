import { pick, words } from './words.ts';

const TEMPLATES = 300;
const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;

/** `nuclei -jsonl`: one match a line. */
export function* nucleiReport(matches: number): Generator<string, void, void> {
  const infos = Array.from({ length: TEMPLATES }, (_info, number) => ({
    name: words(number, 40),
    author: ['someone', 'another'],
    tags: ['misconfig', 'generic', `tag-${number}`],
    description: words(number, 180),
    reference: [`https://references.example/template-${number}`],
    severity: pick(SEVERITIES, number),
    classification: { 'cve-id': null, 'cwe-id': [`cwe-${79 + (number % 40)}`], 'cvss-score': 5.3 },
  }));
  for (let number = 0; number < matches; number += 1) {
    const template = number % TEMPLATES;
    const host = `https://shop-${Math.floor(number / 1000)}.example`;
    const place = `${host}/path-${Math.floor(number / TEMPLATES)}/item`;
    yield `${JSON.stringify({
      template: `http/misconfiguration/template-${template}.yaml`,
      'template-id': `template-${template}`,
      'template-path': `/templates/http/misconfiguration/template-${template}.yaml`,
      info: pick(infos, template),
      'matcher-name': `matcher-${number % 7}`,
      type: 'http',
      host,
      'matched-at': place,
      ip: '192.0.2.10',
      timestamp: '2026-11-20T08:00:00.123456+02:00',
      'curl-command': `curl -X 'GET' -H 'Accept: */*' -H 'Accept-Language: en' -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64)' '${place}'`,
      'matcher-status': true,
      'matched-line': null,
    })}\n`;
  }
}
