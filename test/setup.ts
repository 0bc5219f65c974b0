import { configureGlobal } from 'fast-check';

// The same values in every run, so that a red test is about the change and not about luck. Another seed tries others:
// TOLLGATE_SEED=$RANDOM npm test.
configureGlobal({ seed: Number(process.env['TOLLGATE_SEED'] ?? 20_261_121) });
