import { actionMain } from '../cli/action/action-main.ts';

await actionMain(process.argv[2]);
