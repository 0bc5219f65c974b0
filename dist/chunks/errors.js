//#region src/model/errors.ts
var TollgateError = class extends Error {
	name = "TollgateError";
	code;
	class;
	place;
	help;
	constructor(code, message, parts) {
		super(message, { cause: parts.cause });
		this.code = code;
		this.class = parts.class;
		this.place = parts.place ?? {};
		this.help = parts.help;
	}
};

//#endregion
export { TollgateError as t };