import type { Example, WebRule } from '../../src/baseline/web-rule.ts';

/** A web rule's first violating and first clean example, as Markdown. */
export function webExample({ examples }: WebRule): string {
  return `This violates the rule:\n\n${message(examples.violating[0])}\n\nThis does not:\n\n${message(examples.clean[0])}`;
}

function message({ url, status, headers, body }: Example): string {
  const lines = [`GET ${url}`, '', `HTTP/1.1 ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const text = [...lines, ...(body === '' ? [] : ['', body])].join('\n');
  // The fence is longer than any run of backticks in the text.
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}http\n${text}\n${fence}`;
}
