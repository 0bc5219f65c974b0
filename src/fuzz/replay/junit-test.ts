import { pascalName } from '../../model/rule.ts';
import { JAVA_JSON } from './java-json.ts';
import { JAVA_RUNNER } from './java-runner.ts';
import type { Replay } from './replay.ts';
import { headLines, planReplay } from './replay-plan.ts';
import { asciiJson, commentText, stringLiteral } from './source-text.ts';

// A constant of a class file has at most 65,535 bytes (JVMS §4.4.7).
const LONGEST_LITERAL = 20_000;

/** What the class of the rule's nth test is called, and so its file, without `.java`. */
export function junitClass({ rule }: Pick<Replay, 'rule'>, number: number = 1): string {
  return `${pascalName(rule)}${number > 1 ? String(number) : ''}Test`;
}

/** A replay as a test for JUnit 5; it imports nothing else but the JDK (17 or newer). @throws TollgateError as `planReplay` */
export function junitTest(replay: Replay, file: string, name: string = junitClass(replay)): string {
  const plan = planReplay(replay, file);
  const lines = (values: readonly unknown[]): string =>
    values.map((value) => `      ${literal(asciiJson(value))}`).join(',\n');
  return `${headLines(replay, plan, file)
    .map((line) => `// ${commentText(line)}`)
    .join('\n')}
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ${name} {
  private static final int ROUNDS = ${plan.rounds};
  private static final String EFFECT = ${stringLiteral(plan.effect)};
  private static final String[] VARIABLES = {
${lines(plan.variables)}
  };
  private static final String[] STEPS = {
${lines(plan.steps)}
  };

  @Test
  void attackNoLongerWorks() throws Exception {
    for (int round = 0; round < ROUNDS; round += 1) {
      assertFalse(attackWorks(), ${literal(replay.message)});
    }
  }
${JAVA_RUNNER}${JAVA_JSON}}
`;
}

function literal(text: string): string {
  const pieces = text.match(new RegExp(`[^]{1,${LONGEST_LITERAL}}`, 'gu')) ?? [''];
  if (pieces.length === 1) return stringLiteral(text);
  return `String.join("", ${pieces.map((piece) => stringLiteral(piece)).join(', ')})`;
}
