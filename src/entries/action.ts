import { actionMain } from '../cli/action-main.ts';

await actionMain();
