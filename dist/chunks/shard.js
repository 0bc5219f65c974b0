//#region src/model/rule.ts
function pascalName(id) {
	return (id.split("/").at(-1) ?? id).split(/[^a-z0-9]+/iu).filter((word) => word !== "").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
function taxonomyTags(taxonomy) {
	return [
		"security",
		...taxonomy.cwe.map((number) => `external/cwe/cwe-${number}`),
		...taxonomy.owasp.map((number) => `external/owasp/${number}`),
		...taxonomy.pci.map((number) => `external/pci/${number}`)
	];
}
function ruleOf(definition) {
	return {
		id: definition.id,
		name: pascalName(definition.id),
		title: definition.title,
		description: `${definition.what} ${definition.why}`,
		fix: definition.fix,
		level: definition.level,
		...definition.securitySeverity > 0 && { securitySeverity: definition.securitySeverity },
		tags: taxonomyTags(definition)
	};
}

//#endregion
//#region src/model/shard.ts
function parseShard(text) {
	const [, index, count] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/u.exec(text) ?? [];
	const shard = {
		index: Number(index),
		count: Number(count)
	};
	return shard.index <= shard.count ? shard : void 0;
}

//#endregion
export { taxonomyTags as i, pascalName as n, ruleOf as r, parseShard as t };