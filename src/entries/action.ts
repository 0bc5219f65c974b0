import { actionMain } from '../cli/action-main.ts';

await actionMain(process.argv[2]);
