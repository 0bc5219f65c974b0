//#region src/reporters/phantom-money.ts
function phantomMoney(runs) {
	return runs.flatMap(({ coverage }) => {
		const lines = coverage?.["phantomMoney"];
		return Array.isArray(lines) ? lines.map((line) => `Phantom money: ${line}`) : [];
	});
}

//#endregion
export { phantomMoney as t };