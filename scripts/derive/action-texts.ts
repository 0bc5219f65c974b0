import type { ActionInput } from '../../src/config/action-input.ts';
import { type Action, ACTIONS } from '../../src/config/actions.ts';
import { inputsOf } from '../../src/config/inputs.ts';
import { OUTPUTS } from '../../src/config/outputs.ts';
import { PUBLISH_INPUTS, PUBLISH_OUTPUTS } from '../../src/config/publish-inputs.ts';
import { SETUP_INPUTS, SETUP_OUTPUTS } from '../../src/config/setup-inputs.ts';
import type { ActionText } from './action-files.ts';

/** Every action: those that run `tollgate run`, then the one that installs scanners and the one that publishes. */
export const ACTION_TEXTS: readonly ActionText[] = [
  ...ACTIONS.map(textOf),
  {
    name: 'setup',
    title: 'Tollgate setup',
    description: 'Installs pinned scanners, each checked by its SHA-256 before anything of it is unpacked or run.',
    icon: 'download',
    inputs: SETUP_INPUTS.map(inputOf),
    outputs: SETUP_OUTPUTS,
  },
  {
    name: 'publish',
    title: 'Tollgate publish',
    description:
      'Uploads what was scanned completely to code scanning, waits until GitHub has taken it, and keeps one comment on the pull request.',
    icon: 'upload-cloud',
    inputs: PUBLISH_INPUTS.map(inputOf),
    outputs: PUBLISH_OUTPUTS,
  },
];

function textOf(action: Action): ActionText {
  return {
    ...action,
    inputs: inputsOf(action.name).map(({ name, description, options, otherwise }) => ({
      name,
      description: `${description}${options ? ` One of: ${options.join(', ')}.` : ''} Otherwise: ${otherwise}.`,
      required: name === 'reports',
    })),
    outputs: OUTPUTS,
  };
}

function inputOf({ otherwise, description, name, default: value }: ActionInput): ActionText['inputs'][number] {
  return {
    name,
    description: otherwise === undefined ? description : `${description} Otherwise: ${otherwise}.`,
    required: otherwise === undefined,
    ...(value !== undefined && { default: value }),
  };
}
