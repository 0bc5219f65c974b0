import { describe, expect, test } from 'vitest';
import { mavenChange, type MavenChange } from '../../../src/pipeline/upgrades/maven-changes.ts';
import { cpuTime } from '../../cpu-time.ts';

const LOG4J = 'org.apache.logging.log4j:log4j-core';
const changeOf = (pom: string): MavenChange | undefined => mavenChange(pom, LOG4J, '2.15.0', 'pom.xml');
function pomOf(version: string, more: string = ''): string {
  return `<project>
  <!-- <log4j>1.0</log4j> -->
  <properties><log4j>2.14.1</log4j></properties>
${more}  <dependencies>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId>${version}
    </dependency>
  </dependencies>
</project>
`;
}

describe('the line of a pom.xml', () => {
  test('with a version that stands there is replaced', () => {
    expect(changeOf(pomOf('<version>2.14.1</version>'))).toMatchObject({
      kind: 'manifest',
      edits: [{ line: 6, after: expect.stringContaining('<version>2.15.0</version>') as unknown }],
    });
  });

  test('of a property is changed where it stands, not in a comment', () => {
    expect(changeOf(pomOf('<version>${log4j}</version>'))).toMatchObject({
      kind: 'property',
      edits: [
        {
          line: 3,
          before: '  <properties><log4j>2.14.1</log4j></properties>',
          after: '  <properties><log4j>2.15.0</log4j></properties>',
        },
      ],
    });
  });

  test('is put in for what another artifact brings in, into the section that is there', () => {
    const section = '  <dependencyManagement>\n    <dependencies>\n    </dependencies>\n  </dependencyManagement>\n';
    expect(changeOf(pomOf('', section))).toMatchObject({
      kind: 'managed',
      edits: [{ line: 5, before: '', after: expect.stringContaining('<dependency><groupId>') as unknown }],
    });
  });

  test.each([
    ['no version', pomOf('')],
    ['a property that a parent has', pomOf('<version>${parent.log4j}</version>')],
  ])('is put in with a section of its own for %s', (_what, pom) => {
    expect(changeOf(pom)).toMatchObject({
      kind: 'managed',
      edits: [
        {
          line: 8,
          before: '',
          after: expect.stringContaining('<dependencyManagement><dependencies><dependency>') as unknown,
        },
      ],
    });
  });
});

test.each(['a:b<script>', 'a b:c', 'a'])('the coordinates %s never get into a pom.xml', (coordinates) => {
  expect(mavenChange(pomOf(''), coordinates, '1.0', 'pom.xml')).toBeUndefined();
});

test('a file of half a megabyte of opened dependencies costs no time', () => {
  const used = cpuTime();
  mavenChange('<dependency>'.repeat(40_000), LOG4J, '2.15.0', 'pom.xml');
  mavenChange('<!--'.repeat(100_000), LOG4J, '2.15.0', 'pom.xml');
  expect(used()).toBeLessThan(3_000);
});
