#!/usr/bin/env node
import { onNode24 } from '../cli/on-node-24.ts';

await onNode24(async () => (await import('../cli/main.ts')).main());
