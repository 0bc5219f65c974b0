import { t as TollgateError } from "./errors.js";
import { t as require_undici } from "./undici.js";

//#region src/util/proxied-agent.ts
var import_undici = require_undici();
function proxiedAgent(options) {
	try {
		return new import_undici.EnvHttpProxyAgent(options);
	} catch (error) {
		throw new TollgateError("network/bad-proxy", "the proxy that the environment names has no address of http or https", {
			class: "usage",
			place: { key: "HTTPS_PROXY" },
			help: ["write HTTPS_PROXY and HTTP_PROXY as http://proxy.example:8080"],
			cause: error
		});
	}
}

//#endregion
export { proxiedAgent as t };