import { o as __toESM } from "./rolldown-runtime.js";
import { isIP } from "node:net";

//#region src/util/self-signed-certificate.ts
async function selfSignedCertificate(hosts) {
	const { generate } = await import("./selfsigned.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const [name = "localhost"] = hosts;
	const made = await generate([{
		name: "commonName",
		value: name
	}], {
		keyType: "ec",
		notBeforeDate: new Date(Date.now() - HOUR),
		notAfterDate: new Date(Date.now() + 24 * HOUR),
		extensions: [
			{
				name: "basicConstraints",
				cA: false
			},
			{
				name: "keyUsage",
				digitalSignature: true,
				critical: true
			},
			{
				name: "extKeyUsage",
				serverAuth: true
			},
			{
				name: "subjectAltName",
				altNames: hosts.map((host) => isIP(host) === 0 ? {
					type: 2,
					value: host
				} : {
					type: 7,
					ip: host
				})
			}
		]
	});
	return {
		key: made.private,
		cert: made.cert
	};
}
const HOUR = 36e5;

//#endregion
export { selfSignedCertificate as t };