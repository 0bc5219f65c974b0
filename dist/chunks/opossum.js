import { i as __require, t as __commonJSMin } from "./rolldown-runtime.js";

//#region node_modules/opossum/lib/status.js
var require_status = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const WINDOW = Symbol("window");
	const BUCKETS = Symbol("buckets");
	const TIMEOUT = Symbol("timeout");
	const PERCENTILES = Symbol("percentiles");
	const BUCKET_INTERVAL = Symbol("bucket-interval");
	const SNAPSHOT_INTERVAL = Symbol("snapshot-interval");
	const ROTATE_EVENT_NAME = Symbol("rotate-event-name");
	const EventEmitter$1 = __require("events").EventEmitter;
	var Status = class extends EventEmitter$1 {
		constructor(options) {
			super();
			this[BUCKETS] = options.rollingCountBuckets || 10;
			this[TIMEOUT] = options.rollingCountTimeout || 1e4;
			this[WINDOW] = new Array(this[BUCKETS]);
			this[PERCENTILES] = [
				0,
				.25,
				.5,
				.75,
				.9,
				.95,
				.99,
				.995,
				1
			];
			this[ROTATE_EVENT_NAME] = "rotate";
			this.rollingPercentilesEnabled = options.rollingPercentilesEnabled !== false;
			this.enableSnapshots = options.enableSnapshots !== false;
			this.rotateBucketController = options.rotateBucketController;
			this.rotateBucket = nextBucket(this[WINDOW]);
			for (let i = 0; i < this[BUCKETS]; i++) this[WINDOW][i] = bucket();
			const bucketInterval = Math.floor(this[TIMEOUT] / this[BUCKETS]);
			if (this.rotateBucketController) this.startListeneningForRotateEvent();
			else {
				this[BUCKET_INTERVAL] = setInterval(this.rotateBucket, bucketInterval);
				if (typeof this[BUCKET_INTERVAL].unref === "function") this[BUCKET_INTERVAL].unref();
			}
			if (this.enableSnapshots) {
				this[SNAPSHOT_INTERVAL] = setInterval((_) => this.emit("snapshot", this.stats), bucketInterval);
				if (typeof this[SNAPSHOT_INTERVAL].unref === "function") this[SNAPSHOT_INTERVAL].unref();
			}
			if (options.stats) this[WINDOW][0] = {
				...bucket(),
				...options.stats
			};
		}
		get stats() {
			const totals = this[WINDOW].reduce((acc, val) => {
				if (!val) return acc;
				Object.keys(acc).forEach((key) => {
					if (key !== "latencyTimes" && key !== "percentiles") acc[key] += val[key] || 0;
				});
				if (this.rollingPercentilesEnabled) {
					if (val.latencyTimes) acc.latencyTimes = acc.latencyTimes.concat(val.latencyTimes);
				}
				return acc;
			}, bucket());
			if (this.rollingPercentilesEnabled) {
				totals.latencyTimes.sort((a, b) => a - b);
				if (totals.latencyTimes.length) totals.latencyMean = totals.latencyTimes.reduce((a, b) => a + b, 0) / totals.latencyTimes.length;
				else totals.latencyMean = 0;
				this[PERCENTILES].forEach((percentile) => {
					totals.percentiles[percentile] = calculatePercentile(percentile, totals.latencyTimes);
				});
			} else {
				totals.latencyMean = -1;
				this[PERCENTILES].forEach((percentile) => {
					totals.percentiles[percentile] = -1;
				});
			}
			return totals;
		}
		get window() {
			return this[WINDOW].slice();
		}
		increment(property, latencyRunTime) {
			this[WINDOW][0][property]++;
			if (property === "successes" || property === "failures" || property === "timeouts") this[WINDOW][0].latencyTimes.push(latencyRunTime || 0);
		}
		open() {
			this[WINDOW][0].isCircuitBreakerOpen = true;
		}
		close() {
			this[WINDOW][0].isCircuitBreakerOpen = false;
		}
		shutdown() {
			this.removeAllListeners();
			if (this.rotateBucketController === void 0) clearInterval(this[BUCKET_INTERVAL]);
			else this.removeRotateBucketControllerListener();
			if (this.enableSnapshots) clearInterval(this[SNAPSHOT_INTERVAL]);
		}
		removeRotateBucketControllerListener() {
			if (this.rotateBucketController) this.rotateBucketController.removeListener(this[ROTATE_EVENT_NAME], this.rotateBucket);
		}
		startListeneningForRotateEvent() {
			if (this.rotateBucketController && this.rotateBucketController.listenerCount(this[ROTATE_EVENT_NAME], this.rotateBucket) === 0) this.rotateBucketController.on(this[ROTATE_EVENT_NAME], this.rotateBucket);
		}
	};
	const nextBucket = (window) => (_) => {
		window.pop();
		window.unshift(bucket());
	};
	const bucket = (_) => ({
		failures: 0,
		fallbacks: 0,
		successes: 0,
		rejects: 0,
		fires: 0,
		timeouts: 0,
		cacheHits: 0,
		cacheMisses: 0,
		coalesceCacheHits: 0,
		coalesceCacheMisses: 0,
		semaphoreRejections: 0,
		percentiles: {},
		latencyTimes: []
	});
	function calculatePercentile(percentile, arr) {
		if (percentile === 0) return arr[0] || 0;
		return arr[Math.ceil(percentile * arr.length) - 1] || 0;
	}
	module.exports = exports = Status;
}));

//#endregion
//#region node_modules/opossum/lib/semaphore.js
var require_semaphore = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = exports = semaphore;
	function semaphore(count) {
		const resolvers = [];
		let counter = count;
		const sem = {
			take,
			release,
			test
		};
		Object.defineProperty(sem, "count", {
			get: (_) => counter,
			enumerable: true
		});
		return sem;
		function take(timeout) {
			if (counter > 0) {
				--counter;
				return Promise.resolve(release);
			}
			return new Promise((resolve, reject) => {
				resolvers.push((_) => {
					--counter;
					resolve(release);
				});
				if (timeout) setTimeout((_) => {
					resolvers.shift();
					const err = /* @__PURE__ */ new Error(`Timed out after ${timeout}ms`);
					err.code = "ETIMEDOUT";
					reject(err);
				}, timeout);
			});
		}
		function release() {
			counter++;
			if (resolvers.length > 0) resolvers.shift()();
		}
		function test() {
			if (counter < 1) return false;
			return take() && true;
		}
	}
}));

//#endregion
//#region node_modules/opossum/lib/cache.js
var require_cache = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var MemoryCache = class {
		constructor(maxEntries) {
			this.cache = /* @__PURE__ */ new Map();
			this.maxEntries = maxEntries ?? 2 ** 24 - 1;
		}
		get(key) {
			const cached = this.cache.get(key);
			if (cached) {
				if (cached.expiresAt > Date.now() || cached.expiresAt === 0) return cached.value;
				this.cache.delete(key);
			}
		}
		set(key, value, ttl) {
			if (this.cache.size === this.maxEntries && this.get(key) === void 0) this.cache.delete(this.cache.keys().next().value);
			this.cache.set(key, {
				expiresAt: ttl,
				value
			});
		}
		delete(key) {
			this.cache.delete(key);
		}
		flush() {
			this.cache.clear();
		}
	};
	module.exports = exports = MemoryCache;
}));

//#endregion
//#region node_modules/opossum/lib/circuit.js
var require_circuit = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const EventEmitter = __require("events");
	const Status = require_status();
	const Semaphore = require_semaphore();
	const MemoryCache = require_cache();
	const STATE = Symbol("state");
	const OPEN = Symbol("open");
	const CLOSED = Symbol("closed");
	const HALF_OPEN = Symbol("half-open");
	const PENDING_CLOSE = Symbol("pending-close");
	const SHUTDOWN = Symbol("shutdown");
	const FALLBACK_FUNCTION = Symbol("fallback");
	const STATUS = Symbol("status");
	const NAME = Symbol("name");
	const GROUP = Symbol("group");
	const ENABLED = Symbol("Enabled");
	const WARMING_UP = Symbol("warming-up");
	const VOLUME_THRESHOLD = Symbol("volume-threshold");
	const OUR_ERROR = Symbol("our-error");
	const RESET_TIMEOUT = Symbol("reset-timeout");
	const WARMUP_TIMEOUT = Symbol("warmup-timeout");
	const LAST_TIMER_AT = Symbol("last-timer-at");
	const deprecation = `options.maxFailures is deprecated. \
Please use options.errorThresholdPercentage`;
	var CircuitBreaker = class CircuitBreaker extends EventEmitter {
		static isOurError(error) {
			return !!error[OUR_ERROR];
		}
		static newStatus(options) {
			return new Status(options);
		}
		constructor(action, options = {}) {
			super();
			this.options = options;
			this.options.timeout = options.timeout ?? 1e4;
			this.options.resetTimeout = options.resetTimeout ?? 3e4;
			this.options.errorThresholdPercentage = options.errorThresholdPercentage ?? 50;
			this.options.rollingCountTimeout = options.rollingCountTimeout ?? 1e4;
			this.options.rollingCountBuckets = options.rollingCountBuckets ?? 10;
			this.options.rollingPercentilesEnabled = options.rollingPercentilesEnabled !== false;
			this.options.capacity = Number.isInteger(options.capacity) ? options.capacity : Number.MAX_SAFE_INTEGER;
			this.options.errorFilter = options.errorFilter || ((_) => false);
			this.options.cacheTTL = options.cacheTTL ?? 0;
			this.options.cacheGetKey = options.cacheGetKey ?? ((...args) => JSON.stringify(args));
			this.options.enableSnapshots = options.enableSnapshots !== false;
			this.options.rotateBucketController = options.rotateBucketController;
			this.options.coalesce = !!options.coalesce;
			this.options.coalesceTTL = options.coalesceTTL ?? this.options.timeout;
			this.options.coalesceResetOn = options.coalesceResetOn?.filter((o) => [
				"error",
				"success",
				"timeout"
			].includes(o)) || [];
			if (this.options.cache) {
				if (this.options.cacheTransport === void 0) this.options.cacheTransport = new MemoryCache(options.cacheSize);
				else if (typeof this.options.cacheTransport !== "object" || !this.options.cacheTransport.get || !this.options.cacheTransport.set || !this.options.cacheTransport.flush) throw new TypeError("options.cacheTransport should be an object with `get`, `set` and `flush` methods");
			}
			if (this.options.coalesce) this.options.coalesceCache = new MemoryCache(options.coalesceSize);
			this.semaphore = new Semaphore(this.options.capacity);
			if (!action) throw new TypeError("No action provided. Cannot construct a CircuitBreaker without an invocable action.");
			if (options.autoRenewAbortController && !options.abortController) options.abortController = new AbortController();
			if (options.abortController && typeof options.abortController.abort !== "function") throw new TypeError("AbortController does not contain `abort()` method");
			this[VOLUME_THRESHOLD] = Number.isInteger(options.volumeThreshold) ? options.volumeThreshold : 0;
			this[WARMING_UP] = options.allowWarmUp === true;
			if (this.options.status) {
				if (this.options.status instanceof Status) this[STATUS] = this.options.status;
				else this[STATUS] = new Status({ stats: this.options.status });
			} else this[STATUS] = new Status(this.options);
			this[STATE] = CLOSED;
			if (options.state) {
				this[ENABLED] = options.state.enabled !== false;
				this[WARMING_UP] = options.state.warmUp || this[WARMING_UP];
				this[CLOSED] = options.state.closed !== false;
				this[HALF_OPEN] = this[PENDING_CLOSE] = options.state.halfOpen || false;
				this[OPEN] = !this[CLOSED] && !this[HALF_OPEN];
				this[SHUTDOWN] = options.state.shutdown || false;
			} else {
				this[PENDING_CLOSE] = false;
				this[ENABLED] = options.enabled !== false;
			}
			this[FALLBACK_FUNCTION] = null;
			this[NAME] = options.name || action.name || nextName();
			this[GROUP] = options.group || this[NAME];
			if (this[WARMING_UP]) {
				const timer = this[WARMUP_TIMEOUT] = setTimeout((_) => this[WARMING_UP] = false, this.options.rollingCountTimeout);
				if (typeof timer.unref === "function") timer.unref();
			}
			if (typeof action !== "function") this.action = (_) => Promise.resolve(action);
			else this.action = action;
			if (options.maxFailures) console.error(deprecation);
			const increment = (property) => (result, runTime) => this[STATUS].increment(property, runTime);
			this.on("success", increment("successes"));
			this.on("failure", increment("failures"));
			this.on("fallback", increment("fallbacks"));
			this.on("timeout", increment("timeouts"));
			this.on("fire", increment("fires"));
			this.on("reject", increment("rejects"));
			this.on("cacheHit", increment("cacheHits"));
			this.on("cacheMiss", increment("cacheMisses"));
			this.on("coalesceCacheHit", increment("coalesceCacheHits"));
			this.on("coalesceCacheMiss", increment("coalesceCacheMisses"));
			this.on("open", (_) => this[STATUS].open());
			this.on("close", (_) => this[STATUS].close());
			this.on("semaphoreLocked", increment("semaphoreRejections"));
			function _startTimer(circuit) {
				circuit[LAST_TIMER_AT] = Date.now();
				return (_) => {
					const timer = circuit[RESET_TIMEOUT] = setTimeout(() => {
						_halfOpen(circuit);
					}, circuit.options.resetTimeout);
					if (typeof timer.unref === "function") timer.unref();
				};
			}
			function _halfOpen(circuit) {
				circuit[STATE] = HALF_OPEN;
				circuit[PENDING_CLOSE] = true;
				circuit._renewAbortControllerIfNeeded();
				circuit.emit("halfOpen", circuit.options.resetTimeout);
			}
			this.on("open", _startTimer(this));
			this.on("success", (_) => {
				if (this.halfOpen) this.close();
			});
			if (this[SHUTDOWN]) {
				this[STATE] = SHUTDOWN;
				this.shutdown();
			} else if (this[CLOSED]) this.close();
			else if (this[OPEN]) {
				if (this.options.state.lastTimerAt !== void 0 && Date.now() - this.options.state.lastTimerAt > this.options.resetTimeout) _halfOpen(this);
				else this.open();
			} else if (this[HALF_OPEN]) this[STATE] = HALF_OPEN;
		}
		_renewAbortControllerIfNeeded() {
			if (this.options.autoRenewAbortController && this.options.abortController && this.options.abortController.signal.aborted) this.options.abortController = new AbortController();
		}
		close() {
			if (this[STATE] !== CLOSED) {
				if (this[RESET_TIMEOUT]) clearTimeout(this[RESET_TIMEOUT]);
				this[STATE] = CLOSED;
				this[PENDING_CLOSE] = false;
				this._renewAbortControllerIfNeeded();
				this.emit("close");
			}
		}
		open() {
			if (this[STATE] !== OPEN) {
				this[STATE] = OPEN;
				this[PENDING_CLOSE] = false;
				this.emit("open");
			}
		}
		shutdown() {
			this.emit("shutdown");
			this.disable();
			this.removeAllListeners();
			if (this[RESET_TIMEOUT]) clearTimeout(this[RESET_TIMEOUT]);
			if (this[WARMUP_TIMEOUT]) clearTimeout(this[WARMUP_TIMEOUT]);
			this.status.shutdown();
			this[STATE] = SHUTDOWN;
			this.clearCache();
		}
		get isShutdown() {
			return this[STATE] === SHUTDOWN;
		}
		get name() {
			return this[NAME];
		}
		get group() {
			return this[GROUP];
		}
		get pendingClose() {
			return this[PENDING_CLOSE];
		}
		get closed() {
			return this[STATE] === CLOSED;
		}
		get opened() {
			return this[STATE] === OPEN;
		}
		get halfOpen() {
			return this[STATE] === HALF_OPEN;
		}
		get status() {
			return this[STATUS];
		}
		get stats() {
			return this[STATUS].stats;
		}
		toJSON() {
			return {
				state: {
					name: this.name,
					enabled: this.enabled,
					closed: this.closed,
					open: this.opened,
					halfOpen: this.halfOpen,
					warmUp: this.warmUp,
					shutdown: this.isShutdown,
					lastTimerAt: this[LAST_TIMER_AT]
				},
				status: this.status.stats
			};
		}
		get enabled() {
			return this[ENABLED];
		}
		get warmUp() {
			return this[WARMING_UP];
		}
		get volumeThreshold() {
			return this[VOLUME_THRESHOLD];
		}
		fallback(func) {
			let fb = func;
			if (func instanceof CircuitBreaker) fb = (...args) => func.fire(...args);
			this[FALLBACK_FUNCTION] = fb;
			return this;
		}
		fire(...args) {
			return this.call(this.action, ...args);
		}
		call(context, ...rest) {
			if (this.isShutdown) {
				const err = buildError("The circuit has been shutdown.", "ESHUTDOWN");
				return Promise.reject(err);
			}
			const args = rest.slice();
			this.emit("fire", args);
			if (!this[ENABLED]) {
				const result = this.action.apply(context, args);
				return typeof result.then === "function" ? result : Promise.resolve(result);
			}
			const cacheKey = this.options.cache || this.options.coalesce ? this.options.cacheGetKey.apply(this, rest) : "";
			if (this.options.cache) {
				const cached = this.options.cacheTransport.get(cacheKey);
				if (cached) {
					this.emit("cacheHit");
					return cached;
				}
				this.emit("cacheMiss");
			}
			if (this.options.coalesce) {
				const cachedCall = this.options.coalesceCache.get(cacheKey);
				if (cachedCall) {
					this.emit("coalesceCacheHit");
					return cachedCall;
				}
				this.emit("coalesceCacheMiss");
			}
			if (!this.closed && !this.pendingClose) {
				const error = buildError("Breaker is open", "EOPENBREAKER");
				this.emit("reject", error);
				return fallback(this, error, args) || Promise.reject(error);
			}
			this[PENDING_CLOSE] = false;
			let timeout;
			let timeoutError = false;
			const call = new Promise((resolve, reject) => {
				const latencyStartTime = Date.now();
				if (this.semaphore.test()) {
					if (this.options.timeout) timeout = setTimeout(() => {
						timeoutError = true;
						const error = buildError(`Timed out after ${this.options.timeout}ms`, "ETIMEDOUT");
						const latency = Date.now() - latencyStartTime;
						this.semaphore.release();
						this.emit("timeout", error, latency, args);
						handleError(error, this, timeout, args, latency, resolve, reject);
						resetCoalesce(this, cacheKey, "timeout");
						if (this.options.abortController) this.options.abortController.abort();
					}, this.options.timeout);
					try {
						const result = this.action.apply(context, args);
						const promise = typeof result.then === "function" ? result : Promise.resolve(result);
						promise.then((result) => {
							if (!timeoutError) {
								clearTimeout(timeout);
								this.emit("success", result, Date.now() - latencyStartTime);
								resetCoalesce(this, cacheKey, "success");
								this.semaphore.release();
								resolve(result);
								if (this.options.cache) this.options.cacheTransport.set(cacheKey, promise, this.options.cacheTTL > 0 ? Date.now() + this.options.cacheTTL : 0);
							}
						}).catch((error) => {
							if (!timeoutError) {
								this.semaphore.release();
								const latencyEndTime = Date.now() - latencyStartTime;
								handleError(error, this, timeout, args, latencyEndTime, resolve, reject);
								resetCoalesce(this, cacheKey, "error");
							}
						});
					} catch (error) {
						this.semaphore.release();
						const latency = Date.now() - latencyStartTime;
						handleError(error, this, timeout, args, latency, resolve, reject);
						resetCoalesce(this, cacheKey, "error");
					}
				} else {
					const latency = Date.now() - latencyStartTime;
					const err = buildError("Semaphore locked", "ESEMLOCKED");
					this.emit("semaphoreLocked", err, latency);
					handleError(err, this, timeout, args, latency, resolve, reject);
					resetCoalesce(this, cacheKey);
				}
			});
			if (this.options.coalesce) this.options.coalesceCache.set(cacheKey, call, this.options.coalesceTTL > 0 ? Date.now() + this.options.coalesceTTL : 0);
			return call;
		}
		clearCache() {
			if (this.options.cache) this.options.cacheTransport.flush();
			if (this.options.coalesceCache) this.options.coalesceCache.flush();
		}
		healthCheck(func, interval) {
			interval = interval || 5e3;
			if (typeof func !== "function") throw new TypeError("Health check function must be a function");
			if (isNaN(interval)) throw new TypeError("Health check interval must be a number");
			const check = (_) => {
				func.apply(this).catch((e) => {
					this.emit("healthCheckFailed", e);
					this.open();
				});
			};
			const timer = setInterval(check, interval);
			if (typeof timer.unref === "function") timer.unref();
			check();
		}
		enable() {
			this[ENABLED] = true;
			this.status.startListeneningForRotateEvent();
		}
		disable() {
			this[ENABLED] = false;
			this.status.removeRotateBucketControllerListener();
		}
		getSignal() {
			if (this.options.abortController && this.options.abortController.signal) return this.options.abortController.signal;
		}
		getAbortController() {
			return this.options.abortController;
		}
	};
	function handleError(error, circuit, timeout, args, latency, resolve, reject) {
		clearTimeout(timeout);
		if (circuit.options.errorFilter(error, ...args)) circuit.emit("success", error, latency);
		else {
			fail(circuit, error, args, latency);
			const fb = fallback(circuit, error, args);
			if (fb) return resolve(fb);
		}
		reject(error);
	}
	function fallback(circuit, err, args) {
		if (circuit[FALLBACK_FUNCTION]) try {
			const result = circuit[FALLBACK_FUNCTION].apply(circuit[FALLBACK_FUNCTION], [...args, err]);
			circuit.emit("fallback", result, err);
			if (result instanceof Promise) return result;
			return Promise.resolve(result);
		} catch (e) {
			return Promise.reject(e);
		}
	}
	function fail(circuit, err, args, latency) {
		circuit.emit("failure", err, latency, args);
		if (circuit.warmUp) return;
		const stats = circuit.stats;
		if (stats.fires < circuit.volumeThreshold && !circuit.halfOpen) return;
		if (stats.failures / stats.fires * 100 > circuit.options.errorThresholdPercentage || circuit.halfOpen) circuit.open();
	}
	function resetCoalesce(circuit, cacheKey, event) {
		if (!event || circuit.options.coalesceResetOn.includes(event)) circuit.options.coalesceCache?.delete(cacheKey);
	}
	function buildError(msg, code) {
		const error = new Error(msg);
		error.code = code;
		error[OUR_ERROR] = true;
		return error;
	}
	const nextName = () => "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (c) => {
		const r = Math.random() * 16 | 0;
		return (c === "x" ? r : r & 3 | 8).toString(16);
	});
	module.exports = exports = CircuitBreaker;
}));

//#endregion
//#region node_modules/opossum/index.js
var require_opossum = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = exports = require_circuit();
}));

//#endregion
export default require_opossum();

export {  };