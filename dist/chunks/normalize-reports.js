import { t as withBaseline } from "./with-baseline.js";
import { n as openInputs, t as normalizeFiles } from "./normalize-files.js";
import { t as nowOf } from "./now.js";
import { t as reportFiles } from "./report-files.js";

//#region src/cli/normalize-reports.ts
async function normalizeReports(args, { output, stats, format, baseline, now, maxAge }, context) {
	const time = nowOf(now, context);
	const found = await reportFiles(args, context);
	try {
		return await withBaseline(baseline, void 0, context, async ({ path, notices }) => {
			const outcome = await normalizeFiles({
				inputs: openInputs(found.files, {
					...format !== void 0 && { format },
					...maxAge !== void 0 && { age: {
						now: time,
						most: maxAge * 36e5
					} }
				}),
				output,
				...stats !== void 0 && { stats },
				...path !== void 0 && { baseline: path },
				suppressions: [],
				now: time
			}, context);
			return {
				...outcome,
				notices: [...notices, ...outcome.notices]
			};
		});
	} finally {
		await found.close();
	}
}

//#endregion
export { normalizeReports as t };