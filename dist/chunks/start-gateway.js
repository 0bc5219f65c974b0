import { a as makeClock, i as controlToken, n as openControlPlane, r as listen, t as openGatewayPlane } from "./open-gateway-plane.js";

//#region src/sandbox/start-gateway.ts
async function startGateway(options = {}) {
	const token = controlToken(options.token);
	const clock = makeClock();
	let seed = options.seed ?? 1;
	const plane = openGatewayPlane(clock, seed);
	for (const [provider, url] of Object.entries(options.webhookUrls ?? {})) plane.setWebhookUrl(provider, url);
	const control = openControlPlane(token, {
		clock,
		plane,
		seed: () => seed,
		reset: async (next) => {
			seed = next ?? seed;
			clock.reset();
			plane.reset(seed);
		}
	});
	const close = async () => void await Promise.all([plane.app.close(), control.close()]);
	try {
		return {
			gatewayUrl: await listen(plane.app, "127.0.0.1", options.gatewayPort ?? 0),
			controlUrl: await listen(control, "127.0.0.1", options.controlPort ?? 0),
			token,
			plane,
			clock,
			close
		};
	} catch (error) {
		await close();
		throw error;
	}
}

//#endregion
export { startGateway };