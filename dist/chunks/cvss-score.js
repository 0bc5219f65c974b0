//#region src/formats/cvss-score.ts
const V3 = {
	AV: {
		N: .85,
		A: .62,
		L: .55,
		P: .2
	},
	AC: {
		L: .77,
		H: .44
	},
	UI: {
		N: .85,
		R: .62
	},
	C: {
		H: .56,
		L: .22,
		N: 0
	},
	I: {
		H: .56,
		L: .22,
		N: 0
	},
	A: {
		H: .56,
		L: .22,
		N: 0
	}
};
const PRIVILEGES = {
	N: .85,
	L: .62,
	H: .27
};
const PRIVILEGES_SCOPE_CHANGED = {
	N: .85,
	L: .68,
	H: .5
};
const V2 = {
	AV: {
		L: .395,
		A: .646,
		N: 1
	},
	AC: {
		H: .35,
		M: .61,
		L: .71
	},
	Au: {
		M: .45,
		S: .56,
		N: .704
	},
	C: {
		N: 0,
		P: .275,
		C: .66
	},
	I: {
		N: 0,
		P: .275,
		C: .66
	},
	A: {
		N: 0,
		P: .275,
		C: .66
	}
};
function cvssScore(vector) {
	const parts = vector.trim().replace(/^\(|\)$/gu, "").split("/");
	const version = /^CVSS:(\d)/u.exec(parts[0] ?? "")?.[1];
	const metrics = new Map(parts.map((part) => part.split(":", 2)));
	if (version === "4" || metrics.has("AT")) return void 0;
	return metrics.has("Au") ? scoreOfV2(metrics) : scoreOfV3(metrics);
}
function weightsOf(metrics, table) {
	const weights = Object.entries(table).map(([name, values]) => weightOf(values, metrics.get(name)));
	return weights.every((weight) => weight !== void 0) ? weights : void 0;
}
function weightOf(values, value = "") {
	return Object.hasOwn(values, value) ? values[value] : void 0;
}
function scoreOfV3(metrics) {
	const scope = metrics.get("S");
	const changed = scope === "C";
	const privileges = weightOf(changed ? PRIVILEGES_SCOPE_CHANGED : PRIVILEGES, metrics.get("PR"));
	const weights = weightsOf(metrics, V3);
	if (weights === void 0 || privileges === void 0 || !changed && scope !== "U") return void 0;
	const [av = 0, ac = 0, ui = 0, c = 0, i = 0, a = 0] = weights;
	const loss = 1 - (1 - c) * (1 - i) * (1 - a);
	const impact = changed ? 7.52 * (loss - .029) - 3.25 * (loss - .02) ** 15 : 6.42 * loss;
	if (impact <= 0) return 0;
	const exploitability = 8.22 * av * ac * privileges * ui;
	return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
}
function roundUp(score) {
	const scaled = Math.round(score * 1e5);
	return scaled % 1e4 === 0 ? scaled / 1e5 : (Math.floor(scaled / 1e4) + 1) / 10;
}
function scoreOfV2(metrics) {
	const weights = weightsOf(metrics, V2);
	if (weights === void 0) return void 0;
	const [av = 0, ac = 0, au = 0, c = 0, i = 0, a = 0] = weights;
	const impact = 10.41 * (1 - (1 - c) * (1 - i) * (1 - a));
	if (impact === 0) return 0;
	return Math.round((.6 * impact + .4 * (20 * av * ac * au) - 1.5) * 1.176 * 10) / 10;
}

//#endregion
export { cvssScore as t };