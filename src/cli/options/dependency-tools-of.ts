import { InvalidArgumentError } from 'commander';
import { DEPENDENCY_TOOLS, type DependenciesConfig } from '../../config/dependencies-config.ts';

/** `auto`, or a list such as `npm-audit,osv`. @throws InvalidArgumentError for a name that is no scanner */
export function dependencyToolsOf(text: string): NonNullable<DependenciesConfig['tools']> {
  if (text === 'auto') return text;
  return text.split(',').map((word) => {
    const tool = DEPENDENCY_TOOLS.find((name) => name === word.trim());
    if (tool === undefined) {
      throw new InvalidArgumentError(`"${word}" is no scanner; known are auto and ${DEPENDENCY_TOOLS.join(', ')}.`);
    }
    return tool;
  });
}
