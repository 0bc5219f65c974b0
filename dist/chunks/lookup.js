//#region src/model/lookup.ts
function lookup(table, key) {
	return key !== void 0 && Object.hasOwn(table, key) ? table[key] : void 0;
}

//#endregion
export { lookup as t };