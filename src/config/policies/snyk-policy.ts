import type { SuppressionEntry } from '../../model/suppression.ts';
import { asList, asObject, asText } from '../../util/untrusted.ts';
import { parseYaml } from '../../util/yaml.ts';

/**
 * The `ignore` section of a `.snyk` policy file.
 * Source: https://docs.snyk.io/manage-risk/policies/the-.snyk-file
 * @throws TollgateError `yaml/syntax`
 */
export function snykPolicy(text: string, file: string): SuppressionEntry[] {
  const ignore = asObject(asObject(parseYaml(text, file).value)['ignore']);
  return Object.entries(ignore).flatMap(([rule, paths]) =>
    asList(paths).flatMap((item) =>
      Object.entries(asObject(item)).map(([path, details]): SuppressionEntry => {
        const { reason, expires } = asObject(details);
        const leaf = path.split(' > ').at(-1)?.trim() ?? '*';
        const date = expires instanceof Date ? expires.toISOString() : asText(expires);
        return {
          rule,
          // The last package of a dependency path is the vulnerable one; `*` stands for all.
          ...(leaf !== '*' && leaf !== '' && { package: leaf }),
          reason: asText(reason) ?? 'ignored in the Snyk policy',
          ...(date !== undefined && { expires: date }),
          origin: file,
        };
      }),
    ),
  );
}
