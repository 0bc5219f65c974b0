import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/formats/plain-text.ts';
import { cpuTime } from '../cpu-time.ts';

describe('plainText', () => {
  test('takes paragraphs for lines and leaves everything else text', () => {
    expect(plainText('<p>One &lt;b&gt; &amp; <script>x</script></p>\n\n<p>Two </p><br/>')).toBe(
      'One <b> & <script>x</script>\nTwo',
    );
  });

  test('is done with a megabyte of white space at once', () => {
    const used = cpuTime();
    expect(plainText(`<p>a${' '.repeat(1_000_000)}b</p>`)).toHaveLength(1_000_002);
    expect(used()).toBeLessThan(2000);
  });
});
