import { availableParallelism } from 'node:os';
import { echo } from 'zx';
import { measurementTable } from './benches/bench.ts';
import { benchNormalize } from './benches/normalize.ts';
import { benchPayments } from './benches/payments.ts';
import { benchWeb } from './benches/web.ts';

// One after the other: they would take time from each other.
const rows = [await benchNormalize(), await benchPayments(), await benchWeb()];
echo(`Node ${process.version}, ${availableParallelism()} processors`);
echo(measurementTable(rows));
