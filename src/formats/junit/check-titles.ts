const CASE = /\d+\. Test Case ID: \S+/u;
// The failures of a case end where the response or the command line begins.
const END = /(?:\n|\s{2})(?:\[\d{3}\] |Reproduce with:)|<NO RESPONSE>/u;
const TITLES = 50;
const TITLE_LENGTH = 120;

/**
 * The titles of the checks that failed, each once, in the order of the text. A title begins after `- ` at the start of a line,
 * messages are indented. Where an XML attribute turned line ends into spaces, an empty line is two spaces.
 * @param text as `format_failures` in src/schemathesis/core/failures.py writes it
 */
export function checkTitles(text: string): string[] {
  const titles = new Set<string>();
  for (const block of text.split(CASE)) {
    const failures = block.slice(0, END.exec(block)?.index);
    const pattern = text.includes('\n') ? /^- (.+)$/gmu : /(?:^|(?<!\s)\s{2})- (\S+(?: \S+)*)/gu;
    for (const [, title = ''] of failures.matchAll(pattern)) {
      if (titles.size < TITLES) titles.add(title.trim().slice(0, TITLE_LENGTH));
    }
  }
  return [...titles];
}
