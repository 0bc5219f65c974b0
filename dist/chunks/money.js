//#region src/model/money.ts
const EXPONENTS = {
	BIF: 0,
	CLP: 0,
	DJF: 0,
	GNF: 0,
	ISK: 0,
	JPY: 0,
	KMF: 0,
	KRW: 0,
	PYG: 0,
	RWF: 0,
	UGX: 0,
	VND: 0,
	VUV: 0,
	XAF: 0,
	XOF: 0,
	XPF: 0,
	BHD: 3,
	IQD: 3,
	JOD: 3,
	KWD: 3,
	LYD: 3,
	OMR: 3,
	TND: 3
};
function exponentOf(currency) {
	return EXPONENTS[currency.toUpperCase()] ?? 2;
}
function money(minor, currency) {
	if (!/^[a-z]{3}$/iu.test(currency)) throw new RangeError(`"${currency}" is no ISO 4217 currency code`);
	return {
		minor,
		currency: currency.toUpperCase()
	};
}
function moneyText({ minor, currency }) {
	const exponent = exponentOf(currency);
	const sign = minor < 0n ? "-" : "";
	const digits = (minor < 0n ? 0n - minor : minor).toString().padStart(exponent + 1, "0");
	const whole = digits.slice(0, digits.length - exponent);
	return exponent === 0 ? `${currency} ${sign}${whole}` : `${currency} ${sign}${whole}.${digits.slice(-exponent)}`;
}

//#endregion
export { money as n, moneyText as r, exponentOf as t };