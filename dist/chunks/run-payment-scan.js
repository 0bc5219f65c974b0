import { O as severityOfScore, S as makeFinding, i as compareText, l as oneLine } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { i as sha256, n as readFileIfThere } from "./files.js";
import { t as nearest } from "./nearest.js";
import { t as parseYaml } from "./yaml.js";
import { a as REDACTED, c as maskCardNumber, i as isCredentialHeader, n as redactHeader, s as findCardNumbers, t as redact } from "./redaction.js";
import { t as asList } from "./untrusted.js";
import { r as ruleOf, t as parseShard } from "./shard.js";
import { t as isLoopbackHost } from "./target.js";
import { n as openHttpClient } from "./http.js";
import { t as lookup$1 } from "./lookup.js";
import { n as money, r as moneyText, t as exponentOf } from "./money.js";
import { n as ROLES, t as EVERYWHERE } from "./roles.js";
import { n as textOr, r as untypedJson, t as isRecord } from "./untyped.js";
import { basename, dirname, resolve } from "node:path";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { BlockList, connect, isIPv6 } from "node:net";
import { createServer } from "node:http";
import { connect as connect$1 } from "node:tls";
import { connect as connect$2 } from "node:http2";
import { lookup } from "node:dns/promises";

//#region src/util/schema-problems.ts
function schemaProblems(schema, issues) {
	return issues.flatMap((issue) => {
		const path = issue.path.map(String);
		if (issue.code !== "unrecognized_keys") {
			const key = path.join(".");
			return [{
				key,
				text: key === "" ? issue.message : `"${key}" ${lowerFirst(issue.message)}`
			}];
		}
		const known = keysAt(schema, path);
		return issue.keys.map((name) => {
			const like = nearest(name, known);
			const key = [...path, name].join(".");
			return {
				key,
				text: `unknown key "${key}"`,
				help: like === void 0 ? `known here: ${known.join(", ") || "no key at all"}` : `did you mean "${[...path, like].join(".")}"?`
			};
		});
	});
}
function keysAt(schema, path) {
	const definition = schema?._zod.def;
	const inner = definition?.innerType ?? definition?.in;
	if (inner !== void 0) return keysAt(inner, path);
	const [head, ...rest] = path;
	if (head === void 0) return Object.keys(definition?.shape ?? {});
	return keysAt(definition?.shape?.[head], rest);
}
function lowerFirst(text) {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

//#endregion
//#region node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
const EVALUATING = /* @__PURE__*/ Symbol("evaluating");
function defineLazy(object, key, getter) {
	let value = void 0;
	Object.defineProperty(object, key, {
		get() {
			if (value === EVALUATING) return;
			if (value === void 0) {
				value = EVALUATING;
				value = getter();
			}
			return value;
		},
		set(v) {
			Object.defineProperty(object, key, { value: v });
		},
		configurable: true
	});
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
	uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
};
function pick(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge$2(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
const CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}

//#endregion
//#region node_modules/zod/v4/core/core.js
var _a$1;
const NEVER$1 = /*@__PURE__*/ Object.freeze({ status: "aborted" });
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}

//#endregion
//#region node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = $constructor("$ZodError", initializer$1);
const $ZodRealError = $constructor("$ZodError", initializer$1, void 0, { Parent: Error });
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}

//#endregion
//#region node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};

//#endregion
//#region node_modules/zod/v4/core/regexes.js
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const _null$2 = /^null$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;

//#endregion
//#region node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});

//#endregion
//#region node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};

//#endregion
//#region node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 6
};

//#endregion
//#region node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
const URL_BAD_FORMAT = 1;
const URL_UNPARSEABLE = 2;
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodNull = /*@__PURE__*/ $constructor("$ZodNull", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = _null$2;
	inst._zod.values = /* @__PURE__ */ new Set([null]);
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (input === null) return payload;
		payload.issues.push({
			expected: "null",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject$2 = isObject;
	const jit = !globalConfig.jitless;
	const allowsEval$1 = allowsEval;
	const fastEnabled = jit && allowsEval$1.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$2(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
function discriminatorMap(def) {
	const map = /* @__PURE__ */ new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
const $ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
	def.inclusive = false;
	$ZodUnion.init(inst, def);
	const _super = inst._zod.parse;
	defineLazyInternal(inst, "propValues", (zod) => {
		const propValues = {};
		let undefinedCount = 0;
		for (const option of zod.def.options) {
			const pv = option._zod.propValues;
			if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
			if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
			for (const [k, v] of Object.entries(pv)) {
				if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, /* @__PURE__ */ new Set());
				for (const val of v) propValues[k].add(val);
			}
		}
		if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
		return propValues;
	});
	def.options.forEach((option, i) => {
		const propShape = rawShape(option._zod.def);
		if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
	});
	const disc = cached(() => discriminatorMap(def));
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				code: "invalid_type",
				expected: "object",
				input,
				inst
			});
			return payload;
		}
		const value = input?.[def.discriminator];
		const opt = disc.value.get(value);
		if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
		if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
		payload.issues.push({
			code: "invalid_union",
			errors: [],
			note: "No matching discriminator",
			discriminator: def.discriminator,
			options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
			input,
			path: [def.discriminator],
			inst
		});
		return payload;
	};
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodLazy = /*@__PURE__*/ $constructor("$ZodLazy", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazy(inst._zod, "innerType", () => {
		const d = def;
		if (!d._cachedInner) d._cachedInner = def.getter();
		return d._cachedInner;
	});
	defineLazyInternal(inst, "pattern", (zod) => zod.innerType?._zod?.pattern);
	defineLazyInternal(inst, "propValues", (zod) => zod.innerType?._zod?.propValues);
	defineLazyInternal(inst, "optin", (zod) => zod.innerType?._zod?.optin ?? void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.innerType?._zod?.optout ?? void 0);
	inst._zod.parse = (payload, ctx) => {
		return inst._zod.innerType._zod.run(payload, ctx);
	};
});
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}

//#endregion
//#region node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = /*@__PURE__*/ new WeakMap();
const NONE = 0;
const ASSUMED = 1;
const PROVEN$1 = 2;
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN$1 : NONE;
	if (stack.has(inst)) return PROVEN$1;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN$1 && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle$2(inst, result);
}
function settle$2(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN$1);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
					if (walked === NONE) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN$1 || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: /* @__PURE__ */ new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open.length > depth ? open.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
function memoizer() {
	return memo;
}
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}

//#endregion
//#region node_modules/zod/v4/locales/en.js
const error = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error() };
}

//#endregion
//#region node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;

//#endregion
//#region node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _null$1(Class, params) {
	return new Class({
		type: "null",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}

//#endregion
//#region node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			const merged = parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts };
			assignProp(properties, key, merged);
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};

//#endregion
//#region node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const nullProcessor = (_schema, ctx, json, _params) => {
	if (ctx.target === "openapi-3.0") {
		json.type = "string";
		json.nullable = true;
		json.enum = [null];
	} else json.type = "null";
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const unknownProcessor = (_schema, _ctx, _json, _params) => {};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer).source;
	return rest;
}
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const lazyProcessor = (schema, ctx, _json, params) => {
	const innerType = schema._zod.innerType;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};

//#endregion
//#region node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });

//#endregion
//#region node_modules/zod/v4/classic/parse.js
const parse = /* @__PURE__ */ _parse(ZodRealError);
const parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
const encode$1 = /* @__PURE__ */ _encode(ZodRealError);
const decode$3 = /* @__PURE__ */ _decode(ZodRealError);
const encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

//#endregion
//#region node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(_overwrite(fn));
	},
	optional() {
		return optional$1(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional$1(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode$1(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode$3(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(_regex(...args));
	},
	includes(...args) {
		return this.check(_includes(...args));
	},
	startsWith(...args) {
		return this.check(_startsWith(...args));
	},
	endsWith(...args) {
		return this.check(_endsWith(...args));
	},
	min(...args) {
		return this.check(_minLength(...args));
	},
	max(...args) {
		return this.check(_maxLength(...args));
	},
	length(...args) {
		return this.check(_length(...args));
	},
	nonempty(...args) {
		return this.check(_minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(_lowercase(params));
	},
	uppercase(params) {
		return this.check(_uppercase(params));
	},
	trim() {
		return this.check(_trim());
	},
	normalize(...args) {
		return this.check(_normalize(...args));
	},
	toLowerCase() {
		return this.check(_toLowerCase());
	},
	toUpperCase() {
		return this.check(_toUpperCase());
	},
	slugify() {
		return this.check(_slugify());
	}
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(_email(ZodEmail, params));
	},
	url(params) {
		return this.check(_url(ZodURL, params));
	},
	jwt(params) {
		return this.check(_jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(_emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(_guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(_uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(_uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(_uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(_uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(_nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(_cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(_cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(_ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(_base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(_base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(_xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(_ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(_ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(_ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(_cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(_cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(_e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(_isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(_isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(_isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(_isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
function url(params) {
	return _url(ZodURL, params);
}
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, /*@__PURE__*/ derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(_gt(value, params));
	},
	gte(value, params) {
		return this.check(_gte(value, params));
	},
	min(value, params) {
		return this.check(_gte(value, params));
	},
	lt(value, params) {
		return this.check(_lt(value, params));
	},
	lte(value, params) {
		return this.check(_lte(value, params));
	},
	max(value, params) {
		return this.check(_lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(_gt(0, params));
	},
	nonnegative(params) {
		return this.check(_gte(0, params));
	},
	negative(params) {
		return this.check(_lt(0, params));
	},
	nonpositive(params) {
		return this.check(_lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(_multipleOf(value, params));
	},
	step(value, params) {
		return this.check(_multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return _int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return _boolean(ZodBoolean, params);
}
const ZodNull = /*@__PURE__*/ $constructor("ZodNull", (inst, def) => {
	$ZodNull.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullProcessor(inst, ctx, json, params);
});
function _null(params) {
	return _null$1(ZodNull, params);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unknownProcessor(inst, ctx, json, params);
});
function unknown() {
	return _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return _never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(_minLength(n, params));
	},
	nonempty(params) {
		return this.check(_minLength(1, params));
	},
	max(n, params) {
		return this.check(_maxLength(n, params));
	},
	length(n, params) {
		return this.check(_length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return _array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge$2(this, other);
	},
	pick(mask) {
		return pick(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required(ZodNonOptional, this, args[0]);
	}
});
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("ZodDiscriminatedUnion", (inst, def) => {
	ZodUnion.init(inst, def);
	$ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
	return new ZodDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
	inst.values = new Set(def.values);
	Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional$1(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodLazy = /*@__PURE__*/ $constructor("ZodLazy", (inst, def) => {
	$ZodLazy.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => lazyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.getter();
});
function lazy(getter) {
	return new ZodLazy({
		type: "lazy",
		getter
	});
}
const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return _superRefine(fn, params);
}
function json(params) {
	const jsonSchema = lazy(() => {
		return union([
			string(params),
			number(),
			boolean(),
			_null(),
			array(jsonSchema),
			record(string(), jsonSchema)
		]);
	});
	return jsonSchema;
}

//#endregion
//#region src/fuzz/exchange.ts
const SECRET_FIELD = /"([^"\\]{0,40}(?:token|secret|passw|session|api_?key|cvc|cvv)[^"\\]{0,40})"(\s{0,4}:\s{0,4})"(?:[^"\\]|\\.)*"/giu;
const BODY_LIMIT$2 = 16384;
function maskedExchange(origin, { request, answer }, secrets) {
	const mask = (text) => {
		const known = secrets.filter((secret) => secret.length >= 4);
		return redact(known.reduce((masked, secret) => masked.replaceAll(secret, "[redacted]"), text)).replaceAll(SECRET_FIELD, "\"$1\"$2\"[redacted]\"");
	};
	const headers = (pairs) => Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), mask(redactHeader(name, value))]));
	return {
		method: request.method,
		url: mask(origin + request.path),
		requestHeaders: headers(Object.entries(request.headers)),
		...request.body !== void 0 && { requestBody: cut(mask(request.body)) },
		status: answer?.status ?? 0,
		responseHeaders: headers(answer?.headers ?? []),
		...answer !== void 0 && { responseBody: cut(mask(answer.text)) }
	};
}
function cut(text) {
	return text.length > BODY_LIMIT$2 ? `${text.slice(0, BODY_LIMIT$2)}… (cut)` : text;
}

//#endregion
//#region src/fuzz/json.ts
const NUMBER_TEXT = Symbol("number text");
const INTEGER = /^-?\d{1,60}$/u;
function numberText(text) {
	return { [NUMBER_TEXT]: text };
}
function textOfNumber(value) {
	return typeof value === "object" && value !== null && NUMBER_TEXT in value ? value[NUMBER_TEXT] : void 0;
}
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(NUMBER_TEXT in value);
}
function parseJson(text) {
	try {
		return JSON.parse(text, revive);
	} catch {
		return;
	}
}
function writeJson(value) {
	if (value === null || typeof value === "boolean") return String(value);
	if (typeof value === "bigint") return value.toString();
	if (typeof value === "string") return JSON.stringify(value);
	const number = textOfNumber(value);
	if (number !== void 0) return number;
	if (Array.isArray(value)) return `[${value.map((item) => writeJson(item)).join(",")}]`;
	return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`).join(",")}}`;
}
function revive(_key, value, context) {
	if (typeof value !== "number") return value;
	const source = context?.source ?? String(value);
	return INTEGER.test(source) ? BigInt(source) : numberText(source);
}

//#endregion
//#region src/fuzz/json-pointer.ts
function isJsonPointer(text) {
	return /^(?:\/(?:[^~/]|~[01])*)*$/u.test(text);
}
function readPointer(document, pointer) {
	let value = document;
	for (const token of tokens(pointer)) if (Array.isArray(value)) value = /^(?:0|[1-9]\d{0,8})$/u.test(token) ? value[Number(token)] : void 0;
	else if (isJsonObject(value)) value = Object.hasOwn(value, token) ? value[token] : void 0;
	else return void 0;
	return value;
}
function writePointer(document, pointer, value) {
	return write(document, tokens(pointer), value);
}
function write(document, path, value) {
	const [token, ...rest] = path;
	if (token === void 0) return value;
	if (Array.isArray(document)) {
		const copy = [...document];
		const index = token === "-" ? copy.length : Number(token);
		copy[Number.isInteger(index) && index >= 0 && index <= copy.length ? index : copy.length] = write(copy[index], rest, value);
		return copy;
	}
	const object = isJsonObject(document) ? document : {};
	const inner = write(Object.hasOwn(object, token) ? object[token] : void 0, rest, value);
	return Object.fromEntries([...Object.entries(object).filter(([key]) => key !== token), [token, inner]]);
}
function tokens(pointer) {
	return pointer.split("/").slice(1).map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

//#endregion
//#region src/fuzz/read-out.ts
const reads = /* @__PURE__ */ new WeakMap();
function readsOf(answer) {
	return [...reads.get(answer) ?? []];
}
function readOut(answer, source) {
	const known = reads.get(answer);
	if (known === void 0) reads.set(answer, /* @__PURE__ */ new Set([source]));
	else known.add(source);
	return valueAt(answer, source);
}
function valueAt(answer, source) {
	if (source === "" || source.startsWith("/")) return readPointer(answer.json, source);
	if (source === "location") return lastPart(headerOf(answer, "location")[0]);
	const [kind = "", name = ""] = source.split(" ");
	if (kind === "header") return headerOf(answer, name)[0];
	const cookie = headerOf(answer, "set-cookie").findLast((text) => text.trimStart().startsWith(`${name}=`));
	return cookie === void 0 ? void 0 : cookie.trimStart().slice(name.length + 1).split(";")[0]?.trim();
}
function headerOf({ headers }, name) {
	const lower = name.toLowerCase();
	return headers.filter(([key]) => key.toLowerCase() === lower).map(([, value]) => value);
}
function lastPart(location) {
	const part = (location === void 0 ? void 0 : URL.parse(location, "http://localhost")?.pathname)?.split("/").findLast((text) => text !== "");
	if (part === void 0) return void 0;
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

//#endregion
//#region src/fuzz/wire.ts
function answerOf$2(raw) {
	const text = new TextDecoder().decode(raw.body);
	return {
		status: raw.status,
		headers: raw.headers,
		text,
		json: parseJson(text)
	};
}
function isSuccess({ status, json }) {
	if (status < 200 || status >= 300) return false;
	const errors = isJsonObject(json) && Object.hasOwn(json, "errors") ? json["errors"] : void 0;
	return !Array.isArray(errors) || errors.length === 0;
}

//#endregion
//#region src/fuzz/replay/answer-values.ts
const MOST$1 = 2e3;
const DEEPEST = 32;
function answerValues({ json, headers }) {
	const cookies = headers.filter(([name]) => name.toLowerCase() === "set-cookie").flatMap(([, text]) => {
		const [, name = "", value = ""] = /^\s*([^=;\s]{1,200})=([^;]{0,8000})/u.exec(text) ?? [];
		return name === "" ? [] : [{
			at: `cookie ${name}`,
			value
		}];
	});
	const last = (headers.find(([name]) => name.toLowerCase() === "location")?.[1])?.split(/[?#]/u)[0]?.split("/").findLast((part) => part !== "");
	return [
		...cookies,
		...last === void 0 ? [] : [{
			at: "location",
			value: last
		}],
		...leavesOf(json, "")
	];
}
function leavesOf(value, at) {
	const leaves = [];
	const walk = (inner, pointer, depth) => {
		if (inner === void 0 || leaves.length >= MOST$1 || depth > DEEPEST) return;
		if (Array.isArray(inner)) {
			leaves.push({
				at: `length ${pointer}`,
				value: BigInt(inner.length)
			});
			for (const [index, item] of inner.entries()) walk(item, `${pointer}/${index}`, depth + 1);
		} else if (isJsonObject(inner)) for (const [key, item] of Object.entries(inner)) walk(item, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1);
		else leaves.push({
			at: pointer,
			value: inner
		});
	};
	walk(value, at, 0);
	return leaves;
}
function scalarText$1(value) {
	if (typeof value === "string") return value;
	return textOfNumber(value) ?? writeJson(value);
}

//#endregion
//#region src/fuzz/replay/template-text.ts
const JSON_SECRET = /("([^"\\]{0,40}(?:passw|secret|api_?key|cvc|cvv)[^"\\]{0,40})"\s{0,4}:\s{0,4}")((?:[^"\\$]|\\.)*)"/giu;
const FORM_SECRET = /(([\w[\]-]{0,40}(?:passw|secret|api_?key|cvc|cvv)[\w[\]-]{0,40})=)([^&$]+)/giu;
const CARRIED = /* @__PURE__ */ new Set([
	"host",
	"content-length",
	"connection",
	"transfer-encoding"
]);
function templateRequest({ path, headers, body }, variables, ids) {
	let masked;
	const literal = (text, what) => {
		const carded = withCards(text, variables);
		const clean = carded.map((piece, index) => index % 2 === 0 ? redact(piece) : piece);
		if (clean.some((piece, index) => piece !== carded[index])) masked ??= what;
		return clean.map((piece, index) => index % 2 === 0 ? piece.replaceAll("${", "${dollar}{") : `\${${piece}}`).join("");
	};
	const scalar = (text, filter, what, encode = String) => {
		const whole = variables.find(text, ids);
		if (whole !== void 0) return named(whole, filter);
		const pieces = splitByParts(text, variables.parts);
		if (pieces.length === 1) return void 0;
		return pieces.map((piece, index) => index % 2 === 0 ? literal(encode(piece), what) : named(variables.find(piece, ids) ?? "", filter)).join("");
	};
	const uri = (text, what, decoded) => text.replaceAll(/[^/?&=#]+/gu, (part) => scalar(decoded(part), "|uri", what, encodeURIComponent) ?? literal(part, what));
	const json = (text) => text.split(/("(?:[^"\\]|\\.)*"|(?<![\w.+-])-?\d{1,60}(?![\w.]))/su).map((token, index) => {
		if (index % 2 === 0) return literal(token, "the body");
		if (!token.startsWith("\"")) return (ids.includes(token) ? scalar(token, "", "the body") : void 0) ?? literal(token, "the body");
		const plain = parseText(token);
		const found = plain === void 0 ? void 0 : scalar(plain, "|json", "the body", inJson);
		return found === void 0 ? literal(token, "the body") : `"${found}"`;
	}).join("");
	const words = (text, name) => text.replaceAll(/[^\s;,"]+/gu, (word) => {
		const end = variables.find(word, []) === void 0 ? word.indexOf("=") + 1 : 0;
		const value = word.slice(end);
		return `${literal(word.slice(0, end), name)}${scalar(value, "", name) ?? literal(value, name)}`;
	});
	const header = (name, value) => {
		const whole = variables.find(value, []);
		const found = whole === void 0 ? splitByParts(value, variables.parts).map((piece, index) => index % 2 === 0 ? words(piece, name) : named(variables.find(piece, []) ?? "", "")).join("") : named(whole, "");
		if (!isCredentialHeader(name) && name !== "cookie" && !/signature/u.test(name)) return found;
		if (found.replaceAll(/\$\{[^}]*\}|\b(?:bearer|basic|token)\b|[\w.-]+=|[\s;,]/giu, "").length < 4) return found;
		masked ??= `the header ${name}`;
		return REDACTED;
	};
	const labelled = (text, encoding) => text.replaceAll(encoding === "json" ? JSON_SECRET : FORM_SECRET, (whole, before, label, value) => {
		if (value.length < 1) return whole;
		return `${before}\${${variables.own({
			name: label,
			value: decode$2(value),
			about: `what the request held as ${label}`
		})}|${encoding}}${encoding === "json" ? "\"" : ""}`;
	});
	const isForm = (headers["content-type"] ?? "").includes("urlencoded");
	const bodyText = body === void 0 ? void 0 : isForm ? labelled(uri(body, "the body", decodeForm), "uri") : labelled(json(body), "json");
	const own = Object.entries(headers).filter(([name]) => !CARRIED.has(name.toLowerCase()));
	return {
		path: uri(path, "the path", decode$2),
		headers: Object.fromEntries(own.map(([name, value]) => [name.toLowerCase(), header(name.toLowerCase(), value)])),
		...bodyText !== void 0 && { body: bodyText },
		...masked !== void 0 && { masked }
	};
}
function named(name, filter) {
	return `\${${name}${name.includes("|") ? "" : filter}}`;
}
function inJson(text) {
	return JSON.stringify(text).slice(1, -1);
}
function decodeForm(text) {
	return decode$2(text.replaceAll("+", " "));
}
function splitByParts(text, parts) {
	const part = parts.find((value) => text.includes(value));
	if (part === void 0) return [text];
	const at = text.indexOf(part);
	return [
		text.slice(0, at),
		part,
		...splitByParts(text.slice(at + part.length), parts)
	];
}
function withCards(text, variables) {
	const pieces = [];
	let end = 0;
	for (const { start, end: after, digits } of findCardNumbers(text)) {
		const last = digits.slice(-4);
		const about = `the published test card that ends in ${last}`;
		pieces.push(text.slice(end, start), variables.own({
			name: `card_${last}`,
			value: text.slice(start, after),
			about
		}));
		end = after;
	}
	return [...pieces, text.slice(end)];
}
function parseText(token) {
	try {
		return JSON.parse(token);
	} catch {
		return;
	}
}
function decode$2(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

//#endregion
//#region src/fuzz/replay/variables.ts
const MADE_EMAIL = /tollgate\.\w{1,40}\.[a-z]{20}@example\.com/gu;
const MADE_PASSWORD = /Tg-[a-z]{24}!9/gu;
function openVariables({ events, made }, own) {
	const taken = /* @__PURE__ */ new Map();
	const byValue = /* @__PURE__ */ new Map();
	const sources = /* @__PURE__ */ new Map();
	const kept = /* @__PURE__ */ new Map();
	function add(wanted, make, value) {
		const base = wanted.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "_").replaceAll(/^[_\d]+|_+$/gu, "").slice(0, 40) || "value";
		let name = base;
		for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
		taken.set(name, make(name));
		byValue.set(value, name);
		return name;
	}
	for (const { name, value, about } of own) if (!byValue.has(value)) add(name, (unique) => ({
		name: unique,
		from: "environment",
		about
	}), value);
	const passwords = /* @__PURE__ */ new Map();
	const emails = /* @__PURE__ */ new Map();
	for (const { kind, of, value } of made) {
		if (byValue.has(value)) continue;
		const name = add(`${kind === "key" ? "" : `${of}_`}${kind}${kind === "key" ? `_${of}` : ""}`, (unique) => ({
			name: unique,
			from: "made",
			kind
		}), value);
		if (kind === "key") byValue.set(value.replaceAll("-", "").slice(0, 24), `${name}|hex24`);
		if (kind === "email") emails.set(of, value);
		if (kind === "password") passwords.set(of, value);
	}
	for (const [actor, email] of emails) {
		const password = passwords.get(actor);
		if (password === void 0) continue;
		const [a, b] = [byValue.get(email) ?? "", byValue.get(password) ?? ""];
		const pair = Buffer.from(`${email}:${password}`).toString("base64");
		add(`${actor}_basic`, (name) => ({
			name,
			from: "basic",
			email: a,
			password: b
		}), pair);
	}
	for (const { request } of events) for (const [kind, pattern] of [["email", MADE_EMAIL], ["password", MADE_PASSWORD]]) for (const [value] of (request.body ?? "").matchAll(pattern)) if (!byValue.has(value)) add(`other_${kind}`, (name) => ({
		name,
		from: "made",
		kind
	}), value);
	return {
		parts: [...byValue.keys()].filter((value) => value.length >= 8).toSorted((a, b) => b.length - a.length),
		find(value, ids) {
			const known = byValue.get(value);
			if (known !== void 0) return known;
			const source = sources.get(value);
			if (source === void 0 || !(ids.includes(value) || isDistinct(value))) return void 0;
			const name = add(`${source.label}_${lastWord(source.at)}`, (unique) => ({
				name: unique,
				from: "answer"
			}), value);
			kept.set(source.step, [...kept.get(source.step) ?? [], {
				name,
				at: source.at
			}]);
			return name;
		},
		own: ({ name, value, about }) => byValue.get(value) ?? add(name, (unique) => ({
			name: unique,
			from: "environment",
			about
		}), value),
		note(step, label, answer) {
			for (const { at, value } of answerValues(answer)) {
				const text = scalarText$1(value);
				if (text !== "" && !at.startsWith("length ") && !sources.has(text)) sources.set(text, {
					step,
					label,
					at
				});
			}
		},
		saves: (step) => kept.get(step) ?? [],
		list: () => [...taken.values()]
	};
}
function isDistinct(value) {
	if (value.length < 4 || /^[-+]?[\d.,]+$/u.test(value)) return false;
	return value.length >= 20 || /\d/u.test(value);
}
function lastWord(at) {
	return at.split(/[/ ]/u).findLast((word) => word !== "" && !/^\d+$/u.test(word)) ?? "value";
}

//#endregion
//#region src/fuzz/replay/record-steps.ts
const MOST_STATE = 40;
const MAX_TRIES = 12;
function recordSteps(trace, own) {
	const variables = openVariables(trace, own);
	const rounds = withoutPolls(trace.events);
	const firstAttack = firstJudged(rounds.map(({ event }) => event));
	const drafts = [];
	let masked;
	for (const [index, { event, times }] of rounds.entries()) {
		const { request, answer, asIs, volley, ids } = event;
		const template = templateRequest(request, variables, ids);
		if (template.masked !== void 0) masked ??= `${request.label}: ${template.masked} holds what only Tollgate can make`;
		if (answer !== void 0) variables.note(index, request.label, answer);
		const attacked = index >= firstAttack;
		const state = answer === void 0 ? [] : stateOf$1(answer, event, variables);
		const pause = attacked && event.kind === "step" && trace.lag > 0 ? Math.min(6e4, 2 * trace.lag) : 0;
		drafts.push({
			label: request.label,
			kind: event.kind === "attempt" ? "attack" : attacked && state.length > 0 ? "read" : "setup",
			method: request.method.toUpperCase(),
			path: template.path,
			headers: template.headers,
			...template.body !== void 0 && { body: template.body },
			...volley !== void 0 && { volley },
			...times > 1 && { tries: Math.min(times + 2, MAX_TRIES) },
			...pause > 0 && { pause },
			...asIs === true && { signedOut: true },
			save: [],
			state,
			answer: answerOf$1(event, trace.secrets)
		});
	}
	const steps = drafts.map((step, index) => withoutOwn({
		...step,
		save: variables.saves(index)
	}));
	const [aid] = trace.aids;
	const needsTollgate = aid === void 0 ? masked : `it uses ${aid}, which an app's own tests do not have`;
	return {
		variables: usedVariables(variables.list(), JSON.stringify(steps)),
		steps,
		...needsTollgate !== void 0 && { needsTollgate }
	};
}
function withoutOwn(step) {
	const own = new Set(step.save.flatMap(({ name }) => [`"\${${name}|json}"`, `\${${name}}`]));
	return {
		...step,
		state: step.state.filter(({ is = "" }) => !own.has(is))
	};
}
function firstJudged(events) {
	const attempt = events.findIndex(({ kind }) => kind === "attempt");
	if (attempt >= 0) return attempt;
	return events.findLastIndex(({ answer }) => answer !== void 0 && readsOf(answer).length > 0);
}
function usedVariables(all, text) {
	const isNamed = ({ name, from }) => from === "answer" || text.includes(`\${${name}}`) || text.includes(`\${${name}|`);
	const named = all.filter(isNamed);
	const parts = new Set(named.flatMap((one) => one.from === "basic" ? [one.email, one.password] : []));
	return all.filter((one) => named.includes(one) || parts.has(one.name));
}
function withoutPolls(events) {
	const rounds = [];
	for (const event of events) {
		const last = rounds.at(-1);
		if (last !== void 0 && event.kind === "step" && last.event.kind === "step" && event.request.method === "GET" && last.event.request.method === "GET" && last.event.request.path === event.request.path && JSON.stringify(last.event.request.headers) === JSON.stringify(event.request.headers) && last !== void 0) {
			last.event = event;
			last.times += 1;
		} else rounds.push({
			event,
			times: 1
		});
	}
	return rounds;
}
function stateOf$1(answer, { request, ids }, variables) {
	const state = [];
	const sent = `${request.path} ${request.body ?? ""}`;
	for (const source of readsOf(answer)) {
		const value = valueAt(answer, source);
		if (value === void 0) continue;
		const leaves = isPointer(source) && isNested(value) ? leavesOf(value, source) : [{
			at: source,
			value
		}];
		for (const leaf of leaves.slice(0, MOST_STATE)) {
			const one = stateAt(leaf.at, leaf.value, variables, (text) => ids.includes(text) || sent.includes(text));
			if (one !== void 0) state.push(one);
		}
	}
	return state;
}
function stateAt(at, value, variables, wasSent) {
	const text = scalarText$1(value);
	if (at.startsWith("length ") || value === null || typeof value === "boolean") return {
		at,
		is: writeJson(value)
	};
	if (redact(text) !== text) return {
		at,
		like: text.replaceAll(/\d/gu, "9").replaceAll(/[a-z]/giu, "a").slice(0, 200)
	};
	const name = variables.find(text, wasSent(text) && text.length >= 4 ? [text] : []);
	if (name !== void 0) return {
		at,
		is: typeof value === "string" ? `"\${${name}|json}"` : `\${${name}}`
	};
	return {
		at,
		is: writeJson(value)
	};
}
function answerOf$1(event, secrets) {
	const { status, responseBody } = maskedExchange("", event, secrets);
	return {
		status,
		...responseBody !== void 0 && responseBody !== "" && { body: responseBody }
	};
}
const isPointer = (source) => source === "" || source.startsWith("/");
const isNested = (value) => Array.isArray(value) || isJsonObject(value);
function wasTaken({ status }) {
	return isSuccess({
		status,
		json: void 0
	});
}

//#endregion
//#region src/fuzz/replay/replay-plan.ts
const RACE_ROUNDS = 5;
function planReplay(replay, file) {
	const { needsTollgate, steps, variables, effect } = replay;
	const again = `run it with Tollgate: tollgate replay ${file}`;
	if (needsTollgate !== void 0) {
		const reason = `${replay.rule} cannot be written as a test that stands alone: ${needsTollgate}`;
		throw new TollgateError("replay/needs-tollgate", reason, {
			class: "usage",
			place: { file },
			help: [again]
		});
	}
	if (!steps.some(({ kind, state }) => kind !== "setup" && state.length > 0)) throw new TollgateError("replay/no-steps", "it holds no state by which a test could tell whether the attack still works", {
		class: "usage",
		place: { file },
		help: [again]
	});
	return {
		variables,
		effect,
		rounds: effect === "serial" ? RACE_ROUNDS : 1,
		steps: steps.map(({ answer, state, ...step }) => ({
			...step,
			status: answer.status,
			taken: wasTaken(answer),
			state: state.map((one) => stateOf(one))
		})),
		environment: variables.flatMap((variable) => variable.from === "environment" ? [{
			name: variable.name.toUpperCase(),
			about: variable.about
		}] : [])
	};
}
function stateOf({ at, is, like }) {
	return like === void 0 ? [
		at,
		"is",
		is ?? "null"
	] : [
		at,
		"like",
		like
	];
}
function headLines(replay, { environment }, file) {
	return [
		`${replay.rule}: ${replay.title}`,
		replay.message,
		`Written by tollgate replay from ${file}. It fails while the flaw is there, and passes once it is fixed.`,
		...replay.effect === "serial" ? ["A race is won by chance: where this passes, ask tollgate replay, which races harder."] : [],
		"Needs in the environment: TOLLGATE_TARGET, where the app answers (a test system, as in http://127.0.0.1:3000)",
		...environment.map(({ name, about }) => `                          ${name}, ${about}`)
	];
}

//#endregion
//#region src/fuzz/replay/source-text.ts
function stringLiteral(text) {
	return asciiJson(text.toWellFormed());
}
function asciiJson(value) {
	return JSON.stringify(value).replaceAll(/[^ -~]/gu, (mark) => mark.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""));
}
function commentText(text) {
	return oneLine(text, 200).replaceAll("\\", "/").replaceAll("*/", "* /");
}
function shellQuote(text) {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

//#endregion
//#region src/fuzz/amount.ts
function readAmount(value, unit, currency) {
	if (value === void 0 || value === null) return void 0;
	if (unit === "minor") return typeof value === "bigint" ? value : void 0;
	const text = unit === "decimal-string" ? value : typeof value === "bigint" ? String(value) : textOfNumber(value);
	return typeof text === "string" ? parseDecimal(text, exponentOf(currency)) : void 0;
}
function writeAmount(minor, unit, currency) {
	if (unit === "minor") return minor;
	const exponent = exponentOf(currency);
	const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
	const cut = digits.length - exponent;
	const text = `${minor < 0n ? "-" : ""}${digits.slice(0, cut)}${exponent === 0 ? "" : `.${digits.slice(cut)}`}`;
	return unit === "decimal-string" ? text : numberText(text);
}
function parseDecimal(text, exponent) {
	const match = /^(-?)(\d{1,40})(?:\.(\d{1,20}))?$/u.exec(text);
	if (match === null) return void 0;
	const fraction = match[3] ?? "";
	if (!/^0*$/u.test(fraction.slice(exponent))) return void 0;
	const minor = BigInt(`${match[2] ?? ""}${fraction.slice(0, exponent).padEnd(exponent, "0")}`);
	return match[1] === "-" ? -minor : minor;
}

//#endregion
//#region src/fuzz/inconclusive.ts
var Inconclusive = class extends Error {
	name = "Inconclusive";
};

//#endregion
//#region src/fuzz/form.ts
function writeForm(body) {
	if (!isJsonObject(body)) return scalar$1(body);
	return Object.entries(body).flatMap(([name, value]) => pairs(name, value)).map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
}
function pairs(name, value) {
	if (Array.isArray(value)) return value.flatMap((item, index) => pairs(`${name}[${index}]`, item));
	if (isJsonObject(value)) return Object.entries(value).flatMap(([key, item]) => pairs(`${name}[${key}]`, item));
	return [[name, scalar$1(value)]];
}
function scalar$1(value) {
	if (value === null) return "";
	return textOfNumber(value) ?? (typeof value === "object" ? writeJson(value) : String(value));
}
function encode(text) {
	return encodeURIComponent(text.toWellFormed()).replaceAll("%5B", "[").replaceAll("%5D", "]").replaceAll("%20", "+");
}

//#endregion
//#region src/fuzz/template.ts
const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/gu;
function placeholdersIn(template) {
	if (typeof template === "string") return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
	if (Array.isArray(template)) return template.flatMap((item) => placeholdersIn(item));
	return isJsonObject(template) ? Object.values(template).flatMap((item) => placeholdersIn(item)) : [];
}
function fillText(template, values, encode = String) {
	return template.replaceAll(PLACEHOLDER, (whole, name) => {
		const value = valueOf(values, name);
		return value === void 0 ? whole : encode(scalarText(value));
	});
}
function fillBody(template, values) {
	if (typeof template === "string") {
		const whole = /^\{([A-Za-z][A-Za-z0-9]*)\}$/u.exec(template)?.[1];
		const value = whole === void 0 ? void 0 : valueOf(values, whole);
		return value === void 0 ? fillText(template, values) : value;
	}
	if (Array.isArray(template)) return template.map((item) => fillBody(item, values));
	if (!isJsonObject(template)) return template;
	return Object.fromEntries(Object.entries(template).map(([key, item]) => [key, fillBody(item, values)]));
}
function valueOf(values, name) {
	return Object.hasOwn(values, name) ? values[name] : void 0;
}
function scalarText(value) {
	return typeof value === "object" && value !== null ? textOfNumber(value) ?? "" : String(value);
}

//#endregion
//#region src/fuzz/operation.ts
function bindOperation(label, operation, values, tampering = {}) {
	const headers = { accept: "application/json" };
	for (const [name, value] of Object.entries(operation.headers)) headers[name.toLowerCase()] = fillText(value, values);
	const request = {
		label,
		method: operation.method,
		path: fillText(operation.path, values, encodeURIComponent),
		headers
	};
	const fields = Object.entries(tampering);
	if (operation.body === void 0 && operation.graphql === void 0 && fields.length === 0) return request;
	let body = fillBody(operation.body ?? {}, values);
	for (const [field, value] of fields) body = writePointer(body, operation.fields[field] ?? `/${field}`, value);
	headers["content-type"] ??= contentTypeOf(operation);
	return {
		...request,
		body: bodyText(operation, body)
	};
}
function contentTypeOf({ encoding }) {
	return encoding === "form" ? "application/x-www-form-urlencoded" : "application/json";
}
function bodyText({ encoding, graphql }, body) {
	if (graphql !== void 0) return writeJson({
		query: graphql,
		variables: body
	});
	return encoding === "form" ? writeForm(body) : writeJson(body);
}
function fillLines(operation, entries) {
	const list = readPointer(operation.body, operation.fields["lines"] ?? "/lines");
	const pattern = Array.isArray(list) ? list[0] : void 0;
	if (pattern === void 0) throw new Inconclusive("payout: fields.lines points at no list in the body");
	return entries.map((values) => fillBody(pattern, values));
}
function operationOf(profile, role) {
	const operation = profile.roles[role];
	if (operation === void 0) throw new Inconclusive(`the profile has no ${role}`);
	return operation;
}
function outText(profile, role, answer, name) {
	const value = outValue(profile, role, answer, name);
	if (typeof value === "string" && value !== "") return value;
	if (typeof value === "bigint") return value.toString();
	throw new Inconclusive(`${role}: the answer has no ${name}`);
}
function outAmount(profile, role, answer, name) {
	const value = readAmount(outValue(profile, role, answer, name), profile.money.unit, profile.money.currency);
	if (value === void 0) throw new Inconclusive(`${role}: the answer has no amount as ${name}`);
	return value;
}
function outValue(profile, role, answer, name) {
	const source = operationOf(profile, role).out[name];
	return source === void 0 ? void 0 : readOut(answer, source);
}
function amountValue(profile, minor) {
	return writeAmount(minor, profile.money.unit, profile.money.currency);
}

//#endregion
//#region src/fuzz/oracles/confirm.ts
async function confirmed(context, ...probes) {
	let open;
	for (const probe of probes) {
		const outcome = await twice$1(context, probe);
		if (outcome.verdict === "violation") return outcome;
		if (outcome.verdict === "inconclusive") open ??= outcome;
	}
	return open ?? { verdict: "held" };
}
async function twice$1(context, probe) {
	const first = await once(context, probe);
	if (first.verdict !== "violation") return first;
	const second = await once(context, probe);
	if (second.verdict === "violation") return {
		...first,
		traces: {
			...first.traces,
			again: second.traces.first
		}
	};
	return {
		verdict: "inconclusive",
		reason: `seen once but not confirmed: ${second.verdict === "held" ? "it held in a second fresh fixture" : second.reason}`
	};
}
async function once(context, probe) {
	try {
		return await probe(context.fixture());
	} catch (error) {
		if (error instanceof Inconclusive) return {
			verdict: "inconclusive",
			reason: error.message
		};
		throw error;
	}
}

//#endregion
//#region src/fuzz/wait-for-effect.ts
const FIRST_WAIT_MS = 20;
async function waitForEffect(fixture, read, shows, longestMs) {
	let waited = 0;
	for (let wait = FIRST_WAIT_MS;; wait *= 2) {
		const state = await read();
		if (shows(state)) {
			fixture.lag.milliseconds = Math.max(fixture.lag.milliseconds, waited);
			return {
				state,
				shown: true
			};
		}
		if (waited >= longestMs) return {
			state,
			shown: false
		};
		await setTimeout$1(wait);
		waited += wait;
	}
}
async function readAfterLag(fixture, read) {
	if (fixture.lag.milliseconds > 0) await setTimeout$1(2 * fixture.lag.milliseconds);
	return read();
}

//#endregion
//#region src/fuzz/oracles/effect.ts
const LONGEST_WAIT_MS$2 = 2e3;
async function awaitEffect(fixture, read, shows, reason) {
	const { state, shown } = await waitForEffect(fixture, read, shows, LONGEST_WAIT_MS$2);
	if (!shown) throw new Inconclusive(reason);
	return state;
}
function readBack(fixture, read) {
	return readAfterLag(fixture, read);
}

//#endregion
//#region src/fuzz/phantom-money.ts
const WORDS = {
	created: "created from nothing",
	moved: "moved without right",
	unpaid: "not paid for"
};
const KINDS = [
	"created",
	"moved",
	"unpaid"
];
function phantomMoneyOf({ kind, amount, currency }, own) {
	return amount > 0n ? [{
		kind,
		minor: amount,
		currency: (currency ?? own).toUpperCase()
	}] : [];
}
function phantomMoneyLines(all) {
	return [...new Set(all.map(({ currency }) => currency))].toSorted().map((currency) => {
		const sums = KINDS.map((kind) => ({
			kind,
			sum: all.filter((one) => one.kind === kind && one.currency === currency).reduce((total, { minor }) => total + minor, 0n)
		})).filter(({ sum }) => sum > 0n);
		const total = sums.reduce((all_, { sum }) => all_ + sum, 0n);
		const [first] = sums;
		if (sums.length === 1 && first !== void 0) return `${amountText$1(total, currency)} ${WORDS[first.kind]}`;
		const parts = sums.map(({ kind, sum }) => `${amountText$1(sum, currency).slice(4)} ${WORDS[kind]}`);
		return `${amountText$1(total, currency)}: ${parts.join(", ")}`;
	});
}
function amountText$1(minor, currency) {
	const [whole = "", fraction] = moneyText(money(minor, currency)).slice(4).split(".");
	return `${currency} ${whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ",")}${exponentOf(currency) === 0 ? "" : `.${fraction ?? ""}`}`;
}

//#endregion
//#region src/fuzz/oracles/violation.ts
function violation(fixture, seen) {
	const { message, place, states, varying, money, unseen, parameters } = seen;
	return {
		verdict: "violation",
		message,
		place,
		evidence: Object.entries(states).map(([name, state]) => `${name}: ${state}`).join("; "),
		record: {
			summary: message,
			exchanges: fixture.exchanges(),
			states: {
				...states,
				...varying
			}
		},
		...money !== void 0 && { money: phantomMoneyOf(money, fixture.profile.money.currency) },
		...unseen !== void 0 && { unseen },
		...parameters !== void 0 && { parameters },
		traces: { first: fixture.trace() }
	};
}

//#endregion
//#region src/fuzz/shop.ts
async function readCatalogue(fixture, actor) {
	const operation = fixture.profile.roles.catalogue;
	if (operation === void 0) return [];
	const answer = await fixture.step({
		actor,
		role: "catalogue"
	});
	const list = outValue(fixture.profile, "catalogue", answer, "items");
	const { unit, currency } = fixture.profile.money;
	const items = (Array.isArray(list) ? list : []).flatMap((entry) => {
		const sku = readPointer(entry, operation.out["sku"] ?? "/sku");
		const price = readAmount(readPointer(entry, operation.out["price"] ?? "/price"), unit, currency);
		return sku === void 0 || price === void 0 || price <= 1n ? [] : [{
			sku,
			price
		}];
	});
	if (items.length === 0) throw new Inconclusive("catalogue: the answer has no item with a price");
	return items;
}
async function addToCart(fixture, actor, line) {
	await fixture.step({
		actor,
		role: "cartAdd",
		values: valuesOf(line)
	});
}
async function tryAddToCart(fixture, actor, line) {
	const { tampering = {} } = line;
	return isSuccess(await fixture.attempt({
		actor,
		role: "cartAdd",
		values: valuesOf(line),
		tampering
	}));
}
async function placeOrder(fixture, actor, checkedOut) {
	const { profile } = fixture;
	const answer = checkedOut ?? await fixture.step({
		actor,
		role: "checkout"
	});
	if (profile.roles.getOrder?.out["total"] === void 0 || operationOf(profile, "checkout").out["id"] === void 0) return {
		id: "",
		total: outAmount(profile, "checkout", answer, "total")
	};
	const id = outText(profile, "checkout", answer, "id");
	const read = await fixture.step({
		actor,
		role: "getOrder",
		values: { order: id }
	});
	return {
		id,
		total: outAmount(profile, "getOrder", read, "total")
	};
}
async function order(fixture, actor, line) {
	await addToCart(fixture, actor, line);
	return placeOrder(fixture, actor);
}
function valuesOf({ item, quantity }) {
	return {
		quantity,
		...item !== void 0 && { sku: item.sku }
	};
}

//#endregion
//#region src/fuzz/attacks/amount/client-price-trusted.ts
const clientPriceTrusted = {
	rule: {
		id: "pay/client-price-trusted",
		title: "Price taken from the client",
		what: "The app computes what an order costs from a price that the client sends.",
		why: "Anybody can buy everything for one cent: requests are written by the buyer, not by the page.",
		fix: "Look the price up on the server by the item sold, and refuse requests that carry a price.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [602, 472],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-01"],
	roles: [[{
		role: "cartAdd",
		fields: ["price"]
	}, {
		role: "checkout",
		out: ["total"]
	}]],
	run: (context) => confirmed(context, probe$119)
};
async function probe$119(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const item = (await readCatalogue(fixture, alice))[0];
	const line = {
		quantity: 1n,
		...item !== void 0 && { item }
	};
	const honest = await order(fixture, alice, line);
	const price = amountValue(profile, 1n);
	if (!await tryAddToCart(fixture, alice, {
		...line,
		tampering: { price }
	})) return { verdict: "held" };
	const forged = await readBack(fixture, () => placeOrder(fixture, alice));
	if (forged.total >= honest.total) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, profile.money.currency));
	return violation(fixture, {
		message: `An order of ${text(honest.total)} was recorded as ${text(forged.total)} because the client sent the price ${text(1n)}.`,
		place: {
			role: "cartAdd",
			parameter: "price"
		},
		money: {
			kind: "unpaid",
			amount: honest.total - forged.total
		},
		states: {
			"total without a client price": text(honest.total),
			"total with it": text(forged.total)
		}
	});
}

//#endregion
//#region src/fuzz/order-flow.ts
const ORDER_ROLES = [{
	role: "pay",
	values: ["order"],
	out: ["id"]
}, {
	role: "getOrder",
	values: ["order"],
	out: ["total", "status"]
}];
async function openOrder(fixture, actor, quantity = 1n) {
	const placed = await order(fixture, actor, await lineOf(fixture, actor, quantity));
	if (placed.id === "" || placed.total <= 0n) throw new Inconclusive("checkout: the order has no id or positive total");
	return placed;
}
async function lineOf(fixture, actor, quantity = 1n) {
	const item = (await readCatalogue(fixture, actor))[0];
	return {
		quantity,
		...item !== void 0 && { item }
	};
}
async function readOrder(fixture, actor, id) {
	const { profile } = fixture;
	const answer = await fixture.step({
		actor,
		role: "getOrder",
		values: { order: id }
	});
	const text = outValue(profile, "getOrder", answer, "status");
	const status = typeof text === "string" ? text : "";
	const { unit, currency } = profile.money;
	const total = readAmount(outValue(profile, "getOrder", answer, "total"), unit, currency) ?? 0n;
	const fulfilments = outValue(profile, "getOrder", answer, "fulfilments");
	return {
		status,
		paid: profile.states.paid.includes(status),
		total,
		...typeof fulfilments === "bigint" && { fulfilments }
	};
}
function payValues(profile, { id, total }) {
	return {
		order: id,
		amount: amountValue(profile, total)
	};
}
async function payOrder(fixture, actor, placed, role = "pay") {
	const answer = await fixture.step({
		actor,
		role,
		values: payValues(fixture.profile, placed)
	});
	await awaitPaid(fixture, actor, placed.id, role);
	return outText(fixture.profile, role, answer, "id");
}
async function awaitPaid(fixture, actor, id, role) {
	const read = () => readOrder(fixture, actor, id);
	return awaitEffect(fixture, read, ({ paid }) => paid, `${role}: the order read back is not paid`);
}

//#endregion
//#region src/fuzz/attacks/amount/client-rate-trusted.ts
const clientRateTrusted = {
	rule: {
		id: "pay/client-rate-trusted",
		title: "Exchange rate taken from the client",
		what: "A quote is computed with the exchange rate that the client sends.",
		why: "Whoever names the rate names the price.",
		fix: "Take rates from your own source at the time of the quote, and refuse requests that carry one.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [915, 472],
		owasp: ["A08:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-08"],
	roles: [[{ role: "cartAdd" }, {
		role: "quote",
		fields: ["rate"],
		out: ["id", "amount"]
	}]],
	needs: ["currencies"],
	run: (context) => confirmed(context, probe$118)
};
async function probe$118(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const placed = placeholdersIn(operationOf(profile, "quote").body ?? null).includes("order") ? (await openOrder(fixture, actor)).id : "";
	if (placed === "") await addToCart(fixture, actor, await lineOf(fixture, actor));
	const code = profile.currencies.find((use) => use.code !== profile.money.currency)?.code ?? profile.money.currency;
	const values = {
		order: placed,
		currency: code
	};
	const amountOf = (answer) => readAmount(outValue(profile, "quote", answer, "amount"), profile.money.unit, code);
	const honest = amountOf(await fixture.step({
		actor,
		role: "quote",
		values
	}));
	if (honest === void 0) throw new Inconclusive("quote: the answer has no amount");
	const tampering = { rate: numberText("0.001") };
	const answer = await fixture.attempt({
		actor,
		role: "quote",
		values,
		tampering
	});
	const forged = isSuccess(answer) ? amountOf(answer) : void 0;
	if (forged === void 0 || forged * 10n > honest) return { verdict: "held" };
	return violation(fixture, {
		message: `A quote of ${moneyText(money(honest, code))} became ${moneyText(money(forged, code))} because the client sent the rate 0.001.`,
		place: {
			role: "quote",
			parameter: "rate"
		},
		money: {
			kind: "unpaid",
			amount: honest - forged,
			currency: code
		},
		states: {
			"quoted without a rate": moneyText(money(honest, code)),
			"quoted with it": moneyText(money(forged, code))
		}
	});
}

//#endregion
//#region src/fuzz/amount-text.ts
function amountText({ profile }, minor) {
	return moneyText(money(minor, profile.money.currency));
}

//#endregion
//#region src/fuzz/attacks/amount/client-total-trusted.ts
const clientTotalTrusted = {
	rule: {
		id: "pay/client-total-trusted",
		title: "Order total taken from the client",
		what: "The checkout records the total that the client sends instead of adding the order up.",
		why: "Anybody can buy a full cart for one cent.",
		fix: "Compute the total on the server from the lines of the cart, and refuse requests that carry one.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [602, 472],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-01"],
	roles: [[{ role: "cartAdd" }, {
		role: "checkout",
		fields: ["total"],
		out: ["total"]
	}]],
	run: (context) => confirmed(context, probe$117)
};
async function probe$117(fixture) {
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const honest = await order(fixture, actor, line);
	await addToCart(fixture, actor, line);
	const tampering = { total: amountValue(fixture.profile, 1n) };
	const answer = await fixture.attempt({
		actor,
		role: "checkout",
		tampering
	});
	if (!isSuccess(answer)) return { verdict: "held" };
	const forged = await readBack(fixture, () => placeOrder(fixture, actor, answer));
	if (forged.total >= honest.total) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, honest.total)} was recorded as ${amountText(fixture, forged.total)} because the client sent that total.`,
		place: {
			role: "checkout",
			parameter: "total"
		},
		money: {
			kind: "unpaid",
			amount: honest.total - forged.total
		},
		states: {
			"total computed": amountText(fixture, honest.total),
			"total recorded": amountText(fixture, forged.total)
		}
	});
}

//#endregion
//#region src/fuzz/cart.ts
const COUPON_ROLES = [
	{ role: "cartAdd" },
	{
		role: "applyCoupon",
		values: ["coupon"]
	},
	{
		role: "checkout",
		out: ["total"]
	}
];
async function itemsByPrice(fixture, actor) {
	const [first, ...rest] = (await readCatalogue(fixture, actor)).toSorted((left, right) => compare(right.price, left.price));
	if (first === void 0) throw new Inconclusive("catalogue: the profile maps none");
	return [first, ...rest];
}
async function readCartTotal(fixture, actor) {
	return outAmount(fixture.profile, "readCart", await fixture.step({
		actor,
		role: "readCart"
	}), "total");
}
async function applyCoupon(fixture, actor, coupon, tampering = {}) {
	return isSuccess(await fixture.attempt({
		actor,
		role: "applyCoupon",
		values: { coupon },
		tampering
	}));
}
async function orderWith(fixture, actor, line, ...coupons) {
	await addToCart(fixture, actor, line);
	for (const coupon of coupons) await fixture.step({
		actor,
		role: "applyCoupon",
		values: { coupon }
	});
	return (await placeOrder(fixture, actor)).total;
}
function compare(left, right) {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}

//#endregion
//#region src/fuzz/payments.ts
const CANARY$1 = 1009n;
async function makePayment(fixture, actor, role, quantity = 1n) {
	const { profile } = fixture;
	const { values, amount } = await orderFor(fixture, actor, role, quantity);
	const answer = await fixture.step({
		actor,
		role,
		values
	});
	const id = outText(profile, role, answer, "id");
	const due = role === "pay" ? amount : void 0;
	return {
		id,
		...await awaitEffect(fixture, () => readPayment(fixture, actor, id), (seen) => seen.amount === amount && (due === void 0 || seen.captured === due) && hasState(fixture, role, seen), `${role}: the payment read back is not ${role === "pay" ? "paid" : "authorised"} in full`)
	};
}
async function captureInFull(fixture, actor, payment) {
	const values = {
		payment: payment.id,
		amount: amountValue(fixture.profile, payment.amount)
	};
	await fixture.step({
		actor,
		role: "capture",
		values
	});
	await awaitEffect(fixture, () => readPayment(fixture, actor, payment.id), (state) => state.captured === payment.amount, "capture: the payment read back does not show it");
}
async function readPayment(fixture, actor, id) {
	const { profile } = fixture;
	const answer = await fixture.step({
		actor,
		role: "getPayment",
		values: { payment: id }
	});
	const { out } = operationOf(profile, "getPayment");
	const status = outValue(profile, "getPayment", answer, "status");
	const amount = outAmount(profile, "getPayment", answer, "amount");
	return {
		status: typeof status === "string" ? status : "",
		amount,
		captured: out["captured"] === void 0 ? amount : outAmount(profile, "getPayment", answer, "captured"),
		refunded: out["refunded"] === void 0 ? 0n : outAmount(profile, "getPayment", answer, "refunded")
	};
}
function hasState({ profile }, role, { status }) {
	const expected = role === "pay" ? profile.states.paid : profile.states.authorized;
	return expected.length === 0 || profile.roles.getPayment?.out["status"] === void 0 || expected.includes(status);
}
async function orderFor(fixture, actor, role, quantity) {
	const { profile } = fixture;
	const operation = operationOf(profile, role);
	if (!placeholdersIn([operation.path, operation.body ?? null]).includes("order")) {
		const amount = CANARY$1 * quantity;
		return {
			values: { amount: amountValue(profile, amount) },
			amount
		};
	}
	const item = (await readCatalogue(fixture, actor))[0];
	const { id, total } = await order(fixture, actor, {
		quantity,
		...item !== void 0 && { item }
	});
	if (total <= 0n) throw new Inconclusive("checkout: the order has no positive total");
	return {
		values: {
			order: id,
			amount: amountValue(profile, total)
		},
		amount: total
	};
}

//#endregion
//#region src/fuzz/attacks/amount/minimum-charge-bypassed.ts
const minimumChargeBypassed = {
	rule: {
		id: "pay/minimum-charge-bypassed",
		title: "Payment below the minimum charge",
		what: "Discounts take an order below the smallest amount that the shop charges, and it is paid all the same.",
		why: "Each such payment costs more in fees than it brings, and gateways that refuse it leave orders behind that nobody paid.",
		fix: "Check the minimum of the currency against what is finally charged, after all discounts.",
		level: "warning",
		securitySeverity: 5,
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-11"],
	roles: [[
		...COUPON_ROLES,
		...ORDER_ROLES,
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount"]
		}
	]],
	needs: [
		"limits.minAmount",
		"coupons.fixed",
		"states.paid"
	],
	run: (context) => confirmed(context, probe$116)
};
const WAYS$1 = ["pay", "payElsewhere"];
async function probe$116(fixture) {
	const { profile } = fixture;
	const { minAmount = 0n } = profile.limits;
	const actor = await fixture.actor("alice");
	await payOrder(fixture, actor, await openOrder(fixture, actor));
	const item = (await itemsByPrice(fixture, actor)).at(-1);
	await addToCart(fixture, actor, {
		quantity: 1n,
		...item !== void 0 && { item }
	});
	for (const coupon of [profile.coupons.fixed, profile.coupons.percent]) if (coupon !== void 0) await applyCoupon(fixture, actor, coupon);
	const checkedOut = await fixture.attempt({
		actor,
		role: "checkout"
	});
	if (!isSuccess(checkedOut)) return { verdict: "held" };
	const placed = await placeOrder(fixture, actor, checkedOut);
	if (placed.total >= minAmount) return { verdict: "held" };
	for (const role of WAYS$1.filter((way) => profile.roles[way]?.out["id"] !== void 0)) {
		const answer = await fixture.attempt({
			actor,
			role,
			values: payValues(profile, placed)
		});
		if (!isSuccess(answer)) continue;
		const { captured } = await readPayment(fixture, actor, outText(profile, role, answer, "id"));
		if (!(await readBack(fixture, () => readOrder(fixture, actor, placed.id))).paid || captured >= minAmount) continue;
		return violation(fixture, {
			message: `A payment of ${amountText(fixture, captured)} was taken, below the minimum charge of ${amountText(fixture, minAmount)}.`,
			place: { role },
			states: {
				"minimum charge": amountText(fixture, minAmount),
				captured: amountText(fixture, captured)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/mapping.ts
function missingFor(attack, profile) {
	return [...attack.roles.map((requirements) => missingRoles(requirements, profile)).reduce((best, keys) => best === void 0 || keys.length < best.length ? keys : best, void 0) ?? [], ...(attack.needs ?? []).flatMap((need) => missingNeed(need, profile))];
}
function isMapped(requirements, profile) {
	return missingRoles(requirements, profile).length === 0;
}
function missingRoles(requirements, profile) {
	const keys = requirements.flatMap(({ role, values = [], fields = [], out = [] }) => {
		const operation = profile.roles[role];
		if (operation === void 0) return [`roles.${role}`];
		const placeholders = placeholdersIn([operation.path, operation.body ?? null]);
		return [
			...values.filter((name) => !placeholders.includes(name)).map((name) => `{${name}} in roles.${role}`),
			...fields.filter((name) => operation.fields[name] === void 0).map((name) => `roles.${role}.fields.${name}`),
			...out.filter((name) => operation.out[name] === void 0 && !isReadBack(role, name, profile)).map((name) => `roles.${role}.out.${name}`),
			...missingSources(operation, profile)
		];
	});
	return [...new Set(keys)];
}
function isReadBack(role, name, { roles }) {
	return role === "checkout" && name === "total" && roles.checkout?.out["id"] !== void 0 && roles.getOrder?.out["total"] !== void 0;
}
function missingSources(operation, profile) {
	const names = placeholdersIn([operation.path, operation.body ?? null]);
	return [
		...names.includes("sku") ? missingRoles([{
			role: "catalogue",
			out: [
				"items",
				"sku",
				"price"
			]
		}], profile) : [],
		...names.includes("order") ? missingRoles([{ role: "cartAdd" }, {
			role: "checkout",
			out: ["id", "total"]
		}], profile) : [],
		...names.includes("payment") && profile.roles.pay?.out["id"] === void 0 ? missingRoles([{
			role: "authorize",
			out: ["id"]
		}], profile) : [],
		...names.includes("recipient") && profile.auth?.register?.out["id"] === void 0 ? missingRoles([{
			role: "wallet",
			out: ["id"]
		}], profile) : []
	];
}
function missingNeed(need, profile) {
	const { auth, actors, idempotency, states, currencies, psp } = profile;
	switch (need) {
		case "second-account": return auth?.register !== void 0 || auth?.login !== void 0 || actors.alice !== void 0 && actors.bob !== void 0 ? [] : ["auth.register"];
		case "idempotency": return idempotency === void 0 ? ["idempotency.header"] : [];
		case "paid-states": return states.paid.length === 0 ? ["states.paid"] : [];
		case "authorized-states": return states.authorized.length === 0 ? ["states.authorized"] : [];
		case "currencies": return currencies.length < 2 ? ["currencies"] : [];
		case "stripe-secret": return profile.webhooks.stripe?.secret === void 0 ? ["webhooks.stripe.secret"] : [];
		case "psp": return psp === void 0 ? ["psp"] : [];
		default: return isGiven(need, profile) ? [] : [need];
	}
}
function isGiven(need, profile) {
	const [part, name] = need.split(".");
	const value = { ...profile[part] }[name];
	return Array.isArray(value) ? value.length > 0 : value !== void 0;
}

//#endregion
//#region src/fuzz/wallet.ts
async function readBalance(fixture, actor) {
	const answer = await fixture.step({
		actor,
		role: "wallet"
	});
	return outAmount(fixture.profile, "wallet", answer, "balance");
}
async function topUp(fixture, actor, amount) {
	const before = await readBalance(fixture, actor);
	await fixture.step({
		actor,
		role: "topUp",
		values: { amount: amountValue(fixture.profile, amount) }
	});
	return awaitEffect(fixture, () => readBalance(fixture, actor), (balance) => balance === before + amount, "topUp: the balance read back did not rise by the amount");
}
async function recipientOf(fixture, actor) {
	if (operationOf(fixture.profile, "wallet").out["id"] === void 0) {
		if (actor.account === "") throw new Inconclusive("register: the answer has no id");
		return actor.account;
	}
	return outText(fixture.profile, "wallet", await fixture.step({
		actor,
		role: "wallet"
	}), "id");
}

//#endregion
//#region src/fuzz/movement.ts
const TOP_UP$1 = [{
	role: "topUp",
	values: ["amount"]
}, {
	role: "wallet",
	out: ["balance"]
}];
const REFUND$1 = [
	{
		role: "pay",
		out: ["id"]
	},
	{
		role: "refund",
		values: ["amount"]
	},
	{
		role: "getPayment",
		values: ["payment"],
		out: ["amount", "refunded"]
	}
];
const MOVEMENT_ROLES = [TOP_UP$1, REFUND$1];
async function openMovement(fixture, actor) {
	if (isMapped(TOP_UP$1, fixture.profile)) {
		const read = () => readBalance(fixture, actor);
		return {
			role: "topUp",
			noun: "top-up",
			figure: "balance",
			amount: 701n,
			values: {},
			read
		};
	}
	const { id, captured } = await makePayment(fixture, actor, "pay");
	const read = async () => (await readPayment(fixture, actor, id)).refunded;
	return {
		role: "refund",
		noun: "refund",
		figure: "refunded",
		amount: captured / 10n,
		values: { payment: id },
		read
	};
}

//#endregion
//#region src/fuzz/amount-input.ts
async function openAmountInput(fixture, actor) {
	const { values, ...movement } = await openMovement(fixture, actor);
	const { role, amount, read } = movement;
	const honest = amountValue(fixture.profile, amount);
	const start = await read();
	await fixture.step({
		actor,
		role,
		values: {
			...values,
			amount: honest
		}
	});
	const reason = `${role}: the amount does not show where it is read back`;
	await awaitEffect(fixture, read, (now) => now === start + amount, reason);
	return {
		...movement,
		honest,
		async attempt(hostile, extra = {}) {
			const before = await read();
			await fixture.attempt({
				actor,
				role,
				values: {
					...values,
					amount: hostile
				},
				...extra
			});
			return await readBack(fixture, read) - before;
		}
	};
}

//#endregion
//#region src/fuzz/attacks/amount/negative-amount-accepted.ts
const negativeAmountAccepted = {
	rule: {
		id: "pay/negative-amount-accepted",
		title: "Negative amount accepted",
		what: "The app books a top-up or a refund of a negative amount.",
		why: "A negative amount turns the direction of the money around: charges pay out, and limits that look for \"too much\" never see it.",
		fix: "Accept whole amounts from 1 minor unit to a maximum only, at the edge and by a constraint in the database.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [1284, 839],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-02"],
	roles: MOVEMENT_ROLES,
	run: (context) => confirmed(context, probe$115)
};
async function probe$115(fixture) {
	const input = await openAmountInput(fixture, await fixture.actor("alice"));
	const negative = -(input.amount / 2n);
	const moved = await input.attempt(amountValue(fixture.profile, negative));
	if (moved === 0n) return { verdict: "held" };
	return violation(fixture, {
		message: `A ${input.noun} of ${amountText(fixture, negative)} was booked: ${input.figure} changed by ${amountText(fixture, moved)}.`,
		place: {
			role: input.role,
			parameter: "amount"
		},
		money: {
			kind: "moved",
			amount: -negative
		},
		states: {
			sent: amountText(fixture, negative),
			[`change of ${input.figure}`]: amountText(fixture, moved)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/amount/negative-charge-accepted.ts
const EXTRAS = [
	"tip",
	"donation",
	"shipping",
	"fee",
	"tax"
];
const negativeChargeAccepted = {
	rule: {
		id: "pay/negative-charge-accepted",
		title: "Negative tip, shipping, fee or tax accepted",
		what: "A negative tip, donation, shipping charge, fee or tax lowers what an order costs.",
		why: "The buyer gives themselves any discount they like.",
		fix: "Accept extras from zero up only, and compute shipping, fees and taxes on the server.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [1284, 472],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-08"],
	roles: EXTRAS.map((field) => [
		{ role: "cartAdd" },
		{
			role: "setCurrency",
			fields: [field]
		},
		{
			role: "checkout",
			out: ["total"]
		}
	]),
	run: (context) => confirmed(context, probe$114)
};
async function probe$114(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const mapped = EXTRAS.filter((field) => operationOf(profile, "setCurrency").fields[field] !== void 0);
	await addToCart(fixture, actor, line);
	await fixture.step({
		actor,
		role: "setCurrency"
	});
	const honest = (await placeOrder(fixture, actor)).total;
	const negative = -(honest / 3n);
	for (const field of mapped) {
		await addToCart(fixture, actor, line);
		const tampering = { [field]: amountValue(profile, negative) };
		if (!isSuccess(await fixture.attempt({
			actor,
			role: "setCurrency",
			tampering
		}))) {
			await placeOrder(fixture, actor);
			continue;
		}
		const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
		if (total >= honest) continue;
		return violation(fixture, {
			message: `An order of ${amountText(fixture, honest)} was recorded as ${amountText(fixture, total)} after a ${field} of ${amountText(fixture, negative)} was sent.`,
			place: {
				role: "setCurrency",
				parameter: field
			},
			money: {
				kind: "unpaid",
				amount: honest - total
			},
			states: {
				"total without it": amountText(fixture, honest),
				"total with it": amountText(fixture, total)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/amount/non-finite-amount-accepted.ts
const nonFiniteAmountAccepted = {
	rule: {
		id: "pay/non-finite-amount-accepted",
		title: "Amount that is no number accepted",
		what: "The app takes NaN, Infinity or a number beyond all bounds as an amount and stores it.",
		why: "Every later comparison with such a balance is false: limits no longer hold, and the books cannot be added up again.",
		fix: "Parse amounts as integers of minor units within bounds, and refuse everything else before it reaches the ledger.",
		level: "error",
		securitySeverity: 9,
		cwe: [1287, 20],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-05"],
	roles: MOVEMENT_ROLES,
	run: (context) => confirmed(context, probe$113)
};
const HOSTILE$4 = [
	numberText("NaN"),
	numberText("1e999"),
	numberText("-Infinity"),
	"NaN",
	"Infinity",
	"1e999"
];
async function probe$113(fixture) {
	const input = await openAmountInput(fixture, await fixture.actor("alice"));
	const before = await input.read();
	for (const amount of HOSTILE$4) {
		if (!await isLost(input, amount)) continue;
		const text = writeJson(amount);
		return violation(fixture, {
			message: `After a ${input.noun} of ${text} the figure "${input.figure}" is no amount any more.`,
			place: {
				role: input.role,
				parameter: "amount"
			},
			states: {
				[`${input.figure} before`]: amountText(fixture, before),
				[`${input.figure} after`]: "no amount"
			}
		});
	}
	return { verdict: "held" };
}
async function isLost(input, amount) {
	try {
		await input.attempt(amount);
		return false;
	} catch (error) {
		if (!(error instanceof Inconclusive)) throw error;
	}
	try {
		await input.read();
		return false;
	} catch (error) {
		if (error instanceof Inconclusive && /has no amount/u.test(error.message)) return true;
		throw error;
	}
}

//#endregion
//#region src/fuzz/attacks/amount/order-changed-after-payment.ts
const orderChangedAfterPayment = {
	rule: {
		id: "pay/order-changed-after-payment",
		title: "Order can be changed after its payment",
		what: "An item can be added to an order whose payment has begun, and the order stays paid.",
		why: "The customer pays for one item and gets all others for nothing.",
		fix: "Freeze an order when its payment begins, and compare what was captured with the total before anything is sent.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [367, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-07"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "orderAddItem",
			values: ["order", "sku"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount"]
		}
	]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$112)
};
async function probe$112(fixture) {
	const actor = await fixture.actor("alice");
	const [item] = await readCatalogue(fixture, actor);
	const open = await openOrder(fixture, actor);
	const values = {
		sku: item?.sku ?? "",
		quantity: 1n
	};
	await fixture.step({
		actor,
		role: "orderAddItem",
		values: {
			...values,
			order: open.id
		}
	});
	const grown = async () => (await readOrder(fixture, actor, open.id)).total;
	await awaitEffect(fixture, grown, (total) => total > open.total, "orderAddItem: the total of an open order does not grow");
	const placed = await openOrder(fixture, actor);
	const payment = await payOrder(fixture, actor, placed);
	await fixture.attempt({
		actor,
		role: "orderAddItem",
		values: {
			...values,
			order: placed.id
		}
	});
	const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
	const { captured } = await readPayment(fixture, actor, payment);
	if (after.total <= captured || !after.paid) return { verdict: "held" };
	return violation(fixture, {
		message: `An order paid with ${amountText(fixture, captured)} now costs ${amountText(fixture, after.total)} and is still ${after.status}.`,
		place: {
			role: "orderAddItem",
			parameter: "sku"
		},
		money: {
			kind: "unpaid",
			amount: after.total - captured
		},
		states: {
			captured: amountText(fixture, captured),
			"total after": amountText(fixture, after.total),
			status: after.status
		}
	});
}

//#endregion
//#region src/fuzz/exact-amount.ts
const DIGITS = 12;
function readExact(value, unit, currency) {
	if (value === void 0 || value === null) return void 0;
	const text = typeof value === "bigint" || typeof value === "string" ? String(value) : textOfNumber(value);
	const match = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE](-?\d{1,2}))?$/u.exec(text ?? "");
	if (match === null || typeof value === "string" !== (unit === "decimal-string")) return void 0;
	const [, sign = "", whole = "", fraction = "", power = "0"] = match;
	const shift = DIGITS + (unit === "minor" ? 0 : exponentOf(currency)) - fraction.length + Number(power);
	const digits = BigInt(whole + fraction);
	const exact = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
	return sign === "-" ? -exact : exact;
}
function exactText(exact) {
	const digits = (exact < 0n ? -exact : exact).toString().padStart(13, "0");
	const fraction = digits.slice(-12).replace(/0+$/u, "");
	return `${exact < 0n ? "-" : ""}${digits.slice(0, -12)}${fraction === "" ? "" : `.${fraction}`}`;
}
function isFractional(exact) {
	return exact % 10n ** BigInt(DIGITS) !== 0n;
}

//#endregion
//#region src/fuzz/attacks/amount/sub-cent-amount-accepted.ts
const subCentAmountAccepted = {
	rule: {
		id: "pay/sub-cent-amount-accepted",
		title: "Amounts below the smallest unit accepted",
		what: "A transfer of a fraction of the smallest unit is booked differently on its two sides.",
		why: "Rounding up on one side makes money of nothing: repeated thousands of times, fractions become sums.",
		fix: "Refuse amounts with more digits than the currency has, and book the same integer on both sides.",
		level: "error",
		securitySeverity: 8,
		cwe: [682, 1284],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-06"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$111)
};
const PARTS = ["5", "4"];
const TIMES$1 = 4;
async function probe$111(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	await topUp(fixture, alice, 1009n);
	const recipient = await recipientOf(fixture, bob);
	const both = async () => await balance(fixture, alice) + await balance(fixture, bob);
	const start = await both();
	await fixture.step({
		actor: alice,
		role: "transfer",
		values: {
			recipient,
			amount: amountValue(profile, 211n)
		}
	});
	if (await readBack(fixture, both) !== start) throw new Inconclusive("transfer: a whole amount is not moved exactly");
	for (const part of PARTS) {
		const amount = fraction(profile, part);
		for (let time = 0; time < TIMES$1; time += 1) await fixture.attempt({
			actor: alice,
			role: "transfer",
			values: {
				recipient,
				amount
			}
		});
		const after = await readBack(fixture, both);
		if (after === start) continue;
		return violation(fixture, {
			message: `${TIMES$1} transfers of 0.${part} of the smallest unit changed the sum of both balances.`,
			place: {
				role: "transfer",
				parameter: "amount"
			},
			states: {
				"sum before": exactText(start),
				"sum after": exactText(after)
			}
		});
	}
	return { verdict: "held" };
}
function fraction({ money: { unit, currency } }, part) {
	const text = unit === "minor" ? `0.${part}` : `0.${"0".repeat(exponentOf(currency))}${part}`;
	return unit === "decimal-string" ? text : numberText(text);
}
async function balance(fixture, actor) {
	const { profile } = fixture;
	const value = outValue(profile, "wallet", await fixture.step({
		actor,
		role: "wallet"
	}), "balance");
	const exact = readExact(value, profile.money.unit, profile.money.currency);
	if (exact === void 0) throw new Inconclusive("wallet: the answer has no amount as balance");
	return exact;
}

//#endregion
//#region src/fuzz/attacks/amount/total-overflow.ts
const totalOverflow = {
	rule: {
		id: "pay/total-overflow",
		title: "Totals overflow",
		what: "A large quantity makes the total of an order wrap around, or lose digits.",
		why: "A cart of millions of pieces costs a few cents, or pays its buyer.",
		fix: "Bound quantities and amounts, and add money up in integers that cannot overflow.",
		level: "error",
		securitySeverity: 8,
		cwe: [190],
		owasp: ["A06:2025", "API4:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-04"],
	roles: [[
		{
			role: "catalogue",
			out: [
				"items",
				"sku",
				"price"
			]
		},
		{
			role: "cartAdd",
			values: ["sku", "quantity"]
		},
		{
			role: "checkout",
			out: ["total"]
		}
	]],
	run: (context) => confirmed(context, probe$110)
};
const EDGES = [
	2n ** 32n,
	2n ** 53n,
	2n ** 64n
];
async function probe$110(fixture) {
	const actor = await fixture.actor("alice");
	const [item] = (await itemsByPrice(fixture, actor)).toReversed();
	if (item === void 0) return { verdict: "held" };
	const one = (await order(fixture, actor, {
		item,
		quantity: 1n
	})).total;
	const price = (await order(fixture, actor, {
		item,
		quantity: 2n
	})).total - one;
	if (price !== item.price) throw new Inconclusive("checkout: a second piece does not cost the price of the catalogue");
	for (const edge of EDGES) {
		const quantity = edge / price + edge / price % 2n + 1n;
		if (!await tryAddToCart(fixture, actor, {
			item,
			quantity
		})) continue;
		const checkedOut = await fixture.attempt({
			actor,
			role: "checkout"
		});
		if (!isSuccess(checkedOut)) continue;
		const { total } = await readBack(fixture, () => placeOrder(fixture, actor, checkedOut));
		const exact = one + price * (quantity - 1n);
		const clamped = total > 0n && (total - one) % price === 0n && total < exact && total >= one;
		if (total === exact || clamped) continue;
		return violation(fixture, {
			message: `An order of ${quantity} pieces at ${amountText(fixture, price)} was recorded as ${amountText(fixture, total)}.`,
			place: { role: "cartAdd" },
			money: {
				kind: "unpaid",
				amount: quantity * price - total
			},
			states: {
				"exact total": amountText(fixture, exact),
				"total recorded": amountText(fixture, total)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/amount/zero-amount-paid.ts
const zeroAmountPaid = {
	rule: {
		id: "pay/zero-amount-paid",
		title: "Order paid with a payment of nothing",
		what: "An order becomes paid by a payment whose amount the client sets to zero.",
		why: "Goods leave for nothing; checks for \"too little\" often take zero for \"not given\".",
		fix: "Charge the total of the order and nothing else; mark it paid only when that sum was captured.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [1284, 472],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-03"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "pay",
			fields: ["amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount"]
		}
	]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$109)
};
async function probe$109(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	await payOrder(fixture, actor, await openOrder(fixture, actor));
	const placed = await openOrder(fixture, actor);
	const tampering = { amount: amountValue(profile, 0n) };
	const answer = await fixture.attempt({
		actor,
		role: "pay",
		values: payValues(profile, placed),
		tampering
	});
	if (!isSuccess(answer)) return { verdict: "held" };
	const payment = outText(profile, "pay", answer, "id");
	const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
	const { captured } = await readPayment(fixture, actor, payment);
	if (!after.paid || captured > 0n) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, placed.total)} is paid by a payment of ${amountText(fixture, 0n)}.`,
		place: {
			role: "pay",
			parameter: "amount"
		},
		money: {
			kind: "unpaid",
			amount: placed.total
		},
		states: {
			total: amountText(fixture, placed.total),
			captured: amountText(fixture, captured),
			status: after.status
		}
	});
}

//#endregion
//#region src/fuzz/staff.ts
async function adminEntries(fixture, actor, how = "may", headers = {}) {
	const answer = await fixture.attempt({
		actor,
		role: "adminList",
		values: { limit: 10n },
		headers
	});
	const items = isSuccess(answer) ? outValue(fixture.profile, "adminList", answer, "items") : void 0;
	const count = Array.isArray(items) ? items.length : 0;
	if (how === "must" && count === 0) throw new Inconclusive(`adminList: ${actor.name} does not see it either`);
	return count;
}
const LINE = 99n;
async function makeLargePayment(fixture, actor, limit) {
	const { profile } = fixture;
	const most = profile.limits.maxQuantity ?? LINE;
	const items = (await readCatalogue(fixture, actor)).toSorted((left, right) => left.price < right.price ? 1 : -1);
	let left = limit + 1n;
	for (const item of items) {
		if (left <= 0n) break;
		const wanted = (left + item.price - 1n) / item.price;
		const quantity = wanted < most ? wanted : most;
		await addToCart(fixture, actor, {
			item,
			quantity
		});
		left -= quantity * item.price;
	}
	const { id: order, total } = await placeOrder(fixture, actor);
	if (total <= limit) throw new Inconclusive("checkout: the whole catalogue does not come to enough");
	const answer = await fixture.step({
		actor,
		role: "pay",
		values: { order }
	});
	const id = outText(profile, "pay", answer, "id");
	const read = () => readPayment(fixture, actor, id);
	return {
		id,
		...await awaitEffect(fixture, read, (seen) => seen.captured === total, "pay: the payment is not paid in full")
	};
}

//#endregion
//#region src/fuzz/attacks/authorization/customer-grants-roles.ts
const customerGrantsRoles = {
	rule: {
		id: "pay/customer-grants-roles",
		title: "Customer can give accounts a role",
		what: "A customer calls the function by which the staff give and take roles.",
		why: "Two customers make each other staff: from then on everything is open to them.",
		fix: "Check the role on every function of the staff, by default and in one place, whatever its method.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [862, 285],
		owasp: ["A01:2025", "API5:2023"],
		pci: ["7.2.1", "7.2.2"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-03"],
	roles: [[{
		role: "adminList",
		out: ["items"]
	}, {
		role: "setRole",
		values: ["account", "role"]
	}]],
	needs: ["second-account", "actors.admin"],
	run: (context) => confirmed(context, probe$108)
};
async function probe$108(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const admin = await fixture.actor("admin");
	await adminEntries(fixture, admin, "must");
	if (await adminEntries(fixture, bob) > 0) return { verdict: "held" };
	if (bob.account === "") throw new Inconclusive("register: the answer has no id");
	const values = {
		account: bob.account,
		role: "support"
	};
	await fixture.attempt({
		actor: alice,
		role: "setRole",
		values
	});
	if (await adminEntries(fixture, bob) > 0) return violation(fixture, {
		message: "A customer made another account staff, which then saw what only staff may see.",
		place: {
			role: "setRole",
			parameter: "role"
		},
		states: {
			"second account before": "customer",
			"after the first account gave it a role": "staff"
		}
	});
	await fixture.step({
		actor: admin,
		role: "setRole",
		values
	});
	const staff = await adminEntries(fixture, bob);
	await fixture.step({
		actor: admin,
		role: "setRole",
		values: {
			...values,
			role: "customer"
		}
	});
	if (staff === 0) throw new Inconclusive("setRole: a role that an administrator gives has no effect");
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/pay-with.ts
const PAY_WITH = [
	{
		role: "payWith",
		values: ["order", "method"]
	},
	{
		role: "checkout",
		out: ["id", "total"]
	},
	{
		role: "getOrder",
		values: ["order"],
		out: ["status", "total"]
	}
];
const TEST_CARD = "4242424242424242";
async function newOrder(fixture, actor) {
	const item = (await readCatalogue(fixture, actor))[0];
	return order(fixture, actor, {
		quantity: 1n,
		...item !== void 0 && { item }
	});
}
async function isOrderPaid(fixture, actor, id) {
	const { profile } = fixture;
	const answer = await fixture.step({
		actor,
		role: "getOrder",
		values: { order: id }
	});
	return profile.states.paid.includes(outText(profile, "getOrder", answer, "status"));
}
async function payHonestly(fixture, actor, method) {
	const made = await newOrder(fixture, actor);
	await fixture.step({
		actor,
		role: "payWith",
		values: {
			order: made.id,
			method
		}
	});
	const read = () => isOrderPaid(fixture, actor, made.id);
	await awaitEffect(fixture, read, Boolean, "payWith: the order read back is not paid");
	return made;
}
async function tryToPay(fixture, actor, method, more = {}) {
	const made = await newOrder(fixture, actor);
	await fixture.attempt({
		actor,
		role: "payWith",
		values: {
			order: made.id,
			method
		},
		...more
	});
	return await readBack(fixture, () => isOrderPaid(fixture, actor, made.id)) ? made : void 0;
}
async function freshToken(fixture) {
	const source = fixture.profile.hooks.token?.out["token"];
	const answer = await fixture.hook("token", {
		number: TEST_CARD,
		cvc: "123"
	});
	const token = source === void 0 ? void 0 : readOut(answer, source);
	if (typeof token !== "string" || token === "") throw new Inconclusive("the hook token gives no token");
	return token;
}
async function saveFreshCard(fixture, actor) {
	const answer = await fixture.step({
		actor,
		role: "saveCard",
		values: { token: await freshToken(fixture) }
	});
	return outText(fixture.profile, "saveCard", answer, "id");
}

//#endregion
//#region src/fuzz/attacks/authorization/foreign-card-deletable.ts
const foreignCardDeletable = {
	rule: {
		id: "pay/foreign-card-deletable",
		title: "Another customer's saved card can be deleted",
		what: "An account deletes the saved card of another one.",
		why: "Strangers cut customers off from what they pay with; subscriptions fail.",
		fix: "Look saved cards up by name and owner together, also where they are deleted.",
		level: "error",
		securitySeverity: 7,
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-02"],
	roles: [[
		{
			role: "saveCard",
			values: ["token"],
			out: ["id"]
		},
		{
			role: "deleteCard",
			values: ["method"]
		},
		{
			role: "paymentMethods",
			out: ["items", "id"]
		}
	]],
	needs: ["second-account", "hooks.token"],
	run: (context) => confirmed(context, probe$107)
};
async function probe$107(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const card = await saveFreshCard(fixture, alice);
	if (!(await cardsOf(fixture, alice)).includes(card)) throw new Inconclusive("paymentMethods: the card just saved is not in the list");
	await fixture.attempt({
		actor: bob,
		role: "deleteCard",
		values: { method: card }
	});
	if (!(await readBack(fixture, () => cardsOf(fixture, alice))).includes(card)) return violation(fixture, {
		message: "One account deleted the card that another account had saved.",
		place: {
			role: "deleteCard",
			parameter: "method"
		},
		states: {
			"saved cards before": "the card",
			"after the second account deleted it": "gone"
		}
	});
	await fixture.step({
		actor: alice,
		role: "deleteCard",
		values: { method: card }
	});
	if ((await cardsOf(fixture, alice)).includes(card)) throw new Inconclusive("deleteCard: the card is still in the list");
	return { verdict: "held" };
}
async function cardsOf(fixture, actor) {
	const answer = await fixture.step({
		actor,
		role: "paymentMethods"
	});
	const items = outValue(fixture.profile, "paymentMethods", answer, "items");
	const pointer = fixture.profile.roles.paymentMethods?.out["id"] ?? "/id";
	return (Array.isArray(items) ? items : []).flatMap((item) => {
		const id = isJsonObject(item) ? readPointer(item, pointer) : void 0;
		return typeof id === "string" || typeof id === "bigint" ? [String(id)] : [];
	});
}

//#endregion
//#region src/fuzz/attacks/authorization/foreign-payment-changed.ts
const READ = {
	role: "getPayment",
	values: ["payment"],
	out: ["amount", "status"]
};
const REFUND = [
	{
		role: "pay",
		out: ["id"]
	},
	{
		role: "refund",
		values: ["amount"]
	},
	{
		...READ,
		out: ["amount", "refunded"]
	}
];
const CAPTURE = [
	{
		role: "authorize",
		out: ["id"]
	},
	{
		role: "capture",
		values: ["payment"]
	},
	{
		...READ,
		out: ["amount", "captured"]
	}
];
const CANCEL = [
	{
		role: "authorize",
		out: ["id"]
	},
	{
		role: "cancel",
		values: ["payment"]
	},
	READ
];
const foreignPaymentChanged = {
	rule: {
		id: "pay/foreign-payment-changed",
		title: "Another account's payment can be changed",
		what: "Any signed-in account captures, cancels or refunds the payment of another one.",
		why: "Strangers move the money of customers and of the shop: refunds for goods that were delivered, orders that fall through.",
		fix: "Look payments up by id and owner together, also where they are changed, and answer 404 for those of others.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [639, 862],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-02"],
	roles: [
		REFUND,
		CAPTURE,
		CANCEL
	],
	needs: ["second-account"],
	run: (context) => attack$9(context)
};
const CHANGES = [
	[REFUND, {
		role: "refund",
		make: "pay",
		done: "refunded",
		shows: (now) => now.refunded > 0n
	}],
	[CAPTURE, {
		role: "capture",
		make: "authorize",
		done: "captured",
		shows: (now) => now.captured > 0n
	}],
	[CANCEL, {
		role: "cancel",
		make: "authorize",
		done: "cancelled",
		shows: (now, was) => now.status !== was.status
	}]
];
async function attack$9(context) {
	const mapped = CHANGES.filter(([roles]) => isMapped(roles, context.profile));
	return confirmed(context, ...mapped.map(([, change]) => (fixture) => probe$106(fixture, change)));
}
async function probe$106(fixture, { role, make, done, shows }) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const payment = await makePayment(fixture, alice, make);
	const values = {
		payment: payment.id,
		amount: amountValue(profile, payment.amount)
	};
	const read = () => readPayment(fixture, alice, payment.id);
	await fixture.attempt({
		actor: bob,
		role,
		values
	});
	if (!shows(await readBack(fixture, read), payment)) {
		await fixture.step({
			actor: alice,
			role,
			values
		});
		await awaitEffect(fixture, read, (state) => shows(state, payment), `${role}: the payment read back does not show it`);
		return { verdict: "held" };
	}
	const amount = moneyText(money(payment.amount, profile.money.currency));
	return violation(fixture, {
		message: `One account ${done} the payment of ${amount} that another account had made.`,
		place: {
			role,
			parameter: "payment"
		},
		money: {
			kind: "moved",
			amount: role === "cancel" ? 0n : payment.amount
		},
		states: {
			"payment of the first account": amount,
			"after the second account": done
		}
	});
}

//#endregion
//#region src/fuzz/attacks/authorization/foreign-payment-listed.ts
const foreignPaymentListed = {
	rule: {
		id: "pay/foreign-payment-listed",
		title: "List of payments shows those of others",
		what: "The list of the own payments holds the payment of another account.",
		why: "Everybody sees who pays what, without knowing a single id.",
		fix: "Filter lists by the signed-in account in the query itself.",
		level: "error",
		securitySeverity: 8,
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-06"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount"]
		},
		{
			role: "listPayments",
			out: ["items", "id"]
		}
	]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$105)
};
async function probe$105(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const hers = await makePayment(fixture, alice, "pay");
	const his = await makePayment(fixture, bob, "pay");
	if (!(await listed$1(fixture, bob)).includes(his.id)) throw new Inconclusive("listPayments: the own payment, just made, is not in the list");
	if (!(await listed$1(fixture, bob)).includes(hers.id)) return { verdict: "held" };
	const amount = moneyText(money(hers.amount, fixture.profile.money.currency));
	return violation(fixture, {
		message: `The list of one account showed the payment of ${amount} that another account had made.`,
		place: { role: "listPayments" },
		states: {
			"payment of the first account": amount,
			"in the list of the second": amount
		}
	});
}
async function listed$1(fixture, actor) {
	const answer = await fixture.step({
		actor,
		role: "listPayments",
		values: {
			limit: 20n,
			text: ""
		}
	});
	const items = outValue(fixture.profile, "listPayments", answer, "items");
	const pointer = fixture.profile.roles.listPayments?.out["id"] ?? "/id";
	return (Array.isArray(items) ? items : []).flatMap((item) => {
		const id = isJsonObject(item) ? readPointer(item, pointer) : void 0;
		return typeof id === "string" || typeof id === "bigint" ? [String(id)] : [];
	});
}

//#endregion
//#region src/fuzz/attacks/authorization/foreign-payment-readable.ts
const foreignPaymentReadable = {
	rule: {
		id: "pay/foreign-payment-readable",
		title: "Another account's payment is readable",
		what: "Any signed-in account reads the payment of another one by its id.",
		why: "Who pays what to whom leaks to everybody, and ids found this way open further attacks.",
		fix: "Look payments up by id and owner together, and answer 404 for those of others.",
		level: "error",
		securitySeverity: 8,
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-01"],
	roles: [[{
		role: "pay",
		out: ["id"]
	}, {
		role: "getPayment",
		values: ["payment"],
		out: ["amount"]
	}]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$104)
};
async function probe$104(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const hers = await makePayment(fixture, alice, "pay", 1n);
	if ((await makePayment(fixture, bob, "pay", 2n)).amount === hers.amount) throw new Inconclusive("pay: two different orders came to the same amount");
	await readPayment(fixture, alice, hers.id);
	const answer = await fixture.attempt({
		actor: bob,
		role: "getPayment",
		values: { payment: hers.id }
	});
	const shown = readAmount(outValue(profile, "getPayment", answer, "amount"), profile.money.unit, profile.money.currency);
	if (!isSuccess(answer) || shown !== hers.amount) return { verdict: "held" };
	const amount = moneyText(money(hers.amount, profile.money.currency));
	return violation(fixture, {
		message: `One account read the payment of ${amount} that another account had made.`,
		place: {
			role: "getPayment",
			parameter: "payment"
		},
		states: {
			"payment of the first account": amount,
			"seen by the second account": amount
		}
	});
}

//#endregion
//#region src/fuzz/auth-cookies.ts
function keepCookies(jar, { headers }) {
	let set = 0;
	for (const [header, text] of headers) {
		if (header.toLowerCase() !== "set-cookie") continue;
		const [pair = "", ...attributes] = text.split(";").map((part) => part.trim());
		if (!/^[!-:<-~]+$/u.test(pair) || pair.indexOf("=") < 1) continue;
		const name = pair.slice(0, pair.indexOf("="));
		if (attributes.some((attribute) => /^max-age=(?:0|-\d+)$/iu.test(attribute))) jar.delete(name);
		else {
			jar.set(name, pair.slice(name.length + 1));
			set += 1;
		}
	}
	return set;
}
function headerOfJar(jar) {
	return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

//#endregion
//#region src/fuzz/actor.ts
const NOBODY = {
	name: "nobody",
	account: "",
	email: "",
	headers: {},
	secrets: []
};
async function enrol(name, profile, identity, send) {
	const known = profile.actors[name];
	if (known === void 0 && name !== "alice" && name !== "bob") throw new Inconclusive(`the profile has no actors.${name}`);
	const values = {
		email: known?.login?.email ?? identity.email(name),
		password: known?.login?.password ?? identity.password(name),
		account: known?.account ?? "",
		currency: profile.money.currency
	};
	return signIn({
		name,
		profile,
		known,
		values,
		registered: await step("register", known === void 0 ? profile.auth?.register : void 0, values, profile, send)
	}, send);
}
async function signIn(entry, send) {
	const { name, profile, known, values, registered } = entry;
	const { register, login, header, basic, cookies } = profile.auth ?? {};
	const made = known?.token !== void 0 || known?.headers !== void 0;
	const signedIn = made ? void 0 : await step("login", login, values, profile, send);
	const read = (out) => textAt(signedIn, login?.out[out]) ?? textAt(registered, register?.out[out]) ?? "";
	const token = known?.token ?? read("token");
	const jar = /* @__PURE__ */ new Map();
	for (const answer of [registered, signedIn]) if (answer !== void 0) keepCookies(jar, answer);
	const cookie = header === void 0 || cookies === true ? headerOfJar(jar) : "";
	if (header?.value.includes("{token}") === true && known?.headers === void 0 && !/^[!-~]+$/u.test(token)) throw new Inconclusive("login: the answer has no token");
	const { email, password } = values;
	const account = known?.account ?? read("id");
	const pair = Buffer.from(`${email}:${password}`).toString("base64");
	const session = {
		...header !== void 0 && { [header.name.toLowerCase()]: fillText(header.value, {
			...values,
			token
		}) },
		...header === void 0 && known?.token !== void 0 && { authorization: `Bearer ${token}` },
		...basic === true && { authorization: `Basic ${pair}` },
		...cookie !== "" && { cookie }
	};
	const own = Object.entries(known?.headers ?? {}).map(([key, value]) => [key.toLowerCase(), value]);
	return {
		name,
		account,
		email,
		headers: own.length === 0 ? session : Object.fromEntries(own),
		secrets: [
			password,
			pair,
			token,
			...jar.values(),
			...own.map(([, value]) => value)
		].filter((secret) => secret !== ""),
		...login !== void 0 && !made && { renew: () => signIn(entry, send) }
	};
}
async function step(label, operation, values, profile, send) {
	if (operation === void 0) return void 0;
	const request = bindOperation(label, operation, values);
	const answer = await send({
		...request,
		headers: {
			...lowerCase(profile.headers),
			...request.headers
		}
	});
	const done = (answer.status === 302 || answer.status === 303) && operation.encoding === "form" && keepCookies(/* @__PURE__ */ new Map(), answer) > 0;
	if (!isSuccess(answer) && !done) throw new Inconclusive(`${label} answered ${answer.status}`);
	return answer;
}
function lowerCase(headers) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
function textAt(answer, source) {
	const value = source === void 0 || answer === void 0 ? void 0 : readOut(answer, source);
	return typeof value === "string" || typeof value === "bigint" ? String(value) : void 0;
}

//#endregion
//#region src/fuzz/attacks/authorization/payment-readable-without-session.ts
const paymentReadableWithoutSession = {
	rule: {
		id: "pay/payment-readable-without-session",
		title: "Payment is readable without a session",
		what: "A payment is shown to somebody who has not signed in.",
		why: "Who pays what to whom is open to the whole internet.",
		fix: "Ask for a session before anything is looked up, on every route.",
		level: "error",
		securitySeverity: 9,
		cwe: [306, 287],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["6.2.4", "8.3.1"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-07"],
	roles: [[{
		role: "pay",
		out: ["id"]
	}, {
		role: "getPayment",
		values: ["payment"],
		out: ["amount"]
	}]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$103)
};
async function probe$103(fixture) {
	const { unit, currency } = fixture.profile.money;
	const alice = await fixture.actor("alice");
	const payment = await makePayment(fixture, alice, "pay");
	await readPayment(fixture, alice, payment.id);
	const values = { payment: payment.id };
	const empty = Object.fromEntries(Object.keys(alice.headers).map((name) => [name, emptied(alice.headers[name])]));
	for (const headers of [{}, empty]) {
		const actor = {
			...NOBODY,
			headers
		};
		const answer = await fixture.attempt({
			actor,
			role: "getPayment",
			values,
			asIs: true
		});
		const shown = readAmount(outValue(fixture.profile, "getPayment", answer, "amount"), unit, currency);
		if (!isSuccess(answer) || shown !== payment.amount) continue;
		const amount = moneyText(money(payment.amount, currency));
		return violation(fixture, {
			message: `A payment of ${amount} was read without a session.`,
			place: { role: "getPayment" },
			states: {
				payment: amount,
				"seen without a session": amount
			}
		});
	}
	return { verdict: "held" };
}
function emptied(value = "") {
	return /^(?:[A-Za-z]+(?= )|[^=; ]+=)/u.exec(value)?.[0] ?? "";
}

//#endregion
//#region src/fuzz/attacks/authorization/refund-approved-by-requester.ts
const refundApprovedByRequester = {
	rule: {
		id: "pay/refund-approved-by-requester",
		title: "Who asks for a large refund can approve it",
		what: "A refund that needs a second person is executed with the approval of the person who asked for it.",
		why: "One member of staff alone pays out as much as they like; the second pair of eyes is for show.",
		fix: "Compare who approves with who asked, in the transaction that executes the refund.",
		level: "error",
		securitySeverity: 8,
		cwe: [266, 863],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["7.2.1"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-09"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "refund",
			values: ["amount"],
			out: ["id"]
		},
		{
			role: "approveRefund",
			values: ["refund"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		}
	]],
	needs: [
		"actors.finance",
		"actors.controller",
		"limits.refundApproval"
	],
	run: (context) => confirmed(context, probe$102)
};
async function probe$102(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const finance = await fixture.actor("finance");
	const limit = profile.limits.refundApproval ?? 0n;
	const payment = await makeLargePayment(fixture, alice, limit);
	const amount = limit + 1n;
	const values = {
		payment: payment.id,
		amount: amountValue(profile, amount)
	};
	const asked = await fixture.step({
		actor: finance,
		role: "refund",
		values
	});
	const refund = outText(profile, "refund", asked, "id");
	const read = async () => (await readPayment(fixture, alice, payment.id)).refunded;
	if (await readBack(fixture, read) > 0n) throw new Inconclusive("refund: a large one waits for nobody");
	await fixture.attempt({
		actor: finance,
		role: "approveRefund",
		values: { refund }
	});
	if (await readBack(fixture, read) === 0n) {
		await fixture.step({
			actor: await fixture.actor("controller"),
			role: "approveRefund",
			values: { refund }
		});
		await awaitEffect(fixture, read, (sum) => sum === amount, "approveRefund: the payment read back does not show it");
		return { verdict: "held" };
	}
	const text = moneyText(money(amount, profile.money.currency));
	return violation(fixture, {
		message: `One member of staff asked for a refund of ${text} and approved it alone.`,
		place: {
			role: "approveRefund",
			parameter: "refund"
		},
		money: {
			kind: "moved",
			amount
		},
		states: {
			"refunded before": moneyText(money(0n, profile.money.currency)),
			"refunded after": text
		}
	});
}

//#endregion
//#region src/fuzz/identity.ts
function makeIdentity(scope) {
	let keys = 0;
	const made = /* @__PURE__ */ new Map();
	const note = (kind, of, value) => {
		made.set(`${kind} ${of}`, {
			kind,
			of,
			value
		});
		return value;
	};
	const digest = (...parts) => createHash("sha256").update(JSON.stringify([...scope, ...parts])).digest("hex");
	return {
		email: (actor) => note("email", actor, `tollgate.${actor}.${letters(digest("email", actor).slice(0, 20))}@example.com`),
		password: (actor) => note("password", actor, `Tg-${letters(digest("password", actor).slice(0, 24))}!9`),
		key: () => {
			keys += 1;
			const hex = digest("key", keys).replaceAll(/\d(?=\d)/gu, (digit) => "abcdef".charAt(Number(digit) % 6));
			const parts = [
				hex.slice(0, 8),
				hex.slice(8, 12),
				`4${hex.slice(13, 16)}`,
				`a${hex.slice(17, 20)}`
			];
			return note("key", String(keys), [...parts, hex.slice(20, 32)].join("-"));
		},
		made: () => [...made.values()]
	};
}
function letters(hex) {
	return hex.replaceAll(/\d/gu, (digit) => "ghijkmnpqr".charAt(Number(digit)));
}

//#endregion
//#region src/fuzz/attacks/authorization/role-self-assigned.ts
const roleSelfAssigned = {
	rule: {
		id: "pay/role-self-assigned",
		title: "Role is set by the client when registering",
		what: "Registration takes over a role that the client sends.",
		why: "Everybody can register as staff.",
		fix: "List the fields that a registration may have and refuse all others; new accounts are customers.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [915, 269],
		owasp: ["A08:2025", "API3:2023"],
		pci: ["7.2.1", "7.2.2"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-04"],
	roles: [[{
		role: "adminList",
		out: ["items"]
	}]],
	needs: ["second-account", "actors.admin"],
	run: (context) => confirmed(context, probe$101)
};
const CLAIMS$1 = {
	role: "admin",
	roles: ["admin"],
	is_admin: true,
	isAdmin: true,
	admin: true
};
async function probe$101(fixture) {
	const { profile } = fixture;
	await adminEntries(fixture, await fixture.actor("admin"), "must");
	if (await adminEntries(fixture, await fixture.actor("alice")) > 0) return { verdict: "held" };
	const register = profile.auth?.register;
	if (profile.auth === void 0 || register === void 0) return { verdict: "held" };
	for (const names of [Object.keys(CLAIMS$1), ["role"]]) {
		const claims = Object.fromEntries(Object.entries(CLAIMS$1).filter(([name]) => names.includes(name)));
		const body = {
			...isJsonObject(register.body) ? register.body : {},
			...claims
		};
		const auth = {
			...profile.auth,
			register: {
				...register,
				body
			}
		};
		const { bob: _known, ...actors } = profile.actors;
		const identity = makeIdentity([fixture.key()]);
		try {
			const mallory = await enrol("bob", {
				...profile,
				actors,
				auth
			}, identity, (request) => fixture.raw(request));
			if (await adminEntries(fixture, mallory) === 0) continue;
		} catch (error) {
			if (error instanceof Inconclusive) continue;
			throw error;
		}
		return violation(fixture, {
			message: "An account that claimed a role when it registered saw what only staff may see.",
			place: { role: "adminList" },
			states: {
				"registered as usual": "refused",
				"registered with a role": "the list of the staff"
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/authorization/role-taken-from-request.ts
const roleTakenFromRequest = {
	rule: {
		id: "pay/role-taken-from-request",
		title: "Role is taken from a header of the request",
		what: "The app believes the role that a request claims in a header.",
		why: "Every customer becomes staff by one line in a request: accounts, payments and refunds are open.",
		fix: "Take the role from the account behind the session, and drop such headers at the edge.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [863, 269],
		owasp: ["A01:2025", "API5:2023"],
		pci: ["7.2.1"],
		since: "0.1.0"
	},
	catalogue: ["AUZ-03"],
	roles: [[{
		role: "adminList",
		out: ["items"]
	}]],
	needs: ["actors.admin"],
	run: (context) => confirmed(context, probe$100)
};
const CLAIMS = {
	"x-role": "admin",
	"x-roles": "admin",
	"x-user-role": "admin",
	"x-user-roles": "admin",
	"x-admin": "true",
	"x-is-admin": "true",
	"x-groups": "admin"
};
async function probe$100(fixture) {
	const alice = await fixture.actor("alice");
	await adminEntries(fixture, await fixture.actor("admin"), "must");
	if (await adminEntries(fixture, alice) > 0) return { verdict: "held" };
	if (await adminEntries(fixture, alice, "may", CLAIMS) === 0) return { verdict: "held" };
	return violation(fixture, {
		message: "A customer who claimed in a header to be an administrator saw what only staff may see.",
		place: {
			role: "adminList",
			parameter: "x-role"
		},
		states: {
			"without the header": "refused",
			"with it": "the list of the staff"
		}
	});
}

//#endregion
//#region src/fuzz/bank-login.ts
async function logInToBank(fixture, actor) {
	const begun = await fixture.step({
		actor,
		role: "bankLinkToken"
	});
	const linkToken = outText(fixture.profile, "bankLinkToken", begun, "linkToken");
	const source = fixture.profile.hooks.bankToken?.out["publicToken"];
	const answer = await fixture.hook("bankToken", { linkToken });
	const publicToken = source === void 0 ? void 0 : readOut(answer, source);
	if (typeof publicToken !== "string" || publicToken === "") throw new Inconclusive("the hook bankToken gives no public token");
	return {
		linkToken,
		publicToken
	};
}

//#endregion
//#region src/fuzz/attacks/bank/bank-access-token-in-response.ts
const bankAccessTokenInResponse = {
	rule: {
		id: "pay/bank-access-token-in-response",
		title: "Access token of a bank link goes to the browser",
		what: "The answer to linking a bank holds the access token of the link.",
		why: "With the token and a key of the app, or in another app of the same owner, everything in the account can be read, for years.",
		fix: "Keep the access token on the server, encrypted, and send an id of the link.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [201],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["BNK-02"],
	roles: [[{
		role: "bankLinkToken",
		out: ["linkToken"]
	}, {
		role: "bankLink",
		values: ["publicToken"]
	}]],
	needs: ["hooks.bankToken"],
	run: (context) => confirmed(context, probe$99)
};
const ACCESS_TOKEN = /(?<![A-Za-z0-9])access-(?:sandbox|development|production)-[0-9a-f-]{20}/u;
async function probe$99(fixture) {
	const alice = await fixture.actor("alice");
	const answer = await fixture.step({
		actor: alice,
		role: "bankLink",
		values: await logInToBank(fixture, alice)
	});
	if (!ACCESS_TOKEN.test(answer.text)) return { verdict: "held" };
	return violation(fixture, {
		message: "The answer to linking a bank holds the access token of the link.",
		place: { role: "bankLink" },
		unseen: "it looks for a token anywhere in an answer",
		states: { "in the answer": "an access token of Plaid" }
	});
}

//#endregion
//#region src/fuzz/attacks/bank/bank-account-number-in-response.ts
const bankAccountNumberInResponse = {
	rule: {
		id: "pay/bank-account-number-in-response",
		title: "Whole bank account number in a response",
		what: "The list of linked accounts shows account numbers, or routing numbers, in full.",
		why: "Number and routing number together are enough for a direct debit: every log and cache on the way holds what takes money.",
		fix: "Send the last four digits; open the number on the server only where a payment needs it.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [359],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["BNK-03"],
	roles: [[
		{
			role: "bankLinkToken",
			out: ["linkToken"]
		},
		{
			role: "bankLink",
			values: ["publicToken"]
		},
		{
			role: "bankAccounts",
			out: ["items", "number"]
		}
	]],
	needs: ["hooks.bankToken"],
	run: (context) => confirmed(context, probe$98)
};
async function probe$98(fixture) {
	const alice = await fixture.actor("alice");
	await fixture.step({
		actor: alice,
		role: "bankLink",
		values: await logInToBank(fixture, alice)
	});
	const answer = await fixture.step({
		actor: alice,
		role: "bankAccounts"
	});
	const items = outValue(fixture.profile, "bankAccounts", answer, "items");
	const pointer = fixture.profile.roles.bankAccounts?.out["number"] ?? "/number";
	const numbers = (Array.isArray(items) ? items : []).flatMap((item) => {
		const number = isJsonObject(item) ? readPointer(item, pointer) : void 0;
		return typeof number === "string" || typeof number === "bigint" ? [String(number)] : [];
	});
	if (numbers.length === 0) throw new Inconclusive("bankAccounts: the answer lists no account of the linked bank");
	if (!numbers.some((number) => /\d{6}/u.test(number.replaceAll(/[ -]/gu, "")))) return { verdict: "held" };
	return violation(fixture, {
		message: "The list of linked accounts shows a whole account number.",
		place: { role: "bankAccounts" },
		states: { "account number": "not masked" }
	});
}

//#endregion
//#region src/fuzz/attacks/bank/foreign-bank-login-linkable.ts
const foreignBankLoginLinkable = {
	rule: {
		id: "pay/foreign-bank-login-linkable",
		title: "Another customer's bank login can be linked",
		what: "An account links the bank that another customer has logged in to.",
		why: "Balances, bookings and account numbers of a stranger's bank lie open, and money can be drawn from it.",
		fix: "Remember which account a link token was made for, and ask the provider which public tokens came of it before one is exchanged.",
		level: "error",
		securitySeverity: 9,
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["BNK-01"],
	roles: [[
		{
			role: "bankLinkToken",
			out: ["linkToken"]
		},
		{
			role: "bankLink",
			values: ["publicToken"]
		},
		{
			role: "bankAccounts",
			out: ["items"]
		}
	]],
	needs: ["second-account", "hooks.bankToken"],
	run: (context) => confirmed(context, probe$97)
};
async function probe$97(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	await fixture.step({
		actor: alice,
		role: "bankLink",
		values: await logInToBank(fixture, alice)
	});
	if (await accountsOf(fixture, alice) === 0) throw new Inconclusive("bankAccounts: a linked bank has no accounts");
	if (await accountsOf(fixture, bob) > 0) throw new Inconclusive("bankAccounts: a fresh account has linked banks");
	const hers = await logInToBank(fixture, alice);
	const { linkToken } = await logInToBank(fixture, bob);
	for (const values of [{
		...hers,
		linkToken
	}, hers]) {
		await fixture.attempt({
			actor: bob,
			role: "bankLink",
			values
		});
		const seen = await readBack(fixture, () => accountsOf(fixture, bob));
		if (seen === 0) continue;
		return violation(fixture, {
			message: `One account linked the bank that another had logged in to, and saw its ${seen} accounts.`,
			place: {
				role: "bankLink",
				parameter: "publicToken"
			},
			states: {
				"accounts of the second customer before": "0",
				after: String(seen)
			}
		});
	}
	return { verdict: "held" };
}
async function accountsOf(fixture, actor) {
	const answer = await fixture.step({
		actor,
		role: "bankAccounts"
	});
	const items = outValue(fixture.profile, "bankAccounts", answer, "items");
	return Array.isArray(items) ? items.length : 0;
}

//#endregion
//#region src/fuzz/attacks/capture/capture-after-cancel.ts
const captureAfterCancel = {
	rule: {
		id: "pay/capture-after-cancel",
		title: "A cancelled or expired authorisation is captured",
		what: "A capture is booked for a payment that was cancelled before, or whose authorisation has run out.",
		why: "Customers are charged for what they cancelled, or the books show money that no bank will pay.",
		fix: "Capture only from the state in which the payment waits for it, and check the age of the authorisation.",
		level: "error",
		securitySeverity: 9,
		cwe: [672, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-04", "STA-06"],
	roles: [[
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "cancel",
			values: ["payment"]
		},
		{
			role: "capture",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "captured"]
		}
	]],
	disturbs: true,
	run: (context) => {
		const { hooks, limits } = context.profile;
		return hooks.clock !== void 0 && limits.authorizationMs !== void 0 ? confirmed(context, canceled$1, expired) : confirmed(context, canceled$1);
	}
};
async function canceled$1(fixture) {
	const end = async (actor, payment) => {
		await fixture.step({
			actor,
			role: "cancel",
			values: { payment }
		});
	};
	return attack$8(fixture, end, "was cancelled");
}
async function expired(fixture) {
	const end = async () => {
		await fixture.hook("clock", { ms: (fixture.profile.limits.authorizationMs ?? 0n) + DAY_MS });
	};
	return attack$8(fixture, end, "had run out");
}
const DAY_MS = 86400000n;
async function attack$8(fixture, end, fate) {
	const actor = await fixture.actor("alice");
	const control = await makePayment(fixture, actor, "authorize");
	await captureInFull(fixture, actor, control);
	const payment = await makePayment(fixture, actor, "authorize");
	await end(actor, payment.id);
	const before = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
	if (before.captured > 0n) throw new Inconclusive("cancel: something is captured already");
	const values = {
		payment: payment.id,
		amount: amountValue(fixture.profile, control.amount)
	};
	await fixture.attempt({
		actor,
		role: "capture",
		values
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
	if (after.captured <= before.captured) return { verdict: "held" };
	return violation(fixture, {
		message: `${amountText(fixture, after.captured)} were captured of an authorisation that ${fate}.`,
		place: { role: "capture" },
		money: {
			kind: "moved",
			amount: after.captured
		},
		states: {
			"captured before": amountText(fixture, before.captured),
			"captured after": amountText(fixture, after.captured)
		}
	});
}

//#endregion
//#region src/fuzz/challenged-payment.ts
const CHALLENGE_ROLES = [
	{
		role: "payWith",
		values: ["order", "method"],
		out: ["id"]
	},
	{
		role: "getOrder",
		values: ["order"],
		out: ["total", "status"]
	},
	{
		role: "getPayment",
		values: ["payment"],
		out: [
			"amount",
			"status",
			"captured"
		]
	}
];
async function payWithChallenge(fixture, actor, tampering = {}) {
	const { profile } = fixture;
	await payOrder(fixture, actor, await openOrder(fixture, actor), "payWith");
	const order = await openOrder(fixture, actor);
	const values = {
		...payValues(profile, order),
		method: profile.methods.sca ?? ""
	};
	const answer = await fixture.attempt({
		actor,
		role: "payWith",
		values,
		tampering
	});
	const id = outValue(profile, "payWith", answer, "id");
	if (typeof id !== "string" && typeof id !== "bigint") return void 0;
	const payment = String(id);
	return {
		order,
		payment,
		state: await readBack(fixture, () => readPayment(fixture, actor, payment))
	};
}
async function openChallengedPayment(fixture, actor) {
	const challenged = await payWithChallenge(fixture, actor);
	if (challenged === void 0) throw new Inconclusive("payWith: the answer names no payment that waits for its challenge");
	const { order, state } = challenged;
	if (state.captured > 0n || (await readOrder(fixture, actor, order.id)).paid) throw new Inconclusive("payWith: the payment does not wait for its challenge");
	return challenged;
}

//#endregion
//#region src/fuzz/attacks/capture/capture-before-confirmation.ts
const captureBeforeConfirmation = {
	rule: {
		id: "pay/capture-before-confirmation",
		title: "A payment is captured before it is confirmed",
		what: "A capture is booked for a payment that still waits for its cardholder.",
		why: "The books show money that the bank never granted, and the goods leave.",
		fix: "Capture only from the state in which the payment is authorised, as the gateway reports it.",
		level: "error",
		securitySeverity: 8,
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-03"],
	roles: [[
		...CHALLENGE_ROLES,
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "capture",
			values: ["payment", "amount"]
		}
	]],
	needs: [
		"states.paid",
		"methods.ok",
		"methods.sca"
	],
	run: (context) => confirmed(context, probe$96)
};
async function probe$96(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	await captureInFull(fixture, actor, await makePayment(fixture, actor, "authorize"));
	const { payment, order, state } = await openChallengedPayment(fixture, actor);
	const values = {
		payment,
		amount: amountValue(profile, order.total)
	};
	await fixture.attempt({
		actor,
		role: "capture",
		values
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment));
	if (after.captured <= 0n) return { verdict: "held" };
	return violation(fixture, {
		message: `${amountText(fixture, after.captured)} were captured of a payment that still waited for its cardholder.`,
		place: { role: "capture" },
		money: {
			kind: "moved",
			amount: after.captured
		},
		states: {
			"payment before": state.status,
			"payment after": after.status,
			captured: amountText(fixture, after.captured)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/capture/capture-exceeds-authorization.ts
const captureExceedsAuthorization = {
	rule: {
		id: "pay/capture-exceeds-authorization",
		title: "Capture exceeds the authorised amount",
		what: "The app captures more than the payment was authorised for.",
		why: "Cardholders are charged what they never agreed to: chargebacks, and fraud by whoever can call the endpoint.",
		fix: "Check the capture against the authorised amount that is left, in the transaction that books it.",
		level: "error",
		securitySeverity: 9,
		cwe: [1284],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-05"],
	roles: [[
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "capture",
			values: ["amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "captured"]
		}
	]],
	run: (context) => confirmed(context, probe$95)
};
async function probe$95(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	await captureInFull(fixture, actor, await makePayment(fixture, actor, "authorize"));
	const payment = await makePayment(fixture, actor, "authorize");
	const values = {
		payment: payment.id,
		amount: amountValue(profile, payment.amount + 211n)
	};
	await fixture.attempt({
		actor,
		role: "capture",
		values
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
	if (after.captured <= payment.amount) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, profile.money.currency));
	return violation(fixture, {
		message: `The app captured ${text(after.captured)} of ${text(payment.amount)} authorised.`,
		place: {
			role: "capture",
			parameter: "amount"
		},
		money: {
			kind: "moved",
			amount: after.captured - payment.amount
		},
		states: {
			authorised: text(payment.amount),
			"captured before": text(payment.captured),
			"captured after": text(after.captured)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/capture/captured-twice.ts
const capturedTwice = {
	rule: {
		id: "pay/captured-twice",
		title: "An authorisation is captured twice",
		what: "A payment that was captured in full can be captured again.",
		why: "Cardholders are charged twice for one purchase: chargebacks, and fines of the card schemes.",
		fix: "Check the sum of all captures against the authorisation in the transaction that books them, with the payment locked.",
		level: "error",
		securitySeverity: 9,
		cwe: [837, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-05"],
	roles: [[
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "capture",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "captured"]
		}
	]],
	run: (context) => confirmed(context, probe$94)
};
async function probe$94(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const payment = await makePayment(fixture, actor, "authorize");
	await captureInFull(fixture, actor, payment);
	const values = {
		payment: payment.id,
		amount: amountValue(profile, payment.amount)
	};
	await fixture.attempt({
		actor,
		role: "capture",
		values
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
	if (after.captured <= payment.amount) return { verdict: "held" };
	return violation(fixture, {
		message: `An authorisation of ${amountText(fixture, payment.amount)} was captured twice: ${amountText(fixture, after.captured)} in all.`,
		place: { role: "capture" },
		money: {
			kind: "moved",
			amount: after.captured - payment.amount
		},
		states: {
			authorised: amountText(fixture, payment.amount),
			"captured at first": amountText(fixture, payment.amount),
			"captured in all": amountText(fixture, after.captured)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-code-forgeable.ts
const couponCodeForgeable = {
	rule: {
		id: "pay/coupon-code-forgeable",
		title: "Coupon codes can be made up",
		what: "A code that nobody handed out, with another number in it, takes more off than the genuine one.",
		why: "Whoever has seen one code writes their own discount.",
		fix: "Look codes up in a list of those that were handed out, and make them of enough random characters.",
		level: "error",
		securitySeverity: 8,
		cwe: [330, 345],
		owasp: ["A04:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-02"],
	roles: [COUPON_ROLES],
	needs: ["coupons.percent"],
	run: (context) => confirmed(context, probe$93)
};
async function probe$93(fixture) {
	const { percent = "" } = fixture.profile.coupons;
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const genuine = await orderWith(fixture, actor, line, percent);
	for (const number of [
		"90",
		"99",
		"50"
	]) {
		const forged = percent.replace(/\d+/u, number);
		if (forged === percent || !/\d/u.test(percent)) continue;
		await addToCart(fixture, actor, line);
		await applyCoupon(fixture, actor, forged);
		const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
		if (total >= genuine) continue;
		return violation(fixture, {
			message: `The code ${forged}, made up from ${percent}, made an order cost ${amountText(fixture, total)} instead of ${amountText(fixture, genuine)}.`,
			place: {
				role: "applyCoupon",
				parameter: "coupon"
			},
			money: {
				kind: "unpaid",
				amount: genuine - total
			},
			states: {
				"total with the genuine code": amountText(fixture, genuine),
				"total with the forged one": amountText(fixture, total)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-exceeds-subtotal.ts
const couponExceedsSubtotal = {
	rule: {
		id: "pay/coupon-exceeds-subtotal",
		title: "Discount exceeds what is bought",
		what: "A coupon of an amount takes more off than the items cost, so that the total falls below zero.",
		why: "The shop owes its buyer money for every such cart.",
		fix: "Bound the discount by the price of the items, whenever the cart changes.",
		level: "error",
		securitySeverity: 9,
		cwe: [1284, 839],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-03"],
	roles: [[...COUPON_ROLES, {
		role: "readCart",
		out: ["total"]
	}]],
	needs: ["coupons.fixed"],
	run: (context) => confirmed(context, probe$92)
};
async function probe$92(fixture) {
	const { fixed = "" } = fixture.profile.coupons;
	const actor = await fixture.actor("alice");
	const items = await itemsByPrice(fixture, actor);
	const dear = {
		item: items[0],
		quantity: 1n
	};
	const plain = await orderWith(fixture, actor, dear);
	const honest = await orderWith(fixture, actor, dear, fixed);
	if (honest >= plain) throw new Inconclusive("coupons.fixed: the coupon takes nothing off");
	const cheap = {
		item: items.at(-1) ?? items[0],
		quantity: 1n
	};
	await addToCart(fixture, actor, cheap);
	if (!await applyCoupon(fixture, actor, fixed)) return { verdict: "held" };
	const total = await readBack(fixture, () => readCartTotal(fixture, actor));
	if (total >= 0n) return { verdict: "held" };
	return violation(fixture, {
		message: `A coupon of ${amountText(fixture, plain - honest)} made a cart of ${amountText(fixture, cheap.item.price)} cost ${amountText(fixture, total)}.`,
		place: {
			role: "applyCoupon",
			parameter: "coupon"
		},
		money: {
			kind: "created",
			amount: -total
		},
		states: {
			"price of the items": amountText(fixture, cheap.item.price),
			"total of the cart": amountText(fixture, total)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-expiry-by-client-date.ts
const couponExpiryByClientDate = {
	rule: {
		id: "pay/coupon-expiry-by-client-date",
		title: "Coupon expiry judged by a date of the client",
		what: "An expired coupon takes something off when the request carries an old date.",
		why: "Coupons never expire for whoever knows the field.",
		fix: "Judge the end of a coupon by the server’s clock only, and refuse requests that carry a date.",
		level: "error",
		securitySeverity: 8,
		cwe: [807, 602],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-01", "TIM-02"],
	roles: [[...COUPON_ROLES, {
		role: "applyCoupon",
		fields: ["date"]
	}]],
	needs: ["coupons.expired"],
	run: (context) => confirmed(context, probe$91)
};
async function probe$91(fixture) {
	const { profile } = fixture;
	const { expired = "" } = profile.coupons;
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	await addToCart(fixture, actor, line);
	await applyCoupon(fixture, actor, expired);
	const plain = (await placeOrder(fixture, actor)).total;
	if (plain !== await orderWith(fixture, actor, line)) throw new Inconclusive("coupons.expired: the coupon still holds");
	await addToCart(fixture, actor, line);
	if (!await applyCoupon(fixture, actor, expired, { date: "2020-01-01" })) return { verdict: "held" };
	const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
	if (total >= plain) return { verdict: "held" };
	return violation(fixture, {
		message: `An expired coupon made an order of ${amountText(fixture, plain)} cost ${amountText(fixture, total)} because the client sent an old date.`,
		place: {
			role: "applyCoupon",
			parameter: "date"
		},
		money: {
			kind: "unpaid",
			amount: plain - total
		},
		states: {
			"total without the date": amountText(fixture, plain),
			"total with it": amountText(fixture, total)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-injection.ts
const couponInjection = {
	rule: {
		id: "pay/coupon-injection",
		title: "Coupon found by injection or wildcard",
		what: "Text that is no code, but part of a query, finds a coupon.",
		why: "Every coupon there is can be used by whoever knows the database; and what reads coupons reads other tables too.",
		fix: "Bind codes as parameters of the query, compare them exactly, and accept only letters and digits.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [89, 943],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-09"],
	roles: [COUPON_ROLES],
	needs: ["coupons.percent"],
	run: (context) => confirmed(context, probe$90)
};
const HOSTILE$3 = [
	"' or '1'='1",
	"' OR 1=1 -- ",
	"%",
	"*",
	".*",
	{ $ne: "" },
	[""]
];
async function probe$90(fixture) {
	const { percent = "" } = fixture.profile.coupons;
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const plain = await orderWith(fixture, actor, line);
	if (await orderWith(fixture, actor, line, percent) >= plain) throw new Inconclusive("coupons.percent: the coupon takes nothing off");
	await addToCart(fixture, actor, line);
	for (const code of HOSTILE$3) {
		if (!await applyCoupon(fixture, actor, code)) continue;
		const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
		if (total < plain) return violation(fixture, {
			message: `The text ${writeJson(code)}, which is no coupon, made an order of ${amountText(fixture, plain)} cost ${amountText(fixture, total)}.`,
			place: {
				role: "applyCoupon",
				parameter: "coupon"
			},
			money: {
				kind: "unpaid",
				amount: plain - total
			},
			states: {
				"total without a coupon": amountText(fixture, plain),
				"total with the text": amountText(fixture, total)
			}
		});
		await addToCart(fixture, actor, line);
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-minimum-bypassed.ts
const couponMinimumBypassed = {
	rule: {
		id: "pay/coupon-minimum-bypassed",
		title: "Discount kept below its minimum",
		what: "A coupon that holds from a minimum on stays in the cart when items are taken out again.",
		why: "The minimum is the price of the discount: whoever fills the cart for a moment pays neither.",
		fix: "Check the conditions of all coupons whenever the cart changes and once more at the checkout.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-10"],
	roles: [[
		...COUPON_ROLES,
		{
			role: "catalogue",
			out: [
				"items",
				"sku",
				"price"
			]
		},
		{
			role: "cartUpdate",
			values: ["sku", "quantity"]
		}
	]],
	needs: ["coupons.minimum", "limits.couponMinimum"],
	run: (context) => confirmed(context, probe$89)
};
async function probe$89(fixture) {
	const { minimum = "" } = fixture.profile.coupons;
	const { couponMinimum = 0n } = fixture.profile.limits;
	const actor = await fixture.actor("alice");
	const items = await itemsByPrice(fixture, actor);
	const item = items.at(-1) ?? items[0];
	if (item.price >= couponMinimum) return { verdict: "held" };
	const many = {
		item,
		quantity: couponMinimum / item.price + 1n
	};
	const plain = await orderWith(fixture, actor, {
		item,
		quantity: 1n
	});
	if (await orderWith(fixture, actor, many, minimum) >= await orderWith(fixture, actor, many)) throw new Inconclusive("coupons.minimum: the coupon takes nothing off");
	await addToCart(fixture, actor, many);
	await fixture.step({
		actor,
		role: "applyCoupon",
		values: { coupon: minimum }
	});
	await fixture.step({
		actor,
		role: "cartUpdate",
		values: {
			sku: item.sku,
			quantity: 1n
		}
	});
	const answer = await fixture.attempt({
		actor,
		role: "checkout"
	});
	if (!isSuccess(answer)) return { verdict: "held" };
	const { total } = await readBack(fixture, () => placeOrder(fixture, actor, answer));
	if (total >= plain) return { verdict: "held" };
	return violation(fixture, {
		message: `A coupon that holds from ${amountText(fixture, couponMinimum)} on lowered an order of ${amountText(fixture, plain)} to ${amountText(fixture, total)}.`,
		place: {
			role: "cartUpdate",
			parameter: "quantity"
		},
		money: {
			kind: "unpaid",
			amount: plain - total
		},
		states: {
			minimum: amountText(fixture, couponMinimum),
			"total without the coupon": amountText(fixture, plain),
			"total recorded": amountText(fixture, total)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-race.ts
const couponRace = {
	rule: {
		id: "pay/coupon-race",
		title: "Parallel orders redeem the last coupon",
		what: "Orders that arrive at the same moment are all checked before the coupon is marked as used.",
		why: "A coupon that was meant for one customer is redeemed by as many as send their orders together.",
		fix: "Check and redeem in one transaction with the coupon’s row locked, or let a unique constraint count the redemptions.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [362, 367],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-06"],
	roles: [[
		...COUPON_ROLES,
		{
			role: "checkout",
			out: ["id"]
		},
		{
			role: "getOrder",
			values: ["order"],
			out: ["total"]
		}
	]],
	needs: ["second-account", "hooks.coupon"],
	run: race
};
const ROUNDS$1 = 3;
const WAYS = ["pipelined", "last-byte"];
async function race(context) {
	for (let round = 0; round < ROUNDS$1; round += 1) for (const way of WAYS) {
		const fixture = context.fixture();
		const scene = await load$10(fixture, `TGRACE${round}${way.length}`);
		if (await redeemed(fixture, scene, await fixture.volley(scene.calls, way)) < 2) continue;
		const serial = context.fixture();
		const again = await load$10(serial, `TGSERIAL${round}`);
		const one = [];
		for (const call of again.calls) one.push(await serial.attempt(call));
		if (await redeemed(serial, again, one) > 1) throw new Inconclusive("no race: the same orders one after the other redeem the coupon twice too");
		return violation(fixture, {
			message: "Two orders at the same moment both redeemed a coupon that holds once.",
			place: { role: "checkout" },
			states: {
				"redemptions allowed": "1",
				"redemptions seen": "2"
			}
		});
	}
	return { verdict: "held" };
}
async function load$10(fixture, name) {
	const code = `${name}${fixture.key().slice(0, 4).toUpperCase()}`;
	await fixture.hook("coupon", { code });
	const line = await lineOf(fixture, await fixture.actor("alice"));
	const calls = [];
	let plain = 0n;
	for (const who of ["alice", "bob"]) {
		const actor = await fixture.actor(who);
		plain = await orderWith(fixture, actor, line);
		await addToCart(fixture, actor, line);
		await fixture.step({
			actor,
			role: "applyCoupon",
			values: { coupon: code }
		});
		calls.push({
			actor,
			role: "checkout"
		});
	}
	return {
		calls,
		plain
	};
}
async function redeemed(fixture, { calls, plain }, answers) {
	let used = 0;
	for (const answer of answers.filter((each) => isSuccess(each))) {
		const values = { order: outText(fixture.profile, "checkout", answer, "id") };
		for (const { actor } of calls) {
			const read = await fixture.attempt({
				actor,
				role: "getOrder",
				values
			});
			if (!isSuccess(read)) continue;
			if (outAmount(fixture.profile, "getOrder", read, "total") < plain) used += 1;
			break;
		}
	}
	if (used === 0) throw new Inconclusive("checkout: none of the orders redeemed the coupon");
	return used;
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-reused.ts
const couponReused = {
	rule: {
		id: "pay/coupon-reused",
		title: "Single-use coupon used again",
		what: "A customer redeems a coupon that holds once with a second order.",
		why: "One welcome gift becomes a permanent discount.",
		fix: "Count redemptions per customer in the transaction that records the order, and let a unique constraint refuse the second.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-04"],
	roles: [COUPON_ROLES],
	needs: ["coupons.single"],
	run: (context) => confirmed(context, probe$88)
};
async function probe$88(fixture) {
	const { single = "" } = fixture.profile.coupons;
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const plain = await orderWith(fixture, actor, line);
	const first = await orderWith(fixture, actor, line, single);
	if (first >= plain) throw new Inconclusive("coupons.single: the coupon takes nothing off");
	await addToCart(fixture, actor, line);
	await applyCoupon(fixture, actor, single);
	const answer = await fixture.attempt({
		actor,
		role: "checkout"
	});
	if (!isSuccess(answer)) return { verdict: "held" };
	const second = (await readBack(fixture, () => placeOrder(fixture, actor, answer))).total;
	if (second >= plain) return { verdict: "held" };
	return violation(fixture, {
		message: `A coupon that holds once lowered two orders of ${amountText(fixture, plain)}: the second one to ${amountText(fixture, second)}.`,
		place: {
			role: "applyCoupon",
			parameter: "coupon"
		},
		money: {
			kind: "unpaid",
			amount: plain - second
		},
		states: {
			"total without the coupon": amountText(fixture, plain),
			"first order": amountText(fixture, first),
			"second order": amountText(fixture, second)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-stacked.ts
const couponStacked = {
	rule: {
		id: "pay/coupon-stacked",
		title: "A coupon counts several times in one order",
		what: "The same coupon is put into one cart again, also with another one in between, and takes its share off each time.",
		why: "Discounts add up until the order costs nothing.",
		fix: "Keep the coupons of a cart as a set, and check the rules of combination whenever one is added.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [841, 837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-05"],
	roles: [COUPON_ROLES],
	needs: ["coupons.percent"],
	run: (context) => confirmed(context, probe$87)
};
async function probe$87(fixture) {
	const { percent = "", fixed } = fixture.profile.coupons;
	const actor = await fixture.actor("alice");
	const line = {
		item: (await itemsByPrice(fixture, actor))[0],
		quantity: 1n
	};
	const plain = await orderWith(fixture, actor, line);
	const once = await orderWith(fixture, actor, line, percent);
	if (once >= plain) throw new Inconclusive("coupons.percent: the coupon takes nothing off");
	const cost = async (codes) => {
		await addToCart(fixture, actor, line);
		for (const code of codes) await applyCoupon(fixture, actor, code);
		return (await readBack(fixture, () => placeOrder(fixture, actor))).total;
	};
	for (const between of fixed === void 0 ? [[]] : [[], [fixed]]) {
		const least = between.length === 0 ? once : await cost([percent, ...between]);
		const total = await cost([
			percent,
			...between,
			percent
		]);
		if (total >= least) continue;
		return violation(fixture, {
			message: `The same coupon was counted twice: an order of ${amountText(fixture, plain)} cost ${amountText(fixture, total)} instead of ${amountText(fixture, least)}.`,
			place: {
				role: "applyCoupon",
				parameter: "coupon"
			},
			money: {
				kind: "unpaid",
				amount: least - total
			},
			states: {
				"total with the coupon once": amountText(fixture, least),
				"total with it twice": amountText(fixture, total)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/coupon/coupon-value-client-set.ts
const couponValueClientSet = {
	rule: {
		id: "pay/coupon-value-client-set",
		title: "Value of a coupon taken from the client",
		what: "The request that redeems a coupon says how much it is worth, and the app believes it.",
		why: "One valid code is enough to get everything for nothing.",
		fix: "Look the value of a coupon up by its code, and refuse requests that carry one.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [472, 602],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-08"],
	roles: [[...COUPON_ROLES, {
		role: "applyCoupon",
		fields: ["amount"]
	}], [...COUPON_ROLES, {
		role: "applyCoupon",
		fields: ["percent"]
	}]],
	needs: ["coupons.percent"],
	run: (context) => confirmed(context, probe$86)
};
async function probe$86(fixture) {
	const { profile } = fixture;
	const { percent = "" } = profile.coupons;
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const honest = await orderWith(fixture, actor, line, percent);
	const { fields } = operationOf(profile, "applyCoupon");
	const values = [["amount", amountValue(profile, honest - 1n)], ["percent", 99n]];
	for (const [field, value] of values.filter(([name]) => fields[name] !== void 0)) {
		await addToCart(fixture, actor, line);
		await applyCoupon(fixture, actor, percent, { [field]: value });
		const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
		if (total >= honest) continue;
		return violation(fixture, {
			message: `An order of ${amountText(fixture, honest)} was recorded as ${amountText(fixture, total)} because the client sent the ${field} of the coupon.`,
			place: {
				role: "applyCoupon",
				parameter: field
			},
			money: {
				kind: "unpaid",
				amount: honest - total
			},
			states: {
				"total by the code": amountText(fixture, honest),
				"total recorded": amountText(fixture, total)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/coupon/credit-without-payment.ts
const creditWithoutPayment = {
	rule: {
		id: "pay/credit-without-payment",
		title: "Credit without a payment",
		what: "A top-up whose card is declined raises the balance.",
		why: "Money is made out of nothing by anybody whose card is refused.",
		fix: "Book credit only in the transaction that records the captured payment it comes from.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [841, 754],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CPN-11"],
	roles: [[{
		role: "topUp",
		values: ["amount"],
		fields: ["method"]
	}, {
		role: "wallet",
		out: ["balance"]
	}]],
	needs: ["methods.declined"],
	run: (context) => confirmed(context, probe$85)
};
async function probe$85(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const before = await topUp(fixture, actor, 701n);
	const tampering = { method: profile.methods.declined ?? "" };
	await fixture.attempt({
		actor,
		role: "topUp",
		values: { amount: amountValue(profile, 1009n) },
		tampering
	});
	const after = await readBack(fixture, () => readBalance(fixture, actor));
	if (after <= before) return { verdict: "held" };
	return violation(fixture, {
		message: `A top-up with a declined card raised the balance by ${amountText(fixture, after - before)}.`,
		place: {
			role: "topUp",
			parameter: "method"
		},
		money: {
			kind: "created",
			amount: after - before
		},
		states: {
			"balance before": amountText(fixture, before),
			"balance after": amountText(fixture, after)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/currency/currency-exponent-ignored.ts
const currencyExponentIgnored = {
	rule: {
		id: "pay/currency-exponent-ignored",
		title: "Every currency taken to have two decimals",
		what: "Amounts are converted to smallest units as if every currency had a hundred of them.",
		why: "Prices in yen or dinars are wrong by a factor of ten or a hundred: customers are overcharged, or the shop sells for a tenth.",
		fix: "Take the exponent of each currency from ISO 4217 and use it wherever an amount changes its unit.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [682],
		owasp: ["A06:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CUR-03"],
	roles: [[
		{ role: "cartAdd" },
		{
			role: "checkout",
			out: ["id", "total"]
		},
		{
			role: "quote",
			values: ["currency"],
			out: ["amount", "rate"]
		}
	]],
	needs: ["currencies"],
	run: (context) => confirmed(context, probe$84)
};
async function probe$84(fixture) {
	const { profile } = fixture;
	const { currency: own } = profile.money;
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const base = (await order(fixture, actor, line)).total;
	const takesOrder = placeholdersIn(operationOf(profile, "quote").body ?? null).includes("order");
	const id = takesOrder ? (await order(fixture, actor, line)).id : "";
	if (!takesOrder) await addToCart(fixture, actor, line);
	const others = profile.currencies.filter(({ code }) => code !== own);
	const control = others.find(({ exponent }) => exponent === exponentOf(own));
	if (control !== void 0) {
		const { factor } = await quoted(fixture, actor, control, base, id);
		if (factor !== 1n) throw new Inconclusive("quote: the amount in a currency of as many decimals is not base times rate");
	}
	for (const use of others.filter(({ exponent }) => exponent !== exponentOf(own))) {
		const { amount, exact, factor } = await quoted(fixture, actor, use, base, id);
		if (factor === 1n) continue;
		const text = (minor) => moneyText(money(minor, use.code));
		return violation(fixture, {
			message: `${amountText(fixture, base)} were quoted as ${text(amount)}, where the rate of the same quote makes them ${text(exact)}.`,
			place: {
				role: "quote",
				parameter: "currency"
			},
			states: {
				"by the rate": text(exact),
				quoted: text(amount)
			}
		});
	}
	return { verdict: "held" };
}
const SCALE = 12n;
async function quoted(fixture, actor, use, base, id) {
	const { profile } = fixture;
	const answer = await fixture.step({
		actor,
		role: "quote",
		values: {
			currency: use.code,
			order: id
		}
	});
	const amount = readAmount(outValue(profile, "quote", answer, "amount"), profile.money.unit, use.code);
	const value = outValue(profile, "quote", answer, "rate");
	const rate = readExact(value, typeof value === "string" ? "decimal-string" : "major", "JPY");
	if (amount === void 0 || amount <= 0n || rate === void 0 || rate <= 0n) throw new Inconclusive("quote: the answer has no amount or no rate");
	const shift = BigInt(use.exponent) - BigInt(exponentOf(profile.money.currency)) - SCALE;
	const exact = shift < 0n ? base * rate / 10n ** -shift : base * rate * 10n ** shift;
	const [less, more] = amount < exact ? [amount, exact] : [exact, amount];
	const factor = less <= 0n ? 10n : more / less;
	return {
		amount,
		exact,
		factor: factor < 5n ? 1n : factor
	};
}

//#endregion
//#region src/fuzz/attacks/currency/currency-not-bound.ts
const currencyNotBound = {
	rule: {
		id: "pay/currency-not-bound",
		title: "Currency of a payment is not bound to the order",
		what: "An order in one currency is paid with the same number of another, weaker one.",
		why: "Ten yen are not ten euros: the buyer pays a fraction of the price.",
		fix: "Charge the order in its own currency, whatever the request says, and compare amount and currency of what was captured.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [345, 472],
		owasp: ["A08:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CUR-01"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "payCurrency",
			values: ["order", "currency"],
			out: ["id"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "currency"]
		}
	]],
	needs: ["currencies", "states.paid"],
	run: (context) => confirmed(context, probe$83)
};
async function probe$83(fixture) {
	const { profile } = fixture;
	const own = profile.money.currency;
	const actor = await fixture.actor("alice");
	const control = await openOrder(fixture, actor);
	await fixture.step({
		actor,
		role: "payCurrency",
		values: payValues(profile, control)
	});
	const paid = async () => (await readOrder(fixture, actor, control.id)).paid;
	await awaitEffect(fixture, paid, Boolean, "payCurrency: the order read back is not paid in its own currency");
	const placed = await openOrder(fixture, actor);
	const values = {
		...payValues(profile, placed),
		currency: weakest(profile)
	};
	const answer = await fixture.attempt({
		actor,
		role: "payCurrency",
		values
	});
	if (!isSuccess(answer)) return { verdict: "held" };
	const payment = outText(profile, "payCurrency", answer, "id");
	const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
	const shown = await fixture.step({
		actor,
		role: "getPayment",
		values: { payment }
	});
	const currency = textOf$3(outValue(profile, "getPayment", shown, "currency"), own).toUpperCase();
	const amount = readAmount(outValue(profile, "getPayment", shown, "amount"), profile.money.unit, currency);
	const same = amount === placed.total || amount !== void 0 && whole(amount, currency) === whole(placed.total, own);
	if (!after.paid || currency === own || amount === void 0 || !same) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, placed.total)} was paid with ${moneyText(money(amount, currency))}.`,
		place: {
			role: "payCurrency",
			parameter: "currency"
		},
		states: {
			total: amountText(fixture, placed.total),
			paid: moneyText(money(amount, currency)),
			status: after.status
		}
	});
}
function whole(minor, code) {
	return minor / 10n ** BigInt(exponentOf(code));
}
function textOf$3(value, otherwise) {
	return typeof value === "string" ? value : otherwise;
}
function weakest({ currencies, money: { currency } }) {
	const [first] = currencies.filter(({ code }) => code !== currency).toSorted((left, right) => left.exponent - right.exponent);
	return first?.code ?? currency;
}

//#endregion
//#region src/fuzz/attacks/currency/currency-spelling-splits-balance.ts
const currencySpellingSplitsBalance = {
	rule: {
		id: "pay/currency-spelling-splits-balance",
		title: "Other spelling of a currency is another balance",
		what: "A top-up in \"eUr\" is taken but does not show in the balance in EUR.",
		why: "Money lies in a bucket of its own, past the limits, reports and refunds of the currency that it is in.",
		fix: "Bring codes to one spelling, or refuse all others, before they are used as a key.",
		level: "note",
		securitySeverity: 3.5,
		cwe: [178],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CUR-04"],
	roles: [[{
		role: "topUp",
		values: ["amount"],
		fields: ["currency"]
	}, {
		role: "wallet",
		out: ["balance"]
	}]],
	run: (context) => confirmed(context, probe$82)
};
async function probe$82(fixture) {
	const { profile } = fixture;
	const { currency } = profile.money;
	const actor = await fixture.actor("alice");
	const amount = amountValue(profile, 701n);
	const before = await readBalance(fixture, actor);
	await fixture.step({
		actor,
		role: "topUp",
		values: { amount },
		tampering: { currency }
	});
	const read = () => readBalance(fixture, actor);
	await awaitEffect(fixture, read, (now) => now === before + 701n, "topUp: the balance read back did not rise by the amount");
	for (const other of [`${currency.slice(0, 1).toLowerCase()}${currency.slice(1)}`, `${currency} `]) {
		const start = await read();
		const answer = await fixture.attempt({
			actor,
			role: "topUp",
			values: { amount },
			tampering: { currency: other }
		});
		if (!isSuccess(answer)) continue;
		if (await readBack(fixture, read) !== start) continue;
		return violation(fixture, {
			message: `A top-up of ${amountText(fixture, 701n)} was taken as "${other}" and does not show in the balance in ${currency}.`,
			place: {
				role: "topUp",
				parameter: "currency"
			},
			states: {
				"balance before": amountText(fixture, start),
				"balance after": amountText(fixture, start)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/currency/expired-quote-honoured.ts
const expiredQuoteHonoured = {
	rule: {
		id: "pay/expired-quote-honoured",
		title: "Expired quote honoured",
		what: "A quote is accepted after the time until which it holds.",
		why: "Customers wait for the rate to move and then choose the better one: the shop gives away an option for nothing.",
		fix: "Compare the end of the quote with the server’s clock in the transaction that accepts it.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [613, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["TIM-01"],
	roles: [[
		{ role: "cartAdd" },
		{
			role: "quote",
			out: ["id", "amount"]
		},
		{
			role: "acceptQuote",
			values: ["quote"],
			out: ["id"]
		},
		{
			role: "getOrder",
			values: ["order"],
			out: ["total"]
		}
	]],
	needs: ["limits.quoteMs", "hooks.clock"],
	disturbs: true,
	run: (context) => confirmed(context, probe$81)
};
async function probe$81(fixture) {
	const actor = await fixture.actor("alice");
	const inTime = await quote(fixture, actor);
	await readOrderOf(fixture, actor, await fixture.step({
		actor,
		role: "acceptQuote",
		values: { quote: inTime.id }
	}));
	const late = await quote(fixture, actor);
	await fixture.hook("clock", { ms: (fixture.profile.limits.quoteMs ?? 0n) + 1000n });
	const accepted = await fixture.attempt({
		actor,
		role: "acceptQuote",
		values: { quote: late.id }
	});
	if (!isSuccess(accepted)) return { verdict: "held" };
	const total = await readOrderOf(fixture, actor, accepted);
	if (total !== late.amount) return { verdict: "held" };
	const text = moneyText(money(total, late.currency));
	return violation(fixture, {
		message: `A quote of ${text} was accepted after its end, and the order is to be paid at it.`,
		place: {
			role: "acceptQuote",
			parameter: "quote"
		},
		states: {
			quoted: text,
			"total of the order": text
		}
	});
}
async function quote(fixture, actor) {
	const { profile } = fixture;
	const { currency } = quotedCurrency(profile);
	const order = placeholdersIn(operationOf(profile, "quote").body ?? null).includes("order") ? (await openOrder(fixture, actor)).id : "";
	if (order === "") await addToCart(fixture, actor, await lineOf(fixture, actor));
	const answer = await fixture.step({
		actor,
		role: "quote",
		values: {
			currency,
			order
		}
	});
	const amount = readAmount(outValue(profile, "quote", answer, "amount"), profile.money.unit, currency);
	return {
		id: outText(profile, "quote", answer, "id"),
		amount,
		currency
	};
}
async function readOrderOf(fixture, actor, accepted) {
	const { profile } = fixture;
	const id = outText(profile, "acceptQuote", accepted, "id");
	const answer = await fixture.step({
		actor,
		role: "getOrder",
		values: { order: id }
	});
	const { currency } = quotedCurrency(profile);
	const total = readAmount(outValue(profile, "getOrder", answer, "total"), profile.money.unit, currency);
	if (total === void 0) throw new Inconclusive("getOrder: the answer has no amount as total");
	return total;
}
function quotedCurrency({ currencies, money: { currency } }) {
	return { currency: currencies.find(({ code }) => code !== currency)?.code ?? currency };
}

//#endregion
//#region src/fuzz/attacks/currency/percentage-rounded-for-payer.ts
const percentageRoundedForPayer = {
	rule: {
		id: "pay/percentage-rounded-for-payer",
		title: "Percentages rounded piece by piece in favour of the payer",
		what: "A discount in percent is rounded up for every single piece, so that many pieces together take off more than the percentage.",
		why: "With enough cheap pieces a tenth becomes a seventh: the difference is the shop’s.",
		fix: "Compute a percentage once, of the whole sum, in integers, and round it once.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [682],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CUR-06"],
	roles: [[
		{
			role: "catalogue",
			out: [
				"items",
				"sku",
				"price"
			]
		},
		{
			role: "cartAdd",
			values: ["sku", "quantity"]
		},
		{
			role: "cartRemove",
			values: ["sku"]
		},
		{
			role: "applyCoupon",
			values: ["coupon"]
		},
		{
			role: "readCart",
			out: ["subtotal", "discount"]
		}
	]],
	needs: ["coupons.percent"],
	run: (context) => confirmed(context, probe$80)
};
const MOST_ITEMS$1 = 5;
async function probe$80(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const items = (await itemsByPrice(fixture, actor)).slice(0, MOST_ITEMS$1);
	const pieces = profile.limits.maxQuantity ?? 20n;
	let percent;
	for (const item of items) {
		if (percent === void 0) {
			await addToCart(fixture, actor, {
				item,
				quantity: 1n
			});
			await fixture.step({
				actor,
				role: "applyCoupon",
				values: { coupon: profile.coupons.percent ?? "" }
			});
			percent = percentOf(await readDiscount(fixture, actor));
			await fixture.step({
				actor,
				role: "cartRemove",
				values: { sku: item.sku }
			});
		}
		if (!await tryAddToCart(fixture, actor, {
			item,
			quantity: pieces
		})) continue;
		const { subtotal, discount } = await readDiscount(fixture, actor);
		await fixture.step({
			actor,
			role: "cartRemove",
			values: { sku: item.sku }
		});
		const once = subtotal * percent / 100n + 1n;
		const each = (subtotal / pieces * percent * 2n + 100n) / 200n * pieces;
		if (discount <= (once > each ? once : each)) continue;
		return violation(fixture, {
			message: `${percent} % of ${amountText(fixture, subtotal)} came to ${amountText(fixture, discount)} over ${pieces} pieces.`,
			place: {
				role: "applyCoupon",
				parameter: "coupon"
			},
			money: {
				kind: "unpaid",
				amount: discount - once + 1n
			},
			states: {
				[`${percent} %, rounded once`]: amountText(fixture, once - 1n),
				"taken off": amountText(fixture, discount)
			}
		});
	}
	return { verdict: "held" };
}
async function readDiscount(fixture, actor) {
	const answer = await fixture.step({
		actor,
		role: "readCart"
	});
	const out = (name) => outAmount(fixture.profile, "readCart", answer, name);
	return {
		subtotal: out("subtotal"),
		discount: out("discount")
	};
}
function percentOf({ subtotal, discount }) {
	if (subtotal <= 0n || discount <= 0n) throw new Inconclusive("applyCoupon: the coupon of percent takes nothing off");
	const percent = (discount * 200n + subtotal) / (2n * subtotal);
	const distance = discount * 100n - subtotal * percent;
	if (distance > 100n || distance < -100n) throw new Inconclusive("applyCoupon: the coupon takes no whole percentage off");
	return percent;
}

//#endregion
//#region src/fuzz/attacks/currency/total-not-exact.ts
const totalNotExact = {
	rule: {
		id: "pay/total-not-exact",
		title: "Totals are floating-point numbers",
		what: "The total of a cart has digits below the smallest unit, as sums of binary fractions do.",
		why: "What is shown, charged and booked then differs by rounding; comparisons of sums fail by a hair, and somebody keeps the difference.",
		fix: "Keep money in integers of the smallest unit, or in decimals, from the price list to the ledger.",
		level: "note",
		securitySeverity: 3.5,
		cwe: [682],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CUR-07"],
	roles: [[
		{
			role: "catalogue",
			out: [
				"items",
				"sku",
				"price"
			]
		},
		{
			role: "cartAdd",
			values: ["sku", "quantity"]
		},
		{
			role: "readCart",
			out: ["total"]
		}
	]],
	run: (context) => confirmed(context, probe$79)
};
const MOST_ITEMS = 5;
async function probe$79(fixture) {
	const { profile } = fixture;
	const { unit, currency } = profile.money;
	const actor = await fixture.actor("alice");
	for (const item of (await itemsByPrice(fixture, actor)).slice(0, MOST_ITEMS)) {
		if (!await tryAddToCart(fixture, actor, {
			item,
			quantity: 3n
		})) continue;
		const answer = await fixture.step({
			actor,
			role: "readCart"
		});
		const exact = readExact(outValue(profile, "readCart", answer, "total"), unit, currency);
		if (exact === void 0) throw new Inconclusive("readCart: the answer has no amount as total");
		if (!isFractional(exact)) continue;
		return violation(fixture, {
			message: `A cart of items at whole prices costs ${exactText(exact)} smallest units of ${currency}.`,
			place: { role: "readCart" },
			states: { "total in smallest units": exactText(exact) }
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/currency/unknown-currency-accepted.ts
const unknownCurrencyAccepted = {
	rule: {
		id: "pay/unknown-currency-accepted",
		title: "Unknown currency accepted",
		what: "The app stores a currency code that is none.",
		why: "Later steps guess: they fall back to a default, skip the conversion, or fail after the money has moved.",
		fix: "Accept only the codes of the currencies that you sell in, compared exactly.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [1287],
		owasp: ["A05:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CUR-02"],
	roles: [[
		{ role: "cartAdd" },
		{
			role: "setCurrency",
			values: ["currency"]
		},
		{
			role: "readCart",
			out: ["currency"]
		}
	]],
	run: (context) => confirmed(context, probe$78)
};
const UNKNOWN = [
	"ZZZ",
	"X Y",
	"",
	1n
];
async function probe$78(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	await addToCart(fixture, actor, await lineOf(fixture, actor));
	const read = async () => outValue(profile, "readCart", await fixture.step({
		actor,
		role: "readCart"
	}), "currency") ?? null;
	await fixture.step({
		actor,
		role: "setCurrency",
		values: { currency: profile.money.currency }
	});
	const before = await read();
	if (typeof before !== "string" || before.toUpperCase() !== profile.money.currency) throw new Inconclusive("readCart: the cart does not show the currency that was chosen");
	for (const currency of UNKNOWN) {
		await fixture.attempt({
			actor,
			role: "setCurrency",
			values: { currency }
		});
		const after = await readBack(fixture, read);
		if (after === before || after !== currency) continue;
		return violation(fixture, {
			message: `The cart is in the currency ${writeJson(currency)}, which there is not.`,
			place: {
				role: "setCurrency",
				parameter: "currency"
			},
			states: {
				"currency before": before,
				"currency after": writeJson(currency)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/exposure/card-number-in-log.ts
const cardNumberInLog = {
	rule: {
		id: "pay/card-number-in-log",
		title: "Whole card number in the log",
		what: "A card number that a request holds stands whole in the log of the app, whether the request was taken or refused.",
		why: "Logs are copied, kept and read by many: one request in the wrong form makes all of them a store of card numbers.",
		fix: "Mask card numbers where the log is written, for every field and also for requests that are refused.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [532],
		owasp: ["A09:2025"],
		pci: [
			"3.3.1",
			"3.5.1",
			"6.2.4"
		],
		since: "0.1.0"
	},
	catalogue: ["PAN-05"],
	roles: [[...PAY_WITH, {
		role: "payWith",
		fields: ["card"]
	}]],
	needs: [
		"hooks.log",
		"methods.ok",
		"paid-states"
	],
	run: (context) => confirmed(context, probe$77)
};
const CARD$2 = {
	number: "5105105105105100",
	exp_month: 12n,
	exp_year: 2040n,
	cvc: "123"
};
async function probe$77(fixture) {
	const actor = await fixture.actor("alice");
	const logged = async () => readBack(fixture, async () => occurrences((await fixture.hook("log")).text, CARD$2.number));
	await payHonestly(fixture, actor, fixture.profile.methods.ok ?? "");
	const before = await logged();
	const { id } = await newOrder(fixture, actor);
	const values = {
		order: id,
		method: fixture.profile.methods.ok ?? ""
	};
	await fixture.attempt({
		actor,
		role: "payWith",
		values,
		tampering: { card: CARD$2 }
	});
	if (await logged() <= before) return { verdict: "held" };
	const card = maskCardNumber(CARD$2.number);
	return violation(fixture, {
		message: `The log holds the whole number of the card ${card}, which a customer sent.`,
		place: {
			role: "payWith",
			parameter: "card"
		},
		states: { "card number in the log": card }
	});
}
function occurrences(text, digits) {
	return [...text.matchAll(new RegExp(String.raw`(?<!\d)${digits.replaceAll(/(?<=\d)(?=\d)/gu, "[ -]?")}(?!\d)`, "gu"))].length;
}

//#endregion
//#region src/fuzz/test-cards.ts
const TEST_CARDS = /* @__PURE__ */ new Set([
	"4242424242424242",
	"4111111111111111",
	"4000056655665556",
	"4000000000000002",
	"4000000000000069",
	"4000000000000077",
	"4000000000000119",
	"4000000000000127",
	"4000000000000259",
	"4000000000000341",
	"4000000000009995",
	"4000002500003155",
	"4000002760003184",
	"4012888888881881",
	"4005519200000004",
	"4009348888881881",
	"4500600000000061",
	"4217651111111119",
	"4222222222222",
	"5555555555554444",
	"5200828282828210",
	"5105105105105100",
	"5454545454545454",
	"2223003122003222",
	"2222400070000005",
	"378282246310005",
	"371449635398431",
	"378734493671000",
	"6011111111111117",
	"6011000990139424",
	"6011981111111113",
	"3056930009020004",
	"30569309025904",
	"38520000023237",
	"36227206271667",
	"3566002020360505",
	"3530111333300000",
	"6200000000000005",
	"6304000000000000"
]);
function isTestCard(digits) {
	return TEST_CARDS.has(digits);
}

//#endregion
//#region src/fuzz/attacks/exposure/card-number-in-response.ts
const cardNumberInResponse = {
	rule: {
		id: "pay/card-number-in-response",
		title: "Whole card number in a response",
		what: "The list of saved payment methods holds a whole card number.",
		why: "Every log, cache and script on the way gets the number, and whoever reads one of them can pay with it.",
		fix: "Send the brand and the last four digits; keep the number in the vault of the gateway.",
		level: "error",
		securitySeverity: 8,
		cwe: [359],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4", "3.4.1"],
		since: "0.1.0"
	},
	catalogue: ["PAN-01"],
	roles: [[
		{ role: "paymentMethods" },
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	], [
		{ role: "paymentMethods" },
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount"]
		}
	]],
	run: (context) => confirmed(context, probe$76)
};
async function probe$76(fixture) {
	const actor = await fixture.actor("alice");
	if (isMapped([{
		role: "topUp",
		values: ["amount"]
	}, {
		role: "wallet",
		out: ["balance"]
	}], fixture.profile)) await topUp(fixture, actor, 1009n);
	else await makePayment(fixture, actor, "pay");
	const answer = await fixture.step({
		actor,
		role: "paymentMethods"
	});
	if (!hasEntry(outValue(fixture.profile, "paymentMethods", answer, "items") ?? answer.json)) throw new Inconclusive("paymentMethods: the answer lists no payment method");
	const card = leaked(answer);
	if (card === void 0) return { verdict: "held" };
	return violation(fixture, {
		message: `The answer holds the whole number of the card ${card}.`,
		place: { role: "paymentMethods" },
		states: { "card number in the answer": card }
	});
}
function leaked({ text }) {
	const last4 = new Set([...text.matchAll(/"last_?4"\s*:\s*"(\d{4})"/giu)].map((match) => match[1]));
	const card = findCardNumbers(text).find(({ digits }) => isTestCard(digits) || last4.has(digits.slice(-4)));
	return card === void 0 ? void 0 : maskCardNumber(card.digits);
}
function hasEntry(value) {
	if (Array.isArray(value)) return value.length > 0;
	return isJsonObject(value) && Object.values(value).some((item) => hasEntry(item));
}

//#endregion
//#region src/fuzz/session-jwt.ts
const JWT = /[\w-]{10,4000}\.[\w-]{2,4000}\.[\w-]{0,4000}/u;
function sessionJwt({ headers }) {
	for (const value of Object.values(headers)) {
		const [token = ""] = JWT.exec(value) ?? [];
		const [head = "", payload = "", signature = ""] = token.split(".");
		const [header, claims] = [decode$1(head), decode$1(payload)];
		if (header === void 0 || claims === void 0 || header["alg"] === void 0) continue;
		const headersWith = (other) => Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text.replace(token, other)]));
		return {
			header,
			claims,
			signature,
			headersWith
		};
	}
}
function writeJwt(header, claims, signature) {
	return [header, claims].map((part) => Buffer.from(writeJson(part)).toString("base64url")).join(".") + `.${signature}`;
}
function decode$1(part) {
	const value = parseJson(Buffer.from(part, "base64url").toString("utf8"));
	return isJsonObject(value) ? value : void 0;
}

//#endregion
//#region src/fuzz/attacks/exposure/credential-in-session-token.ts
const credentialInSessionToken = {
	rule: {
		id: "pay/credential-in-session-token",
		title: "Session token holds a credential",
		what: "The claims of the session token, which anybody can decode, hold a password, its hash or a secret.",
		why: "Tokens lie in browsers, logs and histories: who reads one can try the hash at leisure, or simply sign in.",
		fix: "Put an identifier of the session into the token and nothing that opens anything.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [522, 312],
		owasp: ["A04:2025", "API2:2023"],
		pci: ["8.3.2"],
		since: "0.1.0"
	},
	catalogue: ["PAN-06"],
	roles: [[{ role: "session" }]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$75)
};
const CREDENTIAL = /passw|pwd|secret|api_?key|private_?key|salt/iu;
const HASH = /^\$(?:2[abxy]?|argon2[a-z]{1,2}|scrypt|pbkdf2[a-z0-9-]*|[156])\$/u;
async function probe$75(fixture) {
	const alice = await fixture.actor("alice");
	await fixture.step({
		actor: alice,
		role: "session"
	});
	const session = sessionJwt(alice);
	const claim = session === void 0 ? void 0 : credentialIn(session.claims, alice.secrets, 0);
	if (claim === void 0) return { verdict: "held" };
	return violation(fixture, {
		message: `The session token holds a credential in the claim ${claim}, for everybody to decode.`,
		place: {
			role: "session",
			parameter: claim
		},
		unseen: "it looks into the session token",
		states: { "claim of the session token": claim }
	});
}
function credentialIn(value, secrets, depth) {
	if (!isJsonObject(value) || depth > 4) return void 0;
	for (const [name, item] of Object.entries(value)) {
		if (typeof item === "string" && item !== "" && (CREDENTIAL.test(name) || HASH.test(item)) || typeof item === "string" && item.length >= 8 && secrets.includes(item)) return name;
		const inner = credentialIn(item, secrets, depth + 1);
		if (inner !== void 0) return inner;
	}
}

//#endregion
//#region src/fuzz/attacks/exposure/secret-key-in-response.ts
const SECRETS = [
	{
		kind: "a secret key of Stripe",
		pattern: /(?<![A-Za-z0-9])[sr]k_(?:test|live)_[A-Za-z0-9]{16}/u
	},
	{
		kind: "a webhook secret",
		pattern: /(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/]{20}/u
	},
	{
		kind: "a private key",
		pattern: /-----BEGIN (?:[A-Z]{2,12} )?PRIVATE KEY-----/u
	}
];
const READS = [
	"session",
	"catalogue",
	"readCart",
	"getPayment",
	"listPayments",
	"receipt",
	"wallet",
	"paymentMethods",
	"openapi"
];
const secretKeyInResponse = {
	rule: {
		id: "pay/secret-key-in-response",
		title: "Secret key in a response",
		what: "An answer of the API holds a secret key of the gateway, a webhook secret or a private key.",
		why: "Whoever reads the key charges, refunds and pays out in the name of the shop.",
		fix: "Never send configuration to clients: publishable keys only; rotate the key that was shown.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [798, 200],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["8.6.2"],
		since: "0.1.0"
	},
	catalogue: ["PAN-04"],
	roles: READS.map((role) => [{ role }]),
	run: (context) => confirmed(context, probe$74)
};
async function probe$74(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const payment = isMapped([{
		role: "pay",
		out: ["id"]
	}, {
		role: "getPayment",
		values: ["payment"],
		out: ["amount"]
	}], profile) ? (await makePayment(fixture, alice, "pay")).id : void 0;
	const values = {
		limit: 10n,
		text: "",
		...payment !== void 0 && { payment }
	};
	let answered = false;
	for (const role of READS) {
		const needsPayment = role === "getPayment" || role === "receipt";
		if (profile.roles[role] === void 0 || needsPayment && payment === void 0) continue;
		const answer = await readable(fixture, {
			actor: alice,
			role,
			values
		});
		if (answer === void 0) continue;
		answered ||= isSuccess(answer);
		const kind = SECRETS.find(({ pattern }) => pattern.test(answer.text))?.kind;
		if (kind === void 0) continue;
		return violation(fixture, {
			message: `An answer to a customer holds ${kind}.`,
			place: { role },
			unseen: "it looks for keys anywhere in an answer",
			states: { "in the answer": kind }
		});
	}
	if (!answered) throw new Inconclusive("none of the operations that only read answers with success");
	return { verdict: "held" };
}
async function readable(fixture, call) {
	try {
		return await fixture.attempt(call);
	} catch (error) {
		if (error instanceof Inconclusive) return void 0;
		throw error;
	}
}

//#endregion
//#region src/fuzz/attacks/exposure/security-code-in-response.ts
const securityCodeInResponse = {
	rule: {
		id: "pay/security-code-in-response",
		title: "Security code of a saved card in a response",
		what: "The list of saved payment methods shows the security code that was sent with a card.",
		why: "The code may not be kept after authorization, by anyone: with it and the number, whoever reads the list can pay.",
		fix: "Pass the code on to the gateway and forget it; keep it in no table, cache or answer.",
		level: "error",
		securitySeverity: 9,
		cwe: [359, 312],
		owasp: ["A04:2025", "API3:2023"],
		pci: ["3.3.1.2", "6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["PAN-02"],
	roles: [[{
		role: "saveCard",
		fields: ["card"]
	}, { role: "paymentMethods" }]],
	run: (context) => confirmed(context, probe$73)
};
const CARD$1 = {
	number: "4242424242424242",
	exp_month: 12n,
	exp_year: 2040n,
	cvc: "737"
};
const CODE_FIELD = /^(?:card_?)?(?:cvc2?|cvv2?|cvn|csc|cid|security_?code|verification_?(?:code|value))$/iu;
async function probe$73(fixture) {
	const actor = await fixture.actor("alice");
	const shown = async () => codeField((await fixture.step({
		actor,
		role: "paymentMethods"
	})).json);
	if (await shown() !== void 0) throw new Inconclusive("paymentMethods: the answer shows such a code before one was sent");
	await fixture.attempt({
		actor,
		role: "saveCard",
		values: { token: "none" },
		tampering: { card: CARD$1 }
	});
	const field = await readBack(fixture, shown);
	if (field === void 0) return { verdict: "held" };
	return violation(fixture, {
		message: `The list of payment methods shows the security code of a saved card, as ${field}.`,
		place: { role: "paymentMethods" },
		states: { "field with the code that was sent": field }
	});
}
function codeField(value) {
	if (Array.isArray(value)) return first(value.map(codeField));
	if (!isJsonObject(value)) return void 0;
	return Object.entries(value).find(([name, item]) => CODE_FIELD.test(name) && (item === CARD$1.cvc || item === BigInt(CARD$1.cvc)))?.[0] ?? first(Object.values(value).map(codeField));
}
function first(names) {
	return names.find((name) => name !== void 0);
}

//#endregion
//#region src/fuzz/psp/control-client.ts
const TIMEOUT_MS$1 = 1e4;
async function askControl({ url, token }, method, path, body) {
	const client = openHttpClient(url, {
		timeout: TIMEOUT_MS$1,
		connections: 1
	});
	try {
		const raw = await client.request({
			method,
			path: `${new URL(url).pathname.replace(/\/$/u, "")}${path}`,
			headers: {
				authorization: `Bearer ${token}`,
				...body !== void 0 && { "content-type": "application/json" }
			},
			...body !== void 0 && { body: writeJson(body) },
			signal: AbortSignal.timeout(TIMEOUT_MS$1)
		});
		const answer = answerOf$2(raw);
		if (!isSuccess(answer)) throw new Inconclusive(`psp: ${method} ${path} answered ${answer.status}`);
		return answer.json;
	} catch (error) {
		if (error instanceof Inconclusive) throw error;
		throw new Inconclusive(`psp: ${method} ${path} was not answered`, { cause: error });
	} finally {
		await client.close();
	}
}

//#endregion
//#region src/fuzz/psp/webhook-catcher.ts
const MAX_BYTES = 1048576;
async function openWebhookCatcher() {
	const caught = [];
	const server = createServer((request, response) => {
		const chunks = [];
		let size = 0;
		request.on("data", (chunk) => {
			size += chunk.length;
			if (size <= MAX_BYTES) chunks.push(chunk);
		});
		request.on("end", () => {
			const headers = Object.entries(request.headersDistinct).map(([name, values]) => [name, values?.[0] ?? ""]);
			if (size <= MAX_BYTES) caught.push({
				headers: Object.fromEntries(headers),
				body: Buffer.concat(chunks).toString()
			});
			response.writeHead(200, { "content-type": "application/json" }).end("{\"received\":true}");
		});
	});
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(0, "127.0.0.1", resolve);
	});
	const { port } = server.address();
	return {
		url: `http://127.0.0.1:${port}/`,
		caught: () => [...caught],
		close: () => new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		})
	};
}

//#endregion
//#region src/fuzz/witness.ts
function openWitness({ profile }) {
	const { psp } = profile;
	if (psp === void 0) throw new Inconclusive("the profile has no psp");
	const ask = (method, path, body) => askControl(psp, method, path, body);
	const list = async (path) => {
		const items = readPointer(await ask("GET", path), "/items");
		return Array.isArray(items) ? items.filter((item) => isJsonObject(item)) : [];
	};
	const settled = async () => {
		await ask("POST", "/webhooks/wait", {});
	};
	return {
		settled,
		async movements() {
			return (await list("/gateway/journal")).flatMap(({ kind, amount, currency }) => typeof kind === "string" && typeof amount === "bigint" && typeof currency === "string" ? [{
				kind,
				amount,
				currency
			}] : []);
		},
		async withFault({ kind, provider, method, path, times }, action) {
			await ask("POST", "/faults", {
				kind,
				times,
				match: {
					provider,
					method,
					path
				}
			});
			try {
				return await action();
			} finally {
				await ask("DELETE", "/faults");
			}
		},
		async caughtDuring(provider, action) {
			await settled();
			const address = (await list("/webhooks")).findLast((message) => message["provider"] === provider)?.["url"];
			if (typeof address !== "string") throw new Inconclusive(`psp: the gateway has sent no webhook of ${provider} yet`);
			const catcher = await openWebhookCatcher();
			try {
				await ask("PUT", `/webhooks/addresses/${provider}`, { url: catcher.url });
				await action();
				await settled();
				return catcher.caught();
			} finally {
				await ask("PUT", `/webhooks/addresses/${provider}`, { url: address });
				await catcher.close();
			}
		}
	};
}

//#endregion
//#region src/fuzz/attacks/gateway/app-and-gateway-disagree.ts
const appAndGatewayDisagree = {
	rule: {
		id: "pay/app-and-gateway-disagree",
		title: "Books of the app and of the gateway disagree",
		what: "After a payment and a refund the app shows other amounts than the gateway has moved.",
		why: "What the app believes is not what the bank does: goods leave without money, or money leaves without a trace.",
		fix: "Book what the gateway answers, not what was asked for, and compare the books every night.",
		level: "error",
		securitySeverity: 8,
		cwe: [345, 682],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.2.4", "10.2.1"],
		since: "0.1.0"
	},
	catalogue: ["LED-04"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "refund",
			values: ["amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: [
				"amount",
				"captured",
				"refunded"
			]
		}
	]],
	needs: ["psp"],
	run: (context) => confirmed(context, probe$72)
};
async function probe$72(fixture) {
	const { profile } = fixture;
	const witness = openWitness(fixture);
	const alice = await fixture.actor("alice");
	const before = (await witness.movements()).length;
	const payment = await makePayment(fixture, alice, "pay");
	const part = payment.captured / 3n;
	await fixture.step({
		actor: alice,
		role: "refund",
		values: {
			payment: payment.id,
			amount: amountValue(profile, part)
		}
	});
	const read = () => readPayment(fixture, alice, payment.id);
	const shown = await awaitEffect(fixture, read, ({ refunded }) => refunded === part, "refund: the payment read back does not show it");
	await witness.settled();
	const moved = (await witness.movements()).slice(before);
	const sum = (kind) => moved.reduce((total, { kind: own, amount }) => own === kind ? total + amount : total, 0n);
	const [captured, refunded] = [sum("capture"), sum("refund")];
	if (captured === shown.captured && refunded === shown.refunded) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, profile.money.currency));
	return violation(fixture, {
		message: `The app shows ${text(shown.captured)} captured and ${text(shown.refunded)} refunded; the gateway moved ${text(captured)} and ${text(refunded)}.`,
		place: { role: captured === shown.captured ? "refund" : "pay" },
		states: {
			"captured by the app": text(shown.captured),
			"captured by the gateway": text(captured),
			"refunded by the app": text(shown.refunded),
			"refunded by the gateway": text(refunded)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/gateway/charge-repeated-after-lost-answer.ts
const chargeRepeatedAfterLostAnswer = {
	rule: {
		id: "pay/charge-repeated-after-lost-answer",
		title: "Charge is repeated when an answer gets lost",
		what: "When the gateway charges and its answer gets lost, the app charges a second time.",
		why: "Networks lose answers every day: customers pay twice, and the second charge stands in no order.",
		fix: "Send every attempt of one charge with one idempotency key, made before the first of them.",
		level: "error",
		securitySeverity: 8,
		cwe: [837],
		owasp: ["A06:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-07"],
	roles: [PAY_WITH],
	needs: [
		"psp",
		"methods.ok",
		"paid-states"
	],
	run: (context) => confirmed(context, probe$71)
};
async function probe$71(fixture) {
	const { methods, money: unit } = fixture.profile;
	const method = methods.ok ?? "";
	const witness = openWitness(fixture);
	const alice = await fixture.actor("alice");
	const captures = async () => {
		await witness.settled();
		return (await witness.movements()).flatMap(({ kind, amount }) => kind === "capture" ? [amount] : []);
	};
	const before = (await captures()).length;
	const control = await newOrder(fixture, alice);
	await fixture.step({
		actor: alice,
		role: "payWith",
		values: {
			order: control.id,
			method
		}
	});
	if ((await captures()).length !== before + 1) throw new Inconclusive("psp: the gateway has not seen one payment");
	const { id, total } = await newOrder(fixture, alice);
	await witness.withFault({
		kind: "drop_after",
		provider: "stripe",
		method: "POST",
		path: "/v1/payment_intents",
		times: 2n
	}, () => fixture.attempt({
		actor: alice,
		role: "payWith",
		values: {
			order: id,
			method
		}
	}));
	const paid = () => isOrderPaid(fixture, alice, id);
	await awaitEffect(fixture, paid, Boolean, "payWith: the order is not paid once an answer was lost");
	const charged = (await captures()).slice(before + 1);
	if (charged.length <= 1) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, unit.currency));
	const sum = charged.reduce((left, right) => left + right, 0n);
	return violation(fixture, {
		message: `The customer was charged ${text(sum)} for an order of ${text(total)} because one answer of the gateway got lost.`,
		place: { role: "payWith" },
		money: {
			kind: "moved",
			amount: sum - total
		},
		states: {
			order: text(total),
			"charged by the gateway": text(sum),
			charges: String(charged.length)
		}
	});
}

//#endregion
//#region src/fuzz/keyed-effect.ts
async function openKeyedEffect(fixture, actor) {
	const { role, noun, amount, values, read: readFigure } = await openMovement(fixture, actor);
	const start = role === "topUp" ? await readFigure() : 0n;
	const read = async () => await readFigure() - start;
	const call = (minor, key) => {
		return {
			actor,
			role,
			key,
			values: {
				...values,
				amount: amountValue(fixture.profile, minor)
			}
		};
	};
	return {
		role,
		noun,
		amount,
		read,
		call,
		async act(minor, key) {
			const before = await read();
			await fixture.step(call(minor, key));
			const shows = (now) => now === before + minor;
			await awaitEffect(fixture, read, shows, `${role}: the amount does not show where it is read back`);
		},
		async attempt(minor, key) {
			await fixture.attempt(call(minor, key));
		}
	};
}

//#endregion
//#region src/fuzz/attacks/idempotency/idempotency-key-forgotten.ts
const idempotencyKeyForgotten = {
	rule: {
		id: "pay/idempotency-key-forgotten",
		title: "Idempotency key forgotten within the hour",
		what: "A request repeated with its idempotency key an hour later is executed again.",
		why: "Queues and mobile clients repeat requests for hours after an outage: each repetition moves the money once more.",
		fix: "Keep keys and answers for 24 hours at least.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [837],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-01"],
	roles: MOVEMENT_ROLES,
	needs: ["idempotency", "hooks.clock"],
	disturbs: true,
	run: (context) => confirmed(context, probe$70)
};
const HOUR_MS = 3600000n;
async function probe$70(fixture) {
	const effect = await openKeyedEffect(fixture, await fixture.actor("alice"));
	const key = fixture.key();
	await effect.act(effect.amount, key);
	const once = await effect.read();
	await effect.attempt(effect.amount, key);
	if (await readBack(fixture, () => effect.read()) !== once) throw new Inconclusive(`${effect.role}: a repeated idempotency key is not honoured at all`);
	await fixture.hook("clock", { ms: HOUR_MS });
	await effect.attempt(effect.amount, key);
	const later = await readBack(fixture, () => effect.read());
	if (later <= once) return { verdict: "held" };
	const amount = amountText(fixture, effect.amount);
	return violation(fixture, {
		message: `A ${effect.noun} of ${amount}, repeated an hour later with its idempotency key, moved ${amountText(fixture, later - once)} once more.`,
		place: {
			role: effect.role,
			parameter: fixture.profile.idempotency?.header ?? ""
		},
		money: {
			kind: "moved",
			amount: later - once
		},
		states: {
			"moved by the first request": amount,
			"moved an hour later": amountText(fixture, later - once)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/idempotency/idempotency-key-ignored.ts
const idempotencyKeyIgnored = {
	rule: {
		id: "pay/idempotency-key-ignored",
		title: "Idempotency key ignored",
		what: "A request repeated with the same idempotency key is executed again.",
		why: "Clients repeat requests when a connection breaks: each repetition then moves the money once more.",
		fix: "Store the first answer under account and key in the transaction that moves the money, and replay it.",
		level: "error",
		securitySeverity: 8,
		cwe: [837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-01"],
	roles: MOVEMENT_ROLES,
	needs: ["idempotency"],
	run: (context) => confirmed(context, probe$69)
};
async function probe$69(fixture) {
	const { profile } = fixture;
	const effect = await openKeyedEffect(fixture, await fixture.actor("alice"));
	await effect.act(effect.amount, fixture.key());
	const key = fixture.key();
	await effect.act(effect.amount, key);
	const once = await effect.read();
	await effect.attempt(effect.amount, key);
	const twice = await readBack(fixture, () => effect.read());
	if (twice <= once) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, profile.money.currency));
	return violation(fixture, {
		message: `A ${effect.noun} of ${text(effect.amount)} sent twice with one idempotency key moved ${text(effect.amount + twice - once)}.`,
		place: {
			role: effect.role,
			parameter: profile.idempotency?.header ?? ""
		},
		money: {
			kind: "moved",
			amount: twice - once
		},
		states: {
			"moved by the first request": text(effect.amount),
			"moved by its repetition": text(twice - once)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/idempotency/idempotency-key-shared-between-accounts.ts
const idempotencyKeySharedBetweenAccounts = {
	rule: {
		id: "pay/idempotency-key-shared-between-accounts",
		title: "Idempotency key shared between accounts",
		what: "A request is answered with what another account did under the same idempotency key, and is not executed.",
		why: "One account reads the answer of another, and a payment that is reported as made never happens.",
		fix: "Look idempotency keys up by account and key together.",
		level: "error",
		securitySeverity: 8,
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	catalogue: ["IDM-04"],
	roles: [[{
		role: "topUp",
		values: ["amount"]
	}, {
		role: "wallet",
		out: ["balance"]
	}]],
	needs: ["idempotency", "second-account"],
	run: (context) => confirmed(context, probe$68)
};
const AMOUNT$6 = 701n;
async function probe$68(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const before = await topUp(fixture, bob, AMOUNT$6);
	const start = await readBalance(fixture, alice);
	const key = fixture.key();
	const values = { amount: amountValue(profile, AMOUNT$6) };
	await fixture.step({
		actor: alice,
		role: "topUp",
		values,
		key
	});
	await awaitEffect(fixture, () => readBalance(fixture, alice), (balance) => balance === start + AMOUNT$6, "topUp: the balance read back did not rise by the amount");
	const answer = await fixture.attempt({
		actor: bob,
		role: "topUp",
		values,
		key
	});
	const after = await readBack(fixture, () => readBalance(fixture, bob));
	if (!isSuccess(answer) || after !== before) return { verdict: "held" };
	return violation(fixture, {
		message: `A top-up of ${amountText(fixture, AMOUNT$6)} with a key that another account had used was reported as made and moved nothing.`,
		place: {
			role: "topUp",
			parameter: profile.idempotency?.header ?? ""
		},
		states: {
			"balance before": amountText(fixture, before),
			"balance after": amountText(fixture, after)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/idempotency/idempotency-key-shared-between-operations.ts
const idempotencyKeySharedBetweenOperations = {
	rule: {
		id: "pay/idempotency-key-shared-between-operations",
		title: "Idempotency key shared between operations",
		what: "A transfer with a key that a top-up had used is answered with the top-up’s answer and is not executed.",
		why: "A client whose keys repeat across operations is told that money was moved which never was.",
		fix: "Store method and path with the key, and refuse the key at any other operation.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [436],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-04"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	]],
	needs: ["idempotency", "second-account"],
	run: (context) => confirmed(context, probe$67)
};
const AMOUNT$5 = 211n;
async function probe$67(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	await topUp(fixture, alice, 1009n);
	const start = await readBalance(fixture, bob);
	const values = {
		recipient: await recipientOf(fixture, bob),
		amount: amountValue(profile, AMOUNT$5)
	};
	await fixture.step({
		actor: alice,
		role: "transfer",
		values
	});
	await awaitEffect(fixture, () => readBalance(fixture, bob), (balance) => balance === start + AMOUNT$5, "transfer: the balance read back did not rise by the amount");
	const key = fixture.key();
	await fixture.step({
		actor: alice,
		role: "topUp",
		key,
		values: { amount: amountValue(profile, AMOUNT$5) }
	});
	const answer = await fixture.attempt({
		actor: alice,
		role: "transfer",
		values,
		key
	});
	const after = await readBack(fixture, () => readBalance(fixture, bob));
	if (!isSuccess(answer) || after !== start + AMOUNT$5) return { verdict: "held" };
	return violation(fixture, {
		message: `A transfer of ${amountText(fixture, AMOUNT$5)} with a key that a top-up had used was reported as made and moved nothing.`,
		place: {
			role: "transfer",
			parameter: profile.idempotency?.header ?? ""
		},
		states: {
			"received by the first transfer": amountText(fixture, AMOUNT$5),
			"received by the other one": amountText(fixture, after - start - AMOUNT$5)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/idempotency/idempotency-parameters-ignored.ts
const idempotencyParametersIgnored = {
	rule: {
		id: "pay/idempotency-parameters-ignored",
		title: "Idempotency key reused with other parameters",
		what: "A request with a used idempotency key but another amount is executed instead of being refused.",
		why: "A key that no longer stands for one request protects nobody: a changed repetition moves money a second time.",
		fix: "Store a digest of the request beside the key, and refuse the key with any other request.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [345],
		owasp: ["A08:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-02"],
	roles: MOVEMENT_ROLES,
	needs: ["idempotency"],
	run: (context) => confirmed(context, probe$66)
};
async function probe$66(fixture) {
	const { profile } = fixture;
	const effect = await openKeyedEffect(fixture, await fixture.actor("alice"));
	const other = effect.amount / 2n;
	await effect.act(other, fixture.key());
	const key = fixture.key();
	await effect.act(effect.amount, key);
	const before = await effect.read();
	await effect.attempt(effect.amount, key);
	if (await readBack(fixture, () => effect.read()) !== before) throw new Inconclusive(`${effect.role}: a repeated idempotency key is not honoured at all`);
	await effect.attempt(other, key);
	const after = await readBack(fixture, () => effect.read());
	if (after <= before) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, profile.money.currency));
	return violation(fixture, {
		message: `A ${effect.noun} of ${text(effect.amount)} and then one of ${text(other)} with the same idempotency key both took effect.`,
		place: {
			role: effect.role,
			parameter: profile.idempotency?.header ?? ""
		},
		money: {
			kind: "moved",
			amount: after - before
		},
		states: {
			"moved by the first request": text(effect.amount),
			"moved by the other one": text(after - before)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/idempotency/idempotency-refusal-kept.ts
const idempotencyRefusalKept = {
	rule: {
		id: "pay/idempotency-refusal-kept",
		title: "A refused request uses its idempotency key up",
		what: "After a request that failed validation, the corrected request with the same idempotency key is not executed.",
		why: "A client that corrects its request is refused for good, and is tempted to make up new keys: payments get lost or doubled.",
		fix: "Store a key only once execution begins; a request that fails validation leaves no trace.",
		level: "note",
		securitySeverity: 3,
		cwe: [840],
		owasp: ["A06:2025"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-06"],
	roles: MOVEMENT_ROLES,
	needs: ["idempotency"],
	run: (context) => confirmed(context, probe$65)
};
async function probe$65(fixture) {
	const effect = await openKeyedEffect(fixture, await fixture.actor("alice"));
	await effect.act(effect.amount, fixture.key());
	const before = await effect.read();
	const key = fixture.key();
	await effect.attempt(-effect.amount, key);
	if (await readBack(fixture, () => effect.read()) !== before) throw new Inconclusive(`${effect.role}: a negative amount is taken`);
	await effect.attempt(effect.amount, key);
	if (await readBack(fixture, () => effect.read()) !== before) return { verdict: "held" };
	const amount = amountText(fixture, effect.amount);
	return violation(fixture, {
		message: `A ${effect.noun} of ${amount} was not made because a malformed request had used its idempotency key before.`,
		place: {
			role: effect.role,
			parameter: fixture.profile.idempotency?.header ?? ""
		},
		states: {
			"moved with a fresh key": amount,
			"moved with the key of a refused request": amountText(fixture, 0n)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/idempotency/long-idempotency-key-ignored.ts
const longIdempotencyKeyIgnored = {
	rule: {
		id: "pay/long-idempotency-key-ignored",
		title: "Long idempotency key ignored or cut",
		what: "An idempotency key that is longer than the app stores is left out, or cut so that two keys become one.",
		why: "Repetitions are executed again, or another payment is taken for a repetition and never made.",
		fix: "Refuse keys that are longer than the column, or store a digest of the key.",
		level: "warning",
		securitySeverity: 4.5,
		cwe: [20, 837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-07"],
	roles: MOVEMENT_ROLES,
	needs: ["idempotency"],
	run: (context) => confirmed(context, probe$64)
};
const LENGTH = 700;
async function probe$64(fixture) {
	const effect = await openKeyedEffect(fixture, await fixture.actor("alice"));
	const usual = fixture.key();
	await effect.act(effect.amount, usual);
	const start = await effect.read();
	await effect.attempt(effect.amount, usual);
	if (await readBack(fixture, () => effect.read()) !== start) throw new Inconclusive(`${effect.role}: a repeated idempotency key is not honoured at all`);
	const long = fixture.key().repeat(20.444444444444443).slice(0, 699);
	await effect.attempt(effect.amount, `${long}a`);
	const once = await readBack(fixture, () => effect.read());
	await effect.attempt(effect.amount, `${long}a`);
	const twice = await readBack(fixture, () => effect.read());
	await effect.attempt(effect.amount, `${long}b`);
	const other = await readBack(fixture, () => effect.read());
	const taken = once === start + effect.amount;
	const ignored = taken && twice > once;
	if (!ignored && !(taken && twice === once && other === twice)) return { verdict: "held" };
	const amount = amountText(fixture, effect.amount);
	return violation(fixture, {
		message: ignored ? `A ${effect.noun} of ${amount} sent twice with one idempotency key of ${LENGTH} characters moved ${amountText(fixture, twice - start)}.` : `Of two ${effect.noun}s of ${amount} whose idempotency keys differ in the last of ${LENGTH} characters only one was made.`,
		place: {
			role: effect.role,
			parameter: fixture.profile.idempotency?.header ?? ""
		},
		states: {
			"moved by the first request": amount,
			"moved by its repetition": amountText(fixture, twice - once),
			"moved with another key": amountText(fixture, other - twice)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/idempotency/order-paid-twice.ts
const orderPaidTwice = {
	rule: {
		id: "pay/order-paid-twice",
		title: "An order is charged twice",
		what: "A paid order that is submitted again, with another idempotency key or none, is charged again.",
		why: "A double click, or a page loaded again, costs the customer the order twice: refunds, complaints, chargebacks.",
		fix: "Lock the order when a payment begins and refuse another one while the first lives.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [837, 799],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-05"],
	roles: [[...ORDER_ROLES, {
		role: "getPayment",
		values: ["payment"],
		out: [
			"amount",
			"status",
			"captured"
		]
	}]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$63)
};
async function probe$63(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const placed = await openOrder(fixture, actor);
	const first = await payOrder(fixture, actor, placed);
	const answer = await fixture.attempt({
		actor,
		role: "pay",
		values: payValues(profile, placed)
	});
	const second = isSuccess(answer) ? outValue(profile, "pay", answer, "id") : void 0;
	const ids = /* @__PURE__ */ new Set([first, ...typeof second === "string" || typeof second === "bigint" ? [String(second)] : []]);
	const charged = (await readBack(fixture, () => Promise.all([...ids].map((payment) => readPayment(fixture, actor, payment))))).reduce((sum, { captured, refunded }) => sum + captured - refunded, 0n);
	if (charged <= placed.total) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, placed.total)} was charged twice: ${amountText(fixture, charged)} captured.`,
		place: { role: "pay" },
		money: {
			kind: "moved",
			amount: charged - placed.total
		},
		states: {
			order: amountText(fixture, placed.total),
			captured: amountText(fixture, charged)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/ids/payment-ids-predictable.ts
const paymentIdsPredictable = {
	rule: {
		id: "pay/payment-ids-predictable",
		title: "Ids of payments are counted up",
		what: "The id of one payment tells that of the next.",
		why: "Whoever makes one payment knows the ids of those around it, and how many the shop takes in; every gap in the checks of access is at once a gap for all.",
		fix: "Make ids of at least 64 random bits, and check the owner all the same.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [330, 340],
		owasp: ["A04:2025", "API1:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDS-01"],
	roles: [[{
		role: "pay",
		out: ["id"]
	}, {
		role: "getPayment",
		values: ["payment"],
		out: ["amount"]
	}]],
	run: (context) => confirmed(context, probe$62)
};
const PAYMENTS = 4;
const STEP$1 = 1000n;
async function probe$62(fixture) {
	const alice = await fixture.actor("alice");
	const ids = [];
	for (let count = 0; count < PAYMENTS; count += 1) ids.push((await makePayment(fixture, alice, "pay")).id);
	const parts = ids.map((id) => /^(\D*)(\d{1,40})$/u.exec(id));
	const numbers = parts.map((part) => BigInt(part?.[2] ?? 0));
	if (!parts.every((part, at) => {
		if (part === null || part[1] !== parts[0]?.[1]) return false;
		const step = (numbers[at] ?? 0n) - (numbers[at - 1] ?? (numbers[at] ?? 0n) - 1n);
		return step > 0n && step < STEP$1;
	})) return { verdict: "held" };
	return violation(fixture, {
		message: `The ids of ${PAYMENTS} payments in a row are numbers that rise by small steps.`,
		place: { role: "pay" },
		unseen: "it compares the ids that the app makes",
		states: { "ids of payments": "counted up" }
	});
}

//#endregion
//#region src/fuzz/booked-amount.ts
async function bookedAmount(fixture, input, values) {
	for (const value of values) {
		const moved = await input.attempt(value);
		if (moved === 0n) continue;
		const text = writeJson(value);
		return violation(fixture, {
			message: `A ${input.noun} of ${text} was booked as ${amountText(fixture, moved)}.`,
			place: {
				role: input.role,
				parameter: "amount"
			},
			states: {
				sent: text,
				[`change of ${input.figure}`]: amountText(fixture, moved)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/input/amount-type-confusion.ts
const amountTypeConfusion = {
	rule: {
		id: "pay/amount-type-confusion",
		title: "Amounts of other types converted",
		what: "A list or a truth value as an amount is converted to a number and booked.",
		why: "What validates and what computes see different values: a list passes where a number would be too large, and true is one cent.",
		fix: "Check the JSON type of every amount before anything else, and convert nothing.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [843, 1287],
		owasp: ["A05:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-06"],
	roles: MOVEMENT_ROLES,
	run: (context) => confirmed(context, probe$61)
};
async function probe$61(fixture) {
	const input = await openAmountInput(fixture, await fixture.actor("alice"));
	return bookedAmount(fixture, input, confusions(input.honest));
}
function confusions(honest) {
	return [
		[honest],
		true,
		{ $gt: 0n },
		[[honest]]
	];
}

//#endregion
//#region src/fuzz/smuggling.ts
const CART$2 = [
	{
		role: "catalogue",
		out: [
			"items",
			"sku",
			"price"
		]
	},
	{
		role: "cartAdd",
		values: ["sku", "quantity"],
		fields: ["quantity"]
	},
	{
		role: "checkout",
		out: ["total"]
	}
];
const TOP_UP = [{
	role: "topUp",
	values: ["amount"],
	fields: ["amount"]
}, {
	role: "wallet",
	out: ["balance"]
}];
const SMUGGLING_ROLES = [CART$2, TOP_UP];
async function smuggle(fixture, how, disguises) {
	const actor = await fixture.actor("alice");
	const stage = isMapped(CART$2, fixture.profile) ? await cartStage(fixture, actor) : await walletStage(fixture, actor);
	const { role, bait, figure, floor } = stage;
	const open = await stage.play({ tampering: { [bait.field]: bait.hostile } });
	if (open !== void 0 && open < floor) return { verdict: "held" };
	for (const disguise of disguises) {
		const seen = await stage.play(disguise(bait));
		if (seen === void 0 || seen >= floor) continue;
		return violation(fixture, {
			message: `A negative value in "${bait.pointer.slice(1)}", which is refused openly, took effect ${how}: ${figure} ${amountText(fixture, seen)} instead of ${amountText(fixture, floor)}.`,
			place: {
				role,
				parameter: bait.field
			},
			states: {
				[`${figure} without it`]: amountText(fixture, floor),
				[`${figure} with it`]: amountText(fixture, seen)
			}
		});
	}
	return { verdict: "held" };
}
async function cartStage(fixture, actor) {
	const items = await itemsByPrice(fixture, actor);
	const [dear] = items;
	const cheap = items.at(-1) ?? dear;
	if (cheap.price === dear.price) throw new Inconclusive("catalogue: takes two items of different prices");
	await addToCart(fixture, actor, {
		item: dear,
		quantity: 1n
	});
	await addToCart(fixture, actor, {
		item: cheap,
		quantity: 1n
	});
	const both = (await placeOrder(fixture, actor)).total;
	return {
		role: "cartAdd",
		bait: baitOf(fixture, "cartAdd", "quantity", 1n, -1n),
		figure: "total",
		floor: both - cheap.price,
		async play(change) {
			await addToCart(fixture, actor, {
				item: dear,
				quantity: 1n
			});
			const values = {
				sku: cheap.sku,
				quantity: 1n
			};
			await fixture.attempt({
				actor,
				role: "cartAdd",
				values,
				...change
			});
			const checkedOut = await fixture.attempt({
				actor,
				role: "checkout"
			});
			if (!isSuccess(checkedOut)) return void 0;
			return readBack(fixture, async () => (await placeOrder(fixture, actor, checkedOut)).total);
		}
	};
}
async function walletStage(fixture, actor) {
	const { profile } = fixture;
	const before = await readBalance(fixture, actor);
	const [honest, hostile] = [amountValue(profile, 701n), amountValue(profile, -701n)];
	await fixture.step({
		actor,
		role: "topUp",
		values: { amount: amountValue(profile, 1409n) }
	});
	const floor = await readBack(fixture, () => readBalance(fixture, actor));
	if (floor <= before) throw new Inconclusive("topUp: the balance read back did not rise");
	return {
		role: "topUp",
		bait: baitOf(fixture, "topUp", "amount", honest, hostile),
		figure: "balance",
		floor,
		async play(change) {
			const start = await readBalance(fixture, actor);
			await fixture.attempt({
				actor,
				role: "topUp",
				values: { amount: honest },
				...change
			});
			return floor - start + await readBack(fixture, () => readBalance(fixture, actor));
		}
	};
}
function baitOf(fixture, role, field, honest, hostile) {
	const operation = operationOf(fixture.profile, role);
	return {
		operation,
		field,
		pointer: operation.fields[field] ?? `/${field}`,
		honest,
		hostile
	};
}

//#endregion
//#region src/fuzz/attacks/input/content-type-bypasses-validation.ts
const contentTypeBypassesValidation = {
	rule: {
		id: "pay/content-type-bypasses-validation",
		title: "Another content type bypasses the check",
		what: "The same body under another content type is used without being checked.",
		why: "Validation bound to one content type is validation that the attacker may choose.",
		fix: "Accept the one content type that you expect, answer 415 to all others, and validate what was parsed, however it came.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [436, 20],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-05"],
	roles: SMUGGLING_ROLES,
	run: (context) => confirmed(context, probe$60)
};
const TYPES = [
	"text/plain",
	"application/vnd.api+json",
	"application/x-www-form-urlencoded"
];
async function probe$60(fixture) {
	const as = TYPES.map((type) => (bait) => typed(bait, type));
	return smuggle(fixture, "under another content type", as);
}
function typed({ operation, field, hostile }, type) {
	const other = operation.encoding === "form" ? "application/json" : type;
	return {
		tampering: { [field]: hostile },
		rewrite: (request) => ({
			...request,
			headers: {
				...request.headers,
				"content-type": other
			},
			body: bodyAs(request.body ?? "", other)
		})
	};
}
function bodyAs(body, type) {
	const json = parseJson(body);
	if (json === void 0 || type !== "application/x-www-form-urlencoded") return body;
	return writeForm(json);
}

//#endregion
//#region src/fuzz/attacks/input/duplicate-key-smuggled.ts
const duplicateKeySmuggled = {
	rule: {
		id: "pay/duplicate-key-smuggled",
		title: "Repeated key smuggles a value past the check",
		what: "Of a key that a body names twice, one value is checked and the other one used.",
		why: "Every limit and every sign check can be bypassed with one more key.",
		fix: "Refuse bodies that repeat a key, and let one parser’s result be both checked and used.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [436, 235],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-03", "QTY-05"],
	roles: SMUGGLING_ROLES,
	run: (context) => confirmed(context, probe$59)
};
async function probe$59(fixture) {
	return smuggle(fixture, "as one of two values of the same key", [(bait) => twice(bait, bait.honest, bait.hostile), (bait) => twice(bait, bait.hostile, bait.honest)]);
}
function twice({ operation, field, pointer }, first, last) {
	const key = pointer.slice(pointer.lastIndexOf("/") + 1);
	if (operation.encoding === "form") {
		const pair = new URLSearchParams({ [key]: scalar(last) }).toString();
		return {
			tampering: { [field]: first },
			rewrite: (request) => ({
				...request,
				body: `${request.body ?? ""}&${pair}`
			})
		};
	}
	return { tampering: { [field]: numberText(`${writeJson(first)},${writeJson(key)}:${writeJson(last)}`) } };
}
function scalar(value) {
	return typeof value === "string" ? value : writeJson(value);
}

//#endregion
//#region src/fuzz/attacks/input/get-request-changes-cart.ts
const getRequestChangesCart = {
	rule: {
		id: "pay/get-request-changes-cart",
		title: "A GET request changes the cart",
		what: "A request by GET, with the method that is meant in a header or parameter, changes what is in the cart.",
		why: "Whatever holds for changes only — tokens against forged requests, rules of a proxy, logs — is bypassed by a plain link.",
		fix: "Ignore headers and parameters that name another method, and change nothing by GET.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [436, 352],
		owasp: ["A01:2025", "API5:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-09"],
	roles: [[{
		role: "cartAdd",
		values: ["sku", "quantity"]
	}, {
		role: "readCart",
		out: ["total"]
	}]],
	run: (context) => confirmed(context, probe$58)
};
async function probe$58(fixture) {
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const empty = await readCartTotal(fixture, actor);
	await addToCart(fixture, actor, line);
	const before = await readCartTotal(fixture, actor);
	if (before <= empty) throw new Inconclusive("cartAdd: the total of the cart does not grow");
	const values = {
		quantity: 1n,
		...line.item !== void 0 && { sku: line.item.sku }
	};
	await fixture.attempt({
		actor,
		role: "cartAdd",
		values,
		rewrite: byGet
	});
	const after = await readBack(fixture, () => readCartTotal(fixture, actor));
	if (after === before) return { verdict: "held" };
	return violation(fixture, {
		message: `A GET request changed the cart from ${amountText(fixture, before)} to ${amountText(fixture, after)}.`,
		place: {
			role: "cartAdd",
			parameter: "x-http-method-override"
		},
		states: {
			"total before": amountText(fixture, before),
			"total after": amountText(fixture, after)
		}
	});
}
function byGet({ body, ...request }) {
	const json = parseJson(body ?? "");
	const fields = isJsonObject(json) ? Object.entries(json) : [...new URLSearchParams(body ?? "")];
	const query = new URLSearchParams({ _method: request.method });
	for (const [name, value] of fields) query.set(name, typeof value === "string" ? value : writeJson(value));
	const { method } = request;
	const named = {
		"x-http-method-override": method,
		"x-http-method": method,
		"x-method-override": method
	};
	return {
		...request,
		method: "GET",
		path: `${request.path}${request.path.includes("?") ? "&" : "?"}${query.toString()}`,
		headers: {
			...request.headers,
			...named
		}
	};
}

//#endregion
//#region src/fuzz/attacks/input/lenient-number-text.ts
const lenientNumberText = {
	rule: {
		id: "pay/lenient-number-text",
		title: "Amount text read leniently",
		what: "Text such as 0x10, 1e2, 1_00 or 10abc is read as an amount.",
		why: "Each reader makes another number of it: what a limit, a gateway and the ledger see differs.",
		fix: "Accept amounts in exactly one notation and refuse all other text.",
		level: "note",
		securitySeverity: 3.5,
		cwe: [1286, 1287],
		owasp: ["A05:2025"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-02", "INP-12"],
	roles: MOVEMENT_ROLES,
	run: (context) => confirmed(context, probe$57)
};
const AMBIGUOUS = [
	"0x10",
	"1e2",
	"1_00",
	" 16",
	"+16",
	"16abc",
	"016"
];
async function probe$57(fixture) {
	const input = await openAmountInput(fixture, await fixture.actor("alice"));
	if (await input.attempt([input.honest]) !== 0n) return { verdict: "held" };
	return bookedAmount(fixture, input, AMBIGUOUS);
}

//#endregion
//#region src/fuzz/attacks/input/log-line-forged.ts
const logLineForged = {
	rule: {
		id: "pay/log-line-forged",
		title: "Text of a customer begins a new line of the log",
		what: "A line break in the memo of a payment is written into the log as it is.",
		why: "Attackers write entries of their own into the log, of payments and refunds that never were, or hide theirs among them.",
		fix: "Write logs as one JSON object a line, by a library that encodes control characters.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [117],
		owasp: ["A09:2025"],
		pci: ["6.2.4", "10.3.2"],
		since: "0.1.0"
	},
	roles: [[
		{
			role: "updatePayment",
			values: ["text"]
		},
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount"]
		}
	]],
	needs: ["hooks.log"],
	run: (context) => confirmed(context, probe$56)
};
async function probe$56(fixture) {
	const actor = await fixture.actor("alice");
	const { id } = await makePayment(fixture, actor, "pay");
	const name = `tg${fixture.key().slice(0, 8)}`;
	const logged = async (text) => {
		await fixture.attempt({
			actor,
			role: "updatePayment",
			values: {
				payment: id,
				text
			}
		});
		return (await readBack(fixture, () => fixture.hook("log"))).text.split("\n");
	};
	if (!(await logged(`memo ${name}`)).some((line) => line.includes(name))) return { verdict: "held" };
	for (const end of [
		"\n",
		"\r\n",
		"\r"
	]) {
		const forged = `${name} payment.refunded amount=100900`;
		if (!(await logged(`memo${end}${forged}${end}`)).some((line) => line.startsWith(forged))) continue;
		return violation(fixture, {
			message: "A line that a customer wrote into the memo of a payment is a line of the log.",
			place: {
				role: "updatePayment",
				parameter: "description"
			},
			states: {
				"line sent": "payment.refunded amount=100900",
				"line in the log": "payment.refunded amount=100900"
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/input/memo-markup-in-receipt.ts
const memoMarkupInReceipt = {
	rule: {
		id: "pay/memo-markup-in-receipt",
		title: "Memo of a payment becomes markup",
		what: "The memo of a payment is put into the receipt as HTML, not as text.",
		why: "A script in the memo runs in the browser of whoever opens the receipt: customers, support, finance.",
		fix: "Encode all text for the place it is put into, and send a Content-Security-Policy besides.",
		level: "error",
		securitySeverity: 8,
		cwe: [79],
		owasp: ["A05:2025"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	roles: [[
		{
			role: "updatePayment",
			values: ["text"]
		},
		{ role: "receipt" },
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount"]
		}
	]],
	run: (context) => confirmed(context, probe$55)
};
async function probe$55(fixture) {
	const actor = await fixture.actor("alice");
	const { id } = await makePayment(fixture, actor, "pay");
	const name = `tg${fixture.key().slice(0, 8)}`;
	const shows = async (text, part) => {
		await fixture.attempt({
			actor,
			role: "updatePayment",
			values: {
				payment: id,
				text
			}
		});
		const answer = await readBack(fixture, () => fixture.step({
			actor,
			role: "receipt",
			values: { payment: id }
		}));
		return isMarkup(answer) && answer.text.includes(part);
	};
	if (!await shows(`memo ${name}`, `memo ${name}`)) return { verdict: "held" };
	const tag = `<i data-${name}="1">`;
	if (!await shows(`memo ${tag}x</i>`, tag)) return { verdict: "held" };
	return violation(fixture, {
		message: "An element that was written into the memo of a payment is an element of its receipt.",
		place: {
			role: "updatePayment",
			parameter: "description"
		},
		unseen: "it looks for markup in a page",
		states: {
			"memo sent": "<i data-…=\"1\">x</i>",
			"in the receipt": "the same, not encoded"
		}
	});
}
function isMarkup({ headers }) {
	return headers.some(([name, value]) => name.toLowerCase() === "content-type" && /html|xml/iu.test(value));
}

//#endregion
//#region src/fuzz/attacks/input/nested-key-smuggled.ts
const nestedKeySmuggled = {
	rule: {
		id: "pay/nested-key-smuggled",
		title: "Nested key smuggles a value past the check",
		what: "A value one level deeper is used, while the one that is checked lies where it should.",
		why: "Checks by name and bodies that are flattened disagree: the limit holds for the wrong value.",
		fix: "Check the whole body against a schema that refuses unknown fields, and use only what it returns.",
		level: "error",
		securitySeverity: 8,
		cwe: [436],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-07"],
	roles: SMUGGLING_ROLES,
	run: (context) => confirmed(context, probe$54)
};
const WRAPPERS = [
	"item",
	"data",
	"attributes",
	"line"
];
async function probe$54(fixture) {
	const within = WRAPPERS.map((wrapper) => (bait) => nested(bait, wrapper));
	return smuggle(fixture, "one level deeper", within);
}
function nested({ field, pointer, honest, hostile }, wrapper) {
	const key = pointer.slice(pointer.lastIndexOf("/") + 1);
	return { tampering: {
		[field]: honest,
		[wrapper]: { [key]: hostile }
	} };
}

//#endregion
//#region src/fuzz/attacks/input/page-size-unbounded.ts
const pageSizeUnbounded = {
	rule: {
		id: "pay/page-size-unbounded",
		title: "Page of a list as long as the client likes",
		what: "A request for a page longer than the limit gets one.",
		why: "One request reads the whole table: the service stands still, and whoever has one session takes everything at once.",
		fix: "Bound the page on the server, and refuse or shorten what asks for more.",
		level: "warning",
		securitySeverity: 5,
		cwe: [770],
		owasp: ["API4:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-11"],
	roles: [[{
		role: "listAll",
		values: ["limit"],
		out: ["items"]
	}, { role: "cartAdd" }]],
	needs: ["limits.pageSize"],
	run: (context) => confirmed(context, probe$53)
};
async function probe$53(fixture) {
	const { profile } = fixture;
	const { pageSize = 0n } = profile.limits;
	const staff = await fixture.actor(operationOf(profile, "listAll").as ?? "admin");
	const page = async (limit) => {
		const answer = await fixture.attempt({
			actor: staff,
			role: "listAll",
			values: { limit }
		});
		const items = isSuccess(answer) ? outValue(profile, "listAll", answer, "items") : [];
		return Array.isArray(items) ? items.length : 0;
	};
	await fill$1(fixture, async () => BigInt(await page(pageSize)) >= pageSize, pageSize);
	const length = await page(pageSize * 2n);
	if (BigInt(length) <= pageSize) return { verdict: "held" };
	return violation(fixture, {
		message: `A page held more than the ${pageSize} entries that are the limit.`,
		place: { role: "listAll" },
		unseen: "it counts the entries of a list that others write too",
		states: {
			limit: `${pageSize} entries`,
			"page received": `more than ${pageSize} entries`
		},
		varying: { entries: String(length) }
	});
}
async function fill$1(fixture, isFull, pageSize) {
	const alice = await fixture.actor("alice");
	const items = await readCatalogue(fixture, alice);
	const use = async (count) => {
		const item = items.length === 0 ? void 0 : items[count % items.length];
		await addToCart(fixture, alice, {
			quantity: 1n,
			...item !== void 0 && { item }
		});
	};
	const most = Number(pageSize);
	const batch = Math.ceil(most / 3);
	for (let sent = 0; sent <= most && !await isFull(); sent += batch) for (let count = 0; count < batch; count += 1) await use(sent + count);
	if (!await isFull()) throw new Inconclusive("listAll: the list does not grow beyond one page");
	await use(0);
}

//#endregion
//#region src/fuzz/attacks/input/prototype-pollution.ts
const prototypePollution = {
	rule: {
		id: "pay/prototype-pollution",
		title: "Request changes the prototype of all objects",
		what: "A body with the key __proto__ or constructor adds a property to every object of the app.",
		why: "Prices, rights and flags that are read with a default take the value that the attacker chose, for everybody.",
		fix: "Refuse these keys, copy only known fields, and use objects without a prototype for what comes from outside.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [1321],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-08"],
	roles: [[{ role: "cartAdd" }, { role: "wallet" }], [{ role: "cartAdd" }, {
		role: "catalogue",
		out: [
			"items",
			"sku",
			"price"
		]
	}]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$52)
};
async function probe$52(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const canary = `tollgate${fixture.key().replaceAll("-", "").slice(0, 12)}`;
	const role = fixture.profile.roles.wallet === void 0 ? "catalogue" : "wallet";
	const shows = async () => (await fixture.step({
		actor: bob,
		role
	})).text.includes(canary);
	await addToCart(fixture, alice, await lineOf(fixture, alice));
	if (await shows()) throw new Inconclusive(`${role}: shows what nobody has sent`);
	const line = await lineOf(fixture, alice);
	const polluted = { [canary]: canary };
	for (const [name, value] of [["__proto__", polluted], ["constructor", { prototype: polluted }]]) {
		const body = `${writeJson(name)}:${writeJson(value)}`;
		const values = {
			sku: line.item?.sku ?? "",
			quantity: 1n
		};
		const rewrite = (request) => ({
			...request,
			body: (request.body ?? "{}").replace(/\}\s*$/u, `,${body}}`)
		});
		await fixture.attempt({
			actor: alice,
			role: "cartAdd",
			values,
			rewrite
		});
		if (!await readBack(fixture, shows)) continue;
		return violation(fixture, {
			message: `A property that one account sent under "${name}" shows in the answers to another one.`,
			place: { role: "cartAdd" },
			unseen: "it looks for a property anywhere in an answer",
			states: {
				"shown before": "no",
				"shown after": "yes"
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/input/query-overrides-body.ts
const queryOverridesBody = {
	rule: {
		id: "pay/query-overrides-body",
		title: "Value in the address overrides the body",
		what: "A value in the query of the address is used instead of the one in the body that was checked.",
		why: "Checks see the body, and the money follows the address.",
		fix: "Read each value from one place, and refuse parameters that an operation does not know.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [235, 436],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-04"],
	roles: SMUGGLING_ROLES,
	run: (context) => confirmed(context, probe$51)
};
async function probe$51(fixture) {
	return smuggle(fixture, "in the query of the address", [inQuery]);
}
function inQuery({ field, pointer, honest, hostile }) {
	const value = typeof hostile === "string" ? hostile : writeJson(hostile);
	const query = new URLSearchParams({ [pointer.slice(pointer.lastIndexOf("/") + 1)]: value }).toString();
	return {
		tampering: { [field]: honest },
		rewrite: (request) => ({
			...request,
			path: `${request.path}${request.path.includes("?") ? "&" : "?"}${query}`
		})
	};
}

//#endregion
//#region src/fuzz/attacks/input/search-injection.ts
const searchInjection = {
	rule: {
		id: "pay/search-injection",
		title: "Search text becomes part of the query",
		what: "Text in the search for payments changes the query, and payments of other accounts come back.",
		why: "Everything in the database can be read this way, and often written.",
		fix: "Bind the text as a parameter of the query; add the owner as a condition of its own, in parentheses.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [89, 943],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-10"],
	roles: [[
		{
			role: "searchPayments",
			values: ["text"]
		},
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount"]
		}
	]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$50)
};
const HOSTILE$2 = [
	"' or '1'='1",
	"') or ('1'='1",
	"' or 1=1 -- ",
	"%",
	"*",
	"\" || \"1\"==\"1"
];
async function probe$50(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const hers = await makePayment(fixture, alice, "pay");
	const his = await makePayment(fixture, bob, "pay");
	const search = async (text) => fixture.attempt({
		actor: bob,
		role: "searchPayments",
		values: {
			text,
			limit: fixture.profile.limits.pageSize ?? 20n
		}
	});
	const found = await search(his.id);
	if (!isSuccess(found) || !found.text.includes(his.id)) throw new Inconclusive("searchPayments: the own payment is not found by its id");
	for (const text of HOSTILE$2) {
		const answer = await search(text);
		if (!isSuccess(answer) || !answer.text.includes(hers.id)) continue;
		return violation(fixture, {
			message: `A search for ${writeJson(text)} brought the payment of another account back.`,
			place: { role: "searchPayments" },
			unseen: "it looks for an id anywhere in an answer",
			states: {
				"found by an honest search": "the own payment",
				"found by the hostile one": "a payment of another account"
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/input/unicode-digits-accepted.ts
const unicodeDigitsAccepted = {
	rule: {
		id: "pay/unicode-digits-accepted",
		title: "Digits of other scripts accepted as an amount",
		what: "An amount in full-width or Arabic-Indic digits is read as a number.",
		why: "Checks that look for the digits 0 to 9 do not see it, while the code behind them does: limits and filters are bypassed.",
		fix: "Accept amounts as JSON integers only; where text is needed, the ASCII digits.",
		level: "note",
		securitySeverity: 3.5,
		cwe: [1287, 173],
		owasp: ["A05:2025"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["INP-01"],
	roles: MOVEMENT_ROLES,
	run: (context) => confirmed(context, probe$49)
};
const ZEROS = [
	65296,
	1632,
	2406,
	120782
];
async function probe$49(fixture) {
	const input = await openAmountInput(fixture, await fixture.actor("alice"));
	const digits = typeof input.honest === "string" ? input.honest : writeJson(input.honest);
	const written = ZEROS.map((zero) => digits.replaceAll(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit))));
	return bookedAmount(fixture, input, written);
}

//#endregion
//#region src/fuzz/transfers.ts
const AMOUNT$4 = 211n;
async function transferHonestly$1(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const before = await topUp(fixture, alice, 1009n);
	const start = await readBalance(fixture, bob);
	const recipient = await recipientOf(fixture, bob);
	const received = async () => await readBalance(fixture, bob) - start;
	const values = {
		recipient,
		amount: amountValue(fixture.profile, AMOUNT$4)
	};
	await fixture.step({
		actor: alice,
		role: "transfer",
		values
	});
	return {
		recipient,
		balance: before - (await awaitEffect(fixture, async () => ({
			sent: before - await readBalance(fixture, alice),
			got: await received()
		}), ({ sent, got }) => sent >= AMOUNT$4 && got > 0n, "transfer: the balances read back do not show it")).sent,
		received
	};
}

//#endregion
//#region src/fuzz/attacks/ledger/refused-transfer-booked.ts
const refusedTransferBooked = {
	rule: {
		id: "pay/refused-transfer-booked",
		title: "A refused transfer is booked all the same",
		what: "A transfer that the app answers with an error has changed a balance.",
		why: "One side is booked and the other is not: money is created or lost, and the client tries again.",
		fix: "Check before booking, and book both sides in one transaction that is rolled back as a whole.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [460, 755],
		owasp: ["A10:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["LED-05"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	]],
	needs: ["second-account"],
	run: (context) => confirmed(context, tooMuch, toNobody)
};
async function tooMuch(fixture) {
	const { recipient, balance, received } = await transferHonestly$1(fixture);
	return attack$7(fixture, {
		recipient,
		amount: balance - fixture.profile.money.floor + 101n,
		received
	});
}
async function toNobody(fixture) {
	const { recipient, received } = await transferHonestly$1(fixture);
	return attack$7(fixture, {
		recipient: `${recipient.slice(0, -3)}zzz`,
		amount: 101n,
		received
	});
}
async function attack$7(fixture, { recipient, amount, received }) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const balances = async () => [await readBalance(fixture, alice), await received()];
	const [own, foreign] = await readBack(fixture, balances);
	const values = {
		recipient,
		amount: amountValue(profile, amount)
	};
	const answer = await fixture.attempt({
		actor: alice,
		role: "transfer",
		values
	});
	if (isSuccess(answer)) return { verdict: "held" };
	const [mine, theirs] = await readBack(fixture, balances);
	if (mine === own && theirs === foreign) return { verdict: "held" };
	return violation(fixture, {
		message: `A refused transfer of ${amountText(fixture, amount)} changed the sender's balance from ${amountText(fixture, own)} to ${amountText(fixture, mine)} and the recipient's by ${amountText(fixture, theirs - foreign)}.`,
		place: { role: "transfer" },
		money: {
			kind: "created",
			amount: theirs - foreign
		},
		states: {
			"balance before": amountText(fixture, own),
			"balance after": amountText(fixture, mine),
			"received by the recipient": amountText(fixture, theirs - foreign)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/ledger/self-transfer-creates-money.ts
const selfTransferCreatesMoney = {
	rule: {
		id: "pay/self-transfer-creates-money",
		title: "A transfer makes its sender richer",
		what: "A transfer to oneself or of a negative amount raises the balance of the account that sends it.",
		why: "Money is made out of nothing, or taken out of the account of whoever is named as the recipient.",
		fix: "Refuse transfers to the same account and amounts below 1, and book both sides in one transaction that sums to zero.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [841, 1284],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["LED-02"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	]],
	needs: ["second-account"],
	run: (context) => confirmed(context, toOneself, ofNegativeAmount)
};
const AMOUNT$3 = 211n;
async function toOneself(fixture) {
	return attack$6(fixture, "alice", AMOUNT$3, "recipient", "A transfer to oneself");
}
async function ofNegativeAmount(fixture) {
	return attack$6(fixture, "bob", -211n, "amount", "A transfer of a negative amount");
}
async function attack$6(fixture, recipient, amount, parameter, what) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	await transferHonestly(fixture);
	const before = await readBalance(fixture, actor);
	const values = {
		recipient: await recipientOf(fixture, await fixture.actor(recipient)),
		amount: amountValue(profile, amount)
	};
	await fixture.attempt({
		actor,
		role: "transfer",
		values
	});
	const after = await readBack(fixture, () => readBalance(fixture, actor));
	if (after <= before) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, profile.money.currency));
	return violation(fixture, {
		message: `${what} (${text(amount)}) raised the sender's balance from ${text(before)} to ${text(after)}.`,
		place: {
			role: "transfer",
			parameter
		},
		money: {
			kind: "created",
			amount: after - before
		},
		states: {
			"balance before": text(before),
			"balance after": text(after)
		}
	});
}
async function transferHonestly(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const before = await topUp(fixture, alice, 1009n);
	const start = await readBalance(fixture, bob);
	const values = {
		recipient: await recipientOf(fixture, bob),
		amount: amountValue(fixture.profile, AMOUNT$3)
	};
	await fixture.step({
		actor: alice,
		role: "transfer",
		values
	});
	await awaitEffect(fixture, async () => ({
		sent: before - await readBalance(fixture, alice),
		got: await readBalance(fixture, bob) - start
	}), ({ sent, got }) => sent === AMOUNT$3 && got === AMOUNT$3, "transfer: the balances read back do not show it");
}

//#endregion
//#region src/fuzz/attacks/ledger/transfer-not-conserved.ts
const transferNotConserved = {
	rule: {
		id: "pay/transfer-not-conserved",
		title: "Transfers create money",
		what: "After ordinary transfers to and fro two wallets together hold more than before.",
		why: "The ledger makes money: every transfer, however small, is a gain that can be repeated.",
		fix: "Book both sides of a transfer with the same integer amount of minor units, in one transaction that sums to zero.",
		level: "error",
		securitySeverity: 9,
		cwe: [682],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4", "10.2.1"],
		since: "0.1.0"
	},
	catalogue: ["LED-01"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$48)
};
const AMOUNTS = [
	1n,
	3n,
	29n,
	57n
];
async function probe$48(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const { recipient } = await transferHonestly$1(fixture);
	const balances = async () => [await readBalance(fixture, alice), await readBalance(fixture, bob)];
	const [own, foreign] = await readBack(fixture, balances);
	let sent = 0n;
	for (const amount of AMOUNTS) {
		const values = {
			recipient,
			amount: amountValue(profile, amount)
		};
		await fixture.step({
			actor: alice,
			role: "transfer",
			values
		});
		sent += amount;
	}
	await awaitEffect(fixture, balances, ([, theirs]) => theirs >= foreign + sent, "transfer: the balance of the recipient did not rise by the amounts");
	const [mine, theirs] = await readBack(fixture, balances);
	const created = mine + theirs - own - foreign;
	if (created <= 0n) return { verdict: "held" };
	return violation(fixture, {
		message: `Transfers of ${amountText(fixture, sent)} between two wallets created ${amountText(fixture, created)}.`,
		place: {
			role: "transfer",
			parameter: "amount"
		},
		money: {
			kind: "created",
			amount: created
		},
		states: {
			"both wallets before": amountText(fixture, own + foreign),
			"both wallets after": amountText(fixture, mine + theirs)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/ledger/transfer-overdraws.ts
const transferOverdraws = {
	rule: {
		id: "pay/transfer-overdraws",
		title: "A transfer overdraws the balance",
		what: "A transfer of more than the wallet holds is booked.",
		why: "Whoever opens an account spends money that was never paid in.",
		fix: "Check the balance in the transaction that books the transfer, and forbid negative balances by a constraint.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [839],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["LED-06"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$47)
};
const EXCESS = 2003n;
async function probe$47(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const { recipient, balance, received } = await transferHonestly$1(fixture);
	const before = await received();
	const amount = balance - profile.money.floor + EXCESS;
	const values = {
		recipient,
		amount: amountValue(profile, amount)
	};
	await fixture.attempt({
		actor: alice,
		role: "transfer",
		values
	});
	const got = await readBack(fixture, received) - before;
	const left = await readBalance(fixture, alice);
	if (left >= profile.money.floor || got < amount) return { verdict: "held" };
	return violation(fixture, {
		message: `A transfer of ${amountText(fixture, amount)} from a wallet that held ${amountText(fixture, balance)} was booked; it holds ${amountText(fixture, left)} now.`,
		place: {
			role: "transfer",
			parameter: "amount"
		},
		money: {
			kind: "created",
			amount: profile.money.floor - left
		},
		states: {
			"balance before": amountText(fixture, balance),
			"balance after": amountText(fixture, left)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/payout/approval-repeated.ts
const approvalRepeated = {
	rule: {
		id: "pay/approval-repeated",
		title: "A payout that is approved twice is paid twice",
		what: "The approval of a payout, sent again, has the money moved again.",
		why: "A double click of the approver, or a repeated request, pays the recipient twice.",
		fix: "Change the state and book the payout in one transaction, from the state “waiting” only.",
		level: "error",
		securitySeverity: 9,
		cwe: [837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-11"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		},
		{
			role: "payout",
			fields: ["lines"],
			out: ["id"]
		},
		{
			role: "approvePayout",
			values: ["payout"]
		}
	]],
	needs: [
		"second-account",
		"limits.payoutApproval",
		"actors.finance"
	],
	run: (context) => confirmed(context, probe$46)
};
async function probe$46(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const approver = await fixture.actor(operationOf(profile, "approvePayout").as ?? "finance");
	const amount = (profile.limits.payoutApproval ?? 0n) + 1009n;
	await topUp(fixture, alice, 2n * amount);
	const start = await readBalance(fixture, bob);
	const received = async () => await readBalance(fixture, bob) - start;
	const line = {
		recipient: await recipientOf(fixture, bob),
		amount: amountValue(profile, amount)
	};
	const lines = fillLines(operationOf(profile, "payout"), [line]);
	const answer = await fixture.step({
		actor: alice,
		role: "payout",
		values: line,
		tampering: { lines }
	});
	const payout = outText(profile, "payout", answer, "id");
	if (await received() !== 0n) throw new Inconclusive("payout: it does not wait for its approval");
	await fixture.step({
		actor: approver,
		role: "approvePayout",
		values: { payout }
	});
	await awaitEffect(fixture, received, (sum) => sum === amount, "approvePayout: the balance read back did not rise by the amount");
	await fixture.attempt({
		actor: approver,
		role: "approvePayout",
		values: { payout }
	});
	const sum = await readBack(fixture, received);
	if (sum <= amount) return { verdict: "held" };
	return violation(fixture, {
		message: `A payout of ${amountText(fixture, amount)} that was approved twice paid ${amountText(fixture, sum)}.`,
		place: { role: "approvePayout" },
		money: {
			kind: "created",
			amount: sum - amount
		},
		states: {
			"paid by the first approval": amountText(fixture, amount),
			"paid in all": amountText(fixture, sum)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/payout/negative-payout-line.ts
const negativePayoutLine = {
	rule: {
		id: "pay/negative-payout-line",
		title: "A payout with a negative line takes money",
		what: "In a payout to several, a line of a negative amount is booked beside positive ones.",
		why: "Only the sum is debited: the sender credits one account with what the payout takes from another.",
		fix: "Check every line by itself: amounts below 1 are refused, whatever the sum.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [1284, 839],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["AMT-10"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		},
		{
			role: "payout",
			fields: ["lines"]
		}
	]],
	needs: ["second-account"],
	run: (context) => confirmed(context, (fixture) => probe$45(fixture, context.fixture()))
};
const GAIN = 503n;
const LOSS = 401n;
async function probe$45(fixture, other) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const victim = await other.actor("alice");
	await topUp(fixture, alice, 5003n);
	const start = await readBalance(fixture, bob);
	const before = await topUp(other, victim, 1009n);
	const toBob = await recipientOf(fixture, bob);
	const toVictim = await recipientOf(other, victim);
	const send = async (how, amounts) => {
		const entries = amounts.map(([recipient, minor]) => ({
			recipient,
			amount: amountValue(profile, minor)
		}));
		const lines = fillLines(operationOf(profile, "payout"), entries);
		await fixture[how]({
			actor: alice,
			role: "payout",
			values: entries[0] ?? {},
			tampering: { lines }
		});
	};
	await send("step", [[toBob, GAIN], [toVictim, LOSS]]);
	await awaitEffect(fixture, async () => [await readBalance(fixture, bob), await readBalance(other, victim)], ([gained, kept]) => gained === start + GAIN && kept === before + LOSS, "payout: the balances read back do not show it");
	await send("attempt", [[toBob, GAIN], [toVictim, -401n]]);
	const kept = await readBack(fixture, () => readBalance(other, victim));
	if (kept >= before + LOSS) return { verdict: "held" };
	const got = await readBalance(fixture, bob) - start - GAIN;
	return violation(fixture, {
		message: `A payout with a line of ${amountText(fixture, -401n)} took that much from an account that had agreed to nothing, and credited ${amountText(fixture, got)} to another.`,
		place: {
			role: "payout",
			parameter: "lines"
		},
		unseen: "it takes a third account, which it makes apart from the others",
		money: {
			kind: "moved",
			amount: LOSS
		},
		states: {
			"balance of the victim before": amountText(fixture, before + LOSS),
			"balance of the victim after": amountText(fixture, kept)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/quantity/fractional-quantity-accepted.ts
const fractionalQuantityAccepted = {
	rule: {
		id: "pay/fractional-quantity-accepted",
		title: "Fractional quantity accepted",
		what: "A part of an article can be ordered, at a part of its price.",
		why: "Nobody can send half a kettle: the buyer gets a whole one for half the price, or a hundredth of it.",
		fix: "Accept whole quantities from 1 only, on the server, for every way into the cart.",
		level: "error",
		securitySeverity: 8,
		cwe: [1284, 1287],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["QTY-02"],
	roles: [[{
		role: "cartAdd",
		values: ["quantity"]
	}, {
		role: "checkout",
		out: ["total"]
	}]],
	run: (context) => confirmed(context, probe$44)
};
async function probe$44(fixture) {
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const honest = await order(fixture, actor, line);
	for (const part of ["0.5", "0.01"]) {
		const tampering = { quantity: numberText(part) };
		if (!await tryAddToCart(fixture, actor, {
			...line,
			tampering
		})) continue;
		const checkedOut = await fixture.attempt({
			actor,
			role: "checkout"
		});
		if (!isSuccess(checkedOut)) continue;
		const { total } = await readBack(fixture, () => placeOrder(fixture, actor, checkedOut));
		if (total >= honest.total || total <= 0n) continue;
		return violation(fixture, {
			message: `An order of ${part} pieces was recorded as ${amountText(fixture, total)}; one piece costs ${amountText(fixture, honest.total)}.`,
			place: {
				role: "cartAdd",
				parameter: "quantity"
			},
			money: {
				kind: "unpaid",
				amount: honest.total - total
			},
			states: {
				"total of one piece": amountText(fixture, honest.total),
				[`total of ${part}`]: amountText(fixture, total)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/quantity/negative-quantity-accepted.ts
const negativeQuantityAccepted = {
	rule: {
		id: "pay/negative-quantity-accepted",
		title: "Negative quantity accepted",
		what: "The app takes a cart line of negative quantity and subtracts its price from the order.",
		why: "A buyer pays for an expensive item with negative amounts of others, down to an order that pays the buyer.",
		fix: "Accept whole quantities from 1 to a sensible maximum only, on the server, for every way into the cart.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [1284, 839],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["QTY-01"],
	roles: [[{
		role: "cartAdd",
		values: ["quantity"]
	}, {
		role: "checkout",
		out: ["total"]
	}]],
	run: (context) => confirmed(context, probe$43)
};
async function probe$43(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const { bought, negative, quantity } = choose(await readCatalogue(fixture, alice));
	const line = {
		quantity: 1n,
		...bought !== void 0 && { item: bought }
	};
	const honest = await order(fixture, alice, line);
	await addToCart(fixture, alice, line);
	const hostile = {
		quantity,
		tampering: { quantity },
		...negative !== void 0 && { item: negative }
	};
	if (!await tryAddToCart(fixture, alice, hostile)) return { verdict: "held" };
	const checkedOut = await fixture.attempt({
		actor: alice,
		role: "checkout"
	});
	if (!isSuccess(checkedOut)) return { verdict: "held" };
	const forged = await readBack(fixture, () => placeOrder(fixture, alice, checkedOut));
	if (forged.total >= honest.total) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, profile.money.currency));
	return violation(fixture, {
		message: `An order of ${text(honest.total)} was recorded as ${text(forged.total)} after a line of quantity ${quantity} was added.`,
		place: {
			role: "cartAdd",
			parameter: "quantity"
		},
		money: {
			kind: "unpaid",
			amount: honest.total - forged.total
		},
		states: {
			"total without the negative line": text(honest.total),
			"total with it": text(forged.total)
		}
	});
}
function choose(items) {
	const byPrice = items.toSorted((left, right) => left.price < right.price ? 1 : left.price > right.price ? -1 : 0);
	const bought = byPrice[0];
	const negative = byPrice.at(-1);
	if (bought === void 0 || negative === void 0) return { quantity: -2n };
	return bought.price > negative.price ? {
		bought,
		negative,
		quantity: -1n
	} : {
		bought,
		negative: bought,
		quantity: -2n
	};
}

//#endregion
//#region src/fuzz/attacks/quantity/quantity-limit-bypassed.ts
const quantityLimitBypassed = {
	rule: {
		id: "pay/quantity-limit-bypassed",
		title: "Quantity limit bypassed by a second line",
		what: "The limit of pieces holds for one request, but not for two of the same item.",
		why: "Limits protect stock, discounts and fraud rules; each of them can be got round in two steps.",
		fix: "Check the sum of all lines of an item against the limit, whenever the cart or the order changes.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [770, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["QTY-04"],
	roles: [[
		{
			role: "catalogue",
			out: [
				"items",
				"sku",
				"price"
			]
		},
		{
			role: "cartAdd",
			values: ["sku", "quantity"]
		},
		{
			role: "checkout",
			out: ["total"]
		}
	]],
	needs: ["limits.maxQuantity"],
	run: (context) => confirmed(context, probe$42)
};
async function probe$42(fixture) {
	const { maxQuantity = 1n } = fixture.profile.limits;
	const actor = await fixture.actor("alice");
	const item = (await itemsByPrice(fixture, actor)).at(-1);
	const line = {
		quantity: maxQuantity,
		...item !== void 0 && { item }
	};
	const most = (await order(fixture, actor, line)).total;
	if (await tryAddToCart(fixture, actor, {
		...line,
		quantity: maxQuantity + 1n
	})) {
		const beyond = await fixture.attempt({
			actor,
			role: "checkout"
		});
		if ((isSuccess(beyond) ? (await placeOrder(fixture, actor, beyond)).total : most) > most) throw new Inconclusive("limits.maxQuantity: the app takes more pieces than that in one line");
	}
	await addToCart(fixture, actor, line);
	if (!await tryAddToCart(fixture, actor, line)) return { verdict: "held" };
	const checkedOut = await fixture.attempt({
		actor,
		role: "checkout"
	});
	if (!isSuccess(checkedOut)) return { verdict: "held" };
	const { total } = await readBack(fixture, () => placeOrder(fixture, actor, checkedOut));
	if (total <= most) return { verdict: "held" };
	return violation(fixture, {
		message: `Two lines of ${maxQuantity} pieces each were ordered for ${amountText(fixture, total)}; the limit of ${maxQuantity} pieces comes to ${amountText(fixture, most)}.`,
		place: {
			role: "cartAdd",
			parameter: "quantity"
		},
		states: {
			"total of the most pieces": amountText(fixture, most),
			"total ordered": amountText(fixture, total)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/quantity/quantity-type-confusion.ts
const quantityTypeConfusion = {
	rule: {
		id: "pay/quantity-type-confusion",
		title: "Quantity of another type accepted",
		what: "A quantity that is null, empty, zero or a list is taken and becomes an order.",
		why: "Orders for nothing skip the payment; checks that compare a list or null with a limit let everything through.",
		fix: "Check that the quantity is an integer of JSON’s number type, and from 1 up, before it is used.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [843, 1287],
		owasp: ["A05:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["QTY-03"],
	roles: [[{
		role: "cartAdd",
		values: ["quantity"],
		fields: ["quantity"]
	}, {
		role: "checkout",
		out: ["total"]
	}]],
	run: (context) => confirmed(context, probe$41)
};
const HOSTILE$1 = [
	[3n],
	null,
	"",
	0n,
	{}
];
async function probe$41(fixture) {
	const actor = await fixture.actor("alice");
	const line = await lineOf(fixture, actor);
	const one = (await order(fixture, actor, line)).total;
	const three = (await order(fixture, actor, {
		...line,
		quantity: 3n
	})).total;
	if (three <= one) throw new Inconclusive("checkout: three pieces cost no more than one");
	for (const quantity of HOSTILE$1) {
		if (!await tryAddToCart(fixture, actor, {
			...line,
			tampering: { quantity }
		})) continue;
		const checkedOut = await fixture.attempt({
			actor,
			role: "checkout"
		});
		if (!isSuccess(checkedOut)) continue;
		const { total } = await readBack(fixture, () => placeOrder(fixture, actor, checkedOut));
		if (!(Array.isArray(quantity) ? total === three : total < one)) continue;
		const text = writeJson(quantity);
		return violation(fixture, {
			message: `An order of the quantity ${text} was recorded as ${amountText(fixture, total)}.`,
			place: {
				role: "cartAdd",
				parameter: "quantity"
			},
			states: {
				"total of one piece": amountText(fixture, one),
				[`total of ${text}`]: amountText(fixture, total)
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/listing.ts
async function readList(fixture, call) {
	const { out } = operationOf(fixture.profile, call.role);
	const list = outValue(fixture.profile, call.role, await fixture.step(call), "items");
	if (!Array.isArray(list)) throw new Inconclusive(`${call.role}: the answer has no list`);
	return list.map((entry) => (name) => {
		const pointer = out[name];
		return pointer === void 0 ? void 0 : readPointer(entry, pointer);
	});
}

//#endregion
//#region src/fuzz/attacks/quantity/stock-oversold.ts
const stockOversold = {
	rule: {
		id: "pay/stock-oversold",
		title: "More is sold than there is",
		what: "Orders are taken for more pieces than are in stock, and the stock falls below zero.",
		why: "Customers pay for what cannot be sent: refunds, complaints, chargebacks.",
		fix: "Take pieces out of the stock by one conditional update, and forbid a stock below zero by a constraint.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [841, 362],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["QTY-06"],
	roles: [[
		{
			role: "catalogue",
			out: [
				"items",
				"sku",
				"price",
				"stock"
			]
		},
		{
			role: "cartAdd",
			values: ["sku", "quantity"]
		},
		{
			role: "checkout",
			out: ["total"]
		}
	]],
	needs: ["second-account"],
	disturbs: true,
	run: (context) => confirmed(context, probe$40)
};
const MOST = 100n;
async function probe$40(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const [scarce] = [...await readStock(fixture, alice)].filter(([, { stock }]) => stock > 0n && stock <= MOST);
	if (scarce === void 0) return { verdict: "held" };
	const [name, { sku, stock }] = scarce;
	await fixture.step({
		actor: alice,
		role: "cartAdd",
		values: {
			sku,
			quantity: stock
		}
	});
	const second = await fixture.attempt({
		actor: bob,
		role: "cartAdd",
		values: {
			sku,
			quantity: 1n
		}
	});
	await placeOrder(fixture, alice);
	if (!isSuccess(second) || !isSuccess(await fixture.attempt({
		actor: bob,
		role: "checkout"
	}))) return { verdict: "held" };
	const left = (await readBack(fixture, () => readStock(fixture, alice))).get(name)?.stock ?? 0n;
	if (left >= 0n) return { verdict: "held" };
	return violation(fixture, {
		message: `Of ${stock} pieces in stock ${stock - left} were sold.`,
		place: { role: "checkout" },
		states: {
			"stock before": String(stock),
			"stock after": String(left)
		}
	});
}
async function readStock(fixture, actor) {
	const entries = await readList(fixture, {
		actor,
		role: "catalogue"
	});
	return new Map(entries.flatMap((entry) => {
		const [sku, stock] = [entry("sku"), entry("stock")];
		return sku === void 0 || typeof stock !== "bigint" ? [] : [[writeJson(sku), {
			sku,
			stock
		}]];
	}));
}

//#endregion
//#region src/fuzz/oracles/race.ts
const ROUNDS = 3;
async function raced(context, load) {
	const useless = /* @__PURE__ */ new Map();
	let judged = false;
	for (let round = 0; round < ROUNDS; round += 1) {
		const fixture = context.fixture();
		for (const way of (await waysOf(fixture)).filter((one) => !useless.has(one))) {
			const outcome = await fire(fixture, load, way);
			if (outcome instanceof Inconclusive) useless.set(way, outcome);
			else if (outcome.verdict === "violation") return unlessSerial(context, load, outcome);
			else judged = true;
		}
	}
	const [first] = useless.values();
	if (!judged && first !== void 0) throw first;
	return { verdict: "held" };
}
async function fire(fixture, load, way) {
	try {
		const shot = await load(fixture);
		const answers = await fixture.volley(shot.calls, way);
		return timed(await shot.judge(answers), way, answers);
	} catch (error) {
		if (error instanceof Inconclusive) return error;
		throw error;
	}
}
async function unlessSerial(context, load, seen) {
	const fixture = context.fixture();
	const shot = await load(fixture);
	const answers = [];
	for (const call of shot.calls) answers.push(await fixture.attempt(call));
	if ((await shot.judge(answers)).verdict === "held") return {
		...seen,
		traces: {
			...seen.traces,
			serial: fixture.trace()
		}
	};
	throw new Inconclusive("no race: the same requests one after the other break the bound too");
}
async function waysOf(fixture) {
	return await fixture.offersHttp2() ? [
		"pipelined",
		"last-byte",
		"single-packet"
	] : ["pipelined", "last-byte"];
}
function timed(outcome, way, answers) {
	if (outcome.verdict !== "violation") return outcome;
	const received = answers.map(({ times }) => `${times?.received.toFixed(1)}`).join(", ");
	const times = `${way}: the last request was let go ${answers[0]?.times?.sent.toFixed(2) ?? "0"} ms after the first; answers after ${received} ms`;
	const { record } = outcome;
	return {
		...outcome,
		record: {
			...record,
			states: {
				...record.states,
				times
			}
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/balance-race.ts
const balanceRace = {
	rule: {
		id: "pay/balance-race",
		title: "Parallel transfers overdraw a balance",
		what: "Transfers that arrive at the same moment are all checked against the balance before any of them is booked.",
		why: "One balance is spent several times: the money that arrives was never there.",
		fix: "Check and book in one transaction with the wallet row locked, or by one conditional update, and forbid negative balances by a constraint.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [362, 367],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-01"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	]],
	needs: ["second-account"],
	run: (context) => raced(context, load$9)
};
const AMOUNT$2 = 1009n;
async function load$9(fixture) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const balance = await topUp(fixture, alice, AMOUNT$2);
	const start = await readBalance(fixture, bob);
	const values = {
		recipient: await recipientOf(fixture, bob),
		amount: amountValue(profile, balance)
	};
	const received = async () => await readBalance(fixture, bob) - start;
	return {
		calls: Array.from({ length: 10 }, () => ({
			actor: alice,
			role: "transfer",
			values
		})),
		async judge() {
			const once = (sum) => sum >= balance;
			await awaitEffect(fixture, received, once, "transfer: none of the parallel transfers took effect");
			const sum = await readBack(fixture, received);
			const left = await readBalance(fixture, alice);
			if (sum <= balance - profile.money.floor && left >= profile.money.floor) return { verdict: "held" };
			const text = (minor) => moneyText(money(minor, profile.money.currency));
			return violation(fixture, {
				message: `More than one of ${10} parallel transfers took effect: the recipient got more than the sender's whole balance of ${text(balance)}.`,
				place: {
					role: "transfer",
					parameter: "amount"
				},
				money: {
					kind: "created",
					amount: balance
				},
				states: {
					"balance before": text(balance),
					"received after parallel transfers": `more than ${text(balance)}`
				},
				varying: {
					received: text(sum),
					"balance after": text(left)
				}
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/capture-cancel-race.ts
const captureCancelRace = {
	rule: {
		id: "pay/capture-cancel-race",
		title: "A payment is captured and cancelled at once",
		what: "A capture and a cancellation that arrive at the same moment both take effect.",
		why: "The customer is charged for an order that counts as cancelled, or gets goods for money that was given up.",
		fix: "Change the state of a payment in one transaction with its row locked, from the expected state only.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [362],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-04"],
	roles: [[
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "capture",
			values: ["payment", "amount"]
		},
		{
			role: "cancel",
			values: ["payment"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: [
				"amount",
				"status",
				"captured"
			]
		}
	]],
	needs: ["states.canceled"],
	run: (context) => raced(context, load$8)
};
async function load$8(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const payment = await makePayment(fixture, actor, "authorize");
	const amount = amountValue(profile, payment.amount);
	const capture = {
		actor,
		role: "capture",
		values: {
			payment: payment.id,
			amount
		}
	};
	const cancel = {
		actor,
		role: "cancel",
		values: { payment: payment.id }
	};
	const read = () => readPayment(fixture, actor, payment.id);
	const isCanceled = ({ status }) => profile.states.canceled.includes(status);
	return {
		calls: Array.from({ length: 10 }, (_, index) => index % 2 === 0 ? capture : cancel),
		async judge() {
			const either = (state) => state.captured > 0n || isCanceled(state);
			await awaitEffect(fixture, read, either, "capture: neither a capture nor a cancellation took effect");
			const state = await readBack(fixture, read);
			if (!isCanceled(state) || state.captured <= 0n) return { verdict: "held" };
			const captured = amountText(fixture, state.captured);
			return violation(fixture, {
				message: `A payment counts as ${state.status} although ${captured} of it were captured: both were asked for at the same moment.`,
				place: { role: "cancel" },
				money: {
					kind: "moved",
					amount: state.captured
				},
				states: {
					"status afterwards": state.status,
					"captured afterwards": captured
				}
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/capture-race.ts
const captureRace = {
	rule: {
		id: "pay/capture-race",
		title: "Parallel captures pass the same check",
		what: "Captures of one authorisation that arrive at the same moment are all checked before any of them is booked.",
		why: "Cardholders are charged several times for one purchase.",
		fix: "Check and book in one transaction with the payment row locked.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [362, 367],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-04"],
	roles: [[
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "capture",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "captured"]
		}
	]],
	run: (context) => raced(context, load$7)
};
async function load$7(fixture) {
	const actor = await fixture.actor("alice");
	const payment = await makePayment(fixture, actor, "authorize");
	const values = {
		payment: payment.id,
		amount: amountValue(fixture.profile, payment.amount)
	};
	const read = () => readPayment(fixture, actor, payment.id);
	return {
		calls: Array.from({ length: 10 }, () => ({
			actor,
			role: "capture",
			values
		})),
		async judge() {
			const once = ({ captured }) => captured >= payment.amount;
			await awaitEffect(fixture, read, once, "capture: none of the parallel captures took effect");
			const { captured } = await readBack(fixture, read);
			if (captured <= payment.amount) return { verdict: "held" };
			const authorised = amountText(fixture, payment.amount);
			return violation(fixture, {
				message: `More than one of ${10} parallel captures took effect: captured more than the ${authorised} authorised.`,
				place: {
					role: "capture",
					parameter: "amount"
				},
				money: {
					kind: "moved",
					amount: payment.amount
				},
				states: {
					authorised,
					"captured by parallel captures": `more than ${authorised}`
				},
				varying: { captured: amountText(fixture, captured) }
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/checkout-race.ts
const checkoutRace = {
	rule: {
		id: "pay/checkout-race",
		title: "Parallel checkouts make several orders of one cart",
		what: "Checkouts of one cart that arrive at the same moment each make an order of the same goods.",
		why: "Stock, vouchers and points that belong to one cart are used several times.",
		fix: "Lock the cart row and empty it in the transaction that inserts the order.",
		level: "error",
		securitySeverity: 7,
		cwe: [362],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-02"],
	roles: [[
		{ role: "cartAdd" },
		{
			role: "checkout",
			out: ["id", "total"]
		},
		{
			role: "getOrder",
			values: ["order"],
			out: ["total"]
		}
	]],
	run: (context) => raced(context, load$6)
};
async function load$6(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	await addToCart(fixture, actor, await lineOf(fixture, actor));
	const idsIn = (answers) => new Set(answers.filter(isSuccess).flatMap((answer) => {
		const id = outValue(profile, "checkout", answer, "id");
		return typeof id === "string" || typeof id === "bigint" ? [String(id)] : [];
	}));
	return {
		calls: Array.from({ length: 10 }, () => ({
			actor,
			role: "checkout"
		})),
		async judge(answers) {
			const totals = [];
			for (const id of idsIn(answers)) totals.push((await readOrder(fixture, actor, id)).total);
			const orders = totals.filter((total) => total > 0n);
			const [first] = orders;
			if (first === void 0) throw new Inconclusive("checkout: none of the parallel checkouts made an order");
			if (orders.length === 1) return { verdict: "held" };
			const total = amountText(fixture, first);
			return violation(fixture, {
				message: `More than one of ${10} parallel checkouts made an order of ${total} of the same cart.`,
				place: { role: "checkout" },
				states: {
					cart: total,
					orders: "more than one"
				},
				varying: { orders: String(orders.length) }
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/completion-race.ts
const completionRace = {
	rule: {
		id: "pay/completion-race",
		title: "Parallel completions fulfil an order several times",
		what: "Completions of a paid order that arrive at the same moment, as webhook and browser do, each fulfil it.",
		why: "One payment buys the goods, points or credit several times.",
		fix: "Record the fulfilment under a unique constraint on the order.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [362],
		owasp: ["A06:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-08"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "getOrder",
			values: ["order"],
			out: ["fulfilments"]
		},
		{
			role: "completeOrder",
			values: ["order"]
		}
	]],
	needs: ["states.paid"],
	run: (context) => raced(context, load$5)
};
async function load$5(fixture) {
	const actor = await fixture.actor("alice");
	const placed = await openOrder(fixture, actor);
	const payment = await payOrder(fixture, actor, placed);
	const values = {
		order: placed.id,
		payment
	};
	const count = async () => (await readOrder(fixture, actor, placed.id)).fulfilments ?? 0n;
	return {
		calls: Array.from({ length: 10 }, () => ({
			actor,
			role: "completeOrder",
			values
		})),
		async judge() {
			await awaitEffect(fixture, count, (seen) => seen >= 1n, "completeOrder: the paid order was not fulfilled");
			const fulfilments = await readBack(fixture, count);
			if (fulfilments <= 1n) return { verdict: "held" };
			return violation(fixture, {
				message: `One paid order was fulfilled more than once by ${10} parallel completions.`,
				place: { role: "completeOrder" },
				states: {
					payments: "1",
					fulfilments: "more than 1"
				},
				varying: { fulfilments: String(fulfilments) }
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/idempotency-race.ts
const idempotencyRace = {
	rule: {
		id: "pay/idempotency-race",
		title: "Parallel requests with one idempotency key are all executed",
		what: "Requests with one idempotency key that arrive at the same moment all look it up before any of them is stored.",
		why: "Proxies and clients repeat requests that take long, so that a customer pays or is paid several times.",
		fix: "Insert the key under a unique constraint before anything is done, and let the losers wait or get 409.",
		level: "error",
		securitySeverity: 8,
		cwe: [362, 837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["IDM-03"],
	roles: MOVEMENT_ROLES,
	needs: ["idempotency"],
	run: (context) => raced(context, load$4)
};
async function load$4(fixture) {
	const effect = await openKeyedEffect(fixture, await fixture.actor("alice"));
	const key = fixture.key();
	return {
		calls: Array.from({ length: 10 }, () => effect.call(effect.amount, key)),
		async judge() {
			const once = (moved) => moved >= effect.amount;
			await awaitEffect(fixture, () => effect.read(), once, `${effect.role}: none of the requests took effect`);
			const moved = await readBack(fixture, () => effect.read());
			if (moved <= effect.amount) return { verdict: "held" };
			const amount = amountText(fixture, effect.amount);
			return violation(fixture, {
				message: `More than one of ${10} parallel requests for a ${effect.noun} of ${amount} with one idempotency key took effect.`,
				place: {
					role: effect.role,
					parameter: fixture.profile.idempotency?.header ?? ""
				},
				money: {
					kind: "moved",
					amount: effect.amount
				},
				states: {
					"asked for once": amount,
					"moved by parallel requests": `more than ${amount}`
				},
				varying: { moved: amountText(fixture, moved) }
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/order-change-race.ts
const orderChangeRace = {
	rule: {
		id: "pay/order-change-race",
		title: "An item slips into an order while it is paid",
		what: "An item that is added at the moment of the payment belongs to the paid order, and was not paid.",
		why: "The cheapest order carries any number of items along.",
		fix: "Lock the order when its payment begins, and compare the captured amount with its total at the end.",
		level: "error",
		securitySeverity: 9,
		cwe: [367],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-06"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "orderAddItem",
			values: [
				"order",
				"sku",
				"quantity"
			]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "captured"]
		}
	]],
	needs: ["states.paid"],
	run: (context) => raced(context, load$3)
};
async function load$3(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const placed = await openOrder(fixture, actor);
	const sku = (await readCatalogue(fixture, actor))[0]?.sku ?? "";
	const pay = {
		actor,
		role: "pay",
		values: payValues(profile, placed)
	};
	const add = {
		actor,
		role: "orderAddItem",
		values: {
			order: placed.id,
			sku,
			quantity: 1n
		}
	};
	return {
		calls: [pay, ...Array.from({ length: 10 - 1 }, () => add)],
		async judge(answers) {
			const { total } = await readBack(fixture, () => awaitPaid(fixture, actor, placed.id, "pay"));
			const ids = answers.filter(isSuccess).map((answer) => outValue(profile, "pay", answer, "id"));
			let captured = 0n;
			for (const id of new Set(ids)) {
				if (typeof id !== "string" && typeof id !== "bigint" || String(id) === placed.id) continue;
				captured += (await readPayment(fixture, actor, String(id))).captured;
			}
			if (captured === 0n || total <= captured) return { verdict: "held" };
			const { status } = await readOrder(fixture, actor, placed.id);
			return violation(fixture, {
				message: `An order became ${status} with less captured than its total, since items were added while it was paid.`,
				place: { role: "orderAddItem" },
				states: {
					order: status,
					captured: "less than the total"
				},
				varying: {
					total: amountText(fixture, total),
					captured: amountText(fixture, captured)
				}
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/payment-race.ts
const paymentRace = {
	rule: {
		id: "pay/payment-race",
		title: "Parallel payments charge an order several times",
		what: "Payments of one order that arrive at the same moment all find it unpaid.",
		why: "A double click costs the customer the order twice; credits and licences are granted once for each charge.",
		fix: "Lock the order, or insert the payment under a unique constraint on it, before the gateway is called.",
		level: "error",
		securitySeverity: 8,
		cwe: [362, 367],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-05"],
	roles: [[...ORDER_ROLES, {
		role: "getPayment",
		values: ["payment"],
		out: ["amount", "captured"]
	}]],
	needs: ["states.paid"],
	run: (context) => raced(context, load$2)
};
async function load$2(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const placed = await openOrder(fixture, actor);
	const values = payValues(profile, placed);
	const idsIn = (answers) => new Set(answers.filter(isSuccess).flatMap((answer) => {
		const id = outValue(profile, "pay", answer, "id");
		return typeof id === "string" || typeof id === "bigint" ? [String(id)] : [];
	}));
	return {
		calls: Array.from({ length: 10 }, () => ({
			actor,
			role: "pay",
			values
		})),
		async judge(answers) {
			await awaitPaid(fixture, actor, placed.id, "pay");
			const charged = await readBack(fixture, async () => {
				let sum = 0n;
				for (const id of idsIn(answers)) {
					const { captured, refunded } = await readPayment(fixture, actor, id);
					sum += captured - refunded;
				}
				return sum;
			});
			if (charged <= placed.total) return { verdict: "held" };
			const total = amountText(fixture, placed.total);
			return violation(fixture, {
				message: `More than one of ${10} parallel payments of an order of ${total} was captured.`,
				place: { role: "pay" },
				money: {
					kind: "moved",
					amount: placed.total
				},
				states: {
					order: total,
					"captured by parallel payments": `more than ${total}`
				},
				varying: { captured: amountText(fixture, charged) }
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/refund-race.ts
const refundRace = {
	rule: {
		id: "pay/refund-race",
		title: "Parallel refunds pass the same check",
		what: "Refunds of one payment that arrive at the same moment are all checked before any of them is booked.",
		why: "Who sends a refund several times at once is paid several times.",
		fix: "Check and book in one transaction with the payment row locked, or let a constraint on the sum of refunds refuse.",
		level: "error",
		securitySeverity: 9,
		cwe: [362, 367],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-03"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "refund",
			values: ["amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		}
	]],
	run: (context) => raced(context, load$1)
};
async function load$1(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const payment = await makePayment(fixture, actor, "pay");
	const values = {
		payment: payment.id,
		amount: amountValue(profile, payment.captured)
	};
	const read = () => readPayment(fixture, actor, payment.id);
	return {
		calls: Array.from({ length: 10 }, () => ({
			actor,
			role: "refund",
			values
		})),
		async judge() {
			const once = (state) => state.refunded >= payment.captured;
			await awaitEffect(fixture, read, once, "refund: none of the parallel refunds took effect");
			const { refunded } = await readBack(fixture, read);
			if (refunded <= payment.captured) return { verdict: "held" };
			const captured = moneyText(money(payment.captured, profile.money.currency));
			return violation(fixture, {
				message: `More than one of ${10} parallel refunds took effect: refunded more than the ${captured} captured.`,
				place: {
					role: "refund",
					parameter: "amount"
				},
				money: {
					kind: "created",
					amount: payment.captured
				},
				states: {
					captured,
					"refunded after parallel refunds": `more than ${captured}`
				},
				varying: { refunded: moneyText(money(refunded, profile.money.currency)) }
			});
		}
	};
}

//#endregion
//#region src/fuzz/attacks/race/two-debits-race.ts
const twoDebitsRace = {
	rule: {
		id: "pay/two-debits-race",
		title: "A transfer and a payout spend one balance twice",
		what: "A transfer and a payout that arrive at the same moment are both checked against the balance before either is booked.",
		why: "Each operation locks for itself only: together they move more money than there was.",
		fix: "Let every operation that debits a wallet lock the same row first.",
		level: "error",
		securitySeverity: 9,
		cwe: [362, 367],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RAC-07"],
	roles: [[
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "payout",
			fields: ["lines"]
		}
	]],
	needs: ["second-account"],
	run
};
const AMOUNT$1 = 1013n;
async function run(context) {
	const seen = await raced(context, (fixture) => load(fixture, true));
	if (seen.verdict !== "violation") return seen;
	if ((await raced(context, (fixture) => load(fixture, false)).catch(() => void 0))?.verdict === "held") return seen;
	return {
		verdict: "inconclusive",
		reason: "transfers alone overdraw the balance: that is pay/balance-race"
	};
}
async function load(fixture, mixed) {
	const { profile } = fixture;
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const balance = await topUp(fixture, alice, AMOUNT$1);
	const start = await readBalance(fixture, bob);
	const received = async () => await readBalance(fixture, bob) - start;
	const values = {
		recipient: await recipientOf(fixture, bob),
		amount: amountValue(profile, balance)
	};
	const lines = fillLines(operationOf(profile, "payout"), [values]);
	const transfer = {
		actor: alice,
		role: "transfer",
		values
	};
	const payout = {
		actor: alice,
		role: "payout",
		values,
		tampering: { lines }
	};
	return {
		calls: Array.from({ length: 10 }, (_, index) => mixed && index % 2 === 0 ? payout : transfer),
		async judge() {
			const once = (sum) => sum >= balance;
			await awaitEffect(fixture, received, once, "transfer: none of the parallel requests took effect");
			const sum = await readBack(fixture, received);
			if (sum <= balance - profile.money.floor) return { verdict: "held" };
			const before = amountText(fixture, balance);
			return violation(fixture, {
				message: `Transfers and payouts at the same moment moved more than the whole balance of ${before}.`,
				place: { role: "payout" },
				money: {
					kind: "created",
					amount: balance
				},
				states: {
					"balance before": before,
					received: `more than ${before}`
				},
				varying: { received: amountText(fixture, sum) }
			});
		}
	};
}

//#endregion
//#region src/fuzz/refunds.ts
async function refundHonestly$1(fixture, actor, payment, amount) {
	const values = {
		payment: payment.id,
		amount: amountValue(fixture.profile, amount)
	};
	await fixture.step({
		actor,
		role: "refund",
		values
	});
	const read = async () => (await readPayment(fixture, actor, payment.id)).refunded;
	await awaitEffect(fixture, read, (refunded) => refunded === amount, "refund: the payment read back does not show it");
}

//#endregion
//#region src/fuzz/attacks/refund/disputed-payment-refunded.ts
const disputedPaymentRefunded = {
	rule: {
		id: "pay/disputed-payment-refunded",
		title: "A disputed payment is refunded as well",
		what: "A refund is booked for a payment that the cardholder’s bank has already taken back.",
		why: "The customer is paid twice for one complaint, and the merchant has no way to get it back.",
		fix: "Refuse refunds while a dispute is open.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RFD-04"],
	roles: [[
		{
			role: "pay",
			values: ["order"],
			out: ["id"]
		},
		{
			role: "payWith",
			values: ["order", "method"],
			out: ["id"]
		},
		{
			role: "getOrder",
			values: ["order"],
			out: ["total"]
		},
		{
			role: "refund",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		},
		{
			role: "listDisputes",
			out: ["items", "payment"]
		}
	]],
	needs: ["methods.dispute"],
	run: (context) => confirmed(context, probe$39)
};
async function probe$39(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const control = await makePayment(fixture, actor, "pay");
	await refundHonestly$1(fixture, actor, control, control.captured);
	const placed = await openOrder(fixture, actor);
	const values = {
		...payValues(profile, placed),
		method: profile.methods.dispute ?? ""
	};
	const payment = outText(profile, "payWith", await fixture.step({
		actor,
		role: "payWith",
		values
	}), "id");
	await awaitEffect(fixture, async () => (await readList(fixture, {
		actor,
		role: "listDisputes"
	})).map((entry) => entry("payment")), (disputed) => disputed.includes(payment), "payWith: no dispute of the payment came up");
	fixture.lag.milliseconds = 0;
	const before = await readPayment(fixture, actor, payment);
	const refund = {
		payment,
		amount: amountValue(profile, placed.total)
	};
	await fixture.attempt({
		actor,
		role: "refund",
		values: refund
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment));
	if (after.refunded <= before.refunded) return { verdict: "held" };
	return violation(fixture, {
		message: `A disputed payment of ${amountText(fixture, placed.total)} was refunded with ${amountText(fixture, after.refunded)} as well.`,
		place: { role: "refund" },
		money: {
			kind: "created",
			amount: after.refunded
		},
		states: {
			"refunded before": amountText(fixture, before.refunded),
			"refunded after": amountText(fixture, after.refunded)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/refund/negative-refund.ts
const negativeRefund = {
	rule: {
		id: "pay/negative-refund",
		title: "A refund of a negative amount is booked",
		what: "A refund below zero changes what the payment shows as refunded or captured.",
		why: "The card is charged once more, or the refunded sum is lowered so that it can be refunded again.",
		fix: "Refuse refunds below one minor unit.",
		level: "error",
		securitySeverity: 8,
		cwe: [839, 1284],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RFD-05"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "refund",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		}
	]],
	run: (context) => confirmed(context, probe$38)
};
async function probe$38(fixture) {
	const actor = await fixture.actor("alice");
	const payment = await makePayment(fixture, actor, "pay");
	const part = payment.captured / 2n;
	await refundHonestly$1(fixture, actor, payment, part);
	const before = await readPayment(fixture, actor, payment.id);
	const values = {
		payment: payment.id,
		amount: amountValue(fixture.profile, -part)
	};
	await fixture.attempt({
		actor,
		role: "refund",
		values
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
	if (after.refunded >= before.refunded && after.captured <= before.captured) return { verdict: "held" };
	return violation(fixture, {
		message: `A refund of ${amountText(fixture, -part)} changed the refunded sum from ${amountText(fixture, before.refunded)} to ${amountText(fixture, after.refunded)}.`,
		place: {
			role: "refund",
			parameter: "amount"
		},
		money: {
			kind: "created",
			amount: before.refunded - after.refunded
		},
		states: {
			"refunded before": amountText(fixture, before.refunded),
			"refunded after": amountText(fixture, after.refunded),
			captured: amountText(fixture, after.captured)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/refund/refund-currency-client-set.ts
const refundCurrencyClientSet = {
	rule: {
		id: "pay/refund-currency-client-set",
		title: "A refund in another currency is made one to one",
		what: "A refund takes its currency from the request and its number from the payment.",
		why: "Paid in a weak currency and refunded in a strong one, every purchase is a gain.",
		fix: "Take the currency from the payment; refuse any other.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [345, 682],
		owasp: ["A08:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["CUR-05"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "refund",
			values: ["payment", "amount"],
			fields: ["currency"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		},
		{
			role: "listRefunds",
			values: ["payment"],
			out: [
				"items",
				"amount",
				"currency"
			]
		}
	]],
	needs: ["currencies"],
	run: (context) => confirmed(context, probe$37)
};
async function probe$37(fixture) {
	const { profile } = fixture;
	const { unit, currency: own } = profile.money;
	const actor = await fixture.actor("alice");
	const other = profile.currencies.find(({ code }) => code !== own)?.code ?? own;
	const payment = await makePayment(fixture, actor, "pay");
	const part = payment.captured / 2n;
	await refundHonestly$1(fixture, actor, payment, part);
	const call = {
		actor,
		role: "listRefunds",
		values: { payment: payment.id }
	};
	const foreign = async () => {
		const entry = (await readList(fixture, call)).find((refund) => refund("currency") === other);
		return entry && readAmount(entry("amount"), unit, other);
	};
	const values = {
		payment: payment.id,
		amount: amountValue(profile, part)
	};
	await fixture.attempt({
		actor,
		role: "refund",
		values,
		tampering: { currency: other }
	});
	const refunded = await readBack(fixture, foreign);
	if (refunded !== part) return { verdict: "held" };
	return violation(fixture, {
		message: `A payment of ${amountText(fixture, payment.amount)} was refunded with ${moneyText(money(refunded, other))}: the same number in another currency.`,
		place: {
			role: "refund",
			parameter: "currency"
		},
		states: {
			paid: amountText(fixture, payment.amount),
			refunded: moneyText(money(refunded, other))
		}
	});
}

//#endregion
//#region src/fuzz/attacks/refund/refund-destination-client-set.ts
const refundDestinationClientSet = {
	rule: {
		id: "pay/refund-destination-client-set",
		title: "The client chooses where a refund goes",
		what: "A refund goes to the card or account that the request names, not to the one that paid.",
		why: "Stolen cards are turned into money: pay with one card, have the refund sent to another.",
		fix: "Take the destination from the payment; refuse the field.",
		level: "error",
		securitySeverity: 9,
		cwe: [639, 915],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RFD-06"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "refund",
			values: ["payment", "amount"],
			fields: ["destination"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		},
		{
			role: "listRefunds",
			values: ["payment"],
			out: ["items", "destination"]
		}
	]],
	run: (context) => confirmed(context, probe$36)
};
async function probe$36(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const payment = await makePayment(fixture, actor, "pay");
	const part = payment.captured / 2n;
	const list = async () => (await readList(fixture, {
		actor,
		role: "listRefunds",
		values: { payment: payment.id }
	})).map((entry) => entry("destination"));
	await refundHonestly$1(fixture, actor, payment, part);
	const elsewhere = profile.methods.second ?? "pm_card_mastercard";
	if ((await list()).includes(elsewhere)) throw new Inconclusive("refund: honest refunds go to methods.second");
	const values = {
		payment: payment.id,
		amount: amountValue(profile, part)
	};
	await fixture.attempt({
		actor,
		role: "refund",
		values,
		tampering: { destination: elsewhere }
	});
	if (!(await readBack(fixture, list)).includes(elsewhere)) return { verdict: "held" };
	return violation(fixture, {
		message: `A refund of ${amountText(fixture, part)} went to the card that the request named, not to the one that had paid.`,
		place: {
			role: "refund",
			parameter: "destination"
		},
		money: {
			kind: "moved",
			amount: part
		},
		states: {
			"destination of the honest refund": "as paid",
			"destination of the other": elsewhere
		}
	});
}

//#endregion
//#region src/fuzz/attacks/refund/refund-exceeds-capture.ts
const refundExceedsCapture = {
	rule: {
		id: "pay/refund-exceeds-capture",
		title: "Refunds exceed the captured amount",
		what: "The app refunds more of a payment than was captured, in one refund or in several together.",
		why: "Every payment becomes a machine that pays out more than it took in.",
		fix: "Check the sum of all refunds against the captured amount in the transaction that books the refund, with the payment locked.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [1284, 837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RFD-01", "RFD-02"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "refund",
			values: ["amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		}
	]],
	run: (context) => confirmed(context, severalRefunds, oneRefund)
};
async function severalRefunds(fixture) {
	const payment = await makePayment(fixture, await fixture.actor("alice"), "pay");
	const part = payment.captured * 6n / 10n;
	await refundHonestly(fixture, payment, part);
	return attack$5(fixture, payment, part);
}
async function oneRefund(fixture) {
	const alice = await fixture.actor("alice");
	const control = await makePayment(fixture, alice, "pay");
	await refundHonestly(fixture, control, control.captured);
	const payment = await makePayment(fixture, alice, "pay");
	return attack$5(fixture, payment, payment.captured + 211n);
}
async function refundHonestly(fixture, payment, amount) {
	const actor = await fixture.actor("alice");
	const values = {
		payment: payment.id,
		amount: amountValue(fixture.profile, amount)
	};
	await fixture.step({
		actor,
		role: "refund",
		values
	});
	const read = async () => (await readPayment(fixture, actor, payment.id)).refunded;
	await awaitEffect(fixture, read, (refunded) => refunded === amount, "refund: the payment read back does not show it");
}
async function attack$5(fixture, payment, amount) {
	const actor = await fixture.actor("alice");
	const before = await readPayment(fixture, actor, payment.id);
	const values = {
		payment: payment.id,
		amount: amountValue(fixture.profile, amount)
	};
	await fixture.attempt({
		actor,
		role: "refund",
		values
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
	if (after.refunded <= payment.captured) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, fixture.profile.money.currency));
	return violation(fixture, {
		message: `The app refunded ${text(after.refunded)} of ${text(payment.captured)} captured.`,
		place: {
			role: "refund",
			parameter: "amount"
		},
		money: {
			kind: "created",
			amount: after.refunded - payment.captured
		},
		states: {
			captured: text(payment.captured),
			"refunded before": text(before.refunded),
			"refunded after": text(after.refunded)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/refund/refund-follows-changed-order.ts
const refundFollowsChangedOrder = {
	rule: {
		id: "pay/refund-follows-changed-order",
		title: "A refund follows the order, not the payment",
		what: "An order that grew after its payment is refunded with its new total.",
		why: "Raise the order, send it back, and be paid more than it cost.",
		fix: "Bound refunds by what was captured, and freeze an order when its payment begins.",
		level: "error",
		securitySeverity: 9,
		cwe: [915, 841],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RFD-09"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "orderAddItem",
			values: [
				"order",
				"sku",
				"quantity"
			]
		},
		{
			role: "refund",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: [
				"amount",
				"captured",
				"refunded"
			]
		}
	]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$35)
};
async function probe$35(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const item = (await readCatalogue(fixture, actor))[0];
	const more = (order) => ({
		actor,
		role: "orderAddItem",
		values: {
			order,
			sku: item?.sku ?? "",
			quantity: 2n
		}
	});
	const control = await openOrder(fixture, actor);
	await fixture.step(more(control.id));
	const grown = await readOrder(fixture, actor, control.id);
	const honest = await payOrder(fixture, actor, {
		id: control.id,
		total: grown.total
	});
	await refundHonestly$1(fixture, actor, { id: honest }, grown.total);
	const placed = await openOrder(fixture, actor);
	const payment = await payOrder(fixture, actor, placed);
	await fixture.attempt(more(placed.id));
	const { total } = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
	if (total <= placed.total) return { verdict: "held" };
	await fixture.attempt({
		actor,
		role: "refund",
		values: {
			payment,
			amount: amountValue(profile, total)
		}
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment));
	if (after.refunded <= after.captured) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, placed.total)} that grew after its payment was refunded with ${amountText(fixture, after.refunded)}.`,
		place: {
			role: "refund",
			parameter: "amount"
		},
		money: {
			kind: "created",
			amount: after.refunded - after.captured
		},
		states: {
			captured: amountText(fixture, after.captured),
			"order after the change": amountText(fixture, total),
			refunded: amountText(fixture, after.refunded)
		}
	});
}

//#endregion
//#region src/fuzz/order-completion.ts
async function completeHonestly(fixture, actor) {
	const placed = await openOrder(fixture, actor);
	const payment = await payOrder(fixture, actor, placed);
	await fixture.step({
		actor,
		role: "completeOrder",
		values: {
			order: placed.id,
			payment
		}
	});
}
async function authorizeOrder(fixture, actor) {
	const placed = await openOrder(fixture, actor);
	const answer = await fixture.step({
		actor,
		role: "authorize",
		values: payValues(fixture.profile, placed)
	});
	return {
		placed,
		payment: outText(fixture.profile, "authorize", answer, "id")
	};
}
async function completeThrice(fixture, role, send) {
	const actor = await fixture.actor("alice");
	const placed = await openOrder(fixture, actor);
	const payment = await payOrder(fixture, actor, placed);
	const call = {
		actor,
		role,
		values: {
			order: placed.id,
			payment
		}
	};
	const count = async () => (await readOrder(fixture, actor, placed.id)).fulfilments ?? 0n;
	await send(call, "step");
	const once = await readBack(fixture, count);
	if (once !== 1n) throw new Inconclusive(`${role}: the paid order was fulfilled ${once} times`);
	await send(call, "attempt");
	await send(call, "attempt");
	return {
		once,
		after: await readBack(fixture, count)
	};
}

//#endregion
//#region src/fuzz/attacks/refund/refunded-payment-completes-order.ts
const refundedPaymentCompletesOrder = {
	rule: {
		id: "pay/refunded-payment-completes-order",
		title: "A refunded payment completes its order",
		what: "An order whose payment was refunded in full becomes paid again when its completion is sent once more.",
		why: "Customers get their money back and the goods as well.",
		fix: "Complete an order only where what was captured, less what was refunded, equals its total.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RFD-08"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "completeOrder",
			values: ["order"]
		},
		{
			role: "refund",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		}
	]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$34)
};
async function probe$34(fixture) {
	const actor = await fixture.actor("alice");
	await completeHonestly(fixture, actor);
	const placed = await openOrder(fixture, actor);
	const payment = await payOrder(fixture, actor, placed);
	await refundHonestly$1(fixture, actor, { id: payment }, placed.total);
	const read = () => readOrder(fixture, actor, placed.id);
	const before = await awaitEffect(fixture, read, ({ paid }) => !paid, "refund: the order read back is still paid");
	if (before.fulfilments !== void 0 && before.fulfilments > 1n) throw new Inconclusive("refund: the order was fulfilled more than once before the attack");
	await fixture.attempt({
		actor,
		role: "completeOrder",
		values: {
			order: placed.id,
			payment
		}
	});
	const after = await readBack(fixture, read);
	const again = (after.fulfilments ?? 0n) > (before.fulfilments ?? 0n);
	if (!after.paid && !again) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, placed.total)} whose payment had been refunded in full became ${after.status} again.`,
		place: {
			role: "completeOrder",
			parameter: "payment"
		},
		money: {
			kind: "unpaid",
			amount: placed.total
		},
		states: {
			"order after the refund": before.status,
			"order after its completion": after.status
		}
	});
}

//#endregion
//#region src/fuzz/attacks/refund/uncaptured-payment-refunded.ts
const uncapturedPaymentRefunded = {
	rule: {
		id: "pay/uncaptured-payment-refunded",
		title: "A payment is refunded that was never captured",
		what: "A refund is booked for a payment that is only authorised, or was cancelled.",
		why: "The shop pays money out that it never got.",
		fix: "Refund up to the captured amount; give an authorisation up instead.",
		level: "error",
		securitySeverity: 9,
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RFD-03", "RFD-04"],
	roles: [[
		{
			role: "pay",
			out: ["id"]
		},
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "refund",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: [
				"amount",
				"status",
				"captured",
				"refunded"
			]
		}
	]],
	run: (context) => context.profile.roles.cancel === void 0 ? confirmed(context, authorized) : confirmed(context, authorized, canceled)
};
async function authorized(fixture) {
	return attack$4(fixture, "only authorised", async () => void 0);
}
async function canceled(fixture) {
	return attack$4(fixture, "cancelled", async (payment) => {
		await fixture.step({
			actor: await fixture.actor("alice"),
			role: "cancel",
			values: { payment }
		});
	});
}
async function attack$4(fixture, what, prepare) {
	const actor = await fixture.actor("alice");
	const control = await makePayment(fixture, actor, "pay");
	await refundHonestly$1(fixture, actor, control, control.captured);
	const payment = await makePayment(fixture, actor, "authorize");
	await prepare(payment.id);
	const values = {
		payment: payment.id,
		amount: amountValue(fixture.profile, payment.amount)
	};
	await fixture.attempt({
		actor,
		role: "refund",
		values
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
	const voided = fixture.profile.states.canceled.includes(after.status) && what !== "cancelled";
	if (after.refunded <= after.captured || voided) return { verdict: "held" };
	return violation(fixture, {
		message: `The app refunded ${amountText(fixture, after.refunded)} of a payment that was ${what}: ${amountText(fixture, after.captured)} captured.`,
		place: { role: "refund" },
		money: {
			kind: "created",
			amount: after.refunded - after.captured
		},
		states: {
			captured: amountText(fixture, after.captured),
			refunded: amountText(fixture, after.refunded)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/replay/completion-replayed.ts
const completionReplayed = {
	rule: {
		id: "pay/completion-replayed",
		title: "An order is fulfilled again at every completion",
		what: "The request by which the browser reports a payment, sent again, has the paid order fulfilled again.",
		why: "One payment buys the goods, points or credit several times.",
		fix: "Record the fulfilment under a unique constraint on the order, in the transaction that marks it as paid.",
		level: "error",
		securitySeverity: 8,
		cwe: [294, 837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RPL-01"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "getOrder",
			values: ["order"],
			out: ["fulfilments"]
		},
		{
			role: "completeOrder",
			values: ["order"]
		}
	]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$33)
};
async function probe$33(fixture) {
	const { once, after } = await completeThrice(fixture, "completeOrder", (call, how) => fixture[how](call));
	if (after <= once) return { verdict: "held" };
	return violation(fixture, {
		message: `A paid order was fulfilled ${after} times because its completion was sent three times.`,
		place: { role: "completeOrder" },
		states: {
			"fulfilments after the first completion": String(once),
			"after the third": String(after)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/replay/payment-settles-two-orders.ts
const paymentSettlesTwoOrders = {
	rule: {
		id: "pay/payment-settles-two-orders",
		title: "One payment settles two orders",
		what: "A payment that was made for one order, named in the completion of another, makes that one paid as well.",
		why: "The cheapest order of the shop pays for all others.",
		fix: "Take the order from the payment’s own record, and keep a payment unique to its order by a constraint.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [294, 345],
		owasp: ["A07:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RPL-03", "CBK-02"],
	roles: [[...ORDER_ROLES, {
		role: "completeOrder",
		values: ["order", "payment"]
	}]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$32)
};
async function probe$32(fixture) {
	const actor = await fixture.actor("alice");
	const cheap = await openOrder(fixture, actor);
	const payment = await payOrder(fixture, actor, cheap);
	await fixture.step({
		actor,
		role: "completeOrder",
		values: {
			order: cheap.id,
			payment
		}
	});
	const dear = await openOrder(fixture, actor, 3n);
	const before = await readOrder(fixture, actor, dear.id);
	if (before.paid) throw new Inconclusive("checkout: a new order is paid already");
	await fixture.attempt({
		actor,
		role: "completeOrder",
		values: {
			order: dear.id,
			payment
		}
	});
	const after = await readBack(fixture, () => readOrder(fixture, actor, dear.id));
	if (!after.paid) return { verdict: "held" };
	return violation(fixture, {
		message: `One payment of ${amountText(fixture, cheap.total)} settled its own order and another of ${amountText(fixture, dear.total)}.`,
		place: {
			role: "completeOrder",
			parameter: "payment"
		},
		money: {
			kind: "unpaid",
			amount: dear.total
		},
		states: {
			paid: amountText(fixture, cheap.total),
			"other order before": before.status,
			"other order after": after.status
		}
	});
}

//#endregion
//#region src/fuzz/visit.ts
async function visit(fixture, { actor, role, values = {} }) {
	const { profile } = fixture;
	const everywhere = {
		email: actor.email,
		account: actor.account,
		currency: profile.money.currency
	};
	const request = bindOperation(role, operationOf(profile, role), {
		...everywhere,
		...values
	});
	const headers = {
		...request.headers,
		accept: "text/html, application/json",
		...actor.headers
	};
	const answer = await fixture.raw({
		...request,
		headers
	});
	if (answer.status === 401 || answer.status === 429 || answer.status >= 500) throw new Inconclusive(`${role} answered ${answer.status}`);
	return answer;
}

//#endregion
//#region src/fuzz/attacks/replay/success-page-replayed.ts
const successPageReplayed = {
	rule: {
		id: "pay/success-page-replayed",
		title: "Loading the success page again fulfils an order again",
		what: "Each visit to the page that the gateway sends the browser back to fulfils the paid order once more.",
		why: "One payment buys the goods, points or credit as often as the page is loaded.",
		fix: "Let the success page show and nothing else; fulfil once, when the gateway reports the payment.",
		level: "error",
		securitySeverity: 8,
		cwe: [294, 650],
		owasp: ["A06:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RPL-02"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "getOrder",
			values: ["order"],
			out: ["fulfilments"]
		},
		{
			role: "successPage",
			values: ["order"]
		}
	]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$31)
};
async function probe$31(fixture) {
	const { once, after } = await completeThrice(fixture, "successPage", (call) => visit(fixture, call));
	if (after <= once) return { verdict: "held" };
	return violation(fixture, {
		message: `A paid order was fulfilled ${after} times because its success page was loaded three times.`,
		place: { role: "successPage" },
		states: {
			"fulfilments after the first visit": String(once),
			"after the third": String(after)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/session/session-survives-logout.ts
const sessionSurvivesLogout = {
	rule: {
		id: "pay/session-survives-logout",
		title: "Session goes on after the sign-out",
		what: "A session token still opens the account after its owner has signed out.",
		why: "Whoever finds the token afterwards, on a shared computer or in a log, has the account.",
		fix: "Delete the session on the server at the sign-out; do not only forget the cookie.",
		level: "warning",
		securitySeverity: 6.5,
		cwe: [613],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["8.2.8"],
		since: "0.1.0"
	},
	roles: [[{ role: "session" }, { role: "logout" }]],
	needs: ["second-account"],
	run: (context) => confirmed(context, probe$30)
};
async function probe$30(fixture) {
	const alice = await fixture.actor("alice");
	const opens = async () => isSuccess(await fixture.attempt({
		actor: alice,
		role: "session",
		asIs: true
	}));
	if (!await opens()) throw new Inconclusive("session: it is refused before the sign-out too");
	if (isSuccess(await fixture.attempt({
		actor: NOBODY,
		role: "session",
		asIs: true
	}))) throw new Inconclusive("session: it answers without a session too");
	await fixture.step({
		actor: alice,
		role: "logout",
		asIs: true
	});
	if (!await opens()) return { verdict: "held" };
	return violation(fixture, {
		message: "A session was good after its owner had signed out.",
		place: { role: "logout" },
		states: {
			"without a session": "refused",
			"after the sign-out": "let in"
		}
	});
}

//#endregion
//#region src/fuzz/attacks/session/session-without-idle-timeout.ts
const sessionWithoutIdleTimeout = {
	rule: {
		id: "pay/session-without-idle-timeout",
		title: "Session does not end when it is idle",
		what: "A session that nobody used for longer than the limit is still good.",
		why: "An open browser, or a token in a backup, opens the account hours later.",
		fix: "End sessions after fifteen minutes without a request (PCI DSS 4.0.1, 8.2.8), by the time on the server.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [613],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["8.2.8"],
		since: "0.1.0"
	},
	disturbs: true,
	roles: [[{ role: "session" }]],
	needs: [
		"second-account",
		"hooks.clock",
		"limits.sessionIdleMs"
	],
	run: (context) => confirmed(context, probe$29)
};
async function probe$29(fixture) {
	const idle = fixture.profile.limits.sessionIdleMs ?? 0n;
	const alice = await fixture.actor("alice");
	const opens = async () => isSuccess(await fixture.attempt({
		actor: alice,
		role: "session",
		asIs: true
	}));
	await fixture.hook("clock", { ms: idle / 2n });
	if (!await opens()) throw new Inconclusive("session: it is refused after half the time already");
	await fixture.hook("clock", { ms: idle + 60000n });
	if (!await opens()) return { verdict: "held" };
	return violation(fixture, {
		message: `A session was good after ${idle / 60000n + 1n} minutes without a request.`,
		place: { role: "session" },
		states: {
			"limit in minutes": String(idle / 60000n),
			"after that time and a minute": "let in"
		}
	});
}

//#endregion
//#region src/fuzz/attacks/state/canceled-payment-completes-order.ts
const canceledPaymentCompletesOrder = {
	rule: {
		id: "pay/canceled-payment-completes-order",
		title: "A cancelled payment completes its order",
		what: "The completion of an order accepts a payment whose authorisation was given up before.",
		why: "Customers cancel what they owe and still get the goods.",
		fix: "Look the payment’s present state up at the gateway when an order is completed.",
		level: "error",
		securitySeverity: 8.5,
		cwe: [841, 672],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-10"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "authorize",
			values: ["order"],
			out: ["id"]
		},
		{
			role: "cancel",
			values: ["payment"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "status"]
		},
		{
			role: "completeOrder",
			values: ["order", "payment"]
		}
	]],
	needs: ["states.paid", "states.canceled"],
	run: (context) => confirmed(context, probe$28)
};
async function probe$28(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	await completeHonestly(fixture, actor);
	const { placed, payment } = await authorizeOrder(fixture, actor);
	await fixture.step({
		actor,
		role: "cancel",
		values: { payment }
	});
	const given = ({ status }) => profile.states.canceled.includes(status);
	await awaitEffect(fixture, () => readPayment(fixture, actor, payment), given, "cancel: the payment read back is not cancelled");
	const before = await readOrder(fixture, actor, placed.id);
	if (before.paid) throw new Inconclusive("cancel: the order is paid although its payment was cancelled");
	await fixture.attempt({
		actor,
		role: "completeOrder",
		values: {
			order: placed.id,
			payment
		}
	});
	const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
	if (!after.paid) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, placed.total)} became ${after.status} by a payment that had been cancelled.`,
		place: {
			role: "completeOrder",
			parameter: "payment"
		},
		money: {
			kind: "unpaid",
			amount: placed.total
		},
		states: {
			"order before": before.status,
			"order after": after.status,
			paid: amountText(fixture, 0n)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/state/challenge-exempted-by-client.ts
const challengeExemptedByClient = {
	rule: {
		id: "pay/challenge-exempted-by-client",
		title: "The client exempts its payment from the challenge",
		what: "A field of the request (merchant-initiated, off-session, exemption) makes the challenge disappear.",
		why: "Stolen cards are charged without 3-D Secure, and the merchant carries the loss.",
		fix: "Set exemptions on the server only, and refuse the field.",
		level: "error",
		securitySeverity: 8,
		cwe: [602, 915],
		owasp: ["A06:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["TDS-04"],
	roles: [[...CHALLENGE_ROLES, {
		role: "payWith",
		fields: ["exempt"]
	}]],
	needs: [
		"states.paid",
		"methods.ok",
		"methods.sca"
	],
	run: (context) => confirmed(context, probe$27)
};
async function probe$27(fixture) {
	const actor = await fixture.actor("alice");
	const control = await openChallengedPayment(fixture, actor);
	const exempted = await payWithChallenge(fixture, actor, { exempt: true });
	if (exempted === void 0) return { verdict: "held" };
	if (!(await readBack(fixture, () => readOrder(fixture, actor, exempted.order.id))).paid) return { verdict: "held" };
	return violation(fixture, {
		message: `A payment of ${amountText(fixture, exempted.order.total)} skipped the challenge of its card because the client asked for an exemption.`,
		place: {
			role: "payWith",
			parameter: "exempt"
		},
		states: {
			"payment without the field": control.state.status,
			"payment with it": exempted.state.status
		}
	});
}

//#endregion
//#region src/fuzz/attacks/state/challenge-skipped.ts
const challengeSkipped = {
	rule: {
		id: "pay/challenge-skipped",
		title: "A payment that waits for its cardholder counts as made",
		what: "An order becomes paid although the 3-D Secure challenge of its payment was never answered.",
		why: "The bank never pays: whoever breaks the challenge off gets the goods for nothing, and stolen cards work.",
		fix: "Treat every state of the gateway’s but “succeeded” as not paid.",
		level: "error",
		securitySeverity: 9,
		cwe: [304, 841],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["TDS-01"],
	roles: [CHALLENGE_ROLES],
	needs: [
		"states.paid",
		"methods.ok",
		"methods.sca"
	],
	run: (context) => confirmed(context, probe$26)
};
async function probe$26(fixture) {
	const actor = await fixture.actor("alice");
	const challenged = await payWithChallenge(fixture, actor);
	if (challenged === void 0) return { verdict: "held" };
	const { order, state } = challenged;
	const after = await readBack(fixture, () => readOrder(fixture, actor, order.id));
	if (!after.paid) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, order.total)} became ${after.status} without the challenge that its card demands.`,
		place: {
			role: "payWith",
			parameter: "method"
		},
		states: {
			order: after.status,
			payment: state.status
		}
	});
}

//#endregion
//#region src/fuzz/attacks/state/confirmed-without-challenge.ts
const confirmedWithoutChallenge = {
	rule: {
		id: "pay/confirmed-without-challenge",
		title: "A payment is confirmed without its challenge",
		what: "The request that goes on with a payment after the challenge makes it paid although there was none.",
		why: "Whoever sends the request passes 3-D Secure, with any card; the liability stays with the merchant.",
		fix: "Ask the gateway for the payment’s state when it is confirmed; never read the outcome from the client.",
		level: "error",
		securitySeverity: 9,
		cwe: [345, 602],
		owasp: ["A07:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["TDS-02"],
	roles: [[...CHALLENGE_ROLES, {
		role: "confirm",
		values: ["payment"]
	}]],
	needs: [
		"states.paid",
		"methods.ok",
		"methods.sca"
	],
	run: (context) => confirmed(context, bare, withStatus)
};
async function bare(fixture) {
	return attack$3(fixture, {});
}
async function withStatus(fixture) {
	return attack$3(fixture, { status: fixture.profile.states.paid[0] ?? "" });
}
async function attack$3(fixture, tampering) {
	const actor = await fixture.actor("alice");
	const { order, payment } = await openChallengedPayment(fixture, actor);
	const before = await readOrder(fixture, actor, order.id);
	await fixture.attempt({
		actor,
		role: "confirm",
		values: { payment },
		tampering
	});
	const after = await readBack(fixture, () => readOrder(fixture, actor, order.id));
	if (!after.paid) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, order.total)} became ${after.status} when its payment was confirmed without the challenge.`,
		place: {
			role: "confirm",
			..."status" in tampering && { parameter: "status" }
		},
		states: {
			"order before": before.status,
			"order after": after.status
		}
	});
}

//#endregion
//#region src/fuzz/attacks/state/gateway-failure-paid.ts
const gatewayFailurePaid = {
	rule: {
		id: "pay/gateway-failure-paid",
		title: "A failing gateway makes orders paid",
		what: "While every call to the gateway fails, a payment counts as made and its order as paid.",
		why: "An outage, or one that is brought about on purpose, gives the goods away.",
		fix: "Fail closed: an order is paid by the gateway’s own word only; what is unknown stays pending until it is asked again.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [636, 755],
		owasp: ["A10:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	roles: [[
		...ORDER_ROLES,
		{
			role: "refund",
			values: ["payment", "amount"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "refunded"]
		}
	]],
	needs: [
		"states.paid",
		"hooks.fault",
		"hooks.clearFaults"
	],
	disturbs: true,
	run: (context) => confirmed(context, probe$25)
};
const TIMES = 1000n;
async function probe$25(fixture) {
	const actor = await fixture.actor("alice");
	const payment = await payOrder(fixture, actor, await openOrder(fixture, actor));
	const placed = await openOrder(fixture, actor);
	const before = await readOrder(fixture, actor, placed.id);
	if (before.paid) throw new Inconclusive("checkout: a new order is paid already");
	try {
		await fixture.hook("fault", {
			kind: "error",
			times: TIMES,
			provider: "stripe"
		});
		const seen = await payUnderFault(fixture, actor, placed);
		if (!seen.paid) return { verdict: "held" };
		await checkOutage(fixture, actor, payment);
		return violation(fixture, {
			message: `An order of ${amountText(fixture, placed.total)} became ${seen.status} while the gateway answered every call with an error.`,
			place: { role: "pay" },
			money: {
				kind: "unpaid",
				amount: placed.total
			},
			states: {
				"order before": before.status,
				"order after": seen.status
			}
		});
	} finally {
		await fixture.hook("clearFaults");
	}
}
async function payUnderFault(fixture, actor, placed) {
	const values = payValues(fixture.profile, placed);
	await fixture.attempt({
		actor,
		role: "pay",
		values
	}).catch((error) => {
		if (!(error instanceof Inconclusive)) throw error;
	});
	return readBack(fixture, () => readOrder(fixture, actor, placed.id));
}
async function checkOutage(fixture, actor, payment) {
	const { captured, refunded } = await readPayment(fixture, actor, payment);
	const values = {
		payment,
		amount: amountValue(fixture.profile, captured - refunded)
	};
	await fixture.attempt({
		actor,
		role: "refund",
		values
	}).catch((error) => {
		if (!(error instanceof Inconclusive)) throw error;
	});
	if ((await readBack(fixture, () => readPayment(fixture, actor, payment))).refunded > refunded) throw new Inconclusive("hooks.fault: the gateway works all the same");
}

//#endregion
//#region src/fuzz/attacks/state/order-completed-unpaid.ts
const orderCompletedUnpaid = {
	rule: {
		id: "pay/order-completed-unpaid",
		title: "An order is completed without its money",
		what: "The completion of an order makes it paid although nothing was captured for it.",
		why: "Goods are delivered for an authorisation that is never captured.",
		fix: "Complete an order only where the captured amount, as the gateway reports it, equals its total.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-01"],
	roles: [[
		...ORDER_ROLES,
		{
			role: "authorize",
			values: ["order"],
			out: ["id"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["amount", "captured"]
		},
		{
			role: "completeOrder",
			values: ["order"]
		}
	]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$24)
};
async function probe$24(fixture) {
	const actor = await fixture.actor("alice");
	await completeHonestly(fixture, actor);
	const { placed, payment } = await authorizeOrder(fixture, actor);
	const before = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
	if (before.paid) throw new Inconclusive("authorize: the authorised order is paid already");
	await fixture.attempt({
		actor,
		role: "completeOrder",
		values: {
			order: placed.id,
			payment
		}
	});
	const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
	const { captured } = await readPayment(fixture, actor, payment);
	if (!after.paid || captured > 0n) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, placed.total)} became ${after.status} with ${amountText(fixture, captured)} captured.`,
		place: { role: "completeOrder" },
		money: {
			kind: "unpaid",
			amount: placed.total - captured
		},
		states: {
			"order before": before.status,
			"order after": after.status,
			captured: amountText(fixture, captured)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/state/payment-status-client-set.ts
const paymentStatusClientSet = {
	rule: {
		id: "pay/payment-status-client-set",
		title: "Payment status set by the client",
		what: "An update of a payment takes over the status that the client sends.",
		why: "Goods are delivered for payments that were never captured.",
		fix: "List the fields that a client may change, refuse all others, and let only the processor change the status.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [915],
		owasp: ["A08:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-08"],
	roles: [[
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "updatePayment",
			fields: ["status"]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: [
				"status",
				"amount",
				"captured"
			]
		}
	]],
	needs: ["paid-states", "authorized-states"],
	run: (context) => confirmed(context, probe$23)
};
async function probe$23(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	const payment = await makePayment(fixture, actor, "authorize");
	const values = {
		payment: payment.id,
		text: "a description"
	};
	await fixture.step({
		actor,
		role: "updatePayment",
		values
	});
	const before = await readPayment(fixture, actor, payment.id);
	if (profile.states.paid.includes(before.status)) throw new Inconclusive("updatePayment: a harmless update made the payment paid");
	const status = profile.states.paid[0] ?? "";
	await fixture.attempt({
		actor,
		role: "updatePayment",
		values,
		tampering: { status }
	});
	const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
	if (!profile.states.paid.includes(after.status) || after.captured > before.captured) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, profile.money.currency));
	return violation(fixture, {
		message: `A payment of ${text(payment.amount)} became ${after.status} because the client said so; captured: ${text(after.captured)}.`,
		place: {
			role: "updatePayment",
			parameter: "status"
		},
		money: {
			kind: "unpaid",
			amount: payment.amount - after.captured
		},
		states: {
			"status before": before.status,
			"status after": after.status,
			captured: text(after.captured)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/state/success-page-marks-paid.ts
const successPageMarksPaid = {
	rule: {
		id: "pay/success-page-marks-paid",
		title: "Visiting the success page marks an order as paid",
		what: "The page that the gateway sends the browser back to takes the visit for a payment.",
		why: "Who types the address in gets the goods for nothing.",
		fix: "Let the page ask the gateway, or wait for its signed webhook; the visit itself proves nothing.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [425, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-02"],
	roles: [[...ORDER_ROLES, {
		role: "successPage",
		values: ["order"]
	}]],
	needs: ["states.paid"],
	run: (context) => confirmed(context, probe$22)
};
async function probe$22(fixture) {
	const actor = await fixture.actor("alice");
	const payment = await payOrder(fixture, actor, await openOrder(fixture, actor));
	const placed = await openOrder(fixture, actor);
	const before = await readOrder(fixture, actor, placed.id);
	if (before.paid) throw new Inconclusive("checkout: a new order is paid already");
	await visit(fixture, {
		actor,
		role: "successPage",
		values: {
			order: placed.id,
			payment
		}
	});
	const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
	if (!after.paid) return { verdict: "held" };
	return violation(fixture, {
		message: `An order of ${amountText(fixture, placed.total)} became ${after.status} because its success page was visited; nothing was paid.`,
		place: { role: "successPage" },
		money: {
			kind: "unpaid",
			amount: placed.total
		},
		states: {
			"order before": before.status,
			"order after": after.status,
			paid: amountText(fixture, 0n)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/state/unknown-method-accepted.ts
const unknownMethodAccepted = {
	rule: {
		id: "pay/unknown-method-accepted",
		title: "An unknown payment method pays",
		what: "A payment whose method is empty or unknown makes the order paid.",
		why: "Nobody is charged: a missing default in the code that chooses the method gives the goods away.",
		fix: "Check the method against the known ones, and let whatever is not named fail.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [478, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["STA-09"],
	roles: [[{
		role: "payWith",
		values: ["order", "method"],
		out: ["id"]
	}, {
		role: "getOrder",
		values: ["order"],
		out: ["total", "status"]
	}]],
	needs: ["states.paid", "methods.ok"],
	run: (context) => confirmed(context, probe$21)
};
const METHODS = [
	["", "an empty method"],
	["none", "the method \"none\""],
	[null, "null for a method"]
];
async function probe$21(fixture) {
	const { profile } = fixture;
	const actor = await fixture.actor("alice");
	await payOrder(fixture, actor, await openOrder(fixture, actor), "payWith");
	const placed = await openOrder(fixture, actor);
	const before = await readOrder(fixture, actor, placed.id);
	if (before.paid) throw new Inconclusive("checkout: a new order is paid already");
	for (const [method, what] of METHODS) {
		await fixture.attempt({
			actor,
			role: "payWith",
			values: {
				...payValues(profile, placed),
				method
			}
		});
		const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
		if (!after.paid) continue;
		return violation(fixture, {
			message: `An order of ${amountText(fixture, placed.total)} became ${after.status} by a payment with ${what}.`,
			place: {
				role: "payWith",
				parameter: "method"
			},
			money: {
				kind: "unpaid",
				amount: placed.total
			},
			states: {
				"order before": before.status,
				"order after": after.status
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/declines.ts
const THROTTLED = /* @__PURE__ */ new Set([
	403,
	423,
	429
]);
function isThrottled({ status }) {
	return THROTTLED.has(status);
}
async function tryOrder(fixture, actor, values, headers = {}) {
	const { profile } = fixture;
	const { currency } = profile.money;
	const request = bindOperation("payWith", operationOf(profile, "payWith"), {
		currency,
		...values
	});
	const key = profile.idempotency === void 0 ? {} : { [profile.idempotency.header.toLowerCase()]: fixture.key() };
	return fixture.raw({
		...request,
		headers: {
			...request.headers,
			...key,
			...actor.headers,
			...lowerCase(headers)
		}
	});
}
async function declinesUntilLimit(fixture, actor, most) {
	const { id: order } = await newOrder(fixture, actor);
	const method = fixture.profile.methods.declined ?? "";
	for (let made = 0n; made < most; made += 1n) {
		const answer = await tryOrder(fixture, actor, {
			order,
			method
		});
		if (isThrottled(answer)) return made;
		if (answer.status >= 500) throw new Inconclusive(`payWith, to be declined, answered ${answer.status}`);
		if (made === 0n) await checkUnpaid(fixture, actor, order);
	}
	await checkUnpaid(fixture, actor, order);
}
async function checkUnpaid(fixture, actor, order) {
	if (await readBack(fixture, () => isOrderPaid(fixture, actor, order))) throw new Inconclusive("payWith: the order is paid with a method that is to be declined");
}
async function reachAddressLimit(context) {
	const { declines = 0n, addressDeclines = 0n } = context.profile.limits;
	const accounts = declines === 0n ? 1n : addressDeclines / declines + 2n;
	for (let at = 0n; at < accounts; at += 1n) {
		const fixture = context.fixture();
		if (await declinesUntilLimit(fixture, await fixture.actor("alice"), declines) === 0n) return fixture;
	}
}

//#endregion
//#region src/fuzz/attacks/throttling/account-declines-unlimited.ts
const accountDeclinesUnlimited = {
	rule: {
		id: "pay/account-declines-unlimited",
		title: "Declined payments are not counted per account",
		what: "Declined payments are limited by address only: one account can try as many as its addresses allow.",
		why: "Whoever tries out cards has thousands of addresses, and does it all with one account.",
		fix: "Count declined payments by account and by card as well as by address.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [799],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["THR-01"],
	disturbs: "last",
	roles: [PAY_WITH],
	needs: [
		"methods.ok",
		"methods.declined",
		"paid-states",
		"limits.declines",
		"limits.addressDeclines"
	],
	run: (context) => attack$2(context)
};
async function attack$2(context) {
	const seen = await confirmed(context, probe$20);
	if (seen.verdict !== "violation") return seen;
	const fixture = context.fixture();
	const { declines = 0n, addressDeclines = 0n } = context.profile.limits;
	const done = 2n * (declines + 5n);
	const most = (addressDeclines > done ? addressDeclines - done : 0n) + 5n;
	return await declinesUntilLimit(fixture, await fixture.actor("alice"), most) === void 0 ? { verdict: "held" } : seen;
}
async function probe$20(fixture) {
	const limit = fixture.profile.limits.declines ?? 0n;
	const attempts = limit + 5n;
	if (await declinesUntilLimit(fixture, await fixture.actor("alice"), attempts) !== void 0) return { verdict: "held" };
	return violation(fixture, {
		message: `One account made ${attempts} declined payments, and was never told to wait.`,
		place: {
			role: "payWith",
			parameter: "method"
		},
		unseen: "it counts requests until it is told to wait",
		states: {
			"limit of an account": String(limit),
			"declined payments tried": String(attempts)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/throttling/declined-payments-unlimited.ts
const declinedPaymentsUnlimited = {
	rule: {
		id: "pay/declined-payments-unlimited",
		title: "Cards can be tried out without limit",
		what: "However many payments are declined, the next one is tried.",
		why: "Thieves try stolen card numbers out here: fees for each attempt, disputes for those that work, and the gateway closes the account of the shop.",
		fix: "Count declined payments by account, card and address of the connection, and answer 429 beyond a limit.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [799, 307],
		owasp: [
			"A06:2025",
			"API4:2023",
			"API6:2023"
		],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["THR-01"],
	disturbs: "last",
	roles: [PAY_WITH],
	needs: [
		"methods.ok",
		"methods.declined",
		"paid-states",
		"limits.declines",
		"limits.addressDeclines"
	],
	run: attack$1
};
async function attack$1(context) {
	const { declines = 0n, addressDeclines = 0n } = context.profile.limits;
	const most = [addressDeclines + 5n];
	return confirmed(context, (fixture) => probe$19(fixture, most.pop() ?? declines + 5n));
}
async function probe$19(fixture, attempts) {
	const { methods, money: unit } = fixture.profile;
	const alice = await fixture.actor("alice");
	if (await declinesUntilLimit(fixture, alice, attempts) !== void 0) return { verdict: "held" };
	const { id: order, total } = await newOrder(fixture, alice);
	await tryOrder(fixture, alice, {
		order,
		method: methods.ok ?? ""
	});
	const paid = () => isOrderPaid(fixture, alice, order);
	await awaitEffect(fixture, paid, Boolean, "payWith: the order read back is not paid");
	const text = moneyText(money(total, unit.currency));
	return violation(fixture, {
		message: `After ${attempts} declined payments of one account the next one, of ${text}, was made at once.`,
		place: {
			role: "payWith",
			parameter: "method"
		},
		unseen: "it counts requests until it is told to wait",
		states: {
			"declined payments": String(attempts),
			"payment after them": `${text}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/throttling/forwarded-address-trusted.ts
const forwardedAddressTrusted = {
	rule: {
		id: "pay/forwarded-address-trusted",
		title: "Limit of an address follows a header of the client",
		what: "The limit per address goes by an address that the client names in a header.",
		why: "Another number in a header, and the limit begins anew: cards can be tried out without end.",
		fix: "Take the address of the connection, or of the header that the own proxy sets and cleans.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [348, 807],
		owasp: ["A06:2025", "API4:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["THR-04"],
	disturbs: "last",
	roles: [PAY_WITH],
	needs: [
		"methods.ok",
		"methods.declined",
		"paid-states",
		"limits.declines",
		"limits.addressDeclines"
	],
	run: (context) => attack(context)
};
const HEADERS = [
	"x-forwarded-for",
	"x-real-ip",
	"forwarded"
];
async function attack(context) {
	if (await reachAddressLimit(context) === void 0) return { verdict: "held" };
	return confirmed(context, probe$18);
}
async function probe$18(fixture) {
	const { methods, money: unit } = fixture.profile;
	const alice = await fixture.actor("alice");
	const { id: order, total } = await newOrder(fixture, alice);
	const values = {
		order,
		method: methods.ok ?? ""
	};
	if (!isThrottled(await tryOrder(fixture, alice, values))) throw new Inconclusive("payWith: the limit of the address did not last");
	const claimed = `203.0.113.${BigInt(`0x${fixture.key().slice(0, 8)}`) % 250n + 1n}`;
	for (const name of HEADERS) {
		const value = name === "forwarded" ? `for=${claimed}` : claimed;
		await tryOrder(fixture, alice, values, { [name]: value });
		if (!await readBack(fixture, () => isOrderPaid(fixture, alice, order))) continue;
		const text = moneyText(money(total, unit.currency));
		return violation(fixture, {
			message: `An address that had to wait paid ${text} at once by naming another address in ${name}.`,
			place: {
				role: "payWith",
				parameter: name
			},
			unseen: "it counts requests until it is told to wait",
			states: {
				"without the header": "told to wait",
				[`with ${name}`]: `${text}, paid`
			}
		});
	}
	return { verdict: "held" };
}

//#endregion
//#region src/fuzz/attacks/throttling/login-attempts-unlimited.ts
const loginAttemptsUnlimited = {
	rule: {
		id: "pay/login-attempts-unlimited",
		title: "Passwords can be tried out without limit",
		what: "However many wrong passwords were tried, the right one still opens the account at once.",
		why: "Lists of stolen passwords are tried on every account; the saved cards behind them are charged.",
		fix: "Lock the account, or make it wait, after at most ten failed attempts (PCI DSS 4.0.1, 8.3.4).",
		level: "error",
		securitySeverity: 7.5,
		cwe: [307],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["8.3.4"],
		since: "0.1.0"
	},
	catalogue: ["THR-02"],
	disturbs: true,
	roles: [[{ role: "session" }]],
	needs: ["second-account", "limits.loginFailures"],
	run: (context) => confirmed(context, probe$17)
};
async function probe$17(fixture) {
	const { auth, limits } = fixture.profile;
	const alice = await fixture.actor("alice");
	const login = auth?.login;
	if (login === void 0 || alice.renew === void 0) throw new Inconclusive("the profile has no auth.login");
	await alice.renew();
	const attempts = (limits.loginFailures ?? 0n) + 2n;
	for (let tried = 0n; tried < attempts; tried += 1n) {
		const values = {
			email: alice.email,
			password: `Wrong-${tried}-${fixture.key()}!`
		};
		await fixture.raw(bindOperation("login", login, values));
	}
	if (!await opens(alice)) return { verdict: "held" };
	return violation(fixture, {
		message: `After ${attempts} wrong passwords the right one opened the account at once.`,
		place: { role: "session" },
		unseen: "it counts requests until it is told to wait",
		states: {
			"wrong passwords": String(attempts),
			"right one after them": "let in"
		}
	});
}
async function opens(actor) {
	try {
		return await actor.renew?.() !== void 0;
	} catch (error) {
		if (error instanceof Inconclusive) return false;
		throw error;
	}
}

//#endregion
//#region src/fuzz/attacks/token/foreign-card-chargeable.ts
const foreignCardChargeable = {
	rule: {
		id: "pay/foreign-card-chargeable",
		title: "Another customer's saved card can be charged",
		what: "An account pays with the saved card of another one.",
		why: "Whoever learns or guesses the name of a saved card goes shopping with somebody else's money.",
		fix: "Look saved cards up by name and owner together.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	catalogue: ["TOK-01"],
	roles: [[...PAY_WITH, {
		role: "saveCard",
		values: ["token"],
		out: ["id"]
	}]],
	needs: [
		"second-account",
		"hooks.token",
		"paid-states"
	],
	run: (context) => confirmed(context, probe$16)
};
async function probe$16(fixture) {
	const alice = await fixture.actor("alice");
	const bob = await fixture.actor("bob");
	const card = await saveFreshCard(fixture, alice);
	await payHonestly(fixture, alice, card);
	await payHonestly(fixture, bob, await saveFreshCard(fixture, bob));
	const bought = await tryToPay(fixture, bob, card);
	if (bought === void 0) return { verdict: "held" };
	const total = moneyText(money(bought.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `One account paid for an order of ${total} with the card that another account had saved.`,
		place: {
			role: "payWith",
			parameter: "method"
		},
		money: {
			kind: "moved",
			amount: bought.total
		},
		states: {
			"order of the second account": `${total}, paid`,
			"card of": "the first account"
		}
	});
}

//#endregion
//#region src/fuzz/leave-out.ts
function leaveOut(request, pointer) {
	const body = parseJson(request.body ?? "");
	if (!isJsonObject(body)) throw new Inconclusive(`${request.label}: the body is no JSON object`);
	const path = pointer.split("/").slice(1);
	return {
		...request,
		body: writeJson(without(body, path))
	};
}
function without(value, [name, ...rest]) {
	if (!isJsonObject(value) || name === void 0) return value;
	const key = name.replaceAll("~1", "/").replaceAll("~0", "~");
	return Object.fromEntries(Object.entries(value).flatMap(([own, item]) => own !== key ? [[own, item]] : rest.length === 0 ? [] : [[own, without(item, rest)]]));
}

//#endregion
//#region src/fuzz/attacks/token/raw-card-number-accepted.ts
const rawCardNumberAccepted = {
	rule: {
		id: "pay/raw-card-number-accepted",
		title: "Raw card numbers are taken",
		what: "The app takes a card number in a request to its own server and charges it.",
		why: "Every system that the number passes through is in the scope of PCI DSS, and each of its logs and dumps holds cards.",
		fix: "Let the fields of the gateway turn the number into a token in the browser, and refuse requests that hold a card.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [319, 311],
		owasp: ["A04:2025", "API8:2023"],
		pci: [
			"3.5.1",
			"4.2.1",
			"6.2.4"
		],
		since: "0.1.0"
	},
	catalogue: ["TOK-02"],
	roles: [[...PAY_WITH, {
		role: "payWith",
		fields: ["method", "card"]
	}]],
	needs: ["methods.ok", "paid-states"],
	run: (context) => confirmed(context, probe$15)
};
const CARD = {
	number: "4242424242424242",
	exp_month: 12n,
	exp_year: 2040n,
	cvc: "123"
};
async function probe$15(fixture) {
	const { methods, money: unit } = fixture.profile;
	const alice = await fixture.actor("alice");
	await payHonestly(fixture, alice, methods.ok ?? "");
	const pointer = operationOf(fixture.profile, "payWith").fields["method"] ?? "/method";
	const rewrite = (request) => leaveOut(request, pointer);
	const bought = await tryToPay(fixture, alice, "", {
		tampering: { card: CARD },
		rewrite
	});
	if (bought === void 0) return { verdict: "held" };
	if (await tryToPay(fixture, alice, "", { rewrite }) !== void 0) throw new Inconclusive("payWith: an order is paid without any payment method");
	const total = moneyText(money(bought.total, unit.currency));
	return violation(fixture, {
		message: `The app took a raw card number and charged ${total} to it.`,
		place: {
			role: "payWith",
			parameter: "card"
		},
		states: { "order paid with a card number": total }
	});
}

//#endregion
//#region src/fuzz/forged-session.ts
async function openForgedSession(fixture) {
	const alice = await fixture.actor("alice");
	const session = sessionJwt(alice);
	if (session === void 0) return void 0;
	await fixture.step({
		actor: alice,
		role: "session",
		asIs: true
	});
	if (isSuccess(await fixture.attempt({
		actor: NOBODY,
		role: "session",
		asIs: true
	}))) throw new Inconclusive("session: it answers without a session too");
	return {
		header: session.header,
		claims: {
			...session.claims,
			tollgate: 1n
		},
		signature: session.signature,
		async opens(token) {
			const forged = {
				...NOBODY,
				headers: session.headersWith(token)
			};
			return isSuccess(await fixture.attempt({
				actor: forged,
				role: "session",
				asIs: true
			}));
		}
	};
}

//#endregion
//#region src/fuzz/attacks/token/session-token-signature-ignored.ts
const sessionTokenSignatureIgnored = {
	rule: {
		id: "pay/session-token-signature-ignored",
		title: "Altered session token is taken",
		what: "The signature of session tokens is not checked.",
		why: "Anybody writes themselves a session of whom they like, of the staff too.",
		fix: "Verify tokens with a library, with a fixed list of algorithms, before any claim is read.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [347],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["8.3.1", "6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["TOK-07"],
	roles: [[{ role: "session" }]],
	run: (context) => confirmed(context, probe$14)
};
async function probe$14(fixture) {
	const session = await openForgedSession(fixture);
	if (session === void 0) return { verdict: "held" };
	const { header, claims, signature, opens } = session;
	if (!await opens(writeJwt(header, claims, signature))) return { verdict: "held" };
	return violation(fixture, {
		message: "A session token whose claims were changed after it was signed was taken.",
		place: { role: "session" },
		states: {
			"without a session": "refused",
			"with the altered token": "let in"
		}
	});
}

//#endregion
//#region src/fuzz/attacks/token/session-token-unsigned-accepted.ts
const sessionTokenUnsignedAccepted = {
	rule: {
		id: "pay/session-token-unsigned-accepted",
		title: "Unsigned session token is taken",
		what: "The app takes session tokens that name the algorithm none.",
		why: "Anybody writes themselves a session of whom they like, of the staff too.",
		fix: "Verify tokens with a library, with a fixed list of algorithms, before any claim is read.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [347],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["8.3.1", "6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["TOK-07"],
	roles: [[{ role: "session" }]],
	run: (context) => confirmed(context, probe$13)
};
async function probe$13(fixture) {
	const session = await openForgedSession(fixture);
	if (session === void 0) return { verdict: "held" };
	const { header, claims, signature, opens } = session;
	if (!await opens(writeJwt({
		...header,
		alg: "none"
	}, claims, ""))) return { verdict: "held" };
	if (await opens(writeJwt(header, claims, signature))) return { verdict: "held" };
	return violation(fixture, {
		message: "A session token without any signature was taken.",
		place: { role: "session" },
		states: {
			"without a session": "refused",
			"with the unsigned token": "let in"
		}
	});
}

//#endregion
//#region src/fuzz/attacks/token/single-use-token-reused.ts
const singleUseTokenReused = {
	rule: {
		id: "pay/single-use-token-reused",
		title: "Single-use token is taken twice",
		what: "A token that stands for one payment pays for a second one.",
		why: "Whoever gets hold of a used token, from a log, a history or a proxy, charges the card again.",
		fix: "Note each token as used in the transaction that uses it, and refuse it ever after; let the gateway refuse it too.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [294, 672],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["RPL-01"],
	roles: [PAY_WITH],
	needs: ["hooks.token", "paid-states"],
	run: (context) => confirmed(context, probe$12)
};
async function probe$12(fixture) {
	const alice = await fixture.actor("alice");
	const token = await freshToken(fixture);
	const first = await payHonestly(fixture, alice, token);
	const second = await tryToPay(fixture, alice, token);
	if (second === void 0) return { verdict: "held" };
	const text = (minor) => moneyText(money(minor, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A single-use token that had paid ${text(first.total)} paid another ${text(second.total)}.`,
		place: {
			role: "payWith",
			parameter: "method"
		},
		money: {
			kind: "moved",
			amount: second.total
		},
		states: {
			"paid with the token": text(first.total),
			"paid with it again": text(second.total)
		}
	});
}

//#endregion
//#region src/fuzz/target-time.ts
async function targetTime(fixture) {
	const source = fixture.profile.hooks.clock?.out["now"];
	if (source === void 0) return Date.now();
	const value = readOut(await fixture.hook("clock", { ms: 0n }), source);
	const time = typeof value === "string" ? Date.parse(value) : NaN;
	if (Number.isNaN(time)) throw new Inconclusive("the hook clock tells no time");
	return time;
}

//#endregion
//#region src/fuzz/attacks/webhook/bank-webhook-token-not-verified.ts
const bankWebhookTokenNotVerified = {
	rule: {
		id: "pay/bank-webhook-token-not-verified",
		title: "Token of bank webhooks is not verified",
		what: "The app takes webhooks of Plaid whose token names no algorithm, or was made for another body.",
		why: "Anybody who knows an item breaks the links to banks, or makes the app believe what it likes of a transfer.",
		fix: "Accept ES256 only, fetch the key that the token names from Plaid, and compare the SHA-256 of the body in constant time.",
		level: "error",
		securitySeverity: 9,
		cwe: [347],
		owasp: ["A04:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["BNK-04"],
	roles: [[
		{
			role: "bankLinkToken",
			out: ["linkToken"]
		},
		{
			role: "bankLink",
			values: ["publicToken"],
			out: ["id"]
		},
		{
			role: "bankLinks",
			out: [
				"items",
				"id",
				"status"
			]
		}
	]],
	needs: [
		"psp",
		"webhooks.plaid",
		"hooks.bankToken"
	],
	run: (context) => confirmed(context, probe$11)
};
async function probe$11(fixture) {
	const alice = await fixture.actor("alice");
	const witness = openWitness(fixture);
	await linkBank(fixture, alice);
	let link = "";
	const genuine = (await witness.caughtDuring("plaid", async () => {
		link = await linkBank(fixture, alice);
	})).find(({ headers }) => headers["plaid-verification"] !== void 0);
	const token = genuine?.headers["plaid-verification"] ?? "";
	const item = readPointer(parseJson(genuine?.body ?? ""), "/item_id");
	if (genuine === void 0 || typeof item !== "string") throw new Inconclusive("psp: no webhook came of a bank link");
	if (!isSuccess(await deliver$1(fixture, genuine.body, token))) throw new Inconclusive("webhooks.plaid: a genuine webhook is refused");
	const before = await statusOf(fixture, alice, link);
	const forged = writeJson({
		webhook_type: "ITEM",
		webhook_code: "ERROR",
		item_id: item,
		error: {
			error_type: "ITEM_ERROR",
			error_code: "ITEM_LOGIN_REQUIRED"
		},
		environment: "sandbox"
	});
	await deliver$1(fixture, forged, void 0);
	if (await readBack(fixture, () => statusOf(fixture, alice, link)) !== before) return { verdict: "held" };
	const claims = {
		iat: BigInt(Math.floor(await targetTime(fixture) / 1e3)),
		request_body_sha256: createHash("sha256").update(forged).digest("hex")
	};
	const tokens = {
		"made for another body": token,
		"that names no algorithm": writeJwt({
			alg: "none",
			typ: "JWT"
		}, claims, "")
	};
	for (const [kind, wrong] of Object.entries(tokens)) {
		await deliver$1(fixture, forged, wrong);
		const after = await readBack(fixture, () => statusOf(fixture, alice, link));
		if (after === before) continue;
		return violation(fixture, {
			message: `A forged webhook with a token ${kind} turned a bank link from ${before} into ${after}.`,
			place: {
				webhook: "plaid",
				parameter: "plaid-verification"
			},
			states: {
				"bank link before": before,
				"after the forged webhook": after
			}
		});
	}
	return { verdict: "held" };
}
async function linkBank(fixture, actor) {
	const answer = await fixture.step({
		actor,
		role: "bankLink",
		values: await logInToBank(fixture, actor)
	});
	return outText(fixture.profile, "bankLink", answer, "id");
}
async function statusOf(fixture, actor, link) {
	const answer = await fixture.step({
		actor,
		role: "bankLinks"
	});
	const items = outValue(fixture.profile, "bankLinks", answer, "items");
	const { id = "/id", status = "/status" } = fixture.profile.roles.bankLinks?.out ?? {};
	const own = (Array.isArray(items) ? items : []).find((item) => isJsonObject(item) && readPointer(item, id) === link);
	const value = readPointer(own, status);
	if (typeof value !== "string") throw new Inconclusive("bankLinks: the link just made is not in the list");
	return value;
}
async function deliver$1(fixture, body, token) {
	return fixture.raw({
		label: "webhooks.plaid",
		method: "POST",
		path: fixture.profile.webhooks.plaid?.path ?? "/",
		headers: {
			"content-type": "application/json",
			...token !== void 0 && { "plaid-verification": token }
		},
		body
	});
}

//#endregion
//#region src/fuzz/stripe-webhook.ts
function stripeEvent(payment) {
	const { event, intent, type, amount, currency, order, created, more = {} } = payment;
	const paid = type === "payment_intent.succeeded";
	const error = paid ? null : {
		type: "card_error",
		code: "card_declined",
		message: "Your card was declined."
	};
	return {
		id: `evt_${event}`,
		object: "event",
		api_version: "2026-09-30.clover",
		created: BigInt(created),
		data: { object: {
			id: `pi_${intent}`,
			object: "payment_intent",
			amount,
			amount_capturable: 0n,
			amount_received: paid ? amount : 0n,
			capture_method: "automatic",
			created: BigInt(created),
			currency: currency.toLowerCase(),
			last_payment_error: error,
			livemode: false,
			metadata: {
				order,
				order_id: order
			},
			next_action: null,
			status: paid ? "succeeded" : "requires_payment_method"
		} },
		livemode: false,
		pending_webhooks: 1n,
		request: {
			id: null,
			idempotency_key: null
		},
		type,
		...more
	};
}
function stripeSignature(body, secret, time) {
	return `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
}
function guessedSignature(body, time) {
	return stripeSignature(body, "whsec_guessed", time);
}
function stripeSecret({ profile }) {
	const secret = profile.webhooks.stripe?.secret;
	if (secret === void 0) throw new Inconclusive("the profile has no webhooks.stripe.secret");
	return secret;
}
async function deliverStripe(fixture, body, signature) {
	return fixture.raw({
		label: "webhooks.stripe",
		method: "POST",
		path: fixture.profile.webhooks.stripe?.path ?? "/",
		headers: {
			"content-type": "application/json; charset=utf-8",
			"user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
			...signature !== void 0 && { "stripe-signature": signature }
		},
		body
	});
}

//#endregion
//#region src/fuzz/awaited-order.ts
const WEBHOOK_ROLES = [[{
	role: "checkout",
	out: ["id", "total"]
}, {
	role: "getOrder",
	values: ["order"],
	out: ["status", "total"]
}]];
const WEBHOOK_NEEDS = [
	"webhooks.stripe",
	"stripe-secret",
	"paid-states"
];
async function openWebhookScene(fixture) {
	const alice = await fixture.actor("alice");
	const item = (await readCatalogue(fixture, alice))[0];
	const newOrder = () => order(fixture, alice, {
		quantity: 1n,
		...item !== void 0 && { item }
	});
	const isPaid = async ({ id }) => {
		const answer = await fixture.step({
			actor: alice,
			role: "getOrder",
			values: { order: id }
		});
		return fixture.profile.states.paid.includes(outText(fixture.profile, "getOrder", answer, "status"));
	};
	const control = await newOrder();
	if (await isPaid(control)) throw new Inconclusive("checkout: an order is paid before anybody has paid for it");
	await deliver(fixture, control, {});
	await awaitEffect(fixture, () => isPaid(control), Boolean, "webhooks.stripe: a genuine event does not pay for the order that it names");
	return {
		alice,
		control,
		newOrder,
		isPaid,
		async pays(awaited, forgery = {}) {
			await deliver(fixture, awaited, forgery);
			return readBack(fixture, () => isPaid(awaited));
		}
	};
}
async function takesAnySignature(scene) {
	return scene.pays(await scene.newOrder(), { sign: guessedSignature });
}
async function fulfilmentsOf(fixture, actor, id) {
	const answer = await fixture.step({
		actor,
		role: "getOrder",
		values: { order: id }
	});
	const value = outValue(fixture.profile, "getOrder", answer, "fulfilments");
	return typeof value === "bigint" ? value : void 0;
}
function stripeName(fixture) {
	return fixture.key().replaceAll("-", "").slice(0, 24);
}
async function deliver(fixture, { id, total }, forgery) {
	const secret = stripeSecret(fixture);
	const time = Math.floor(await targetTime(fixture) / 1e3);
	const payment = {
		event: stripeName(fixture),
		intent: stripeName(fixture),
		type: "payment_intent.succeeded",
		amount: forgery.amount ?? total,
		currency: fixture.profile.money.currency,
		order: id,
		created: time,
		...forgery.event !== void 0 && { more: forgery.event }
	};
	const body = writeJson(stripeEvent(payment));
	const sign = forgery.sign ?? ((text, at, key) => stripeSignature(text, key, at));
	await deliverStripe(fixture, forgery.resend?.(body) ?? body, sign(body, time, secret));
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-amount-not-compared.ts
const webhookAmountNotCompared = {
	rule: {
		id: "pay/webhook-amount-not-compared",
		title: "Webhook pays for an order with less money",
		what: "The app takes an order for paid without comparing the amount that was paid with what the order costs.",
		why: "Whoever pays one cent with the id of an expensive order gets the goods.",
		fix: "Compare amount and currency of the payment with those of the order, and hold back what does not fit.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [345],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-07"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$10)
};
async function probe$10(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	if (!await scene.pays(order, { amount: 1n })) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `An order of ${total} became paid by a payment of ${moneyText(money(1n, fixture.profile.money.currency))}.`,
		place: {
			webhook: "stripe",
			parameter: "amount"
		},
		money: {
			kind: "unpaid",
			amount: order.total - 1n
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the payment of one minor unit": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-counted-twice.ts
const webhookCountedTwice = {
	rule: {
		id: "pay/webhook-counted-twice",
		title: "Webhook that is delivered twice counts twice",
		what: "The app acts a second time on an event that it has had before.",
		why: "Gateways deliver events more than once by design: goods are sent twice and money is booked that never came.",
		fix: "Keep the ids of events in the transaction that acts on them, with a unique constraint, and answer 200 to a known one.",
		level: "error",
		securitySeverity: 8,
		cwe: [837, 294],
		owasp: ["API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-05"],
	roles: [[{
		role: "checkout",
		out: ["id", "total"]
	}, {
		role: "getOrder",
		values: ["order"],
		out: [
			"status",
			"total",
			"fulfilments"
		]
	}]],
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$9)
};
async function probe$9(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	const { currency } = fixture.profile.money;
	const time = Math.floor(await targetTime(fixture) / 1e3);
	const event = stripeEvent({
		event: stripeName(fixture),
		intent: stripeName(fixture),
		type: "payment_intent.succeeded",
		amount: order.total,
		currency,
		order: order.id,
		created: time
	});
	const body = writeJson(event);
	const signature = stripeSignature(body, stripeSecret(fixture), time);
	const count = async () => {
		const fulfilments = await fulfilmentsOf(fixture, scene.alice, order.id);
		if (fulfilments === void 0) throw new Inconclusive("getOrder: the answer has no fulfilments");
		return fulfilments;
	};
	await deliverStripe(fixture, body, signature);
	await awaitEffect(fixture, count, (sent) => sent === 1n, "webhooks.stripe: the order was not sent on its way once");
	await deliverStripe(fixture, body, signature);
	const sent = await readBack(fixture, count);
	if (sent <= 1n) return { verdict: "held" };
	const total = moneyText(money(order.total, currency));
	return violation(fixture, {
		message: `One payment of ${total}, whose webhook was delivered twice, sent the order on its way ${sent} times.`,
		place: { webhook: "stripe" },
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"fulfilments after the first delivery": "1",
			"fulfilments after the second": String(sent)
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-empty-secret-accepted.ts
const webhookEmptySecretAccepted = {
	rule: {
		id: "pay/webhook-empty-secret-accepted",
		title: "Webhook signed with an empty secret is taken",
		what: "The app takes webhooks that are signed with the empty text as secret.",
		why: "A secret that was never set is known to everybody: whoever signs with nothing tells the app that an order is paid.",
		fix: "Refuse to start without a webhook secret, and never fall back to an empty one.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [347, 1188],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["6.2.4", "8.6.2"],
		since: "0.1.0"
	},
	catalogue: ["WHK-03"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$8)
};
function sign$2(body, time) {
	return stripeSignature(body, "", time);
}
async function probe$8(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	if (!await scene.pays(order, { sign: sign$2 })) return { verdict: "held" };
	if (await takesAnySignature(scene)) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A webhook signed with an empty secret paid for an order of ${total}; no money came in.`,
		place: {
			webhook: "stripe",
			parameter: "stripe-signature"
		},
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the webhook signed with nothing": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-mode-not-checked.ts
const webhookModeNotChecked = {
	rule: {
		id: "pay/webhook-mode-not-checked",
		title: "Webhook of the other mode is taken",
		what: "An app that runs in test mode acts on a webhook of live mode.",
		why: "An app that does not look at the mode takes test payments for real ones once it is live: goods for play money.",
		fix: "Compare `livemode` of an event with the mode that the app runs in.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [489],
		owasp: ["A08:2025", "API8:2023"],
		pci: ["6.5.6"],
		since: "0.1.0"
	},
	catalogue: ["WHK-09"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$7)
};
async function probe$7(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	if (!await scene.pays(order, { event: { livemode: true } })) return { verdict: "held" };
	if (await scene.pays(await scene.newOrder(), { event: { account: "acct_1TollgateForeign0" } })) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A payment of live mode paid for an order of ${total} in an app that runs in test mode.`,
		place: {
			webhook: "stripe",
			parameter: "livemode"
		},
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the payment of the other mode": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-of-foreign-account-accepted.ts
const webhookOfForeignAccountAccepted = {
	rule: {
		id: "pay/webhook-of-foreign-account-accepted",
		title: "Another merchant's webhook is taken",
		what: "The app acts on a webhook that concerns the account of another merchant.",
		why: "Whoever has an account at the same gateway, or on the same platform, pays themselves and gets the goods of this shop.",
		fix: "Compare the account, or the merchant, that an event names with the own one.",
		level: "error",
		securitySeverity: 8,
		cwe: [639],
		owasp: ["A01:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-08"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$6)
};
async function probe$6(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	if (!await scene.pays(order, { event: { account: "acct_1TollgateForeign0" } })) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A payment to the account of another merchant paid for an order of ${total}.`,
		place: {
			webhook: "stripe",
			parameter: "account"
		},
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the foreign payment": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-out-of-order-applied.ts
const webhookOutOfOrderApplied = {
	rule: {
		id: "pay/webhook-out-of-order-applied",
		title: "Old webhook overwrites what is newer",
		what: "A webhook about an earlier state, which comes late, makes a paid payment unpaid again.",
		why: "Gateways do not keep the order of events: payments that came in are lost, asked for again, or refused a refund.",
		fix: "Compare the time of the event with that of the state it would replace, let final states stand, or ask the gateway for the present state.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [696, 841],
		owasp: ["API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-06"],
	roles: [[
		{
			role: "checkout",
			out: ["id", "total"]
		},
		{
			role: "getOrder",
			values: ["order"],
			out: [
				"status",
				"total",
				"payment"
			]
		},
		{
			role: "getPayment",
			values: ["payment"],
			out: ["status", "amount"]
		}
	]],
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$5)
};
async function probe$5(fixture) {
	const scene = await openWebhookScene(fixture);
	const { alice } = scene;
	const { profile } = fixture;
	const order = await scene.newOrder();
	const now = Math.floor(await targetTime(fixture) / 1e3);
	const intent = stripeName(fixture);
	const tell = async (type, age) => {
		const { currency } = profile.money;
		const payment = {
			event: stripeName(fixture),
			intent,
			type,
			amount: order.total,
			currency,
			order: order.id
		};
		const body = writeJson(stripeEvent({
			...payment,
			created: now - age
		}));
		await deliverStripe(fixture, body, stripeSignature(body, stripeSecret(fixture), now));
	};
	await tell("payment_intent.succeeded", 0);
	await awaitEffect(fixture, () => scene.isPaid(order), Boolean, "webhooks.stripe: a genuine event does not pay for its order");
	const shown = await fixture.step({
		actor: alice,
		role: "getOrder",
		values: { order: order.id }
	});
	const payment = outText(profile, "getOrder", shown, "payment");
	const before = await readPayment(fixture, alice, payment);
	await tell("payment_intent.payment_failed", 60);
	const after = await readBack(fixture, () => readPayment(fixture, alice, payment));
	if (!profile.states.paid.includes(before.status) || profile.states.paid.includes(after.status)) return { verdict: "held" };
	const total = moneyText(money(order.total, profile.money.currency));
	return violation(fixture, {
		message: `A payment of ${total} that was ${before.status} became ${after.status} by an event from before.`,
		place: { webhook: "stripe" },
		states: {
			"payment before": before.status,
			"payment after the older event": after.status
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-signature-incomplete-accepted.ts
const webhookSignatureIncompleteAccepted = {
	rule: {
		id: "pay/webhook-signature-incomplete-accepted",
		title: "Webhook with an empty or foreign part of a signature is taken",
		what: "The app takes webhooks whose signature is empty, or of another scheme than the one that is checked.",
		why: "A comparison over as many characters as were sent, or over no known scheme, is always right: anybody tells the app that an order is paid.",
		fix: "Take only the scheme v1, compare all 64 digits in constant time, and refuse where none is there.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [347],
		owasp: ["A04:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-10"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$4)
};
async function probe$4(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	let taken = false;
	for (const rest of ["v1=", `v0=${"0".repeat(64)}`]) taken ||= await scene.pays(order, { sign: (_body, time) => `t=${time},${rest}` });
	if (!taken) return { verdict: "held" };
	if (await scene.pays(await scene.newOrder(), { sign: () => void 0 }) || await takesAnySignature(scene)) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A webhook with an empty signature paid for an order of ${total}; one with a wrong signature is refused.`,
		place: {
			webhook: "stripe",
			parameter: "stripe-signature"
		},
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the webhook with an empty signature": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-signature-not-compared.ts
const webhookSignatureNotCompared = {
	rule: {
		id: "pay/webhook-signature-not-compared",
		title: "Webhook with a made-up signature is taken",
		what: "The app wants a signature on webhooks, and does not check whether it is right.",
		why: "Anybody who knows the address and the form of a signature tells the app that an order is paid.",
		fix: "Check the signature with the SDK of the gateway over the bytes that came in, before anything reads them, and refuse with 400.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [347],
		owasp: ["A04:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-02"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$3)
};
async function probe$3(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	if (!await scene.pays(order, { sign: guessedSignature })) return { verdict: "held" };
	if (await scene.pays(await scene.newOrder(), { sign: () => void 0 })) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A webhook signed with a made-up secret paid for an order of ${total}; without a signature it is refused.`,
		place: {
			webhook: "stripe",
			parameter: "stripe-signature"
		},
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the forged webhook": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-signature-over-other-bytes.ts
const webhookSignatureOverOtherBytes = {
	rule: {
		id: "pay/webhook-signature-over-other-bytes",
		title: "Signature of a webhook is checked over other bytes than were sent",
		what: "The app checks the signature over a body that it has written anew, not over the bytes that came in.",
		why: "What is checked is not what is read: bodies can be made that are one thing to the check and another to the app, and genuine webhooks are lost as soon as the gateway writes its JSON otherwise.",
		fix: "Keep the raw body, check the signature over it, and parse it only then.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [347, 436],
		owasp: ["A04:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-11"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$2)
};
async function probe$2(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	if (!await scene.pays(order, { resend: (body) => body.replace("{", "{\n  ") })) return { verdict: "held" };
	if (await takesAnySignature(scene)) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A webhook with other bytes than those that were signed paid for an order of ${total}.`,
		place: { webhook: "stripe" },
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the rewritten webhook": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-stale-accepted.ts
const webhookStaleAccepted = {
	rule: {
		id: "pay/webhook-stale-accepted",
		title: "Old webhook is taken for a new one",
		what: "The app takes a rightly signed webhook an hour after it was signed.",
		why: "Whoever gets hold of one webhook, from a log or a proxy, can send it again for ever.",
		fix: "Refuse what was signed more than five minutes ago: give the verifier of the SDK a tolerance.",
		level: "warning",
		securitySeverity: 5.5,
		cwe: [294],
		owasp: ["A07:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-04"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe$1)
};
const HOUR = 3600;
function sign$1(body, time, secret) {
	return stripeSignature(body, secret, time - HOUR);
}
async function probe$1(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	if (!await scene.pays(order, { sign: sign$1 })) return { verdict: "held" };
	if (await takesAnySignature(scene)) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A webhook that was signed an hour ago paid for an order of ${total}.`,
		place: {
			webhook: "stripe",
			parameter: "stripe-signature"
		},
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the old webhook": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/webhook/webhook-unsigned-accepted.ts
const webhookUnsignedAccepted = {
	rule: {
		id: "pay/webhook-unsigned-accepted",
		title: "Webhook without a signature is taken",
		what: "The app acts on a webhook that has no signature at all.",
		why: "Anybody who knows the address tells the app that an order is paid.",
		fix: "Check the signature with the SDK of the gateway over the bytes that came in, before anything reads them, and refuse with 400.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [347, 345],
		owasp: ["A04:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	catalogue: ["WHK-01"],
	roles: WEBHOOK_ROLES,
	needs: WEBHOOK_NEEDS,
	run: (context) => confirmed(context, probe)
};
async function probe(fixture) {
	const scene = await openWebhookScene(fixture);
	const order = await scene.newOrder();
	if (!await scene.pays(order, { sign: () => void 0 })) return { verdict: "held" };
	const total = moneyText(money(order.total, fixture.profile.money.currency));
	return violation(fixture, {
		message: `A webhook without any signature paid for an order of ${total}; no money came in.`,
		place: {
			webhook: "stripe",
			parameter: "stripe-signature"
		},
		money: {
			kind: "unpaid",
			amount: order.total
		},
		states: {
			"order before": `${total}, not paid`,
			"order after the unsigned webhook": `${total}, paid`
		}
	});
}

//#endregion
//#region src/fuzz/attacks/index.ts
const ATTACKS = [
	accountDeclinesUnlimited,
	amountTypeConfusion,
	appAndGatewayDisagree,
	approvalRepeated,
	balanceRace,
	bankAccessTokenInResponse,
	bankAccountNumberInResponse,
	bankWebhookTokenNotVerified,
	canceledPaymentCompletesOrder,
	captureAfterCancel,
	captureBeforeConfirmation,
	captureCancelRace,
	captureExceedsAuthorization,
	captureRace,
	capturedTwice,
	cardNumberInLog,
	cardNumberInResponse,
	challengeExemptedByClient,
	challengeSkipped,
	chargeRepeatedAfterLostAnswer,
	checkoutRace,
	clientPriceTrusted,
	clientRateTrusted,
	clientTotalTrusted,
	completionRace,
	completionReplayed,
	confirmedWithoutChallenge,
	contentTypeBypassesValidation,
	couponCodeForgeable,
	couponExceedsSubtotal,
	couponExpiryByClientDate,
	couponInjection,
	couponMinimumBypassed,
	couponRace,
	couponReused,
	couponStacked,
	couponValueClientSet,
	credentialInSessionToken,
	creditWithoutPayment,
	currencyExponentIgnored,
	currencyNotBound,
	currencySpellingSplitsBalance,
	customerGrantsRoles,
	declinedPaymentsUnlimited,
	disputedPaymentRefunded,
	duplicateKeySmuggled,
	expiredQuoteHonoured,
	foreignBankLoginLinkable,
	foreignCardChargeable,
	foreignCardDeletable,
	foreignPaymentChanged,
	foreignPaymentListed,
	foreignPaymentReadable,
	forwardedAddressTrusted,
	fractionalQuantityAccepted,
	gatewayFailurePaid,
	getRequestChangesCart,
	idempotencyKeyForgotten,
	idempotencyKeyIgnored,
	idempotencyKeySharedBetweenAccounts,
	idempotencyKeySharedBetweenOperations,
	idempotencyParametersIgnored,
	idempotencyRace,
	idempotencyRefusalKept,
	lenientNumberText,
	logLineForged,
	loginAttemptsUnlimited,
	longIdempotencyKeyIgnored,
	memoMarkupInReceipt,
	minimumChargeBypassed,
	negativeAmountAccepted,
	negativeChargeAccepted,
	negativePayoutLine,
	negativeQuantityAccepted,
	negativeRefund,
	nestedKeySmuggled,
	nonFiniteAmountAccepted,
	orderChangeRace,
	orderChangedAfterPayment,
	orderCompletedUnpaid,
	orderPaidTwice,
	pageSizeUnbounded,
	paymentIdsPredictable,
	paymentRace,
	paymentReadableWithoutSession,
	paymentSettlesTwoOrders,
	paymentStatusClientSet,
	percentageRoundedForPayer,
	prototypePollution,
	quantityLimitBypassed,
	quantityTypeConfusion,
	queryOverridesBody,
	rawCardNumberAccepted,
	refundApprovedByRequester,
	refundCurrencyClientSet,
	refundDestinationClientSet,
	refundExceedsCapture,
	refundFollowsChangedOrder,
	refundRace,
	refundedPaymentCompletesOrder,
	refusedTransferBooked,
	roleSelfAssigned,
	roleTakenFromRequest,
	searchInjection,
	secretKeyInResponse,
	securityCodeInResponse,
	selfTransferCreatesMoney,
	sessionSurvivesLogout,
	sessionTokenSignatureIgnored,
	sessionTokenUnsignedAccepted,
	sessionWithoutIdleTimeout,
	singleUseTokenReused,
	stockOversold,
	subCentAmountAccepted,
	successPageMarksPaid,
	successPageReplayed,
	totalNotExact,
	totalOverflow,
	transferNotConserved,
	transferOverdraws,
	twoDebitsRace,
	uncapturedPaymentRefunded,
	unicodeDigitsAccepted,
	unknownCurrencyAccepted,
	unknownMethodAccepted,
	webhookAmountNotCompared,
	webhookCountedTwice,
	webhookEmptySecretAccepted,
	webhookModeNotChecked,
	webhookOfForeignAccountAccepted,
	webhookOutOfOrderApplied,
	webhookSignatureIncompleteAccepted,
	webhookSignatureNotCompared,
	webhookSignatureOverOtherBytes,
	webhookStaleAccepted,
	webhookUnsignedAccepted,
	zeroAmountPaid
];

//#endregion
//#region src/fuzz/coverage.ts
const MAX_INCONCLUSIVE = .1;
const NOTHING_MAPPED = "the profile maps the roles of no attack: nothing was tested";
function coverageOf(endings, phantom = []) {
	const count = (verdict) => endings.filter((ending) => ending.verdict === verdict).length;
	const reasons = (verdict) => endings.filter((ending) => ending.verdict === verdict).map(({ id, reason }) => `${id}: ${reason ?? ""}`);
	const lines = phantomMoneyLines(phantom);
	return {
		...lines.length > 0 && { phantomMoney: lines },
		attacks: endings.length,
		violation: count("violation"),
		held: count("held"),
		inconclusive: count("inconclusive"),
		notMapped: count("not-mapped"),
		inconclusiveAttacks: reasons("inconclusive"),
		notMappedAttacks: reasons("not-mapped")
	};
}
function shortfallOf(endings, maxInconclusive = MAX_INCONCLUSIVE) {
	const mapped = endings.filter(({ verdict }) => verdict !== "not-mapped").length;
	const open = endings.filter(({ verdict }) => verdict === "inconclusive").length;
	if (mapped === 0) return NOTHING_MAPPED;
	if (open <= mapped * maxInconclusive) return void 0;
	return `${open} of ${mapped} mapped attacks are inconclusive`;
}
function shardCoverage({ whole, plan }, maxInconclusive) {
	return {
		attacksOfAllShards: whole.attacks,
		shardPlan: plan,
		inconclusiveLimit: maxInconclusive ?? MAX_INCONCLUSIVE
	};
}
function shardShortfall({ mapped }) {
	return mapped === 0 ? NOTHING_MAPPED : void 0;
}

//#endregion
//#region src/fuzz/hooks.ts
const TIMEOUT_MS = 1e4;
async function callHook(profile, name, values = {}) {
	const operation = profile.hooks[name];
	if (operation?.origin === void 0) throw new Inconclusive(`the profile has no hooks.${name}`);
	const { method, path, headers, body } = bindOperation(name, operation, {
		currency: profile.money.currency,
		...values
	});
	const client = openHttpClient(operation.origin, { timeout: TIMEOUT_MS });
	try {
		const raw = await client.request({
			method,
			path,
			headers,
			...body !== void 0 && { body },
			signal: AbortSignal.timeout(TIMEOUT_MS)
		});
		const answer = answerOf$2(raw);
		if (!isSuccess(answer)) throw new Inconclusive(`the hook ${name} answered ${answer.status}`);
		return answer;
	} catch (error) {
		if (error instanceof Inconclusive) throw error;
		throw new Inconclusive(`the hook ${name} did not answer`, { cause: error });
	} finally {
		await client.close();
	}
}

//#endregion
//#region src/fuzz/fixture.ts
const NOT_REACHED = /* @__PURE__ */ new Set([
	401,
	407,
	408,
	425,
	429,
	502,
	503,
	504
]);
function openFixture({ profile, client, scope, cap }) {
	const identity = makeIdentity(scope);
	const actors = /* @__PURE__ */ new Map();
	const sessions = /* @__PURE__ */ new Map();
	const seen = [];
	const secrets = [];
	const aids = /* @__PURE__ */ new Set();
	const lag = { milliseconds: 0 };
	let volleys = 0;
	const cookies = profile.auth?.header === void 0 || profile.auth.cookies === true;
	async function send(request, how = STEP) {
		const answer = await client.send(request);
		seen.push({
			request,
			answer,
			...how
		});
		return answer;
	}
	function sessionOf({ actor, asIs }) {
		const session = sessions.get(actor.name);
		if (asIs === true || session === void 0) return actor.headers;
		const cookie = headerOfJar(session.jar);
		return {
			...session.current.headers,
			...cookie !== "" && { cookie }
		};
	}
	function bind(call) {
		const { actor, role, values, tampering, key, headers, rewrite } = call;
		const { ok } = profile.methods;
		const everywhere = {
			email: actor.email,
			account: actor.account,
			currency: profile.money.currency,
			...ok !== void 0 && { method: ok }
		};
		const operation = operationOf(profile, role);
		const request = bindOperation(role, operation, {
			...everywhere,
			...values
		}, tampering);
		if (ROLES[role].keyed) cap?.admit(role, profile, {
			...values,
			...tampering
		});
		const header = ROLES[role].keyed ? profile.idempotency?.header : void 0;
		const keyed = header === void 0 ? {} : { [header.toLowerCase()]: key ?? identity.key() };
		const all = {
			...lowerCase(profile.headers),
			...request.headers,
			...keyed,
			...sessionOf(call),
			...headers
		};
		const bound = {
			...request,
			headers: all
		};
		return rewrite === void 0 ? bound : rewrite(bound);
	}
	async function ask(call, kind) {
		const how = howOf(call, kind);
		const answer = await send(bind(call), how);
		const session = call.asIs === true ? void 0 : sessions.get(call.actor.name);
		if (session === void 0) return answer;
		if (answer.status !== 401 || session.current.renew === void 0) {
			if (cookies) keepCookies(session.jar, answer);
			return answer;
		}
		session.current = await session.current.renew();
		secrets.push(...session.current.secrets);
		session.jar.clear();
		fillJar(session.jar, session.current);
		return send(bind(call), how);
	}
	return {
		profile,
		actor(name) {
			const known = actors.get(name);
			if (known !== void 0) return known;
			const fresh = enrol(name, profile, identity, (request) => send(request)).then((actor) => {
				secrets.push(...actor.secrets);
				const jar = /* @__PURE__ */ new Map();
				fillJar(jar, actor);
				sessions.set(name, {
					current: actor,
					jar
				});
				return actor;
			});
			actors.set(name, fresh);
			return fresh;
		},
		async step(call) {
			const answer = await ask(call, "step");
			if (!isSuccess(answer) && !isSentOn(call.role, operationOf(profile, call.role), answer)) throw new Inconclusive(`${call.role} answered ${answer.status}`);
			return answer;
		},
		async attempt(call) {
			const answer = await ask(call, "attempt");
			if (isSentOn(call.role, operationOf(profile, call.role), answer)) return answer;
			const asked = answer.status === 401 && call.asIs === true;
			if (NOT_REACHED.has(answer.status) && !asked || answer.status >= 300 && answer.status < 400) throw new Inconclusive(`${call.role}, attacked, answered ${answer.status}`);
			return answer;
		},
		async volley(calls, way) {
			const requests = calls.map((call) => bind(call));
			const answers = await client.volley(requests, way);
			volleys += 1;
			for (const [index, call] of calls.entries()) {
				const request = requests[index];
				if (request === void 0) continue;
				seen.push({
					request,
					answer: answers[index],
					...howOf(call, "attempt"),
					volley: volleys
				});
			}
			return answers;
		},
		offersHttp2: async () => await client.offersHttp2?.() ?? false,
		raw: (request) => send({
			...request,
			headers: {
				...lowerCase(profile.headers),
				...request.headers
			}
		}, RAW),
		hook(name, values) {
			aids.add(`hooks.${name}`);
			return callHook(profile, name, values);
		},
		lag,
		key: () => identity.key(),
		exchanges: () => seen.map((exchanged) => maskedExchange(client.origin, exchanged, secrets)),
		trace: () => ({
			events: [...seen],
			made: identity.made(),
			secrets: [...secrets],
			aids: [...aids],
			lag: lag.milliseconds
		})
	};
}
const STEP = {
	kind: "step",
	ids: []
};
const RAW = {
	kind: "attempt",
	ids: []
};
const NO_IDS = /* @__PURE__ */ new Set([
	"amount",
	"quantity",
	"currency",
	"text",
	"limit",
	"percent"
]);
function howOf({ values = {}, tampering = {}, asIs }, kind) {
	return {
		kind,
		ids: [...Object.entries(values).flatMap(([name, value]) => !NO_IDS.has(name) && (typeof value === "string" || typeof value === "bigint") ? [String(value)] : []), ...longTexts(Object.values(tampering))],
		...asIs === true && { asIs }
	};
}
function fillJar(jar, { headers }) {
	for (const pair of (headers["cookie"] ?? "").split("; ")) {
		const end = pair.indexOf("=");
		if (end > 0) jar.set(pair.slice(0, end), pair.slice(end + 1));
	}
}
function isSentOn(role, { encoding, method }, { status, headers }) {
	if (!(role === "successPage" || encoding === "form" && method !== "GET") || status !== 302 && status !== 303) return false;
	const to = headers.find(([name]) => name.toLowerCase() === "location")?.[1] ?? "";
	return !/\/(?:log-?in|sign-?in|auth)\b/iu.test(to);
}
function longTexts(value) {
	if (typeof value === "string") return value.length >= 8 ? [value] : [];
	if (Array.isArray(value)) return value.flatMap((item) => longTexts(item));
	return isJsonObject(value) ? Object.values(value).flatMap((item) => longTexts(item)) : [];
}

//#endregion
//#region src/fuzz/run-stopped.ts
var RunStopped = class extends Error {
	name = "RunStopped";
	kind;
	constructor(message, kind) {
		super(message);
		this.kind = kind;
	}
};

//#endregion
//#region src/fuzz/exploration/step.ts
const ROLE_OF = {
	"top-up": "topUp",
	transfer: "transfer",
	"add-item": "cartAdd",
	"apply-coupon": "applyCoupon",
	"add-extra": "setCurrency",
	checkout: "checkout",
	"add-to-order": "orderAddItem",
	pay: "pay",
	authorize: "authorize",
	capture: "capture",
	cancel: "cancel",
	refund: "refund",
	"complete-order": "completeOrder",
	"open-success-page": "successPage"
};

//#endregion
//#region src/fuzz/exploration/abilities.ts
const ORDER$1 = [{
	role: "getOrder",
	values: ["order"],
	out: ["total", "status"]
}];
const PAYMENT$2 = [{
	role: "getPayment",
	values: ["payment"],
	out: ["amount"]
}];
const CAPTURES = [{
	role: "getPayment",
	values: ["payment"],
	out: ["amount", "captured"]
}];
const REFUNDS = [{
	role: "getPayment",
	values: ["payment"],
	out: ["amount", "refunded"]
}];
const NEEDS = {
	"top-up": [{
		role: "topUp",
		values: ["amount"]
	}, {
		role: "wallet",
		out: ["balance"]
	}],
	transfer: [
		{
			role: "topUp",
			values: ["amount"]
		},
		{
			role: "transfer",
			values: ["recipient", "amount"]
		},
		{
			role: "wallet",
			out: ["balance"]
		}
	],
	"add-item": [
		{
			role: "catalogue",
			out: [
				"items",
				"sku",
				"price"
			]
		},
		{
			role: "cartAdd",
			values: ["sku", "quantity"]
		},
		{
			role: "checkout",
			out: ["total"]
		}
	],
	"apply-coupon": [
		{
			role: "applyCoupon",
			values: ["coupon"]
		},
		{ role: "cartAdd" },
		{ role: "checkout" }
	],
	"add-extra": [
		{ role: "setCurrency" },
		{ role: "cartAdd" },
		{ role: "checkout" }
	],
	checkout: [{ role: "cartAdd" }, {
		role: "checkout",
		out: ["total"]
	}],
	"add-to-order": [
		{
			role: "orderAddItem",
			values: ["order"]
		},
		{
			role: "checkout",
			out: ["id"]
		},
		...ORDER$1
	],
	pay: [{
		role: "pay",
		out: ["id"]
	}, ...PAYMENT$2],
	authorize: [{
		role: "authorize",
		out: ["id"]
	}, ...CAPTURES],
	capture: [
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "capture",
			values: ["payment"]
		},
		...CAPTURES
	],
	cancel: [
		{
			role: "authorize",
			out: ["id"]
		},
		{
			role: "cancel",
			values: ["payment"]
		},
		...CAPTURES
	],
	refund: [{
		role: "refund",
		values: ["payment"]
	}, ...REFUNDS],
	"complete-order": [
		{
			role: "completeOrder",
			values: ["order"]
		},
		{
			role: "checkout",
			out: ["id"]
		},
		...ORDER$1
	],
	"open-success-page": [
		{
			role: "successPage",
			values: ["order"]
		},
		{
			role: "checkout",
			out: ["id"]
		},
		...ORDER$1
	]
};
const FIELDS = {
	"add-item": ["price"],
	"add-extra": [
		"tip",
		"donation",
		"fee",
		"tax",
		"shipping"
	],
	checkout: ["total"],
	pay: ["amount"]
};
function mappedAbilities(profile, capped) {
	const isMapped = (action) => missingFor({ roles: [NEEDS[action]] }, profile).length === 0;
	const actions = Object.keys(NEEDS).filter((action) => isMapped(action));
	const fieldsOf = (action) => {
		const known = profile.roles[ROLE_OF[action]]?.fields ?? {};
		return (FIELDS[action] ?? []).filter((field) => known[field] !== void 0);
	};
	return {
		actions: new Set(actions),
		fields: Object.fromEntries(actions.map((action) => [action, fieldsOf(action)])),
		coupons: [
			"percent",
			"percent2",
			"fixed",
			"single"
		].filter((name) => profile.coupons[name] !== void 0),
		keys: profile.idempotency !== void 0,
		unreadable: !capped
	};
}

//#endregion
//#region src/fuzz/exploration/describe-step.ts
const FORMS$1 = {
	part: "",
	small: "",
	all: "all that is left",
	whole: "the whole amount",
	over: "more than is left",
	huge: "more than 64 bits hold",
	zero: "zero",
	negative: "a negative number",
	fraction: "half of the smallest unit",
	exponent: "1e1",
	infinite: "1e400",
	"not-a-number": "NaN",
	text: "as text",
	"full-width": "in full-width digits",
	list: "in a list",
	null: "null",
	"two-keys": "the key twice, an honest value first"
};
function describeStep({ action, by, of, amount = "part", share, key, coupon, field }) {
	const details = [
		of === void 0 || of === by ? "" : action === "transfer" ? `to ${of}` : `of ${of}’s payment`,
		of === by && action === "transfer" ? "to the own wallet" : "",
		amount === "small" ? `${share ?? 50} of the smallest unit` : "",
		amount === "part" && share !== void 0 ? `${share} %` : FORMS$1[amount],
		key === "same-request" ? "the same request again, with its key" : "",
		key === "other-request" ? "with the key of an earlier request" : "",
		coupon === void 0 ? "" : `coupon ${coupon}`,
		field === void 0 ? "" : `with ${field} from the client`
	].filter((detail) => detail !== "");
	return `${by}: ${action}${details.length === 0 ? "" : ` (${details.join(", ")})`}`;
}

//#endregion
//#region src/fuzz/exploration/explored-violation.ts
function exploredViolation({ fault, fixture, again, steps }) {
	const { breach, transition } = fault;
	const { currency } = fixture.profile.money;
	const text = (minor) => moneyText(money(minor, currency));
	const figures = Object.entries(breach.figures).map(([name, minor]) => [name, text(minor)]);
	const list = figures.map(([name, amount]) => `${name} ${amount}`).join(", ");
	const message = `${steps.length === 1 ? "As the only step" : `After ${steps.length - 1} other step${steps.length === 2 ? "" : "s"}`}, ${transition.role} ${breach.what}${list === "" ? "" : `: ${list}`}.`;
	const words = steps.map((step, index) => `${index + 1}. ${describeStep(step)}`).join("; ");
	const sequence = { steps };
	const parameter = parameterOf(transition, steps[fault.index], fixture.profile.idempotency?.header);
	return {
		verdict: "violation",
		message,
		place: {
			role: transition.role,
			...parameter !== void 0 && { parameter }
		},
		evidence: [`steps: ${words}`, ...figures.map(([name, amount]) => `${name}: ${amount}`)].join("; "),
		record: {
			summary: message,
			exchanges: fixture.exchanges(),
			states: {
				...Object.fromEntries(figures),
				sequence: JSON.stringify(sequence)
			}
		},
		traces: {
			first: fixture.trace(),
			again: again.trace()
		},
		parameters: { steps: steps.map((step) => ({ ...step })) }
	};
}
function parameterOf({ mutation, role }, step, header) {
	switch (mutation) {
		case "repeated-key": return header;
		case "other-account": return "payment";
		case "same-account": return "recipient";
		case "other-payment": return "payment";
		case "coupon": return "coupon";
		case "client-field": return step?.field ?? (role === "cartAdd" ? "price" : void 0);
		case "none": return;
		default: return role === "cartAdd" || role === "orderAddItem" ? "quantity" : role === "setCurrency" ? "tip" : "amount";
	}
}

//#endregion
//#region src/fuzz/exploration/effects.ts
function rise({ before, after }) {
	return after - before;
}
function changesOf({ before, after }) {
	return {
		captured: {
			before: before.captured,
			after: after.captured
		},
		refunded: {
			before: before.refunded,
			after: after.refunded
		}
	};
}
function hasEffect(transition) {
	if (transition.area === "wallet") {
		const { own, other } = transition;
		return rise(own) !== 0n || other !== void 0 && rise(other) !== 0n;
	}
	if (transition.area !== "payment") return false;
	const { captured, refunded } = changesOf(transition);
	return rise(captured) !== 0n || rise(refunded) !== 0n || transition.before.canceled !== transition.after.canceled;
}
function mayTakeEffect(transition) {
	const foreign = transition.area === "payment" && transition.foreign;
	return transition.answer !== "refused" && !transition.repeated && !foreign;
}
function isOverdrawn({ own, other, floor }) {
	return [own, other].some((change) => change !== void 0 && change.after < floor && change.after < change.before);
}
function riseInAll({ own, other }) {
	return rise(own) + (other === void 0 ? 0n : rise(other));
}
function lawfulRises({ role, asked }) {
	return role === "topUp" ? [0n, ...asked.filter((amount) => amount > 0n)] : [0n];
}

//#endregion
//#region src/fuzz/exploration/world.ts
function makeWorld(parts) {
	return {
		...parts,
		balances: /* @__PURE__ */ new Map(),
		payments: [],
		orders: [],
		carts: /* @__PURE__ */ new Map(),
		spent: /* @__PURE__ */ new Set(),
		keyed: /* @__PURE__ */ new Map()
	};
}
function cartOf({ carts }, name) {
	const known = carts.get(name);
	if (known !== void 0) return known;
	const fresh = {
		lines: /* @__PURE__ */ new Map(),
		coupons: []
	};
	carts.set(name, fresh);
	return fresh;
}
function newest(list, pick = 0) {
	return list.length === 0 ? void 0 : list[list.length - 1 - pick % list.length];
}
function coverOf({ payments }, order) {
	const own = payments.filter((payment) => payment.order === order);
	const sum = (amountOf) => own.reduce((all, { figures }) => all + amountOf(figures), 0n);
	return {
		captured: sum(({ captured }) => captured),
		covered: sum(({ amount, captured, canceled }) => canceled || captured > 0n ? captured : amount)
	};
}

//#endregion
//#region src/fuzz/exploration/number-form.ts
const HUGE = 99999999999999999999n;
function chooseNumber(form, share, base) {
	const { left, whole, write, digits } = base;
	const part = atLeastOne(whole * BigInt(share) / 100n);
	const isText = typeof write(part) === "string";
	const plain = (value) => {
		const lawful = value >= 1n && value <= left;
		return {
			json: write(value),
			mutation: lawful ? "none" : value < 1n ? "negative" : "excess",
			asked: [value]
		};
	};
	const number = (text) => isText ? text : numberText(text);
	const text = writeJson(write(part)).replaceAll("\"", "");
	switch (form) {
		case "part": return plain(part);
		case "small": return plain(left < BigInt(share) ? atLeastOne(left) : BigInt(share));
		case "all": return plain(atLeastOne(left));
		case "whole": return plain(atLeastOne(whole));
		case "over": return plain(left + atLeastOne(whole * BigInt(share) / 100n));
		case "huge": return {
			json: write(HUGE),
			mutation: "excess",
			asked: [HUGE]
		};
		case "zero": return {
			json: write(0n),
			mutation: "negative",
			asked: [0n]
		};
		case "negative": return {
			json: write(-part),
			mutation: "negative",
			asked: [-part]
		};
		case "fraction": return odd(number(`0.${"0".repeat(digits)}5`), 0n, 1n);
		case "exponent": return odd(number("1e1"), 10n * 10n ** BigInt(digits));
		case "infinite": return odd(number("1e400"));
		case "not-a-number": return odd(number("NaN"));
		case "text": return odd(isText ? numberText(text) : text, part);
		case "full-width": return odd(text.replaceAll(/\d/gu, fullWidth), part);
		case "list": return odd([write(part)], part);
		case "null": return odd(null, left, whole);
		case "two-keys": return base.name === void 0 ? plain(part) : twoKeys(left < part ? atLeastOne(left) : part, left + whole + 1n, base.name, write);
	}
}
function odd(json, ...asked) {
	return {
		json,
		mutation: "malformed",
		asked
	};
}
function twoKeys(first, last, name, write) {
	return {
		json: numberText(`${writeJson(write(first))},${writeJson(name)}:${writeJson(write(last))}`),
		mutation: "two-keys",
		asked: [first, last]
	};
}
function fullWidth(digit) {
	return String.fromCodePoint(65296 + Number(digit));
}
function atLeastOne(value) {
	return value < 1n ? 1n : value;
}

//#endregion
//#region src/fuzz/exploration/actions/ask.ts
function verdictOf(answer) {
	if ((answer.status === 200 || answer.status === 201) && isSuccess(answer)) return "accepted";
	return answer.status >= 400 && answer.status < 500 ? "refused" : "unclear";
}
async function ask({ fixture }, call) {
	const keyed = {
		...call,
		key: call.key ?? fixture.key()
	};
	return {
		answer: await fixture.attempt(keyed),
		call: keyed
	};
}
function amountOf({ profile }, role, { amount = "part", share = 50 }, { left, whole }) {
	const operation = profile.roles[role];
	if (!placeholdersIn([operation?.path ?? "", operation?.body ?? null]).includes("amount")) return {
		json: null,
		mutation: left > 0n ? "none" : "excess",
		asked: [left, whole]
	};
	const { unit, currency } = profile.money;
	const name = operation?.encoding === "form" ? void 0 : lastKey(operation?.fields["amount"]);
	return chooseNumber(amount, share, {
		left,
		whole,
		digits: unit === "minor" ? 0 : exponentOf(currency),
		write: (value) => amountValue(profile, value),
		...name !== void 0 && { name }
	});
}
function quantityOf({ profile }, role, { amount = "part", share = 50 }) {
	const operation = profile.roles[role];
	const name = operation?.encoding === "form" ? void 0 : lastKey(operation?.fields["quantity"]);
	return chooseNumber(amount === "small" ? "part" : amount, share, {
		left: 3n,
		whole: 3n,
		digits: 0,
		write: (value) => value,
		...name !== void 0 && { name }
	});
}
function lastKey(pointer) {
	return pointer?.slice(pointer.lastIndexOf("/") + 1);
}

//#endregion
//#region src/fuzz/exploration/actions/settle.ts
const SETTLE_MS = 40;
const LONGEST_WAIT_MS$1 = 1500;
async function settle$1({ careful, fixture }) {
	if (careful) await setTimeout$1(SETTLE_MS + 4 * fixture.lag.milliseconds);
}
async function readEffect({ fixture }, read, shows) {
	if (shows === void 0) return readAfterLag(fixture, read);
	return (await waitForEffect(fixture, read, shows, LONGEST_WAIT_MS$1)).state;
}

//#endregion
//#region src/fuzz/exploration/actions/play-payment.ts
async function playPayment(world, step) {
	const { fixture } = world;
	const { by, of = by, action, key = "fresh" } = step;
	const payment = newest(world.payments.filter(({ owner }) => owner === of), step.pick);
	if (payment === void 0) return void 0;
	const role = ROLE_OF[action];
	const slot = `${by} ${action} ${payment.id}`;
	const earlier = world.keyed.get(slot);
	if (key !== "fresh" && earlier === void 0) return void 0;
	await settle$1(world);
	if (world.careful) payment.figures = await readFigures(world, payment);
	const before = payment.figures;
	const foreign = by !== of;
	const repeated = key !== "fresh";
	const chosen = amountOf(fixture, role, step, baseOf(action, before));
	const values = {
		payment: payment.id,
		...action !== "cancel" && { amount: chosen.json }
	};
	const fresh = {
		actor: await fixture.actor(by),
		role,
		values
	};
	const call = key === "same-request" && earlier !== void 0 ? earlier : {
		...fresh,
		...repeated && earlier?.key !== void 0 && { key: earlier.key }
	};
	const mutation = foreign ? "other-account" : repeated ? "repeated-key" : action === "cancel" ? "none" : chosen.mutation;
	const honest = mutation === "none" && isOpen(action, before);
	const sent = await ask(world, call);
	const answer = verdictOf(sent.answer);
	const after = await readEffect(world, () => readFigures(world, payment), honest && answer === "accepted" ? (now) => differs(now, before) : void 0);
	payment.figures = after;
	if (!repeated && !foreign && differs(after, before)) world.keyed.set(slot, sent.call);
	return {
		area: "payment",
		role,
		answer,
		repeated,
		honest,
		mutation,
		asked: foreign || action === "cancel" ? [] : chosen.asked,
		foreign,
		before,
		after
	};
}
async function readFigures({ fixture }, { id, owner }) {
	const { status, amount, captured, refunded } = await readPayment(fixture, await fixture.actor(owner), id);
	return {
		amount,
		captured,
		refunded,
		canceled: fixture.profile.states.canceled.includes(status)
	};
}
function baseOf(action, { amount, captured, refunded }) {
	return action === "refund" ? {
		left: captured - refunded,
		whole: captured
	} : {
		left: amount - captured,
		whole: amount
	};
}
function isOpen(action, { captured, canceled }) {
	return !canceled && (action === "refund" ? captured > 0n : captured === 0n);
}
function differs(one, other) {
	return one.captured !== other.captured || one.refunded !== other.refunded || one.canceled !== other.canceled;
}

//#endregion
//#region src/fuzz/exploration/actions/play-order.ts
const CANARY = 1009n;
async function playOrder(world, step) {
	const { by, action } = step;
	const own = world.orders.filter(({ owner }) => owner === by);
	const paying = action === "pay" || action === "authorize";
	const order = newest(own, step.pick);
	if (order === void 0) return paying && isOrderless(world, action) ? payDirectly(world, step) : void 0;
	await settle$1(world);
	if (world.careful) order.figures = await readOrderFigures(world, order) ?? order.figures;
	const before = order.figures;
	const { answer, mutation } = paying ? await pay(world, step, order) : await change(world, step, order);
	const honest = mutation === "none" && paying && before.covered === 0n && !before.paid;
	const waits = honest && action === "pay" && answer === "accepted" && world.fixture.profile.states.paid.length > 0;
	const after = await readEffect(world, () => readOrderFigures(world, order), waits ? (now) => now?.paid !== false : void 0);
	if (after === void 0) return void 0;
	order.figures = after;
	return {
		area: "order",
		role: ROLE_OF[action],
		answer,
		repeated: false,
		honest,
		mutation,
		asked: [],
		before,
		after
	};
}
async function readOrderFigures(world, { id, owner }) {
	const { fixture } = world;
	const out = fixture.profile.roles.getOrder?.out ?? {};
	if (out["total"] === void 0 || out["status"] === void 0) return void 0;
	for (const payment of world.payments) if (payment.order === id && world.careful) payment.figures = await readFigures(world, payment);
	const { total, paid } = await readOrder(fixture, await fixture.actor(owner), id);
	return {
		total,
		paid,
		...coverOf(world, id)
	};
}
async function pay(world, { by, action, field }, order) {
	const { fixture } = world;
	const role = ROLE_OF[action];
	const values = {
		order: order.id,
		amount: amountValue(fixture.profile, order.figures.total)
	};
	const tampering = field === void 0 ? {} : { [field]: amountValue(fixture.profile, 1n) };
	const { answer } = await ask(world, {
		actor: await fixture.actor(by),
		role,
		values,
		tampering
	});
	const verdict = verdictOf(answer);
	if (verdict === "unclear") world.orders.splice(world.orders.indexOf(order), 1);
	if (verdict === "accepted") {
		const payment = {
			id: outText(fixture.profile, role, answer, "id"),
			owner: by
		};
		if (world.payments.find(({ id }) => id === payment.id) === void 0) world.payments.push({
			...payment,
			order: order.id,
			figures: await readFigures(world, payment)
		});
	}
	return {
		answer: verdict,
		mutation: field === void 0 ? "none" : "client-field"
	};
}
async function change(world, step, { id }) {
	const { fixture } = world;
	const { by, action } = step;
	const role = ROLE_OF[action];
	const actor = await fixture.actor(by);
	if (action === "add-to-order") {
		const { json, mutation } = quantityOf(fixture, role, step);
		const values = {
			order: id,
			sku: world.items[0]?.sku ?? "",
			quantity: json
		};
		return {
			answer: verdictOf((await ask(world, {
				actor,
				role,
				values
			})).answer),
			mutation
		};
	}
	const payment = newest(world.payments.filter(({ owner }) => owner === by), step.pick);
	const call = {
		actor,
		role,
		values: {
			order: id,
			payment: payment?.id ?? "none"
		}
	};
	const mutation = payment === void 0 || payment.order === id ? "none" : "other-payment";
	const answer = action === "open-success-page" ? await visit(fixture, call) : (await ask(world, call)).answer;
	return {
		answer: verdictOf(answer),
		mutation
	};
}
function isOrderless({ fixture }, action) {
	const operation = fixture.profile.roles[ROLE_OF[action]];
	return operation !== void 0 && !placeholdersIn([operation.path, operation.body ?? null]).includes("order");
}
async function payDirectly(world, { by, action }) {
	const { fixture } = world;
	const role = ROLE_OF[action];
	const values = { amount: amountValue(fixture.profile, CANARY) };
	const { answer } = await ask(world, {
		actor: await fixture.actor(by),
		role,
		values
	});
	if (verdictOf(answer) !== "accepted") return;
	const payment = {
		id: outText(fixture.profile, role, answer, "id"),
		owner: by
	};
	world.payments.push({
		...payment,
		figures: await readFigures(world, payment)
	});
}

//#endregion
//#region src/fuzz/exploration/actions/play-cart.ts
const MAX_READINGS = 256;
async function playCart(world, step) {
	const { fixture } = world;
	const { by, action } = step;
	const role = ROLE_OF[action];
	const actor = await fixture.actor(by);
	const cart = cartOf(world, by);
	if (action === "apply-coupon") {
		const coupon = fixture.profile.coupons[step.coupon ?? "percent"];
		if (coupon === void 0) return void 0;
		const { answer } = await ask(world, {
			actor,
			role,
			values: { coupon }
		});
		if (verdictOf(answer) !== "refused") cart.coupons.push(coupon);
		if (world.spent.has(`${by} ${coupon}`)) cart.suspect = {
			role,
			mutation: "coupon"
		};
		return;
	}
	if (action === "add-extra") {
		const tampering = { [step.field ?? "tip"]: amountValue(fixture.profile, -101n) };
		const { answer } = await ask(world, {
			actor,
			role,
			tampering
		});
		if (verdictOf(answer) !== "refused") cart.suspect = {
			role,
			mutation: "negative"
		};
		return;
	}
	const index = (step.pick ?? 0) % Math.max(1, world.items.length);
	const { json, mutation, asked } = quantityOf(fixture, role, step);
	const priced = step.field === void 0 ? {} : { [step.field]: amountValue(fixture.profile, 1n) };
	const values = {
		quantity: json,
		sku: world.items[index]?.sku ?? ""
	};
	const verdict = verdictOf((await ask(world, {
		actor,
		role,
		values,
		tampering: priced
	})).answer);
	const hostile = step.field === void 0 ? mutation : "client-field";
	if (verdict === "refused") return void 0;
	if (hostile !== "none") cart.suspect = {
		role,
		mutation: hostile
	};
	const old = cart.lines.get(index) ?? [0n];
	const more = old.flatMap((quantity) => asked.map((plus) => quantity + plus).filter((sum) => sum >= 0n));
	const sure = verdict === "accepted" && mutation === "none";
	cart.lines.set(index, [...new Set(sure ? more : [...old, ...more])]);
}
async function playCheckout(world, step) {
	const { fixture } = world;
	const { by, field } = step;
	const actor = await fixture.actor(by);
	const cart = cartOf(world, by);
	const tampering = field === void 0 ? {} : { [field]: amountValue(fixture.profile, 1n) };
	const { answer } = await ask(world, {
		actor,
		role: "checkout",
		tampering
	});
	const verdict = verdictOf(answer);
	if (verdict === "refused") return void 0;
	world.carts.delete(by);
	if (verdict !== "accepted") return void 0;
	const { total } = await placeOrder(fixture, actor, answer);
	if (operationOf(fixture.profile, "checkout").out["id"] !== void 0) {
		const id = outText(fixture.profile, "checkout", answer, "id");
		const figures = await readOrderFigures(world, {
			id,
			owner: by
		});
		world.orders.push({
			id,
			owner: by,
			figures: figures ?? {
				total,
				paid: false,
				covered: 0n,
				captured: 0n
			}
		});
	}
	const lawful = world.exactTotals ? totalsOf(world, cart) : [];
	const once = cart.coupons.filter((coupon) => coupon === fixture.profile.coupons.single);
	const couponSpent = once.length > 0 && cart.coupons.every((coupon) => world.spent.has(`${by} ${coupon}`));
	if (lawful.length > 0 && lawful.every((one) => one > total)) for (const coupon of once) world.spent.add(`${by} ${coupon}`);
	const suspect = field === void 0 ? cart.suspect : {
		role: "checkout",
		mutation: "client-field"
	};
	return {
		area: "checkout",
		role: suspect?.role ?? "checkout",
		mutation: suspect?.mutation ?? "none",
		answer: verdict,
		repeated: false,
		honest: suspect === void 0,
		asked: [],
		total,
		lawful,
		discounted: cart.coupons.length > 0 && !couponSpent,
		couponSpent
	};
}
function totalsOf({ items }, { lines }) {
	let sums = [0n];
	for (const [index, quantities] of lines) {
		const item = items[index];
		if (item === void 0 || sums.length * quantities.length > MAX_READINGS) return [];
		sums = [...new Set(sums.flatMap((sum) => quantities.map((quantity) => sum + quantity * item.price)))];
	}
	return lines.size === 0 ? [] : sums;
}

//#endregion
//#region src/fuzz/exploration/actions/play-wallet.ts
const POCKET = 2000n;
async function playWallet(world, step) {
	const { fixture } = world;
	const { by, action, key = "fresh" } = step;
	const role = ROLE_OF[action];
	const to = step.of ?? (by === "alice" ? "bob" : "alice");
	const slot = `${by} ${action}`;
	const earlier = world.keyed.get(slot);
	if (key !== "fresh" && earlier === void 0) return void 0;
	const { floor } = fixture.profile.money;
	const sides = action === "transfer" && to !== by ? [by, to] : [by];
	await settle$1(world);
	for (const name of sides) if (world.careful || !world.balances.has(name)) await read(world, name);
	const before = sides.map((name) => world.balances.get(name) ?? 0n);
	const left = action === "transfer" ? (before[0] ?? 0n) - floor : POCKET;
	const chosen = amountOf(fixture, role, step, {
		left,
		whole: left
	});
	const repeated = key !== "fresh";
	const same = action === "transfer" && to === by;
	const honest = chosen.mutation === "none" && !repeated && !same;
	const fresh = await callOf(world, step, chosen, to);
	const call = key === "same-request" && earlier !== void 0 ? earlier : {
		...fresh,
		...repeated && earlier?.key !== void 0 && { key: earlier.key }
	};
	const sent = await ask(world, call);
	const answer = verdictOf(sent.answer);
	const after = await readEffect(world, async () => {
		const balances = [];
		for (const name of sides) balances.push(await read(world, name));
		return balances;
	}, honest && answer === "accepted" ? (now) => now.every((balance, index) => balance !== before[index]) : void 0);
	const [own = {
		before: 0n,
		after: 0n
	}, other] = before.map((balance, index) => ({
		before: balance,
		after: after[index] ?? balance
	}));
	if (!repeated && own.before !== own.after) world.keyed.set(slot, sent.call);
	return {
		area: "wallet",
		role,
		answer,
		repeated,
		honest,
		mutation: repeated ? "repeated-key" : same ? "same-account" : chosen.mutation,
		asked: same ? [] : chosen.asked,
		own,
		...other !== void 0 && { other },
		floor
	};
}
async function callOf({ fixture }, { action, by }, { json }, to) {
	const actor = await fixture.actor(by);
	if (action === "top-up") return {
		actor,
		role: "topUp",
		values: { amount: json }
	};
	return {
		actor,
		role: "transfer",
		values: {
			recipient: await recipientOf(fixture, await fixture.actor(to)),
			amount: json
		}
	};
}
async function read({ fixture, balances }, name) {
	const balance = await readBalance(fixture, await fixture.actor(name));
	balances.set(name, balance);
	return balance;
}

//#endregion
//#region src/fuzz/exploration/example-transitions.ts
function walletExample(deed, own, other) {
	return {
		area: "wallet",
		...wholeDeed(deed),
		own,
		...other !== void 0 && { other },
		floor: 0n
	};
}
function paymentExample(deed, before, after) {
	const payment = {
		amount: 1000n,
		captured: 0n,
		refunded: 0n,
		canceled: false
	};
	return {
		area: "payment",
		...wholeDeed(deed),
		foreign: deed.mutation === "other-account",
		before: {
			...payment,
			...before
		},
		after: {
			...payment,
			...after
		}
	};
}
function orderExample(deed, before, after) {
	const order = {
		total: 1000n,
		paid: false,
		covered: 0n,
		captured: 0n
	};
	return {
		area: "order",
		...wholeDeed(deed),
		before: {
			...order,
			...before
		},
		after: {
			...order,
			...after
		}
	};
}
function checkoutExample(deed, result) {
	const { total, lawful, discounted = false, couponSpent = false } = result;
	return {
		area: "checkout",
		...wholeDeed(deed),
		total,
		lawful,
		discounted,
		couponSpent
	};
}
function wholeDeed({ role, mutation = "none", answer = "accepted", repeated = false, asked = [] }) {
	return {
		role,
		mutation,
		answer,
		repeated,
		honest: mutation === "none",
		asked
	};
}

//#endregion
//#region src/fuzz/exploration/invariants/explored-balance-below-floor.ts
const exploredBalanceBelowFloor = {
	rule: {
		id: "pay/explored-balance-below-floor",
		title: "A sequence of steps overdraws a wallet",
		what: "After some sequence of requests a wallet holds less than the lowest balance that the profile allows.",
		why: "What was never paid in can be spent.",
		fix: "Check the balance and book in one transaction with the wallet row locked, and forbid balances below the floor by a constraint.",
		level: "error",
		securitySeverity: 9.3,
		cwe: [841, 1284],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: [],
	examples: {
		violating: walletExample({
			role: "transfer",
			mutation: "excess",
			asked: [600n]
		}, {
			before: 500n,
			after: -100n
		}, {
			before: 0n,
			after: 600n
		}),
		clean: walletExample({
			role: "transfer",
			asked: [500n]
		}, {
			before: 500n,
			after: 0n
		}, {
			before: 0n,
			after: 500n
		})
	},
	check(transition) {
		if (transition.area !== "wallet" || !mayTakeEffect(transition) || !isOverdrawn(transition)) return void 0;
		const { own, other } = transition;
		const left = other !== void 0 && other.after < own.after ? other.after : own.after;
		return {
			what: "took a wallet below its floor",
			figures: {
				"lowest balance allowed": transition.floor,
				"balance after": left
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-balance-not-conserved.ts
const exploredBalanceNotConserved = {
	rule: {
		id: "pay/explored-balance-not-conserved",
		title: "A sequence of steps makes or destroys money",
		what: "After some sequence of requests the wallets together hold more, or less, than what was paid in.",
		why: "Money is made out of nothing, or customers lose theirs.",
		fix: "Book both sides of every movement in one transaction whose entries add up to zero, with the amount that was checked.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [841, 682],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["flow.self_transfer"],
	examples: {
		violating: walletExample({
			role: "transfer",
			mutation: "other-account"
		}, {
			before: 500n,
			after: 800n
		}),
		clean: walletExample({
			role: "topUp",
			asked: [300n]
		}, {
			before: 500n,
			after: 800n
		})
	},
	check(transition) {
		if (transition.area !== "wallet" || !mayTakeEffect(transition) || isOverdrawn(transition)) return void 0;
		const risen = riseInAll(transition);
		if (lawfulRises(transition).includes(risen)) return void 0;
		return {
			what: "changed what all wallets hold by what nobody paid in",
			figures: { "all wallets rose by": risen }
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-canceled-payment-captured.ts
const exploredCanceledPaymentCaptured = {
	rule: {
		id: "pay/explored-canceled-payment-captured",
		title: "A sequence of steps captures a cancelled payment",
		what: "After some sequence of requests money is captured of a payment that was cancelled.",
		why: "The customer was told that nothing will be charged, and is charged.",
		fix: "Let only authorised payments be captured, decided in the transaction that books the capture.",
		level: "error",
		securitySeverity: 8.1,
		cwe: [841, 672],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["cap.after_cancel"],
	examples: {
		violating: paymentExample({
			role: "capture",
			asked: [300n]
		}, { canceled: true }, {
			captured: 300n,
			canceled: true
		}),
		clean: paymentExample({
			role: "capture",
			answer: "refused",
			asked: [300n]
		}, { canceled: true }, { canceled: true })
	},
	check(transition) {
		if (transition.area !== "payment" || !mayTakeEffect(transition) || !transition.before.canceled) return void 0;
		const { captured } = changesOf(transition);
		if (rise(captured) <= 0n) return void 0;
		return {
			what: "captured a payment that was cancelled",
			figures: { captured: captured.after }
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-capture-exceeds-authorization.ts
const exploredCaptureExceedsAuthorization = {
	rule: {
		id: "pay/explored-capture-exceeds-authorization",
		title: "A sequence of steps captures more than was authorised",
		what: "After some sequence of requests more of a payment is captured than its cardholder agreed to.",
		why: "Customers are charged what they never approved; the shop books money that it will not get.",
		fix: "Check the sum of all captures against the authorised amount in the transaction that books the capture, with the payment locked.",
		level: "error",
		securitySeverity: 8.6,
		cwe: [1284, 837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["cap.over", "cap.double"],
	examples: {
		violating: paymentExample({
			role: "capture",
			mutation: "excess",
			asked: [1300n]
		}, {}, { captured: 1300n }),
		clean: paymentExample({
			role: "capture",
			asked: [1000n]
		}, {}, { captured: 1000n })
	},
	check(transition) {
		if (transition.area !== "payment" || !mayTakeEffect(transition) || transition.before.canceled) return void 0;
		const { amount, captured } = transition.after;
		if (captured <= amount || rise(changesOf(transition).captured) <= 0n) return void 0;
		return {
			what: "captured more than was authorised",
			figures: {
				authorised: amount,
				captured
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-coupon-reused.ts
const exploredCouponReused = {
	rule: {
		id: "pay/explored-coupon-reused",
		title: "A sequence of steps redeems a coupon again",
		what: "After some sequence of requests a coupon that holds once for each customer lowers a second order.",
		why: "One coupon pays for any number of orders.",
		fix: "Record the redemption in the transaction that makes the order, with a unique key of coupon and customer.",
		level: "error",
		securitySeverity: 7.1,
		cwe: [837, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["pay.coupon.reuse"],
	examples: {
		violating: checkoutExample({
			role: "checkout",
			mutation: "coupon"
		}, {
			total: 900n,
			lawful: [1000n],
			couponSpent: true
		}),
		clean: checkoutExample({ role: "checkout" }, {
			total: 900n,
			lawful: [1000n],
			discounted: true
		})
	},
	check(transition) {
		if (transition.area !== "checkout") return void 0;
		const { total, lawful, couponSpent } = transition;
		if (!couponSpent || lawful.length === 0 || total < 0n || lawful.some((one) => one <= total)) return void 0;
		return {
			what: "made an order cheaper by a coupon that was used up",
			figures: {
				"lines come to": lawful.reduce((least, one) => one < least ? one : least),
				total
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-foreign-money-moved.ts
const exploredForeignMoneyMoved = {
	rule: {
		id: "pay/explored-foreign-money-moved",
		title: "A sequence of steps takes money out of a stranger’s wallet",
		what: "After some sequence of requests of one customer the wallet of another holds less.",
		why: "Whoever knows the name of a wallet can empty it.",
		fix: "Debit only the wallet of the session’s own account, and refuse amounts below one.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [639, 1284],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["flow.self_transfer"],
	examples: {
		violating: walletExample({
			role: "transfer",
			mutation: "negative",
			asked: [-300n]
		}, {
			before: 500n,
			after: 800n
		}, {
			before: 900n,
			after: 600n
		}),
		clean: walletExample({
			role: "transfer",
			asked: [300n]
		}, {
			before: 500n,
			after: 200n
		}, {
			before: 900n,
			after: 1200n
		})
	},
	check(transition) {
		if (transition.area !== "wallet" || !mayTakeEffect(transition) || isOverdrawn(transition)) return void 0;
		const { own, other } = transition;
		if (other === void 0 || riseInAll(transition) !== 0n || rise(other) >= 0n) return void 0;
		return {
			what: "took money out of the wallet of another customer",
			figures: {
				taken: -rise(other),
				"own balance after": own.after
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-foreign-payment-changed.ts
const exploredForeignPaymentChanged = {
	rule: {
		id: "pay/explored-foreign-payment-changed",
		title: "A sequence of steps changes a stranger’s payment",
		what: "After some sequence of requests of one customer the payment of another is captured, refunded or cancelled.",
		why: "Any customer can move the money of all others.",
		fix: "Look payments up by their owner as well as by their id, in every operation.",
		level: "error",
		securitySeverity: 9.1,
		cwe: [639, 862],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["authz.payment_write"],
	examples: {
		violating: paymentExample({
			role: "refund",
			mutation: "other-account"
		}, { captured: 1000n }, {
			captured: 1000n,
			refunded: 300n
		}),
		clean: paymentExample({
			role: "refund",
			mutation: "other-account",
			answer: "refused"
		}, { captured: 1000n }, { captured: 1000n })
	},
	check(transition) {
		if (transition.area !== "payment" || !transition.foreign || !hasEffect(transition)) return void 0;
		const { captured, refunded } = changesOf(transition);
		return {
			what: "changed a payment of another customer",
			figures: {
				"captured moved by": rise(captured),
				"refunded moved by": rise(refunded)
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-key-effect-repeated.ts
const exploredKeyEffectRepeated = {
	rule: {
		id: "pay/explored-key-effect-repeated",
		title: "One idempotency key has two effects",
		what: "After some sequence of requests one that is sent again with its idempotency key moves money again.",
		why: "A client that repeats a request after a lost answer, as it should, pays twice.",
		fix: "Keep each key with the account, the operation and a hash of the parameters, in the transaction that moves the money; answer a repetition from what was kept.",
		level: "error",
		securitySeverity: 8.6,
		cwe: [837, 694],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["idem.ignored", "idem.params_not_compared"],
	examples: {
		violating: walletExample({
			role: "topUp",
			mutation: "repeated-key",
			repeated: true
		}, {
			before: 300n,
			after: 600n
		}),
		clean: walletExample({
			role: "topUp",
			mutation: "repeated-key",
			repeated: true
		}, {
			before: 300n,
			after: 300n
		})
	},
	check(transition) {
		if (transition.area === "payment" && transition.foreign) return void 0;
		if (!transition.repeated || !hasEffect(transition)) return void 0;
		return {
			what: "with the idempotency key of an earlier request, moved money again",
			figures: {}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-movement-differs.ts
const exploredMovementDiffers = {
	rule: {
		id: "pay/explored-movement-differs",
		title: "Another amount moves than was asked for",
		what: "A request that names one amount moves another, or moves a figure that it has nothing to do with.",
		why: "Limits are checked on one amount and money is moved by another.",
		fix: "Parse the amount once, strictly, and use that very value for the check, for the gateway and for the booking.",
		level: "error",
		securitySeverity: 8.1,
		cwe: [704, 682],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: [],
	examples: {
		violating: paymentExample({
			role: "refund",
			asked: [300n]
		}, { captured: 1000n }, {
			captured: 1000n,
			refunded: 400n
		}),
		clean: paymentExample({
			role: "refund",
			asked: [300n]
		}, { captured: 1000n }, {
			captured: 1000n,
			refunded: 300n
		})
	},
	check(transition) {
		if (transition.area !== "wallet" && transition.area !== "payment") return void 0;
		if (!mayTakeEffect(transition) || !hasEffect(transition)) return void 0;
		const what = "moved another amount than it was asked for";
		if (transition.area === "wallet") {
			const { other, asked } = transition;
			if (other === void 0 || isOverdrawn(transition) || riseInAll(transition) !== 0n) return void 0;
			const moved = rise(other);
			return moved <= 0n || asked.includes(moved) ? void 0 : {
				what,
				figures: { moved }
			};
		}
		const { before, after, role, asked } = transition;
		const { captured, refunded } = changesOf(transition);
		if (after.refunded > after.captured || after.captured > after.amount || before.canceled) return void 0;
		const [own, others] = role === "refund" ? [rise(refunded), rise(captured)] : [rise(captured), rise(refunded)];
		return (role === "cancel" ? own === 0n : (own === 0n || own > 0n && asked.includes(own)) && others === 0n) ? void 0 : {
			what,
			figures: {
				"captured moved by": rise(captured),
				"refunded moved by": rise(refunded)
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-order-paid-for-less.ts
const exploredOrderPaidForLess = {
	rule: {
		id: "pay/explored-order-paid-for-less",
		title: "A sequence of steps has an order paid for less than it costs",
		what: "After some sequence of requests an order counts as paid while its payments come to less than its total.",
		why: "Goods leave the house for less than they cost, or for nothing.",
		fix: "Compare amount, currency and order of the payment with the order, on the server, before it counts as paid; never take the client’s word.",
		level: "error",
		securitySeverity: 9.1,
		cwe: [841, 345],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["flow.success_url", "flow.pi_replay"],
	examples: {
		violating: orderExample({
			role: "successPage",
			mutation: "client-field"
		}, {}, { paid: true }),
		clean: orderExample({ role: "pay" }, {}, {
			paid: true,
			covered: 1000n,
			captured: 1000n
		})
	},
	check(transition) {
		if (transition.area !== "order") return void 0;
		const { before, after } = transition;
		if (before.paid || !after.paid || after.covered >= after.total) return void 0;
		return {
			what: "had an order count as paid whose payments do not cover it",
			figures: {
				total: after.total,
				"paid for it": after.covered
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-order-paid-twice.ts
const exploredOrderPaidTwice = {
	rule: {
		id: "pay/explored-order-paid-twice",
		title: "A sequence of steps charges an order twice",
		what: "After some sequence of requests more is captured for an order than it costs.",
		why: "Customers pay twice for one thing.",
		fix: "Let a unique key of order and live payment refuse a second payment, in the transaction that begins it.",
		level: "error",
		securitySeverity: 7.5,
		cwe: [837, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: [],
	examples: {
		violating: orderExample({ role: "pay" }, {
			paid: true,
			covered: 1000n,
			captured: 1000n
		}, {
			paid: true,
			covered: 2000n,
			captured: 2000n
		}),
		clean: orderExample({
			role: "pay",
			answer: "refused"
		}, {
			paid: true,
			covered: 1000n,
			captured: 1000n
		}, {
			paid: true,
			covered: 1000n,
			captured: 1000n
		})
	},
	check(transition) {
		if (transition.area !== "order") return void 0;
		const { before, after } = transition;
		if (after.captured <= after.total || after.captured <= before.captured || before.total !== after.total) return void 0;
		return {
			what: "captured more for an order than it costs",
			figures: {
				total: after.total,
				captured: after.captured
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-order-total-wrong.ts
const exploredOrderTotalWrong = {
	rule: {
		id: "pay/explored-order-total-wrong",
		title: "An order costs another sum than its lines",
		what: "After some sequence of changes to a cart its order costs something that no lawful reading of the requests comes to.",
		why: "Customers choose what they pay.",
		fix: "Compute the total on the server, exactly, from its own prices and from quantities that are whole and positive.",
		level: "error",
		securitySeverity: 8.6,
		cwe: [682, 1284],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: [
		"pay.price.client_trusted",
		"pay.qty.negative",
		"pay.qty.fraction",
		"pay.extra.negative"
	],
	examples: {
		violating: checkoutExample({
			role: "checkout",
			mutation: "negative"
		}, {
			total: 400n,
			lawful: [1000n]
		}),
		clean: checkoutExample({
			role: "checkout",
			mutation: "negative"
		}, {
			total: 1000n,
			lawful: [1000n, 1600n]
		})
	},
	check(transition) {
		if (transition.area !== "checkout") return void 0;
		const { total, lawful, discounted, couponSpent } = transition;
		if (lawful.length === 0 || lawful.includes(total)) return void 0;
		const highest = lawful.reduce((most, one) => one > most ? one : most);
		if (total >= 0n && total < highest && (discounted || couponSpent)) return void 0;
		return {
			what: "made an order of another total than its lines come to",
			figures: {
				"lines come to": highest,
				total
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-paid-order-changed.ts
const exploredPaidOrderChanged = {
	rule: {
		id: "pay/explored-paid-order-changed",
		title: "A sequence of steps changes an order after its payment",
		what: "After some sequence of requests the total of an order has changed since it was paid, and it still counts as paid.",
		why: "Goods are added after the money was counted.",
		fix: "Freeze an order when its payment begins, and check the version of the order when the payment comes in.",
		level: "error",
		securitySeverity: 8.1,
		cwe: [367, 841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["flow.cart_after_pay"],
	examples: {
		violating: orderExample({ role: "orderAddItem" }, {
			paid: true,
			covered: 1000n,
			captured: 1000n
		}, {
			total: 1500n,
			paid: true,
			covered: 1000n,
			captured: 1000n
		}),
		clean: orderExample({ role: "orderAddItem" }, {}, { total: 1500n })
	},
	check(transition) {
		if (transition.area !== "order") return void 0;
		const { before, after } = transition;
		if (!before.paid || !after.paid || before.total === after.total) return void 0;
		return {
			what: "changed the total of an order that was paid",
			figures: {
				"total when paid": before.total,
				"total after": after.total,
				captured: after.captured
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-refund-exceeds-capture.ts
const exploredRefundExceedsCapture = {
	rule: {
		id: "pay/explored-refund-exceeds-capture",
		title: "A sequence of steps refunds more than was captured",
		what: "After some sequence of requests more of a payment is refunded than was ever captured of it.",
		why: "Every payment becomes a machine that pays out more than it took in.",
		fix: "Check the sum of all refunds against what was captured in the transaction that books the refund, with the payment locked.",
		level: "error",
		securitySeverity: 9.5,
		cwe: [1284, 837],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: ["ref.over", "ref.unsettled"],
	examples: {
		violating: paymentExample({
			role: "refund",
			mutation: "excess",
			asked: [300n]
		}, {
			captured: 1000n,
			refunded: 900n
		}, {
			captured: 1000n,
			refunded: 1200n
		}),
		clean: paymentExample({
			role: "refund",
			asked: [300n]
		}, {
			captured: 1000n,
			refunded: 700n
		}, {
			captured: 1000n,
			refunded: 1000n
		})
	},
	check(transition) {
		if (transition.area !== "payment" || !mayTakeEffect(transition)) return void 0;
		const { captured, refunded } = transition.after;
		if (refunded <= captured || rise(changesOf(transition).refunded) <= 0n) return void 0;
		return {
			what: "refunded more than was captured",
			figures: {
				captured,
				refunded
			}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-refusal-with-effect.ts
const exploredRefusalWithEffect = {
	rule: {
		id: "pay/explored-refusal-with-effect",
		title: "A refused request moves money",
		what: "After some sequence of requests one that the app answers with a client’s error moves money all the same.",
		why: "The client takes the payment for failed and pays again, or nobody ever looks for the money.",
		fix: "Book in the transaction that decides, and roll it back wherever the answer is a refusal.",
		level: "error",
		securitySeverity: 8.1,
		cwe: [841, 696],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: [],
	examples: {
		violating: paymentExample({
			role: "refund",
			answer: "refused",
			asked: [300n]
		}, { captured: 1000n }, {
			captured: 1000n,
			refunded: 300n
		}),
		clean: paymentExample({
			role: "refund",
			answer: "refused",
			asked: [300n]
		}, { captured: 1000n }, { captured: 1000n })
	},
	check(transition) {
		if (transition.area === "payment" && transition.foreign) return void 0;
		if (transition.answer !== "refused" || transition.repeated || !hasEffect(transition)) return void 0;
		return {
			what: "was refused and moved money all the same",
			figures: {}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/explored-success-without-effect.ts
const exploredSuccessWithoutEffect = {
	rule: {
		id: "pay/explored-success-without-effect",
		title: "A confirmed request moves no money",
		what: "After some sequence of requests an honest one is answered with success, and what is read back does not show it.",
		why: "The books of client and app part: one side believes in money that the other does not have.",
		fix: "Answer with success only after the transaction that books it was committed; say 202 where it comes later.",
		level: "warning",
		securitySeverity: 5.3,
		cwe: [841, 345],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	defects: [],
	examples: {
		violating: paymentExample({
			role: "capture",
			asked: [300n]
		}, {}, {}),
		clean: paymentExample({
			role: "capture",
			asked: [300n]
		}, {}, { captured: 300n })
	},
	check(transition) {
		if (transition.area !== "wallet" && transition.area !== "payment") return void 0;
		const { answer, honest } = transition;
		if (answer !== "accepted" || !honest || !mayTakeEffect(transition) || hasEffect(transition)) return void 0;
		return {
			what: "was answered with success and moved nothing",
			figures: {}
		};
	}
};

//#endregion
//#region src/fuzz/exploration/invariants/index.ts
const INVARIANTS = [
	exploredBalanceBelowFloor,
	exploredBalanceNotConserved,
	exploredCanceledPaymentCaptured,
	exploredCaptureExceedsAuthorization,
	exploredCouponReused,
	exploredForeignMoneyMoved,
	exploredForeignPaymentChanged,
	exploredKeyEffectRepeated,
	exploredMovementDiffers,
	exploredOrderPaidForLess,
	exploredOrderPaidTwice,
	exploredOrderTotalWrong,
	exploredPaidOrderChanged,
	exploredRefundExceedsCapture,
	exploredRefusalWithEffect,
	exploredSuccessWithoutEffect
];

//#endregion
//#region src/fuzz/exploration/play-sequence.ts
async function playSequence(fixture, steps, playing) {
	const items = steps.some(({ action }) => action === "add-item" || action === "add-to-order") ? await readCatalogue(fixture, await fixture.actor("alice")) : [];
	const { exactTotals, careful, onTransition, isOver } = playing;
	const world = makeWorld({
		fixture,
		items,
		exactTotals,
		careful
	});
	const faults = [];
	for (const [index, step] of steps.entries()) {
		if (isOver?.() === true) break;
		const transition = await play(world, step);
		if (transition === void 0) continue;
		onTransition?.(step, transition);
		for (const invariant of INVARIANTS) {
			const breach = invariant.check(transition);
			if (breach !== void 0) faults.push({
				invariant,
				breach,
				transition,
				index
			});
		}
	}
	return faults;
}
function keyOf({ invariant, transition: { role, mutation } }) {
	return `${invariant.rule.id} ${role} ${mutation}`;
}
function play(world, step) {
	switch (step.action) {
		case "top-up":
		case "transfer": return playWallet(world, step);
		case "capture":
		case "cancel":
		case "refund": return playPayment(world, step);
		case "add-item":
		case "apply-coupon":
		case "add-extra": return playCart(world, step);
		case "checkout": return playCheckout(world, step);
		default: return playOrder(world, step);
	}
}

//#endregion
//#region src/fuzz/exploration/find-abilities.ts
const BUY = ["add-item", "checkout"];
const HONEST = [
	["top-up", "transfer"],
	[...BUY, ...BUY],
	[
		...BUY,
		"pay",
		"refund"
	],
	[
		...BUY,
		"authorize",
		"capture"
	],
	[
		...BUY,
		"authorize",
		"cancel"
	]
];
const PROVEN = [
	"top-up",
	"transfer",
	"capture",
	"cancel",
	"refund"
];
async function findAbilities(abilities, open) {
	const works = /* @__PURE__ */ new Set();
	const broken = /* @__PURE__ */ new Set();
	const reasons = [];
	for (const actions of HONEST) {
		const last = actions.at(-1);
		if (last === void 0 || !abilities.actions.has(last)) continue;
		const steps = actions.filter((action) => abilities.actions.has(action)).map((action) => ({
			action,
			by: "alice"
		}));
		try {
			const faults = await playSequence(open(), steps, {
				exactTotals: true,
				careful: false,
				onTransition: ({ action }, transition) => {
					if (hasEffect(transition)) works.add(action);
				}
			});
			for (const { invariant } of faults) broken.add(invariant.rule.id);
		} catch (error) {
			if (!(error instanceof Inconclusive)) throw error;
			reasons.push(`${last}: ${error.message}`);
		}
	}
	const idle = PROVEN.filter((action) => abilities.actions.has(action) && !works.has(action));
	const actions = [...abilities.actions].filter((action) => !idle.includes(action));
	const totals = "pay/explored-order-total-wrong";
	return {
		abilities: {
			...abilities,
			actions: new Set(actions)
		},
		exactTotals: !broken.has(totals),
		ignored: broken,
		reasons: [
			...reasons,
			...idle.map((action) => `${action}: an honest one shows no effect`),
			...[...broken].map((id) => `${id}: honest steps break it already`)
		]
	};
}

//#endregion
//#region src/fuzz/exploration/make-sequences.ts
const PLAIN = [
	"part",
	"part",
	"small",
	"all",
	"whole"
];
const HOSTILE = [
	"over",
	"negative",
	"zero",
	"fraction",
	"two-keys"
];
const UNREADABLE = [
	"huge",
	"infinite",
	"not-a-number",
	"text",
	"full-width",
	"list",
	"null",
	"exponent"
];
const WALLET = [
	"top-up",
	"transfer",
	"transfer"
];
const CART$1 = [
	"add-item",
	"apply-coupon",
	"add-extra"
];
const ORDERS = [
	"add-to-order",
	"complete-order",
	"open-success-page"
];
const PAID = [
	"refund",
	"refund",
	"refund",
	"capture",
	"cancel"
];
const HELD = [
	"capture",
	"capture",
	"cancel",
	"refund"
];
const PURCHASE = ["add-item", "checkout"];
async function openSequences(seed, abilities) {
	const fc = await import("./fast-check.js");
	const sequence = sequenceArbitrary(fc, abilities);
	return (index) => fc.sample(sequence, {
		seed: mixed(seed, index),
		numRuns: 1
	})[0] ?? [];
}
function sequenceArbitrary(fc, abilities) {
	const { actions } = abilities;
	const known = (some) => some.filter((action) => actions.has(action));
	const honest = (...some) => known(some).map((action) => ({
		action,
		by: "alice"
	}));
	const some = (list, maxLength) => fc.array(fc.oneof(...known(list).map((action) => stepArbitrary(fc, action, abilities))), {
		minLength: 1,
		maxLength
	});
	const scenes = [];
	const add = (opening, middle, maxLength, weight = 1) => {
		if (known(middle).length === 0) return;
		const scene = some(middle, maxLength).map((steps) => [...opening, ...steps]);
		for (let count = 0; count < weight; count += 1) scenes.push(scene);
	};
	if (actions.has("top-up")) add(honest("top-up"), WALLET, 8, 2);
	if (actions.has("pay")) add(honest(...PURCHASE, "pay"), PAID, 8, 2);
	if (actions.has("authorize")) add(honest(...PURCHASE, "authorize"), HELD, 8, 2);
	if (actions.has("checkout")) {
		const filled = some(CART$1, 4).map((steps) => [
			...honest("add-item"),
			...steps,
			...honest("checkout")
		]);
		scenes.push(fc.tuple(filled, fc.boolean()).map(([steps, twice]) => twice ? [...steps, ...steps] : steps));
		if (known(ORDERS).length > 0) add(honest(...PURCHASE), [...ORDERS, "pay"], 5);
		add(honest(...PURCHASE, "pay", ...PURCHASE), [
			...ORDERS,
			"pay",
			"refund"
		], 5);
	}
	add([], [...actions], 12);
	return scenes.length === 0 ? fc.constant([]) : fc.noBias(fc.oneof(...scenes));
}
function stepArbitrary(fc, action, abilities) {
	const by = weighted(fc, [3, fc.constant("alice")], [1, fc.constant("bob")]);
	const pick = fc.nat({ max: 2 });
	const isWallet = WALLET.includes(action);
	const isPayment = HELD.includes(action);
	const isItem = action === "add-item" || action === "add-to-order";
	const unreadable = abilities.unreadable ? 1 : 0;
	const parts = {
		action: fc.constant(action),
		by: isWallet || isPayment ? by : fc.constant("alice"),
		...(isWallet || isPayment || isItem) && action !== "cancel" && {
			amount: weighted(fc, [9, fc.constantFrom(...PLAIN)], [4, fc.constantFrom(...HOSTILE)], [unreadable, fc.constantFrom(...UNREADABLE)]),
			share: fc.integer({
				min: 20,
				max: 90
			})
		},
		...(isPayment || isItem || ORDERS.includes(action)) && { pick },
		...action === "transfer" && { of: fc.constantFrom("alice", "bob") },
		...isPayment && { of: fc.constant("alice") },
		...action === "apply-coupon" && { coupon: fc.constantFrom(...abilities.coupons) }
	};
	if (abilities.keys && (isWallet || isPayment)) {
		const repeated = fc.constantFrom("same-request", "other-request");
		parts["key"] = weighted(fc, [3, fc.constant("fresh")], [1, repeated]);
	}
	const fields = abilities.fields[action] ?? [];
	if (action === "add-extra") parts["field"] = fc.constantFrom(...fields);
	else if (fields.length > 0) parts["field"] = fc.option(fc.constantFrom(...fields), {
		nil: void 0,
		freq: 2
	});
	return fc.record(parts).map((step) => plain(step));
}
function weighted(fc, ...entries) {
	return fc.oneof(...entries.map(([weight, arbitrary]) => ({
		weight,
		arbitrary
	})));
}
function plain(step) {
	const isPart = [
		"part",
		"small",
		"over",
		"negative"
	].includes(String(step["amount"]));
	return Object.fromEntries(Object.entries(step).filter(([key, value]) => value !== void 0 && !(key === "key" && value === "fresh") && !(key === "of" && value === step["by"] && step["action"] !== "transfer") && !(key === "pick" && value === 0) && !(key === "share" && !isPart)));
}
function mixed(seed, index) {
	return Math.imul(seed + 1, 2654435761) ^ Math.imul(index + 1, 2246822507) | 0;
}

//#endregion
//#region src/fuzz/exploration/minimize.ts
async function minimize(list, shows) {
	let current = list;
	let parts = 2;
	while (current.length >= 2) {
		const size = Math.ceil(current.length / parts);
		let smaller;
		for (let from = 0; from < current.length && smaller === void 0; from += size) {
			const rest = [...current.slice(0, from), ...current.slice(from + size)];
			if (rest.length > 0 && await shows(rest)) smaller = rest;
		}
		if (smaller !== void 0) {
			current = smaller;
			parts = Math.max(2, parts - 1);
		} else if (size === 1) return current;
		else parts = Math.min(current.length, parts * 2);
	}
	return current;
}
async function simplify(list, plainer, shows) {
	let current = list;
	for (const index of list.keys()) {
		const element = current[index];
		if (element === void 0) continue;
		for (const form of plainer(element)) {
			const tried = current.with(index, form);
			if (await shows(tried)) {
				current = tried;
				break;
			}
		}
	}
	return current;
}

//#endregion
//#region src/fuzz/exploration/reduce-fault.ts
const MAX_RUNS = 60;
async function reduceFault({ index, invariant, transition }, steps, known, { exactTotals, open, isOver }) {
	const { id } = invariant.rule;
	let runs = 0;
	const look = async (part, careful) => {
		const fixture = open();
		try {
			const faults = await playSequence(fixture, part, {
				exactTotals,
				careful
			});
			return [
				faults.find((one) => one.invariant.rule.id === id && one.transition.role === transition.role),
				fixture,
				faults
			];
		} catch (error) {
			if (!(error instanceof Inconclusive)) throw error;
			return [
				void 0,
				fixture,
				[]
			];
		}
	};
	const shows = async (part) => {
		runs += 1;
		if (runs > MAX_RUNS || isOver()) return false;
		return (await look(part, false))[0] !== void 0;
	};
	const short = await minimize(await likelyPart(steps.slice(0, index + 1), shows), shows);
	const plain = await simplify(short, plainerForms, shows);
	const [first, fixture, faults] = await look(plain, true);
	const [second, again] = await look(plain, true);
	if (first === void 0 || second === void 0) return void 0;
	return faults.some((fault) => fault.index < first.index && known.has(keyOf(fault))) ? void 0 : {
		steps: plain,
		fault: first,
		fixture,
		again
	};
}
async function likelyPart(steps, shows) {
	for (const opening of [1, 3]) {
		const part = [...steps.slice(0, opening), ...steps.slice(-1)];
		if (part.length < steps.length && await shows(part)) return part;
	}
	return steps;
}
function plainerForms(step) {
	const { action, by, of, key, amount, pick, share, coupon, field } = step;
	const bare = {
		action,
		by,
		...of !== void 0 && { of },
		...coupon !== void 0 && { coupon }
	};
	const keyed = key === void 0 ? {} : { key };
	const numbered = {
		...amount !== void 0 && { amount },
		...share !== void 0 && { share }
	};
	const forms = [
		bare,
		{
			...bare,
			...keyed
		},
		{
			...bare,
			...numbered
		},
		{
			...bare,
			...field !== void 0 && { field }
		},
		{
			...bare,
			...keyed,
			...numbered,
			...pick !== void 0 && { pick }
		}
	];
	const size = Object.keys(step).length;
	return forms.filter((form) => Object.keys(form).length < size);
}

//#endregion
//#region src/fuzz/exploration/explore.ts
const MAX_FINDINGS = 25;
const MAX_IN_A_ROW = 5;
async function explore(options) {
	const { profile, cap, seed, nonce, onProgress } = options;
	const { client, count } = counted(options.client);
	const deadline = performance.now() + options.budgetMs;
	const isOver = () => performance.now() >= deadline || count() >= (options.maxRequests ?? Infinity);
	let fixtures = 0;
	let last;
	const open = () => {
		fixtures += 1;
		const fixture = openFixture({
			profile,
			client,
			scope: [
				seed,
				nonce,
				"explore",
				fixtures
			],
			...cap !== void 0 && { cap }
		});
		fixture.lag.milliseconds = last?.lag.milliseconds ?? 0;
		last = fixture;
		return fixture;
	};
	const found = [];
	const aside = /* @__PURE__ */ new Set();
	const reported = /* @__PURE__ */ new Set();
	let tried;
	let sequences = 0;
	let unclear = 0;
	const result = (more) => ({
		found,
		...more,
		rules: INVARIANTS.map(({ rule }) => rule).filter(({ id }) => tried?.ignored.has(id) !== true),
		coverage: {
			explorationSeed: seed,
			exploredActions: [...tried?.abilities.actions ?? []].toSorted(),
			exploredSequences: sequences,
			explorationRequests: count(),
			explorationInconclusive: unclear,
			notExplored: tried?.reasons ?? []
		}
	});
	try {
		tried = await findAbilities(mappedAbilities(profile, cap !== void 0), open);
		const { abilities, exactTotals, ignored } = tried;
		if (abilities.actions.size === 0) return result({ reason: "the profile maps nothing that could be explored" });
		const source = await openSequences(seed, abilities);
		let inARow = 0;
		for (let index = 0; !isOver() && found.length < MAX_FINDINGS; index += 1) {
			const steps = source(index);
			const faults = await playOnce(steps);
			sequences += 1;
			unclear += faults === void 0 ? 1 : 0;
			inARow = faults === void 0 ? inARow + 1 : 0;
			if (inARow >= MAX_IN_A_ROW) return result({ reason: "the app does not show its state any more" });
			for (const fault of faults ?? []) await take(fault, steps);
			onProgress?.(`seed ${seed}: ${sequences} sequences, ${count()} requests, ${found.length} findings`);
		}
		return result({});
		async function playOnce(sequence) {
			try {
				return await playSequence(open(), sequence, {
					exactTotals,
					careful: false,
					isOver
				});
			} catch (error) {
				if (error instanceof Inconclusive) return void 0;
				throw error;
			}
		}
		async function take(fault, sequence) {
			const { rule } = fault.invariant;
			if (ignored.has(rule.id) || aside.has(keyOf(fault)) || found.length >= MAX_FINDINGS) return;
			aside.add(keyOf(fault));
			const reduced = await reduceFault(fault, sequence, reported, {
				exactTotals,
				open,
				isOver: () => false
			});
			if (reduced === void 0) return;
			const key = keyOf(reduced.fault);
			aside.add(key);
			if (reported.has(key)) return;
			reported.add(key);
			found.push({
				rule,
				violation: exploredViolation(reduced),
				sequence: { steps: reduced.steps }
			});
		}
	} catch (error) {
		if (error instanceof RunStopped) return result({ stopped: error });
		if (error instanceof Inconclusive) return result({ reason: error.message });
		throw error;
	}
}
function counted(client) {
	let requests = 0;
	return {
		count: () => requests,
		client: {
			...client,
			send: (request) => {
				requests += 1;
				return client.send(request);
			}
		}
	};
}

//#endregion
//#region src/fuzz/exploration/sequence-schema.ts
const FORMS = [
	"part",
	"small",
	"all",
	"whole",
	"over",
	"huge",
	"zero",
	"negative",
	"fraction",
	"exponent",
	"infinite",
	"not-a-number",
	"text",
	"full-width",
	"list",
	"null",
	"two-keys"
];
const customer = _enum(["alice", "bob"]);
const sequenceSchema = strictObject({ steps: array(strictObject({
	action: _enum(Object.keys(ROLE_OF)),
	by: customer,
	of: customer.optional(),
	pick: int().min(0).max(99).optional(),
	amount: _enum(FORMS).optional(),
	share: int().min(1).max(100).optional(),
	key: _enum([
		"fresh",
		"same-request",
		"other-request"
	]).optional(),
	coupon: _enum([
		"percent",
		"percent2",
		"fixed",
		"single"
	]).optional(),
	field: _enum([
		"price",
		"tip",
		"donation",
		"fee",
		"tax",
		"shipping",
		"total",
		"amount"
	]).optional()
})).min(1).max(50) });

//#endregion
//#region src/fuzz/explored-attacks.ts
const EXPLORED_ATTACKS = INVARIANTS.map((invariant) => ({
	rule: invariant.rule,
	roles: [[]],
	run: (context) => playAgain(invariant, context)
}));
async function playAgain(invariant, context) {
	const parsed = sequenceSchema.safeParse(context.parameters);
	if (!parsed.success) return {
		verdict: "inconclusive",
		reason: "there is no sequence of steps to be played again"
	};
	const { steps } = parsed.data;
	const first = await playIn(context.fixture());
	if (first.fault === void 0) return { verdict: "held" };
	const second = await playIn(context.fixture());
	if (second.fault === void 0) return {
		verdict: "inconclusive",
		reason: "seen once but not confirmed: it held in a second fresh fixture"
	};
	return exploredViolation({
		steps,
		fault: first.fault,
		fixture: first.fixture,
		again: second.fixture
	});
	async function playIn(one) {
		return {
			fault: (await playSequence(one, steps, {
				exactTotals: true,
				careful: true
			})).find((fault) => fault.invariant.rule.id === invariant.rule.id),
			fixture: one
		};
	}
}

//#endregion
//#region src/fuzz/explore-run.ts
async function exploreRun({ client, cap }, limits, setting) {
	const { profile, seed, nonce, onProgress } = setting;
	const { found, ...rest } = await explore({
		profile,
		client,
		seed,
		nonce,
		...limits,
		...cap !== void 0 && { cap },
		onProgress: (detail) => onProgress?.({
			step: "exploration",
			detail
		})
	});
	return {
		...rest,
		found: found.flatMap(({ rule, violation }) => {
			const attack = EXPLORED_ATTACKS.find((one) => one.rule.id === rule.id);
			return attack === void 0 ? [] : [{
				attack,
				violation
			}];
		})
	};
}

//#endregion
//#region src/fuzz/finding.ts
function findingOf({ rule }, { message, place, evidence }, profile) {
	const { method, path, fields } = "role" in place ? operationOf(profile, place.role) : webhookOf(profile, place.webhook);
	const pointer = place.parameter === void 0 ? void 0 : lookup$1(fields, place.parameter);
	const parameter = pointer === void 0 ? place.parameter : pointer.slice(1);
	return makeFinding({
		rule: ruleOf(rule),
		message,
		severity: severityOfScore(rule.securitySeverity),
		locations: [{
			kind: "url",
			method,
			url: path,
			...parameter !== void 0 && { parameter }
		}],
		evidence
	});
}
function webhookOf({ webhooks }, scheme) {
	return {
		method: "POST",
		path: webhooks[scheme]?.path ?? "/",
		fields: {}
	};
}

//#endregion
//#region src/fuzz/interlocks/live-mode.ts
const LIVE_MODE_RULE = {
	id: "pay/live-mode-reached",
	title: "Live mode reached in a test",
	what: "The app under test works with live keys of its payment gateway, or answers with objects of live mode.",
	why: "Every test of this app moves real money, and whoever reaches the test environment does too.",
	fix: "Give the environment under test the test keys of the gateway, and keep live keys out of it.",
	level: "error",
	securitySeverity: 9.5,
	cwe: [489],
	owasp: ["A02:2025", "API8:2023"],
	pci: ["6.5.5", "6.5.6"],
	since: "0.1.0"
};
const LIVE_MODE = /"livemode"\s*:\s*true/u;
const LIVE_KEY = new RegExp(String.raw`(?<![A-Za-z0-9])(?:sk|rk|pk)_${"live"}_[A-Za-z0-9]{8}`, "u");
function liveModeIn(text) {
	if (LIVE_MODE.test(text)) return "an answer says livemode: true, the app works with real money";
	return LIVE_KEY.test(text) ? "an answer holds a live key, the app works with real money" : void 0;
}

//#endregion
//#region src/fuzz/interlocks/outgoing-cards.ts
const LONG_NUMBER = /\d(?:[ -]?\d){11}/u;
function refuseOutgoingCards({ label, path, body = "" }) {
	if (!LONG_NUMBER.test(body) && !LONG_NUMBER.test(path)) return;
	const card = [...findCardNumbers(body), ...findCardNumbers(path)].find(({ digits }) => !isTestCard(digits));
	if (card === void 0) return;
	throw new Inconclusive(`${label}: not sent, ${maskCardNumber(card.digits)} is no published test card`);
}

//#endregion
//#region src/fuzz/pace.ts
const LONGEST_PAUSE_SECONDS = 10;
const SLOWEST = 1;
function yieldingPace(perSecond) {
	let rate = perSecond;
	let tokens = perSecond;
	let last = performance.now();
	let notBefore = 0;
	return {
		async wait(count, signal) {
			const now = performance.now();
			tokens = Math.min(rate, tokens + (now - last) / 1e3 * rate);
			last = now;
			tokens -= count;
			const pause = Math.max(tokens < 0 ? -tokens / rate * 1e3 : 0, notBefore - now);
			if (pause > 0) await setTimeout$1(pause, void 0, { signal });
		},
		heed(status, retryAfter) {
			if (status !== 429 && status !== 503) {
				rate = Math.min(perSecond, rate + perSecond / 100);
				return;
			}
			rate = Math.max(Math.min(SLOWEST, perSecond), rate / 2);
			tokens = Math.min(tokens, 0);
			const seconds = /^\d{1,6}$/u.test(retryAfter ?? "") ? Number(retryAfter) : 0;
			notBefore = performance.now() + Math.min(seconds, LONGEST_PAUSE_SECONDS) * 1e3;
		}
	};
}

//#endregion
//#region src/fuzz/races/http-message.ts
const HEAD_LIMIT = 65536;
const BODY_LIMIT$1 = 1048576;
const MAX_INFORMATIONAL = 16;
function requestBytes({ method, path, headers, body }, host) {
	const content = Buffer.from(body ?? "", "utf8");
	const lines = [`${method} ${path} HTTP/1.1`, `Host: ${host}`];
	for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
	if (body !== void 0 || method !== "GET") lines.push(`Content-Length: ${content.length}`);
	if (lines.some((line) => /[\r\n\0]/u.test(line))) throw new RangeError("a header holds a line break");
	return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), content]);
}
function readAnswer(buffer, ended) {
	let from = buffer;
	for (let informational = 0; informational <= MAX_INFORMATIONAL; informational += 1) {
		const reading = readOne(from, ended);
		if (typeof reading === "string" || reading.answer.status >= 200) return reading;
		from = reading.rest;
	}
	return "broken";
}
function readOne(buffer, ended) {
	const headEnd = buffer.indexOf("\r\n\r\n");
	if (headEnd < 0 || headEnd > HEAD_LIMIT) return buffer.length > HEAD_LIMIT || ended ? "broken" : "incomplete";
	const [statusLine = "", ...lines] = buffer.toString("latin1", 0, headEnd).split("\r\n");
	const status = Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/u.exec(statusLine)?.[1]);
	if (!Number.isInteger(status)) return "broken";
	const after = buffer.subarray(headEnd + 4);
	const headers = lines.map((line) => {
		const colon = line.indexOf(":");
		return [line.slice(0, Math.max(colon, 0)), line.slice(colon + 1).trim()];
	});
	const value = (name) => headers.find(([key]) => key.toLowerCase() === name)?.[1];
	const whole = (body, rest) => ({
		answer: {
			status,
			headers,
			body
		},
		rest
	});
	if (status < 200 || status === 204 || status === 304) return whole(Buffer.alloc(0), after);
	if (/\bchunked\b/iu.test(value("transfer-encoding") ?? "")) return readChunks(after, whole);
	const stated = value("content-length");
	if (stated === void 0) {
		if (ended) return whole(after, Buffer.alloc(0));
		return after.length > BODY_LIMIT$1 ? "broken" : "incomplete";
	}
	const length = /^\d{1,9}$/u.test(stated) ? Number(stated) : Number.POSITIVE_INFINITY;
	if (length > BODY_LIMIT$1) return "broken";
	if (after.length < length) return ended ? "broken" : "incomplete";
	return whole(after.subarray(0, length), after.subarray(length));
}
function readChunks(buffer, whole) {
	const chunks = [];
	let size = 0;
	let at = 0;
	for (;;) {
		const lineEnd = buffer.indexOf("\r\n", at);
		if (lineEnd < 0) return buffer.length - at > HEAD_LIMIT ? "broken" : "incomplete";
		const digits = /^([0-9a-f]{1,6})(?:[ \t;]|$)/iu.exec(buffer.toString("latin1", at, lineEnd))?.[1];
		if (digits === void 0) return "broken";
		const length = Number.parseInt(digits, 16);
		at = lineEnd + 2;
		if (length === 0) break;
		size += length;
		if (size > BODY_LIMIT$1) return "broken";
		if (buffer.length < at + length + 2) return "incomplete";
		chunks.push(buffer.subarray(at, at + length));
		at += length + 2;
	}
	if (buffer.toString("latin1", at, at + 2) === "\r\n") return whole(Buffer.concat(chunks), buffer.subarray(at + 2));
	const end = buffer.indexOf("\r\n\r\n", at);
	if (end < 0) return buffer.length - at > HEAD_LIMIT ? "broken" : "incomplete";
	return whole(Buffer.concat(chunks), buffer.subarray(end + 4));
}

//#endregion
//#region src/fuzz/races/connection.ts
async function openConnection(target, { timeout, signal }, protocols = ["http/1.1"]) {
	signal?.throwIfAborted();
	const socket = target.tls ? connect$1({
		host: target.address,
		port: target.port,
		...target.servername !== "" && { servername: target.servername },
		...target.ca !== void 0 && { ca: target.ca },
		ALPNProtocols: [...protocols]
	}) : connect({
		host: target.address,
		port: target.port
	});
	socket.setNoDelay(true);
	return new Promise((resolve, reject) => {
		const give = (error) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", stop);
			socket.destroy();
			reject(error);
		};
		const stop = () => give(/* @__PURE__ */ new Error("aborted"));
		const timer = setTimeout(() => give(/* @__PURE__ */ new Error("no connection in time")), timeout);
		signal?.addEventListener("abort", stop, { once: true });
		socket.once("error", give);
		socket.once(target.tls ? "secureConnect" : "connect", () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", stop);
			socket.removeListener("error", give);
			socket.on("error", () => socket.destroy());
			resolve(socket);
		});
	});
}
async function collectAnswers(socket, count, { timeout, signal }) {
	const answers = [];
	let buffer = Buffer.alloc(0);
	return new Promise((resolve) => {
		const finish = () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", finish);
			socket.destroy();
			resolve(answers);
		};
		const take = (ended) => {
			while (answers.length < count) {
				const reading = readAnswer(buffer, ended);
				if (reading === "incomplete") return;
				if (reading === "broken") return finish();
				answers.push({
					...reading.answer,
					at: performance.now()
				});
				buffer = Buffer.from(reading.rest);
			}
			finish();
		};
		const timer = setTimeout(finish, timeout);
		signal?.addEventListener("abort", finish, { once: true });
		socket.on("data", (chunk) => {
			buffer = Buffer.concat([buffer, chunk]);
			take(false);
		});
		socket.once("end", () => take(true));
		socket.once("close", finish);
		if (signal?.aborted === true || socket.destroyed) finish();
	});
}

//#endregion
//#region src/fuzz/races/last-byte.ts
function plugSize(racers) {
	return 3 * racers;
}
const HOLD_MS$1 = 30;
async function raceLastByte(target, requests, limits, plug) {
	const messages = requests.map((request) => requestBytes(request, target.host));
	const opened = await Promise.allSettled(messages.map(() => openConnection(target, limits)));
	const sockets = opened.flatMap((result) => result.status === "fulfilled" ? [result.value] : []);
	const refused = opened.find((result) => result.status === "rejected");
	if (refused !== void 0) {
		for (const socket of sockets) socket.destroy();
		throw new Error("a connection was refused", { cause: refused.reason });
	}
	const pairs = sockets.map((socket, index) => ({
		socket,
		message: messages[index] ?? Buffer.alloc(0)
	}));
	const collected = pairs.map(({ socket }) => collectAnswers(socket, 1, limits));
	for (const { socket, message } of pairs) socket.write(message.subarray(0, -1));
	const plugged = plug === void 0 ? void 0 : await openConnection(target, limits).catch(() => void 0);
	await setTimeout$1(HOLD_MS$1);
	if (plug !== void 0) plugged?.resume().write(burst(target, plug, requests.length));
	const first = performance.now();
	for (const { socket, message } of pairs) socket.write(message.subarray(-1));
	limits.onRelease?.(first, performance.now());
	const answers = (await Promise.all(collected)).flat();
	plugged?.destroy();
	return answers;
}
function burst(target, plug, racers) {
	const one = requestBytes(plug, target.host);
	return Buffer.concat(Array.from({ length: plugSize(racers) }, () => one));
}

//#endregion
//#region src/fuzz/races/pipelined.ts
async function racePipelined(target, requests, limits) {
	const message = Buffer.concat(requests.map((request) => requestBytes(request, target.host)));
	const socket = await openConnection(target, limits);
	const collected = collectAnswers(socket, requests.length, limits);
	const now = performance.now();
	socket.write(message);
	limits.onRelease?.(now, now);
	return collected;
}

//#endregion
//#region src/fuzz/races/single-packet.ts
const HOLD_MS = 30;
const BODY_LIMIT = 1048576;
const LEFT_OUT = /* @__PURE__ */ new Set([
	"host",
	"connection",
	"keep-alive",
	"transfer-encoding",
	"upgrade"
]);
async function offersHttp2(target, limits) {
	if (!target.tls) return false;
	const socket = await openConnection(target, limits, ["h2", "http/1.1"]).catch(() => void 0);
	const chosen = socket !== void 0 && "alpnProtocol" in socket ? socket.alpnProtocol : void 0;
	socket?.destroy();
	return chosen === "h2";
}
async function raceSinglePacket(target, requests, limits) {
	const session = await openSession(target, limits);
	const stop = () => session.destroy();
	const timer = setTimeout(stop, limits.timeout);
	limits.signal?.addEventListener("abort", stop, { once: true });
	try {
		const streams = requests.map((request) => {
			const body = Buffer.from(request.body ?? "", "utf8");
			const stream = session.request(headersOf$1(target, request, body), { endStream: false });
			if (body.length > 1) stream.write(body.subarray(0, -1));
			return {
				stream,
				last: body.subarray(-1),
				answer: answerOf(stream)
			};
		});
		await setTimeout$1(HOLD_MS);
		const first = performance.now();
		for (const { stream, last } of streams) stream.end(last);
		limits.onRelease?.(first, performance.now());
		return (await Promise.all(streams.map(({ answer }) => answer))).filter((answer) => answer !== void 0);
	} finally {
		clearTimeout(timer);
		limits.signal?.removeEventListener("abort", stop);
		session.destroy();
	}
}
async function openSession(target, { timeout, signal }) {
	signal?.throwIfAborted();
	const session = connect$2(`https://${target.host}`, { createConnection: () => connect$1({
		host: target.address,
		port: target.port,
		...target.servername !== "" && { servername: target.servername },
		...target.ca !== void 0 && { ca: target.ca },
		ALPNProtocols: ["h2"]
	}) });
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => fail(/* @__PURE__ */ new Error("no connection in time")), timeout);
		const fail = (error) => {
			clearTimeout(timer);
			session.destroy();
			reject(error);
		};
		session.once("error", fail);
		session.once("connect", () => {
			clearTimeout(timer);
			session.removeListener("error", fail);
			session.on("error", () => session.destroy());
			resolve(session);
		});
	});
}
function headersOf$1(target, request, body) {
	const own = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
	return {
		":method": request.method,
		":path": request.path,
		":scheme": "https",
		":authority": target.host,
		...Object.fromEntries(own.filter(([name]) => !LEFT_OUT.has(name))),
		...body.length > 0 && { "content-length": String(body.length) }
	};
}
async function answerOf(stream) {
	return new Promise((resolve) => {
		let status = 0;
		let headers = [];
		const chunks = [];
		let size = 0;
		stream.on("response", (fields) => {
			status = fields[":status"] ?? 0;
			headers = Object.entries(fields).flatMap(([name, value]) => name.startsWith(":") ? [] : [value].flat().map((text) => [name, String(text)]));
		});
		stream.on("data", (chunk) => {
			size += chunk.length;
			if (size > BODY_LIMIT) stream.destroy();
			else chunks.push(chunk);
		});
		stream.once("end", () => resolve(status === 0 ? void 0 : {
			status,
			headers,
			body: Buffer.concat(chunks),
			at: performance.now()
		}));
		stream.on("error", () => void 0);
		stream.once("close", () => resolve(void 0));
	});
}

//#endregion
//#region src/fuzz/races/fire-volley.ts
async function fireVolley(target, requests, { way, limits, plug }) {
	let from = performance.now();
	let to = from;
	const timed = {
		...limits,
		onRelease(first, last) {
			from = first;
			to = last;
		}
	};
	return (await fire()).map((answer) => ({
		...answerOf$2(answer),
		times: {
			sent: to - from,
			received: (answer.at ?? to) - from
		}
	}));
	function fire() {
		if (way === "pipelined") return racePipelined(target, requests, timed);
		if (way === "single-packet") return raceSinglePacket(target, requests, timed);
		return raceLastByte(target, requests, timed, plug);
	}
}

//#endregion
//#region src/fuzz/client.ts
const MAX_SILENCE = 3;
const RACE_TIMEOUT_MS = 5e3;
const PLUG = {
	method: "GET",
	path: "/robots.txt",
	headers: { accept: "*/*" }
};
async function openTargetClient(target, limits) {
	const { address, http } = await connect$3(target, limits);
	const race = {
		address,
		port: target.port,
		tls: target.tls,
		servername: target.servername,
		host: target.host
	};
	const pace = limits.rps === void 0 ? void 0 : yieldingPace(limits.rps);
	const raceLimits = {
		signal: limits.signal,
		timeout: Math.min(limits.timeout, RACE_TIMEOUT_MS)
	};
	let sent = 0;
	let silence = 0;
	let http2;
	async function admit(count) {
		stopIfOver(limits.signal);
		if (sent + count > limits.maxRequests) throw new RunStopped(`the limit of ${limits.maxRequests} requests is reached`);
		sent += count;
		await pace?.wait(count, limits.signal).catch(() => stopIfOver(limits.signal));
	}
	function failed(label, cause) {
		stopIfOver(limits.signal);
		silence += 1;
		if (silence >= MAX_SILENCE) throw new RunStopped("the target stopped answering");
		throw new Inconclusive(`${label}: ${describe(cause)}`, { cause });
	}
	function received(answers) {
		if (answers.length > 0) silence = 0;
		for (const { status, headers, text } of answers) {
			pace?.heed(status, headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1]);
			const live = liveModeIn(text);
			if (live !== void 0) throw new RunStopped(live, "live-mode");
		}
	}
	return {
		origin: target.origin,
		async send(request) {
			refuseOutgoingCards(request);
			await admit(1);
			let answer;
			try {
				answer = answerOf$2(await http.request({
					method: request.method,
					path: target.basePath + request.path,
					headers: {
						...request.headers,
						host: target.host
					},
					...request.body !== void 0 && { body: request.body },
					signal: AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeout)])
				}));
			} catch (error) {
				return failed(request.label, error);
			}
			received([answer]);
			return answer;
		},
		async volley(requests, way) {
			for (const request of requests) refuseOutgoingCards(request);
			const burst = plugSize(requests.length);
			const spare = pace === void 0 && sent + requests.length + burst <= limits.maxRequests;
			const plug = way === "last-byte" && spare ? PLUG : void 0;
			await admit(requests.length + (plug === void 0 ? 0 : burst));
			let answers;
			try {
				const raw = requests.map((request) => ({
					...request,
					path: target.basePath + request.path
				}));
				answers = await fireVolley(race, raw, {
					way,
					limits: raceLimits,
					...plug && { plug: {
						...plug,
						path: target.basePath + plug.path
					} }
				});
			} catch (error) {
				return failed(requests[0]?.label ?? way, error);
			}
			stopIfOver(limits.signal);
			received(answers);
			return answers;
		},
		offersHttp2() {
			http2 ??= offersHttp2(race, raceLimits);
			return http2;
		},
		sent: () => sent,
		close: () => http.close()
	};
}
async function connect$3(target, { signal, timeout }) {
	const open = (address) => {
		const host = address.includes(":") ? `[${address}]` : address;
		return openHttpClient(`${target.tls ? "https" : "http"}://${host}:${target.port}`, { timeout });
	};
	for (const address of target.addresses.length > 1 ? target.addresses : []) {
		const http = open(address);
		try {
			const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.min(timeout, 2e3))]);
			await http.request({
				method: "HEAD",
				path: `${target.basePath}/`,
				headers: { host: target.host },
				signal: limit
			});
			return {
				address,
				http
			};
		} catch {
			await http.close();
		}
	}
	const address = target.addresses[0] ?? "127.0.0.1";
	return {
		address,
		http: open(address)
	};
}
function stopIfOver(signal) {
	if (!signal.aborted) return;
	throw signal.reason instanceof RunStopped ? signal.reason : new RunStopped("cancelled");
}
function describe(error) {
	const words = [error, error instanceof Error ? error.cause : void 0].map((part) => part instanceof Error ? `${part.name} ${part.message} ${codeOf(part)}` : "").join(" ");
	if (/TimeoutError|in time|UND_ERR_\w*TIMEOUT/u.test(words)) return "no answer in time";
	if (/ECONNREFUSED/u.test(words)) return "connection refused";
	if (/ECONNRESET|EPIPE|UND_ERR_SOCKET|other side closed/u.test(words)) return "connection closed without an answer";
	if (/CERT|TLS|SSL|certificate/u.test(words)) return "no TLS connection";
	return "no usable answer";
}
function codeOf(error) {
	return "code" in error && typeof error.code === "string" ? error.code : "";
}

//#endregion
//#region src/fuzz/interlocks/live-keys.ts
const LIVE_KEYS = [
	{
		kind: "a live secret key (sk_live_…)",
		pattern: /(?<![A-Za-z0-9])sk_live_/u
	},
	{
		kind: "a live restricted key (rk_live_…)",
		pattern: /(?<![A-Za-z0-9])rk_live_/u
	},
	{
		kind: "a live publishable key (pk_live_…)",
		pattern: /(?<![A-Za-z0-9])pk_live_/u
	},
	{
		kind: "a live Razorpay key (rzp_live_…)",
		pattern: /(?<![A-Za-z0-9])rzp_live_/u
	},
	{
		kind: "a live API key (live_…)",
		pattern: /(?<![A-Za-z0-9_])live_[A-Za-z0-9]{20,}/u
	},
	{
		kind: "a production Plaid token",
		pattern: /(?<![A-Za-z0-9])(?:access|public|link)-production-/u
	},
	{
		kind: "a production Braintree token",
		pattern: /access_token\$production\$/u
	},
	{
		kind: "a production Braintree tokenization key",
		pattern: /(?<![A-Za-z0-9])production_[a-z0-9]{8}_[a-z0-9]{8}/u
	}
];
const LIVE_ENVIRONMENT = /^\s*(?:production|live)\s*$/iu;
const GATEWAY_ENVIRONMENT = /^(?:.*_)?(?:BRAINTREE|PLAID)(?:_.*)?_ENV(?:IRONMENT)?$|^PLAID_ENV$/u;
const LIVE_SETTING = /^\s*["']?[\w.-]*(?:braintree|plaid)[\w.-]*env(?:ironment)?["']?\s*[:=]\s*["']?(?:production|live)\b/imu;
function refuseLiveKeys(profileText, environment) {
	const found = kindOf(profileText) ?? (LIVE_SETTING.test(profileText) ? "a production gateway setting" : void 0);
	if (found !== void 0) refuse("the payment profile", found);
	for (const [name, value] of Object.entries(environment)) {
		if (value === void 0 || value === "") continue;
		const kind = kindOf(value) ?? (GATEWAY_ENVIRONMENT.test(name) && LIVE_ENVIRONMENT.test(value) ? "a production gateway setting" : void 0);
		if (kind !== void 0) refuse(`the environment variable ${name}`, kind);
	}
}
function kindOf(text) {
	return LIVE_KEYS.find(({ pattern }) => pattern.test(text))?.kind;
}
function refuse(where, what) {
	throw new TollgateError("payments/live-key", `${where} holds ${what}; nothing was sent`, {
		class: "usage",
		help: ["run payment scans with test keys only", `remove it from ${where}, or run where it is not set`]
	});
}

//#endregion
//#region src/fuzz/interlocks/notional-cap.ts
const REMOTE_CAP = 1000000n;
function openNotionalCap(most) {
	let asked = 0n;
	return { admit(role, { money: { unit, currency } }, values) {
		const amount = magnitudeOf(values["amount"], unit, currency);
		if (amount === void 0 || asked + amount > most) {
			const cap = moneyText(money(most, currency));
			throw new Inconclusive(`${role}: not sent, it would move more than the cap of ${cap} for a run`);
		}
		asked += amount;
	} };
}
function magnitudeOf(value, ...how) {
	if (value === void 0) return 0n;
	const read = readAmount(value, ...how);
	return read === void 0 ? void 0 : read < 0n ? -read : read;
}

//#endregion
//#region src/fuzz/interlocks/real-cards.ts
function refuseRealCards(profileText) {
	const card = findCardNumbers(profileText).find(({ digits }) => !isTestCard(digits));
	if (card === void 0) return;
	throw new TollgateError("payments/real-card", `the payment profile holds the card number ${maskCardNumber(card.digits)}, which is no published test card; nothing was sent`, {
		class: "usage",
		help: ["use a test card of your gateway, as in 4242 4242 4242 4242"]
	});
}

//#endregion
//#region src/fuzz/interlocks/addresses.ts
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");
const NEVER = new BlockList();
NEVER.addSubnet("0.0.0.0", 8, "ipv4");
NEVER.addSubnet("169.254.0.0", 16, "ipv4");
NEVER.addSubnet("224.0.0.0", 4, "ipv4");
NEVER.addAddress("255.255.255.255", "ipv4");
NEVER.addAddress("100.100.100.200", "ipv4");
NEVER.addAddress("192.0.0.192", "ipv4");
NEVER.addAddress("::", "ipv6");
NEVER.addSubnet("fe80::", 10, "ipv6");
NEVER.addSubnet("ff00::", 8, "ipv6");
NEVER.addAddress("fd00:ec2::254", "ipv6");
function isLoopbackAddress(address) {
	return check(LOOPBACK, address);
}
function isForbiddenAddress(address) {
	return check(NEVER, address);
}
function check(list, address) {
	const bare = address.split("%")[0] ?? address;
	return list.check(bare, isIPv6(bare) ? "ipv6" : "ipv4");
}

//#endregion
//#region src/fuzz/interlocks/gateway-hosts.ts
const LIVE = [
	"stripe.com",
	"stripe.network",
	"api.braintreegateway.com",
	"www.braintreegateway.com",
	"payments.braintree-api.com",
	"adyenpayments.com",
	"pal-live.adyen.com",
	"paypal.com",
	"api.paypal.com",
	"api-m.paypal.com",
	"www.paypal.com",
	"production.plaid.com",
	"api.klarna.com",
	"api-na.klarna.com",
	"api-oc.klarna.com",
	"connect.squareup.com",
	"api.mollie.com",
	"api.checkout.com",
	"api.authorize.net",
	"api2.authorize.net",
	"access.worldpay.com",
	"secure.worldpay.com",
	"api.cybersource.com",
	"api.razorpay.com",
	"api.gocardless.com",
	"api.wise.com",
	"api.transferwise.com",
	"api.paystack.co",
	"api.flutterwave.com"
];
const ZONES = [
	/(?:^|\.)stripe\.(?:com|network)$/u,
	/-live\.adyen(?:payments)?\.com$/u,
	/(?:^|\.)adyenpayments\.com$/u
];
function isLiveGatewayHost(hostname) {
	const name = hostname.toLowerCase().replace(/\.+$/u, "");
	return LIVE.includes(name) || ZONES.some((zone) => zone.test(name));
}

//#endregion
//#region src/fuzz/interlocks/target.ts
async function admitTarget(baseUrl, consent) {
	const url = URL.canParse(baseUrl) ? new URL(baseUrl) : void 0;
	if (url === void 0 || !/^https?:$/u.test(url.protocol)) throw refusal(`"${baseUrl}" is no http or https URL`, "give the address with its scheme, as in http://127.0.0.1:3000");
	if (url.username !== "" || url.password !== "") throw refusal("the target holds credentials in its address", "sign in through auth: in the profile");
	const name = url.hostname.replace(/\.+$/u, "");
	if (isLiveGatewayHost(name)) throw refusal(`${name} is a live payment gateway`, "point the scan at your app, with the gateway in test mode behind it");
	const loopback = isLoopbackHost(name);
	if (!loopback) requireConsent(url, name, consent);
	const addresses = await resolve$1(name);
	const forbidden = addresses.find(isForbiddenAddress);
	if (forbidden !== void 0) throw refusal(`${name} resolves to ${forbidden}, where no app is served`, "give the address of the app itself");
	const stray = loopback ? addresses.find((address) => !isLoopbackAddress(address)) : void 0;
	if (stray !== void 0) throw refusal(`${name} resolves to ${stray}, which is not this machine`, "use http://127.0.0.1 and the port");
	const tls = url.protocol === "https:";
	return {
		origin: url.origin,
		basePath: url.pathname.replace(/\/+$/u, ""),
		tls,
		port: url.port === "" ? tls ? 443 : 80 : Number(url.port),
		host: url.host,
		servername: isAddress(name) ? "" : name,
		addresses,
		loopback
	};
}
function requireConsent(url, name, { allowHosts, iOwnThisTarget }) {
	if (!allowHosts.some((host) => [
		name,
		url.hostname,
		url.host
	].includes(host.trim().toLowerCase()))) throw refusal(`${url.origin} is neither this machine nor an allowed host`, `allow it: --allow-host ${url.host}`);
	if ((iOwnThisTarget !== void 0 && URL.canParse(iOwnThisTarget) ? new URL(iOwnThisTarget).origin : void 0) !== url.origin) throw refusal(`nobody attested to own ${url.origin}`, `payment attacks change state: attest with --i-own-this-target=${url.origin}`);
}
async function resolve$1(name) {
	if (isAddress(name)) return [name.replace(/^\[(.*)\]$/u, "$1")];
	try {
		return (await lookup(name, {
			all: true,
			order: "ipv4first"
		})).map(({ address }) => address);
	} catch {
		if (isLoopbackHost(name)) return ["127.0.0.1", "::1"];
		throw refusal(`the name ${name} cannot be resolved`, "check the address of the target");
	}
}
function isAddress(name) {
	return name.startsWith("[") || /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(name);
}
function refusal(what, help) {
	return new TollgateError("payments/target-refused", `${what}; nothing was sent`, {
		class: "usage",
		help: [help]
	});
}

//#endregion
//#region src/fuzz/plan-records.ts
const PLAN_PRICES = [["sku-1", 1009n], ["sku-2", 9511n]];
const PLAN_NOW = "2026-01-01T00:00:00Z";

//#endregion
//#region src/fuzz/plan-lists.ts
const PAGE = 100;
function noBelongings(currency) {
	return {
		cards: ["card-0"],
		banks: [],
		payments: [],
		refunds: /* @__PURE__ */ new Map(),
		currency
	};
}
function playBelongings(role, given, own, fresh) {
	const text = (name) => typeof given[name] === "string" ? given[name] : "";
	switch (role) {
		case "paymentMethods": return { list: own.cards.map((id) => ({
			id,
			last4: "4242"
		})) };
		case "saveCard": {
			const id = fresh("card");
			own.cards.push(id);
			return {
				id,
				last4: "4242"
			};
		}
		case "deleteCard": {
			const at = own.cards.indexOf(text("method"));
			if (at < 0) return void 0;
			own.cards.splice(at, 1);
			return { status: "deleted" };
		}
		case "listPayments": return { list: own.payments.toReversed() };
		case "searchPayments": return { list: own.payments.filter(({ id }) => text("text") !== "" && id === text("text")) };
		case "listRefunds": return { list: own.refunds.get(text("payment")) ?? [] };
		case "bankLinkToken": return { linkToken: fresh("link") };
		case "bankLink": {
			const id = fresh("bank");
			own.banks.push(id);
			return {
				id,
				status: "linked"
			};
		}
		case "bankLinks": return { list: own.banks.map((id) => ({
			id,
			status: "linked"
		})) };
		case "bankTransactions":
		case "listDisputes": return { list: [] };
		case "bankAccounts": return { list: own.banks.map((id) => ({
			id,
			number: "**** 6789",
			mask: "6789"
		})) };
		case "adminList": return { list: [{ id: "account-0" }] };
		case "listAll": return { list: Array.from({ length: Math.min(PAGE, Number(text("limit")) || PAGE) }, (_, at) => ({ id: `event-${at}` })) };
		default: return "unknown";
	}
}

//#endregion
//#region src/fuzz/plan-webhook.ts
const TOLERANCE_SECONDS = 300;
function isGenuineEvent({ headers, body = "" }, secret, now) {
	const signature = headers["stripe-signature"] ?? "";
	const time = Number(/^t=(\d{1,12}),v1=[0-9a-f]{64}$/u.exec(signature)?.[1]);
	if (secret === "" || Number.isNaN(time) || now / 1e3 - time > TOLERANCE_SECONDS) return false;
	return signature === stripeSignature(body, secret, time);
}

//#endregion
//#region src/fuzz/plan-wallets.ts
function openPlanWallets({ users, payoutApproval, shown, amountOf, fresh }) {
	const payouts = /* @__PURE__ */ new Map();
	const lineOf = (given) => {
		const { recipient, amount } = isJsonObject(given) ? given : {};
		const to = users.find(({ account }) => account === recipient);
		const minor = amountOf(amount);
		return to === void 0 || minor === void 0 || minor < 1n ? void 0 : {
			to,
			amount: minor
		};
	};
	const sumOf = (lines) => lines.reduce((sum, { amount }) => sum + amount, 0n);
	const move = (sender, lines) => {
		if (sumOf(lines) > sender.balance) return false;
		for (const { to, amount } of lines) {
			sender.balance -= amount;
			to.balance += amount;
		}
		return true;
	};
	function payOut(given, user) {
		const asked = Array.isArray(given["lines"]) ? given["lines"] : [{ ...given }];
		const lines = asked.map((entry) => lineOf(entry)).filter((line) => line !== void 0);
		if (lines.length !== asked.length || lines.length === 0 || sumOf(lines) > user.balance) return void 0;
		const id = fresh("payout");
		const waits = payoutApproval !== void 0 && sumOf(lines) > payoutApproval;
		if (waits) payouts.set(id, {
			sender: user,
			lines
		});
		else move(user, lines);
		return {
			id,
			total: shown(sumOf(lines)),
			status: waits ? "pending" : "paid"
		};
	}
	return (role, given, user) => {
		const amount = amountOf(given["amount"]);
		switch (role) {
			case "wallet": return {
				id: user.account,
				balance: shown(user.balance)
			};
			case "topUp":
				if (amount === void 0 || amount < 1n) return void 0;
				user.balance += amount;
				return {
					id: fresh("top-up"),
					balance: shown(user.balance)
				};
			case "transfer": {
				const line = lineOf({ ...given });
				if (line === void 0 || line.to === user || !move(user, [line])) return void 0;
				return {
					id: fresh("transfer"),
					balance: shown(user.balance)
				};
			}
			case "payout": return payOut(given, user);
			case "approvePayout": {
				const id = typeof given["payout"] === "string" ? given["payout"] : "";
				const payout = payouts.get(id);
				payouts.delete(id);
				return payout === void 0 || !move(payout.sender, payout.lines) ? void 0 : {
					id,
					status: "paid"
				};
			}
			default: return "unknown";
		}
	};
}

//#endregion
//#region src/fuzz/plan-shop.ts
const MOST_PIECES = 99n;
function openPlanShop({ money, states, methods, limits, webhooks, coupons, hooks, currencies }) {
	const users = [];
	const orders = /* @__PURE__ */ new Map();
	const payments = /* @__PURE__ */ new Map();
	const heard = /* @__PURE__ */ new Set();
	const redeemed = /* @__PURE__ */ new Set();
	const pending = /* @__PURE__ */ new Map();
	let count = 0;
	let isFailing = false;
	const { unit, currency } = money;
	const shown = (minor) => writeAmount(minor, unit, currency);
	const amountOf = (value) => readAmount(value, unit, currency);
	const fresh = (kind) => `${kind}-${count += 1}`;
	const playWallets = openPlanWallets({
		users,
		payoutApproval: limits.payoutApproval,
		shown,
		amountOf,
		fresh
	});
	const showOrder = ({ id, total, paid, payment, fulfilments }) => {
		const status = paid ? states.paid[0] ?? "paid" : states.unpaid[0] ?? "open";
		return {
			id,
			total: shown(total),
			subtotal: shown(total),
			discount: shown(0n),
			status,
			currency,
			payment,
			fulfilments
		};
	};
	const showPayment = ({ id, order, amount, captured, refunded, status }) => {
		const figures = {
			amount: shown(amount),
			captured: shown(captured),
			refunded: shown(refunded)
		};
		return {
			id,
			order,
			status,
			currency,
			...figures
		};
	};
	function noteRefund({ belongings: { refunds } }, payment, amount) {
		const told = {
			id: fresh("refund"),
			amount: shown(amount),
			status: "succeeded",
			currency,
			destination: "original"
		};
		refunds.set(payment, [...refunds.get(payment) ?? [], told]);
		return told;
	}
	function cartOf(user) {
		const total = totalOf(user);
		const discount = shown(user.cart - total);
		return {
			total: shown(total),
			subtotal: shown(user.cart),
			discount,
			currency: user.belongings.currency,
			items: []
		};
	}
	function placeOf({ account }, code) {
		if ([coupons.percent, coupons.fixed].includes(code) && code !== coupons.single) return fresh("redemption");
		return code === coupons.single ? `${code} ${account}` : code;
	}
	function pay(role, given, user) {
		const order = orders.get(textOf$2(given["order"]));
		const due = order?.total ?? amountOf(given["amount"]);
		const method = textOf$2(given["method"]);
		if (due === void 0 || due <= 0n || order?.paid === true || due < (limits.minAmount ?? 0n)) return void 0;
		if (role === "payWith" && method !== "" && ![
			...Object.values(methods),
			"token-1",
			...user.belongings.cards
		].includes(method)) return void 0;
		if (method !== "" && (method === methods.declined || method === methods.insufficient)) return void 0;
		if (isFailing || role === "payWith" && method === "") return void 0;
		const waits = method !== "" && method === methods.sca;
		const [now, word] = waits ? [states.action, "action"] : role === "authorize" ? [states.authorized, "held"] : [states.paid, "paid"];
		const paid = !waits && role !== "authorize";
		const made = {
			id: fresh("payment"),
			owner: user.account,
			order: order?.id ?? "",
			amount: due,
			captured: paid ? due : 0n,
			refunded: 0n,
			status: now[0] ?? word
		};
		payments.set(made.id, made);
		user.belongings.payments.push(showPayment(made));
		if (paid) settle(order, made.id);
		return showPayment(made);
	}
	function play(role, given, user) {
		const kept = playBelongings(role, given, user.belongings, fresh);
		if (kept !== "unknown") return kept;
		const moved = playWallets(role, given, user);
		if (moved !== "unknown") return moved;
		const amount = amountOf(given["amount"]);
		const order = orders.get(textOf$2(given["order"]));
		const payment = payments.get(textOf$2(given["payment"]));
		const mine = payment?.owner === user.account ? payment : void 0;
		switch (role) {
			case "cartAdd": {
				const cost = piecesOf(given);
				if (cost === void 0) return void 0;
				user.cart += cost;
				return { total: shown(user.cart) };
			}
			case "applyCoupon": {
				const code = textOf$2(given["coupon"]);
				if (code === "" || code === coupons.expired || redeemed.has(placeOf(user, code)) || user.coupons.includes(code)) return void 0;
				user.coupons = [...user.coupons, code];
				return { total: shown(totalOf(user)) };
			}
			case "checkout": {
				const places = user.coupons.map((code) => placeOf(user, code));
				if (places.some((place) => redeemed.has(place))) return void 0;
				for (const place of places) redeemed.add(place);
				const made = {
					id: fresh("order"),
					total: totalOf(user),
					paid: false,
					payment: "",
					fulfilments: 0n
				};
				user.cart = 0n;
				user.coupons = [];
				orders.set(made.id, made);
				return showOrder(made);
			}
			case "getOrder": return order === void 0 ? void 0 : showOrder(order);
			case "orderAddItem": {
				const cost = piecesOf(given);
				if (order === void 0 || order.paid || cost === void 0) return void 0;
				order.total += cost;
				return showOrder(order);
			}
			case "completeOrder":
				if (order === void 0 || mine === void 0 || mine.order !== order.id || mine.captured <= mine.refunded) return void 0;
				settle(order, mine.id);
				return showOrder(order);
			case "pay":
			case "payWith":
			case "payCurrency":
			case "payElsewhere":
			case "authorize": return pay(role, given, user);
			case "getPayment":
			case "updatePayment":
			case "confirm": return mine === void 0 ? void 0 : showPayment(mine);
			case "capture":
				if (mine === void 0 || mine.captured > 0n || amount === void 0 || amount < 1n || amount > mine.amount) return void 0;
				if (states.canceled.includes(mine.status) || states.action.includes(mine.status)) return void 0;
				mine.captured = amount;
				mine.status = states.paid[0] ?? "paid";
				settle(orders.get(mine.order), mine.id);
				return showPayment(mine);
			case "cancel":
				if (mine === void 0 || mine.captured > 0n || states.canceled.includes(mine.status)) return void 0;
				mine.status = states.canceled[0] ?? "canceled";
				return showPayment(mine);
			case "refund":
				if (mine === void 0 || amount === void 0 || amount < 1n || amount > mine.captured - mine.refunded) return void 0;
				if (limits.refundApproval !== void 0 && amount > limits.refundApproval) {
					const id = fresh("refund");
					pending.set(id, {
						payment: mine,
						amount
					});
					return {
						id,
						amount: shown(amount),
						status: "pending",
						currency
					};
				}
				mine.refunded += amount;
				if (mine.refunded === mine.captured) reopen(orders.get(mine.order));
				return noteRefund(user, mine.id, amount);
			case "approveRefund": {
				const id = textOf$2(given["refund"]);
				const waiting = pending.get(id);
				if (waiting === void 0) return void 0;
				pending.delete(id);
				waiting.payment.refunded += waiting.amount;
				return {
					id,
					amount: shown(waiting.amount),
					status: "succeeded"
				};
			}
			case "setCurrency":
				if (!currencies.some(({ code }) => code === given["currency"])) return void 0;
				user.belongings.currency = textOf$2(given["currency"]);
				return cartOf(user);
			case "readCart": return cartOf(user);
			default: return {
				id: fresh(role),
				total: shown(user.cart),
				amount: shown(1009n),
				status: "ok"
			};
		}
	}
	function hear(request) {
		const now = hooks.clock?.out["now"] === void 0 ? Date.now() : Date.parse(PLAN_NOW);
		if (!isGenuineEvent(request, webhooks.stripe?.secret ?? "", now)) return false;
		const event = parseJson(request.body ?? "");
		const id = textOf$2(readPointer(event, "/id"));
		const object = readPointer(event, "/data/object");
		const order = orders.get(textOf$2(readPointer(object, "/metadata/order")));
		if (!(isJsonObject(event) && event["livemode"] === false && event["account"] === void 0) || heard.has(id) || order === void 0) return true;
		heard.add(id);
		if (readPointer(event, "/type") === "payment_intent.succeeded" && readPointer(object, "/amount") === order.total) settle(order, textOf$2(readPointer(object, "/id")));
		return true;
	}
	return {
		fail(now) {
			isFailing = now;
		},
		play,
		hear,
		fresh,
		user() {
			const user = {
				account: fresh("account"),
				cart: 0n,
				coupons: [],
				balance: 0n,
				belongings: noBelongings(currency)
			};
			users.push(user);
			return user;
		}
	};
}
function textOf$2(value) {
	return typeof value === "string" || typeof value === "bigint" ? String(value) : "";
}
function piecesOf({ sku, quantity = 1n }) {
	const price = PLAN_PRICES.find(([name]) => name === sku)?.[1] ?? PLAN_PRICES[0]?.[1] ?? 0n;
	return typeof quantity === "bigint" && quantity >= 1n && quantity <= MOST_PIECES ? price * quantity : void 0;
}
function settle(order, payment) {
	if (order === void 0 || order.paid) return;
	order.paid = true;
	order.payment = payment;
	order.fulfilments = 1n;
}
function totalOf(user) {
	return user.coupons.reduce((sum) => sum - sum / 10n, user.cart);
}
function reopen(order) {
	if (order !== void 0) order.paid = false;
}

//#endregion
//#region src/fuzz/plan-app.ts
function openPlanApp(profile) {
	const shop = openPlanShop(profile);
	const users = /* @__PURE__ */ new Map();
	const ended = /* @__PURE__ */ new Set();
	const staffSessions = /* @__PURE__ */ new Set();
	const staff = Object.values(profile.actors).flatMap(({ login }) => login === void 0 ? [] : [login.email]);
	const replies = /* @__PURE__ */ new Map();
	const { unit, currency } = profile.money;
	const keyHeader = profile.idempotency?.header.toLowerCase();
	const nameOf = ({ headers }) => `${headers["authorization"] ?? ""} ${headers["cookie"] ?? ""} ${headers[profile.auth?.header?.name.toLowerCase() ?? ""] ?? ""}`;
	const userOf = (request) => {
		const [session] = sessionsIn(nameOf(request));
		const name = session ?? nameOf(request);
		const user = users.get(name) ?? shop.user();
		users.set(name, user);
		return user;
	};
	function once(request, execute) {
		const key = keyHeader === void 0 ? void 0 : request.headers[keyHeader];
		if (key === void 0) return execute();
		const slot = `${nameOf(request)} ${key}`;
		const body = `${request.method} ${request.path} ${request.body ?? ""}`;
		const known = replies.get(slot);
		if (known !== void 0) return known.body === body ? known.answer : shown(422, {}, {});
		const answer = execute();
		if (answer.status < 400) replies.set(slot, {
			body,
			answer
		});
		return answer;
	}
	return {
		fail: (isFailing) => shop.fail(isFailing),
		answer(request) {
			const { label } = request;
			if (label === "webhooks.stripe") return shown(shop.hear(request) ? 200 : 400, {}, {});
			const { register, login } = profile.auth ?? {};
			const operation = label === "register" ? register : label === "login" ? login : profile.roles[label];
			if (operation === void 0) return shown(200, {}, {});
			if (label === "register" || label === "login") {
				const token = shop.fresh("session");
				if (staff.some((email) => request.body?.includes(email) === true)) staffSessions.add(token);
				return shown(200, operation.out, {
					token,
					id: shop.fresh("account")
				}, [["set-cookie", `session=${token}`]]);
			}
			if (label === "catalogue") {
				const list = PLAN_PRICES.map(([sku, price]) => {
					const entry = writePointer({}, operation.out["sku"] ?? "/sku", sku);
					return writePointer(entry, operation.out["price"] ?? "/price", writeAmount(price, unit, currency));
				});
				return shown(200, { items: operation.out["items"] ?? "" }, { items: list });
			}
			const name = nameOf(request);
			const sessions = sessionsIn(name);
			const isSignedIn = name.trim() !== "" && !sessions.some((session) => ended.has(session));
			if (profile.auth !== void 0 && !isSignedIn) return shown(401, {}, {});
			if (ROLES[label].staff === true && !sessions.some((session) => staffSessions.has(session))) return shown(403, {}, {});
			if (label === "logout") for (const session of sessions) ended.add(session);
			return once(request, () => {
				const told = shop.play(label, givenIn(operation, request), userOf(request));
				return told === void 0 ? shown(422, {}, {}) : shown(200, operation.out, listed(operation, told));
			});
		}
	};
}
function sessionsIn(name) {
	return [...name.matchAll(/session-\d+(?!\d)/gu)].map(([session]) => session);
}
function listed({ out }, told) {
	const { list } = told;
	if (!Array.isArray(list)) return told;
	return { items: list.map((entry) => {
		let written = {};
		for (const [name, value] of Object.entries(isJsonObject(entry) ? entry : {})) {
			const pointer = out[name];
			if (pointer?.startsWith("/") === true) written = writePointer(written, pointer, value);
		}
		return written;
	}) };
}
function shown(status, out, told, headers = []) {
	let json = {};
	const more = [...headers];
	for (const [name, source] of Object.entries(out)) {
		const value = told[name];
		if (value === void 0) continue;
		if (source === "" || source.startsWith("/")) json = writePointer(json, source, value);
		else if (source === "location") more.push(["location", `/${textOf$1(value)}`]);
		else if (source.startsWith("header ")) more.push([source.slice(7), textOf$1(value)]);
		else more.push(["set-cookie", `${source.slice(7)}=${textOf$1(value)}`]);
	}
	return {
		status,
		headers: more,
		text: "",
		json
	};
}
function givenIn({ path, body, encoding, fields }, request) {
	const names = [];
	const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`).replaceAll(/\{(\w+)\}/gu, (_, name) => {
		names.push(name);
		return "([^/?&]*)";
	});
	const parts = new RegExp(`^${pattern}$`, "u").exec(request.path)?.slice(1) ?? [];
	const given = Object.fromEntries(names.map((name, index) => [name, decode(parts[index] ?? "")]));
	const sent = encoding === "form" ? Object.fromEntries(new URLSearchParams(request.body ?? "")) : parseJson(request.body ?? "");
	const variables = isJsonObject(sent) && "variables" in sent && typeof sent["query"] === "string" ? sent["variables"] : sent;
	const walk = (at, pointer) => {
		const name = typeof at === "string" ? /^\{(\w+)\}$/u.exec(at)?.[1] : void 0;
		const value = name === void 0 ? void 0 : readPointer(variables, pointer);
		if (name !== void 0 && value !== void 0) given[name] = encoding === "form" && typeof value === "string" && /^\d{1,18}$/u.test(value) ? BigInt(value) : value;
		if (isJsonObject(at)) for (const [key, inner] of Object.entries(at)) walk(inner, `${pointer}/${key}`);
	};
	walk(body, "");
	const lines = readPointer(variables, fields["lines"] ?? "/lines");
	const entry = readPointer(body, fields["lines"] ?? "/lines");
	if (Array.isArray(lines) && Array.isArray(entry)) given["lines"] = lines.map((line) => namedBy(entry[0], line));
	return given;
}
function namedBy(pattern, line) {
	const named = Object.entries(isJsonObject(pattern) ? pattern : {}).flatMap(([key, item]) => {
		const name = typeof item === "string" ? /^\{(\w+)\}$/u.exec(item)?.[1] : void 0;
		const value = readPointer(line, `/${key}`);
		return name === void 0 || value === void 0 ? [] : [[name, value]];
	});
	return Object.fromEntries(named);
}
function textOf$1(value) {
	return typeof value === "string" || typeof value === "bigint" ? String(value) : "";
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

//#endregion
//#region src/fuzz/plan.ts
const MAX_BODY = 200;
const MAX_REQUESTS = 2e3;
const WAIT_MS$1 = 2e4;
const AT_ONCE = 32;
const HOOK_ANSWERS = {
	now: PLAN_NOW,
	items: []
};
async function planAttacks(profile, attacks) {
	const { psp: _psp, ...alone } = profile;
	const quiet = alone;
	const planned = [];
	for (let at = 0; at < attacks.length; at += AT_ONCE) {
		const some = attacks.slice(at, at + AT_ONCE).map(async (attack) => {
			const missing = missingFor(attack, profile);
			return missing.length > 0 ? {
				attack: attack.rule.id,
				requests: [],
				missing
			} : planOne(attack, quiet);
		});
		planned.push(...await Promise.all(some));
	}
	return planned;
}
async function planOne(attack, profile) {
	const app = openPlanApp(profile);
	const counts = /* @__PURE__ */ new Map();
	const record = (request) => {
		const text = textOf(request);
		counts.set(text, (counts.get(text) ?? 0) + 1);
	};
	let total = 0;
	let over = false;
	const take = (request) => {
		total += 1;
		if (over) throw new RunStopped("planned");
		if (total > MAX_REQUESTS) throw new Inconclusive(`more than ${MAX_REQUESTS} requests`);
		record(request);
		return app.answer(request);
	};
	const client = {
		origin: "http://plan.localhost",
		send: async (request) => take(request),
		volley: async (requests) => requests.map((request) => take(request)),
		close: async () => void 0
	};
	const askHook = (name, values = {}) => {
		if (over) throw new RunStopped("planned");
		const operation = profile.hooks[name];
		if (operation === void 0) throw new Inconclusive(`the profile has no hooks.${name}`);
		const { method, path, body } = bindOperation(name, operation, {
			currency: profile.money.currency,
			...values
		});
		record({
			label: name,
			method,
			path: `${operation.origin ?? ""}${path}`,
			headers: {},
			...body !== void 0 && { body }
		});
		if (name === "fault" || name === "clearFaults" || name === "reset") app.fail(name === "fault");
		let json = {};
		for (const [out, source] of Object.entries(operation.out)) if (isJsonPointer(source)) json = writePointer(json, source, HOOK_ANSWERS[out] ?? "token-1");
		return {
			status: 200,
			headers: [],
			text: "",
			json
		};
	};
	let fixtures = 0;
	const fixture = () => {
		fixtures += 1;
		return {
			...openFixture({
				profile,
				client,
				scope: [
					"plan",
					attack.rule.id,
					fixtures
				]
			}),
			hook: async (name, values) => askHook(name, values)
		};
	};
	let open;
	try {
		const waited = new Promise((resolve) => void setTimeout(resolve, WAIT_MS$1, "waited").unref());
		const ended = await Promise.race([attack.run({
			profile,
			fixture
		}), waited]);
		if (ended === "waited") open = "it waits for an effect";
		else if (ended.verdict === "inconclusive") open = ended.reason;
	} catch (error) {
		if (!(error instanceof Inconclusive) && !(error instanceof RunStopped)) throw error;
		open = error.message;
	}
	over = true;
	const requests = [...counts].map(([request, times]) => ({
		request,
		times
	}));
	return {
		attack: attack.rule.id,
		requests,
		missing: [],
		...open !== void 0 && { open }
	};
}
function textOf({ method, path, body }) {
	const shown = redact(body ?? "").replaceAll(/tollgate\.(\w+)\.[0-9a-f]{20}@example\.com/gu, "<$1’s e-mail>").replaceAll(/"created":\d+/gu, "\"created\":<now>").replaceAll(/\b(evt|pi)_[0-9a-z]{24}\b/gu, "<$1>").replaceAll(/Tg-[0-9a-f]{24}!9/gu, "<password>").replaceAll(/tollgate\.(\w+)\.[0-9a-f]{20}%40example\.com/gu, "<$1’s e-mail>");
	const cut = shown.length > MAX_BODY ? `${shown.slice(0, MAX_BODY)}… (${shown.length} characters)` : shown;
	return `${`${method} ${path}`.replaceAll(/\b(order|payment|refund|account|sku|session|transfer|quote)-\d+/gu, "<$1>")}${cut === "" ? "" : ` ${cut.replaceAll(/\b(order|payment|refund|account|transfer|quote)-\d+/gu, "<$1>")}`}`;
}

//#endregion
//#region src/fuzz/shard-assignment.ts
function assignShards(items, count) {
	const loads = Array.from({ length: count }, () => 0);
	const heaviestFirst = items.toSorted((a, b) => b.weight - a.weight || compareText(a.id, b.id));
	return new Map(heaviestFirst.map(({ id, weight }) => {
		const lightest = loads.indexOf(Math.min(...loads));
		loads[lightest] = (loads[lightest] ?? 0) + weight;
		return [id, lightest + 1];
	}));
}

//#endregion
//#region src/fuzz/shard-attacks.ts
const EXPLORATION = "exploration";
const REQUESTS_A_SECOND = 50;
const OPEN_WEIGHT = 50;
function paymentShard(text) {
	const shard = parseShard(text);
	if (shard !== void 0) return shard;
	throw new TollgateError("payments/bad-shard", `"${text}" is no shard`, {
		class: "usage",
		help: ["give its number and how many there are, as in 1/3"]
	});
}
async function shardAttacks(profile, attacks, { index, count }, explore) {
	const mapped = attacks.filter((attack) => missingFor(attack, profile).length === 0);
	const whole = {
		attacks: attacks.length,
		mapped: mapped.length
	};
	const items = count === 1 ? attacks.map(({ rule }) => ({
		id: rule.id,
		weight: 1
	})) : (await planAttacks(profile, attacks)).map((planned) => ({
		id: planned.attack,
		weight: weightOf(planned)
	}));
	const exploration = explore === void 0 ? [] : [{
		id: EXPLORATION,
		weight: weightOfExploration(explore)
	}];
	const shardOf = assignShards([...items, ...exploration], count);
	return {
		attacks: attacks.filter(({ rule }) => shardOf.get(rule.id) === index),
		explores: shardOf.get(EXPLORATION) === index,
		whole,
		plan: digestOf(shardOf)
	};
}
function digestOf(shardOf) {
	const lines = [...shardOf].map(([id, shard]) => `${id} ${shard}`).toSorted();
	return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}
function weightOf({ requests, open }) {
	return 1 + (open === void 0 ? requests.reduce((sum, { times }) => sum + times, 0) : OPEN_WEIGHT);
}
function weightOfExploration({ budgetMs, maxRequests }) {
	return maxRequests ?? budgetMs / 1e3 * REQUESTS_A_SECOND;
}

//#endregion
//#region src/fuzz/open-run.ts
async function openRun(options) {
	const target = await admitRun(options);
	const { signal, release } = runSignal(options.budgetMs ?? 18e4, options.signal);
	const parts = options.shard === void 0 ? 1 : paymentShard(options.shard).count;
	const rps = options.rps ?? (target.loopback ? void 0 : 50);
	const client = await openTargetClient(target, {
		signal,
		maxRequests: options.maxRequests ?? 2e4,
		timeout: options.requestTimeoutMs ?? 1e4,
		...rps !== void 0 && { rps: Math.max(1, Math.floor(rps / parts)) }
	});
	const most = options.profile.money.maxNotional ?? (target.loopback ? void 0 : 1000000n);
	return {
		target,
		client,
		...most !== void 0 && { cap: openNotionalCap(most / BigInt(parts)) },
		async close() {
			release();
			await client.close();
		}
	};
}
async function admitRun(options) {
	const { profile, profileText } = options;
	refuseLiveKeys(profileText, options.environment);
	refuseRealCards(profileText);
	return admitTarget(options.target ?? profile.target.baseUrl, {
		allowHosts: options.allowHosts ?? [],
		...options.iOwnThisTarget !== void 0 && { iOwnThisTarget: options.iOwnThisTarget }
	});
}
function runSignal(budgetMs, outer) {
	const controller = new AbortController();
	const cancel = () => controller.abort(new RunStopped("cancelled"));
	const timer = setTimeout(() => controller.abort(new RunStopped("the time budget is used up")), budgetMs);
	if (outer?.aborted === true) cancel();
	outer?.addEventListener("abort", cancel, { once: true });
	return {
		signal: controller.signal,
		release: () => {
			clearTimeout(timer);
			outer?.removeEventListener("abort", cancel);
		}
	};
}

//#endregion
//#region src/fuzz/replay/effect-of.ts
function settledState(steps, twin) {
	const alike = twin?.length === steps.length ? twin : void 0;
	const settled = steps.map((step, index) => {
		const other = alike?.[index]?.state;
		return other === void 0 ? step : {
			...step,
			state: step.state.filter((one) => other.some((two) => isSame(one, two)))
		};
	});
	if (showsEffect(settled)) return settled;
	return settled.map((step) => step.kind === "attack" && wasTaken(step.answer) ? {
		...step,
		state: [...step.state, {
			at: "status",
			is: String(step.answer.status)
		}]
	} : step);
}
function showsEffect(steps) {
	const before = /* @__PURE__ */ new Map();
	let shows = false;
	for (const { kind, method, path, state } of steps) for (const one of state) {
		const place = `${method} ${path} ${one.at}`;
		const known = before.get(place);
		if (kind === "setup") before.set(place, one);
		else shows ||= known === void 0 || !isSame(known, one);
	}
	return shows;
}
function parallelSteps(steps) {
	return steps.map((step) => step.kind === "attack" ? {
		...step,
		volley: 1,
		state: []
	} : step);
}
function isSame(one, two) {
	return one.at === two.at && one.is === two.is && one.like === two.like;
}

//#endregion
//#region src/fuzz/replay/replay.ts
const REPLAY_SCHEMA = "tollgate/replay-file/1";

//#endregion
//#region src/fuzz/replay-of.ts
function replayOf({ rule }, violation, source) {
	const { profile, profileFile, seed } = source;
	return {
		schema: REPLAY_SCHEMA,
		rule: rule.id,
		title: rule.title,
		message: violation.message,
		target: profile.name,
		seed,
		profile: profileFile === void 0 ? {} : {
			file: profileFile.name,
			sha256: profileFile.sha256
		},
		...violation.parameters !== void 0 && { parameters: violation.parameters },
		states: violation.record.states,
		...recordingOf(violation, source)
	};
}
function recordingOf(violation, source) {
	const { unseen } = violation;
	return {
		...effectOf(violation, source),
		...unseen !== void 0 && { needsTollgate: unseen }
	};
}
function effectOf({ traces }, source) {
	const own = secretsOf(source);
	if (traces.serial !== void 0) {
		const { steps, ...rest } = recordSteps(traces.serial, own);
		const asks = steps.some(({ kind, save }) => kind === "attack" && save.length > 0);
		const needsTollgate = "which of the parallel requests took effect is known only afterwards";
		return {
			...rest,
			steps: parallelSteps(steps),
			effect: "serial",
			...asks && { needsTollgate }
		};
	}
	const { steps, ...rest } = recordSteps(traces.first, own);
	const twin = traces.again === void 0 ? void 0 : recordSteps(traces.again, own).steps;
	return {
		...rest,
		steps: settledState(steps, twin),
		effect: "recorded"
	};
}
function secretsOf({ profile, profileText, environment }) {
	const named = [...profileText.matchAll(/\$\{([A-Z_][A-Z0-9_]*)\}/gu)].flatMap(([, name = ""]) => {
		const value = environment[name];
		return value === void 0 || value === "" ? [] : [{
			name,
			value,
			about: `${name} of the profile`
		}];
	});
	const headers = Object.entries(profile.headers).map(([name, value]) => {
		return {
			name: `header_${name}`,
			value,
			about: `the header ${name} of the profile`
		};
	});
	const actors = Object.entries(profile.actors).flatMap(([actor, { login, token, headers: session = {} }]) => [
		...login === void 0 ? [] : [{
			name: `${actor}_email`,
			value: login.email,
			about: `the e-mail address of ${actor}`
		}, {
			name: `${actor}_password`,
			value: login.password,
			about: `the password of ${actor}`
		}],
		...token === void 0 ? [] : [{
			name: `${actor}_token`,
			value: token,
			about: `a session of ${actor}`
		}],
		...Object.entries(session).map(([name, value]) => ({
			name: `${actor}_${name}`,
			value,
			about: `the header ${name} of ${actor}`
		}))
	]);
	return [
		...named,
		...actors,
		...headers
	];
}

//#endregion
//#region src/fuzz/run-attack.ts
async function runAttack(attack, { client, cap }, { profile, scope, parameters }) {
	let fixtures = 0;
	const fixture = () => {
		fixtures += 1;
		return openFixture({
			profile,
			client,
			scope: [...scope, fixtures],
			...cap !== void 0 && { cap }
		});
	};
	try {
		return await attack.run({
			profile,
			fixture,
			...parameters !== void 0 && { parameters }
		});
	} catch (error) {
		if (error instanceof Inconclusive) return {
			verdict: "inconclusive",
			reason: error.message
		};
		if (error instanceof RunStopped) return {
			verdict: "stopped",
			reason: error.message,
			kind: error.kind
		};
		throw error;
	}
}

//#endregion
//#region src/fuzz/select-attacks.ts
function selectAttacks(all, ids) {
	if (ids === void 0) return [...all];
	const known = all.map(({ rule }) => rule.id);
	const wanted = ids.map((id) => id.includes("/") ? id : `pay/${id}`);
	const unknown = wanted.find((id) => !known.includes(id));
	if (unknown === void 0 && wanted.length > 0) return all.filter(({ rule }) => wanted.includes(rule.id));
	const like = unknown === void 0 ? void 0 : nearest(unknown, known);
	throw new TollgateError("payments/unknown-attack", unknown === void 0 ? "the list of attacks is empty" : `there is no attack "${unknown}"`, {
		class: "usage",
		help: [like === void 0 ? `attacks: ${known.join(", ")}` : `did you mean "${like}"?`]
	});
}

//#endregion
//#region src/fuzz/turn-of.ts
function turnOf({ disturbs }) {
	return disturbs === void 0 ? 0 : disturbs === true ? 1 : 2;
}

//#endregion
//#region src/fuzz/watch-alerts.ts
const LONGEST_WAIT_MS = 1500;
const WAIT_MS = 100;
function watchAlerts(profile) {
	const operation = profile.hooks.alerts;
	if (operation === void 0) return void 0;
	const pointer = operation.out["items"] ?? "";
	let before;
	async function read() {
		try {
			const items = readOut(await callHook(profile, "alerts"), pointer);
			return Array.isArray(items) ? new Set(items.map((item) => writeJson(item))) : void 0;
		} catch (error) {
			if (error instanceof Inconclusive) return void 0;
			throw error;
		}
	}
	return {
		async mark() {
			before = await read();
		},
		async noticed() {
			const known = before;
			if (known === void 0) return void 0;
			for (let waited = 0;; waited += WAIT_MS) {
				const now = await read();
				if (now === void 0) return void 0;
				if ([...now].some((item) => !known.has(item))) return true;
				if (waited >= LONGEST_WAIT_MS) return false;
				await setTimeout$1(WAIT_MS);
			}
		}
	};
}

//#endregion
//#region src/fuzz/index.ts
async function scanPayments(options) {
	const all = selectAttacks(ATTACKS, options.attacks).toSorted((left, right) => turnOf(left) - turnOf(right));
	if (options.shard === void 0) return runAttacks(all, options);
	const part = await shardAttacks(options.profile, all, paymentShard(options.shard), options.explore);
	const { explore: _explore, ...rest } = options;
	return runAttacks(part.attacks, part.explores ? options : rest, part);
}
async function runAttacks(attacks, options, part) {
	const run = await openRun(options);
	try {
		return await attackTarget(attacks, run, options, part);
	} finally {
		await run.close();
	}
}
async function attackTarget(attacks, run, options, part) {
	const { profile, onProgress } = options;
	const nonce = options.nonce ?? randomBytes(9).toString("hex");
	const endings = [];
	const findings = [];
	const evidence = [];
	const replays = [];
	const phantom = [];
	const seed = options.seed ?? 1;
	const ran = [];
	let stopped;
	let explored;
	const alerts = watchAlerts(profile);
	const noticed = [];
	const unnoticed = [];
	const stop = (reason, kind) => {
		stopped = reason;
		if (kind !== "live-mode") return;
		findings.push(liveModeFinding(reason));
		evidence.push(void 0);
		replays.push(void 0);
	};
	const add = (attack, violation) => {
		findings.push(findingOf(attack, violation, profile));
		evidence.push(violation.record);
		replays.push(replayOf(attack, violation, {
			...options,
			seed
		}));
		phantom.push(...violation.money ?? []);
	};
	const exploreOnce = async () => {
		if (options.explore === void 0 || explored !== void 0 || stopped !== void 0) return;
		explored = await exploreRun(run, options.explore, {
			profile,
			seed,
			nonce,
			onProgress
		});
		for (const { attack, violation } of explored.found) add(attack, violation);
		if (explored.stopped !== void 0) stop(explored.stopped.message, explored.stopped.kind);
	};
	for (const attack of attacks) {
		const { id } = attack.rule;
		if (turnOf(attack) > 0) await exploreOnce();
		const missing = missingFor(attack, profile);
		if (missing.length > 0) endings.push({
			id,
			verdict: "not-mapped",
			reason: `the profile has no ${missing.join(", ")}`
		});
		else if (stopped !== void 0) endings.push({
			id,
			verdict: "inconclusive",
			reason: `not run: ${stopped}`
		});
		else {
			ran.push(attack);
			await alerts?.mark();
			const outcome = await runAttack(attack, run, {
				profile,
				scope: [
					seed,
					nonce,
					id
				]
			});
			if (outcome.verdict === "stopped") stop(outcome.reason, outcome.kind);
			if (outcome.verdict === "violation") {
				add(attack, outcome);
				const seen = await alerts?.noticed();
				if (seen !== void 0) (seen ? noticed : unnoticed).push(id);
			}
			endings.push({
				id,
				verdict: outcome.verdict === "stopped" ? "inconclusive" : outcome.verdict,
				..."reason" in outcome && { reason: outcome.reason }
			});
		}
		const last = endings.at(-1);
		const found = findings.length === 0 ? "" : `, ${findings.length} finding${findings.length === 1 ? "" : "s"}`;
		const detail = `${id}: ${last?.verdict}; ${run.client.sent?.() ?? 0} requests${found}`;
		onProgress?.({
			step: "payments",
			done: endings.length,
			total: attacks.length,
			detail
		});
	}
	await exploreOnce();
	const unexplored = explored?.reason === void 0 ? void 0 : `exploration: ${explored.reason}`;
	const shortfall = part === void 0 ? shortfallOf(endings, options.maxInconclusive) : shardShortfall(part.whole);
	const reason = stopped ?? shortfall ?? unexplored;
	return {
		run: {
			tool: {
				name: "tollgate-payments",
				version: options.version
			},
			scan: "payments",
			target: profile.name,
			...options.shard !== void 0 && { shard: options.shard },
			status: reason === void 0 ? "complete" : "degraded",
			...reason !== void 0 && { reason },
			coverage: {
				...coverageOf(endings, phantom),
				...part !== void 0 && shardCoverage(part, options.maxInconclusive),
				...explored?.coverage,
				...alerts !== void 0 && {
					noticedByMonitoring: noticed,
					unnoticedByMonitoring: unnoticed
				}
			},
			rules: [...[...ran, ...explored?.rules.map((rule) => ({ rule })) ?? []].map(({ rule }) => ruleOf(rule)), ...findings.map(({ rule }) => rule).filter(({ id }) => id === LIVE_MODE_RULE.id)]
		},
		findings,
		evidence,
		replays,
		notices: []
	};
}
function liveModeFinding(reason) {
	return makeFinding({
		rule: ruleOf(LIVE_MODE_RULE),
		message: `The run was ended: ${reason}.`,
		severity: severityOfScore(LIVE_MODE_RULE.securitySeverity),
		scope: "site"
	});
}

//#endregion
//#region src/fuzz/auth-wfc.ts
const STAFF = /* @__PURE__ */ new Set([
	"support",
	"finance",
	"controller",
	"admin"
]);
function profileOfWfc(value, file) {
	const users = isRecord(value) ? asList(value["auth"]).filter((user) => isRecord(user)) : [];
	const template = isRecord(value) && isRecord(value["authTemplate"]) ? value["authTemplate"] : {};
	if (users.length === 0) throw new TollgateError("payments/bad-auth-file", `${file} names no users under "auth"`, {
		class: "usage",
		place: {
			file,
			key: "auth"
		},
		help: ["see the schema of the Web Fuzzing Commons"]
	});
	const actors = {};
	let auth = {};
	for (const user of users.map((one) => merge$1(template, one))) {
		const name = nameOf(user["name"], actors);
		if (name === void 0) continue;
		const headers = headersOf(user["fixedHeaders"]);
		const login = isRecord(user["loginEndpointAuth"]) ? loginOf(user["loginEndpointAuth"]) : void 0;
		if (login !== void 0) {
			auth = Object.keys(auth).length === 0 ? login.auth : auth;
			actors[name] = { login: login.credentials };
		} else if (headers !== void 0) actors[name] = { headers };
	}
	return {
		auth,
		actors
	};
}
function nameOf(name, taken) {
	const own = typeof name === "string" ? name.toLowerCase() : "";
	if ((STAFF.has(own) || own === "alice" || own === "bob") && taken[own] === void 0) return own;
	return ["alice", "bob"].find((free) => taken[free] === void 0);
}
function headersOf(value) {
	const pairs = asList(value).flatMap((one) => isRecord(one) && typeof one["name"] === "string" ? [[one["name"], textOr(one["value"])]] : []);
	return pairs.length === 0 ? void 0 : Object.fromEntries(pairs);
}
function loginOf(login) {
	const { endpoint, verb = "POST", contentType = "application/json", payloadUserPwd, payloadRaw, token } = login;
	const isForm = /urlencoded/u.test(textOr(contentType));
	const given = isRecord(payloadUserPwd) ? {
		[textOr(payloadUserPwd["usernameField"])]: payloadUserPwd["username"],
		[textOr(payloadUserPwd["passwordField"])]: payloadUserPwd["password"]
	} : bodyOf(payloadRaw, isForm);
	if (typeof endpoint !== "string" || !endpoint.startsWith("/") || given === void 0) return void 0;
	const names = Object.keys(given);
	const password = names.find((name) => /pass|pwd|secret|pin/iu.test(name));
	const email = names.find((name) => name !== password && /mail|user|login|name|account/iu.test(name));
	if (password === void 0 || email === void 0) return void 0;
	const from = isRecord(token) ? token : void 0;
	const out = from === void 0 ? void 0 : sourceOf(from);
	const prefix = textOr(from?.["sendTemplate"], `${textOr(from?.["headerPrefix"])}{token}`);
	return {
		auth: {
			login: {
				op: `${textOr(verb, "POST").toUpperCase()} ${endpoint}`,
				body: {
					...given,
					[email]: "{email}",
					[password]: "{password}"
				},
				...isForm && { encoding: "form" },
				...out !== void 0 && { out: { token: out } }
			},
			...out !== void 0 && { header: {
				name: textOr(from?.["sendName"], "Authorization"),
				value: prefix
			} }
		},
		credentials: {
			email: textOr(given[email]),
			password: textOr(given[password])
		}
	};
}
function sourceOf(token) {
	const at = textOr(token["extractSelector"] ?? token["extractFromField"], "/token");
	return token["extractFrom"] === "header" ? `header ${at.replace(/^\//u, "")}` : at;
}
function bodyOf(raw, isForm) {
	if (typeof raw !== "string") return void 0;
	if (isForm) return Object.fromEntries(new URLSearchParams(raw));
	const parsed = untypedJson(raw);
	return isRecord(parsed) ? { ...parsed } : void 0;
}
function merge$1(base, over) {
	const merged = {
		...base,
		...over
	};
	for (const key of Object.keys(base)) {
		const [below, above] = [base[key], over[key]];
		if (isRecord(below) && isRecord(above)) merged[key] = merge$1(below, above);
	}
	return merged;
}

//#endregion
//#region src/fuzz/profile-environment.ts
const VARIABLE = /\$\{([A-Z_][A-Z0-9_]*)\}/gu;
const MAX_DEPTH$1 = 32;
function fillEnvironment(value, file, source) {
	return fill(value, [], (name, path) => {
		const found = source.environment?.[name];
		if (found !== void 0 && found !== "") return found;
		const line = source.lineOf?.(path);
		throw new TollgateError("payments/missing-variable", `${file}: the environment has no ${name}`, {
			class: "usage",
			place: {
				file,
				...line !== void 0 && { line },
				key: path.join(".")
			},
			help: [`set it: export ${name}=…`, `or remove "${path.join(".")}" from the profile`]
		});
	});
}
function fill(value, path, look) {
	if (typeof value === "string") return value.replaceAll(VARIABLE, (_, name) => look(name, path));
	if (typeof value !== "object" || value === null || path.length > MAX_DEPTH$1) return value;
	if (Array.isArray(value)) return value.map((item, index) => fill(item, [...path, index], look));
	if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, [...path, key], look)]));
}

//#endregion
//#region src/fuzz/presets/adyen-like.ts
const AMOUNT = {
	value: "{amount}",
	currency: "{currency}"
};
const PAYMENT$1 = {
	amount: AMOUNT,
	reference: "{account}",
	merchantAccount: "{account}",
	paymentMethod: {
		type: "scheme",
		encryptedCardNumber: "test_4111111111111111",
		encryptedExpiryMonth: "test_03",
		encryptedExpiryYear: "test_2030",
		encryptedSecurityCode: "test_737"
	}
};
const MADE = {
	id: "/pspReference",
	status: "/resultCode",
	amount: "/amount/value",
	currency: "/amount/currency"
};
const ADYEN_LIKE = {
	money: { unit: "minor" },
	idempotency: { header: "Idempotency-Key" },
	states: {
		authorized: ["Authorised"],
		paid: ["Authorised"],
		action: [
			"ChallengeShopper",
			"IdentifyShopper",
			"RedirectShopper"
		],
		failed: ["Refused", "Error"],
		canceled: ["Cancelled"]
	},
	roles: {
		pay: {
			op: "POST /payments",
			body: PAYMENT$1,
			fields: { amount: "/amount/value" },
			out: MADE
		},
		authorize: {
			op: "POST /payments",
			body: {
				...PAYMENT$1,
				captureDelayHours: 168
			},
			fields: {
				amount: "/amount/value",
				currency: "/amount/currency"
			},
			out: MADE
		},
		capture: {
			op: "POST /payments/{payment}/captures",
			body: {
				amount: AMOUNT,
				merchantAccount: "{account}"
			},
			fields: { amount: "/amount/value" },
			out: {
				status: "/status",
				amount: "/amount/value"
			}
		},
		cancel: {
			op: "POST /payments/{payment}/cancels",
			body: { merchantAccount: "{account}" },
			out: { status: "/status" }
		},
		refund: {
			op: "POST /payments/{payment}/refunds",
			body: {
				amount: AMOUNT,
				merchantAccount: "{account}"
			},
			fields: {
				amount: "/amount/value",
				currency: "/amount/currency"
			},
			out: {
				id: "/pspReference",
				amount: "/amount/value",
				status: "/status"
			}
		}
	}
};

//#endregion
//#region src/fuzz/presets/token-login.ts
const TOKEN_LOGIN = {
	header: {
		name: "Authorization",
		value: "Bearer {token}"
	},
	register: {
		op: "POST /register",
		body: {
			email: "{email}",
			password: "{password}"
		},
		out: { id: "/id" }
	},
	login: {
		op: "POST /login",
		body: {
			email: "{email}",
			password: "{password}"
		},
		out: { token: "/token" }
	}
};

//#endregion
//#region src/fuzz/presets/cart-like.ts
const ORDER = {
	id: "/id",
	total: "/total",
	status: "/status"
};
const CART = {
	total: "/total",
	items: "/items",
	discount: "/discount"
};
const PAYMENT = {
	id: "/id",
	amount: "/amount",
	status: "/status"
};
const CART_LIKE = {
	money: { unit: "minor" },
	auth: TOKEN_LOGIN,
	states: {
		paid: [
			"paid",
			"succeeded",
			"completed"
		],
		unpaid: [
			"pending",
			"pending_payment",
			"open"
		]
	},
	roles: {
		catalogue: {
			op: "GET /products",
			out: {
				items: "",
				sku: "/id",
				price: "/price"
			}
		},
		readCart: {
			op: "GET /cart",
			out: CART
		},
		cartAdd: {
			op: "POST /cart/items",
			body: {
				product_id: "{sku}",
				quantity: "{quantity}"
			},
			fields: {
				sku: "/product_id",
				quantity: "/quantity",
				price: "/price"
			},
			out: { total: "/total" }
		},
		cartUpdate: {
			op: "PUT /cart/items/{sku}",
			body: { quantity: "{quantity}" },
			fields: {
				quantity: "/quantity",
				price: "/price"
			}
		},
		cartRemove: { op: "DELETE /cart/items/{sku}" },
		applyCoupon: {
			op: "POST /cart/coupons",
			body: { code: "{coupon}" },
			fields: { coupon: "/code" }
		},
		checkout: {
			op: "POST /checkout",
			body: {},
			fields: { total: "/total" },
			out: ORDER
		},
		getOrder: {
			op: "GET /orders/{order}",
			out: ORDER
		},
		pay: {
			op: "POST /payments",
			body: {
				order_id: "{order}",
				amount: "{amount}"
			},
			fields: {
				amount: "/amount",
				order: "/order_id"
			},
			out: PAYMENT
		},
		getPayment: {
			op: "GET /payments/{payment}",
			out: PAYMENT
		},
		refund: {
			op: "POST /payments/{payment}/refunds",
			body: { amount: "{amount}" },
			fields: { amount: "/amount" },
			out: {
				id: "/id",
				amount: "/amount"
			}
		}
	}
};

//#endregion
//#region src/fuzz/presets/stripe-like.ts
const ID_STATUS = {
	id: "/id",
	amount: "/amount",
	status: "/status",
	currency: "/currency"
};
const CONFIRMED = {
	amount: "{amount}",
	currency: "{currency}",
	payment_method: "pm_card_visa",
	confirm: true
};
const STRIPE_LIKE = {
	encoding: "form",
	money: { unit: "minor" },
	idempotency: { header: "Idempotency-Key" },
	states: {
		authorized: ["requires_capture"],
		paid: ["succeeded"],
		action: ["requires_action"],
		failed: ["requires_payment_method", "failed"],
		canceled: ["canceled"],
		refunded: ["refunded"]
	},
	methods: {
		ok: "pm_card_visa",
		second: "pm_card_mastercard",
		declined: "pm_card_chargeDeclined",
		insufficient: "pm_card_chargeDeclinedInsufficientFunds",
		sca: "pm_card_authenticationRequired",
		dispute: "pm_card_createDispute"
	},
	roles: {
		pay: {
			op: "POST /v1/payment_intents",
			body: CONFIRMED,
			fields: {
				amount: "/amount",
				currency: "/currency",
				method: "/payment_method"
			},
			out: ID_STATUS
		},
		payWith: {
			op: "POST /v1/payment_intents",
			body: {
				...CONFIRMED,
				payment_method: "{method}"
			},
			fields: {
				amount: "/amount",
				currency: "/currency",
				method: "/payment_method"
			},
			out: ID_STATUS
		},
		authorize: {
			op: "POST /v1/payment_intents",
			body: {
				...CONFIRMED,
				capture_method: "manual"
			},
			fields: {
				amount: "/amount",
				capture: "/capture_method"
			},
			out: ID_STATUS
		},
		confirm: {
			op: "POST /v1/payment_intents/{payment}/confirm",
			body: {},
			out: ID_STATUS
		},
		getPayment: {
			op: "GET /v1/payment_intents/{payment}?expand[]=latest_charge",
			out: {
				...ID_STATUS,
				captured: "/amount_received",
				refunded: "/latest_charge/amount_refunded"
			}
		},
		listPayments: {
			op: "GET /v1/payment_intents?limit={limit}",
			out: {
				items: "/data",
				id: "/id"
			}
		},
		updatePayment: {
			op: "POST /v1/payment_intents/{payment}",
			body: { description: "{text}" },
			fields: {
				status: "/status",
				description: "/description"
			}
		},
		capture: {
			op: "POST /v1/payment_intents/{payment}/capture",
			body: { amount_to_capture: "{amount}" },
			fields: { amount: "/amount_to_capture" },
			out: {
				status: "/status",
				amount: "/amount",
				captured: "/amount_received"
			}
		},
		cancel: {
			op: "POST /v1/payment_intents/{payment}/cancel",
			body: {},
			out: { status: "/status" }
		},
		refund: {
			op: "POST /v1/refunds",
			body: {
				payment_intent: "{payment}",
				amount: "{amount}"
			},
			fields: { amount: "/amount" },
			out: ID_STATUS
		},
		listRefunds: {
			op: "GET /v1/refunds?payment_intent={payment}",
			out: {
				items: "/data",
				id: "/id",
				amount: "/amount",
				status: "/status"
			}
		}
	}
};

//#endregion
//#region src/fuzz/presets/wallet-like.ts
const WALLET_LIKE = {
	money: { unit: "minor" },
	auth: TOKEN_LOGIN,
	roles: {
		wallet: {
			op: "GET /wallet",
			out: {
				id: "/id",
				balance: "/balance"
			}
		},
		topUp: {
			op: "POST /wallet/deposits",
			body: { amount: "{amount}" },
			fields: { amount: "/amount" }
		},
		transfer: {
			op: "POST /wallet/transfers",
			body: {
				to: "{recipient}",
				amount: "{amount}"
			},
			fields: {
				amount: "/amount",
				recipient: "/to"
			},
			out: { id: "/id" }
		}
	}
};

//#endregion
//#region src/fuzz/profile-presets.ts
const PRESETS = {
	"stripe-like": STRIPE_LIKE,
	"cart-like": CART_LIKE,
	"wallet-like": WALLET_LIKE,
	"adyen-like": ADYEN_LIKE
};
function mergePreset(value, file, source) {
	if (!isRecord(value) || value["preset"] === void 0) return value;
	const { preset, ...own } = value;
	const known = Object.keys(PRESETS);
	const base = typeof preset === "string" && Object.hasOwn(PRESETS, preset) ? PRESETS[preset] : void 0;
	if (base !== void 0) return merge(base, own);
	const like = typeof preset === "string" ? nearest(preset, known) : void 0;
	const line = source.lineOf?.(["preset"]);
	throw new TollgateError("payments/bad-profile", `${file}: there is no such preset`, {
		class: "usage",
		place: {
			file,
			...line !== void 0 && { line },
			key: "preset"
		},
		help: [like === void 0 ? `presets: ${known.join(", ")}` : `did you mean "${like}"?`]
	});
}
const WHOLE = /* @__PURE__ */ new Set(["body", "headers"]);
function merge(base, over) {
	const merged = { ...base };
	for (const [key, item] of Object.entries(over)) {
		const below = Object.hasOwn(base, key) ? base[key] : void 0;
		if (item === null) delete merged[key];
		else if (isRecord(item) && isRecord(below) && !WHOLE.has(key)) merged[key] = merge(below, item);
		else Object.defineProperty(merged, key, {
			value: item,
			enumerable: true,
			configurable: true,
			writable: true
		});
	}
	return merged;
}

//#endregion
//#region src/fuzz/profile-operation.ts
const OP = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (\/[!-~]*)$/u;
const HOOK_OP = /^(GET|POST|PUT|PATCH|DELETE) (https?:\/\/[!-~]+)$/u;
const MAX_DEPTH = 16;
const headerName = string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u, "must be a header name");
const headerValue = string().regex(/^[\t\u0020-\u007e]*$/u, "must be printable ASCII");
const pointer = string().refine(isJsonPointer, "must be a JSON pointer, as in /payment/amount");
const outSource = string().refine((text) => isJsonPointer(text) || /^location$|^(?:header|cookie) [!#$%&'*+.^_`|~0-9A-Za-z-]+$/u.test(text), "must be a JSON pointer, as in /payment/amount; or location, header NAME, cookie NAME");
function operation(shape) {
	return make(shape, string().regex(OP, "must be a method and a path, as in POST /api/payments"), OP);
}
function hookOperation(shape) {
	return make(shape, string().regex(HOOK_OP, "must be a method and an address, as in POST http://127.0.0.1:4020/clock/advance").refine((text) => {
		const url = HOOK_OP.exec(text)?.[2] ?? "";
		return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
	}, "must be an address on loopback: hooks steer a test environment"), HOOK_OP);
}
function make(shape, op, pattern) {
	const known = [...shape.placeholders, ...EVERYWHERE];
	return strictObject({
		op,
		headers: record(headerName, headerValue).optional(),
		body: unknown().optional(),
		encoding: _enum(["json", "form"]).optional(),
		graphql: string().min(1).optional(),
		as: _enum([
			"support",
			"finance",
			"controller",
			"admin"
		]).optional(),
		fields: names(shape.fields, pointer).optional(),
		out: names(shape.out, outSource).optional()
	}).transform((raw, context) => {
		const body = raw.body === void 0 ? void 0 : toJson(raw.body, 0);
		if (body === TOO_DEEP) {
			context.addIssue({
				code: "custom",
				path: ["body"],
				message: "is no JSON, or nested too deeply"
			});
			return NEVER$1;
		}
		if (raw.graphql !== void 0 && raw.encoding === "form") {
			context.addIssue({
				code: "custom",
				path: ["encoding"],
				message: "must be json where graphql is given"
			});
			return NEVER$1;
		}
		const [, method = "", address = ""] = pattern.exec(raw.op) ?? [];
		for (const name of placeholdersIn([
			address,
			body ?? null,
			Object.values(raw.headers ?? {})
		])) {
			if (known.includes(name)) continue;
			const like = nearest(name, known);
			context.addIssue({
				code: "custom",
				message: `uses the unknown placeholder {${name}}${like === void 0 ? "" : `; did you mean {${like}}?`}`
			});
		}
		const origin = pattern === HOOK_OP && URL.canParse(address) ? new URL(address).origin : void 0;
		const path = origin === void 0 ? address : address.replace(/^https?:\/\/[^/?#]*/u, "");
		return {
			method,
			path: path.startsWith("/") ? path : `/${path}`,
			headers: raw.headers ?? {},
			...body !== void 0 && { body },
			...raw.encoding !== void 0 && { encoding: raw.encoding },
			...raw.graphql !== void 0 && { graphql: raw.graphql },
			...origin !== void 0 && { origin },
			...raw.as !== void 0 && { as: raw.as },
			fields: raw.fields ?? {},
			out: raw.out ?? {}
		};
	});
}
function names(known, value) {
	return strictObject(Object.fromEntries(known.map((name) => [name, value.optional()]))).transform((raw) => Object.fromEntries(Object.entries(raw).filter(([, source]) => source !== void 0)));
}
const TOO_DEEP = Symbol("too deep");
function toJson(value, depth) {
	if (depth > MAX_DEPTH) return TOO_DEEP;
	if (value === null || typeof value === "boolean" || typeof value === "string" || typeof value === "bigint") return value;
	if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : numberText(String(value));
	if (typeof value !== "object") return TOO_DEEP;
	const entries = [];
	for (const [key, item] of Object.entries(value)) {
		const json = toJson(item, depth + 1);
		if (json === TOO_DEEP) return TOO_DEEP;
		entries.push([key, json]);
	}
	return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

//#endregion
//#region src/fuzz/profile-schema.ts
const credentials = {
	fields: [],
	placeholders: ["password"],
	out: [
		"id",
		"token",
		"email"
	]
};
const auth = strictObject({
	header: strictObject({
		name: headerName,
		value: headerValue
	}).optional(),
	cookies: literal(true).optional(),
	basic: literal(true).optional(),
	register: operation(credentials).optional(),
	login: operation(credentials).optional()
}).superRefine(({ header, basic, register, login }, context) => {
	const problem = (path, message) => context.addIssue({
		code: "custom",
		path,
		message
	});
	if (basic === true && header !== void 0) problem(["basic"], "and header exclude each other");
	if (basic === true && login !== void 0) problem(["basic"], "and login exclude each other");
	const used = placeholdersIn(header?.value ?? "");
	const unknown = used.find((name) => name !== "token");
	if (unknown !== void 0) problem(["header", "value"], `uses the unknown placeholder {${unknown}}; only {token} is known here`);
	else if (used.length > 0 && (login ?? register) !== void 0) {
		if ((login?.out["token"] ?? register?.out["token"]) !== void 0) return;
		problem(["header", "value"], "uses {token}, which neither login.out nor register.out maps");
	}
});
const account = strictObject({
	login: strictObject({
		email: string().min(1),
		password: string().min(1)
	}).optional(),
	token: headerValue.optional(),
	headers: record(headerName, headerValue).optional(),
	account: string().optional()
}).refine(({ login, token, headers }) => login !== void 0 || token !== void 0 || headers !== void 0, "must say how the account signs in: login, token or headers");
const roles = Object.fromEntries(Object.entries(ROLES).map(([name, shape]) => [name, operation(shape).optional()]));
const hooks = Object.fromEntries(Object.entries({
	clock: {
		placeholders: ["ms"],
		out: ["now"]
	},
	fault: {
		placeholders: [
			"kind",
			"times",
			"provider"
		],
		out: []
	},
	clearFaults: {
		placeholders: [],
		out: []
	},
	log: {
		placeholders: [],
		out: ["items"]
	},
	reset: {
		placeholders: [],
		out: []
	},
	token: {
		placeholders: ["number", "cvc"],
		out: ["token"]
	},
	bankToken: {
		placeholders: ["linkToken"],
		out: ["publicToken"]
	},
	webhook: {
		placeholders: [
			"event",
			"provider",
			"times"
		],
		out: ["items"]
	},
	alerts: {
		placeholders: [],
		out: ["items"]
	},
	coupon: {
		placeholders: ["code"],
		out: []
	}
}).map(([name, shape]) => [name, hookOperation({
	...shape,
	fields: []
}).optional()]));
function optional(keys, value) {
	const shape = Object.fromEntries(keys.map((key) => [key, value.optional()]));
	return strictObject(shape).default({});
}
const texts = array(string()).default([]);
const currency = string().regex(/^[A-Z]{3}$/u, "must be an ISO 4217 code, as in EUR");
const currencyUse = union([currency.transform((code) => ({
	code,
	exponent: exponentOf(code)
})), strictObject({
	code: currency,
	exponent: int().min(0).max(8)
})]);
const count = int().min(0).transform(BigInt);
const receiver = strictObject({
	path: string().regex(/^\/[!-~]*$/u, "must be a path, as in /webhooks/stripe"),
	secret: string().optional(),
	publicKey: string().optional(),
	merchant: string().optional(),
	verify: string().regex(/^\/[!-~]*$/u, "must be a path").optional()
});
const witness = strictObject({
	url: url({
		protocol: /^https?$/u,
		error: "must be an http or https URL"
	}).refine((url) => isLoopbackHost(new URL(url).hostname), "must be an address on loopback"),
	token: string().regex(/^[\u0021-\u007e]+$/u, "must be printable ASCII")
});
const states = {
	authorized: texts,
	paid: texts,
	unpaid: texts,
	action: texts,
	failed: texts,
	canceled: texts
};
const LIMITS = [
	"minAmount",
	"maxAmount",
	"refundApproval",
	"payoutApproval",
	"couponMinimum",
	"maxQuantity",
	"pageSize",
	"declines",
	"addressDeclines",
	"loginFailures",
	"sessionIdleMs",
	"quoteMs",
	"authorizationMs"
];
const profileSchema = strictObject({
	tollgate: literal(1, "must be 1, the version of the profile format"),
	name: string().min(1).max(100),
	target: strictObject({ baseUrl: url({
		protocol: /^https?$/u,
		error: "must be an http or https URL"
	}) }),
	money: strictObject({
		unit: _enum([
			"minor",
			"major",
			"decimal-string"
		]),
		currency,
		floor: int().transform(BigInt).default(0n),
		maxNotional: count.optional()
	}),
	encoding: _enum(["json", "form"]).default("json"),
	headers: record(headerName, headerValue).default({}),
	auth: auth.optional(),
	actors: optional([
		"alice",
		"bob",
		"support",
		"finance",
		"controller",
		"admin"
	], account),
	idempotency: strictObject({ header: headerName }).optional(),
	states: strictObject({
		...states,
		refunded: texts
	}).prefault({}),
	methods: optional([
		"ok",
		"second",
		"declined",
		"insufficient",
		"sca",
		"dispute",
		"pending"
	], string().min(1)),
	coupons: optional([
		"percent",
		"percent2",
		"fixed",
		"single",
		"once",
		"expired",
		"minimum"
	], string().min(1)),
	currencies: array(currencyUse).default([]),
	limits: optional(LIMITS, count),
	webhooks: optional([
		"stripe",
		"braintree",
		"plaid"
	], receiver),
	hooks: strictObject(hooks).default({}),
	psp: witness.optional(),
	roles: strictObject(roles)
}).transform(({ tollgate: _version, encoding, ...profile }) => {
	const { currency: own } = profile.money;
	const others = profile.currencies.filter(({ code }) => code !== own);
	const first = profile.currencies.find(({ code }) => code === own) ?? {
		code: own,
		exponent: exponentOf(own)
	};
	return {
		...encoding === "form" ? withForms(profile) : profile,
		currencies: [first, ...others]
	};
});
function withForms(profile) {
	const { register, login } = profile.auth ?? {};
	const roleForms = Object.entries(profile.roles).map(([name, one]) => [name, one === void 0 ? void 0 : asForm(one)]);
	return {
		...profile,
		roles: Object.fromEntries(roleForms),
		...profile.auth !== void 0 && { auth: {
			...profile.auth,
			...register !== void 0 && { register: asForm(register) },
			...login !== void 0 && { login: asForm(login) }
		} }
	};
}
function asForm(one) {
	return one.encoding !== void 0 || one.graphql !== void 0 ? one : {
		...one,
		encoding: "form"
	};
}

//#endregion
//#region src/fuzz/profile.ts
function parseProfile(value, file, source = {}) {
	const filled = fillEnvironment(value, file, source);
	const parsed = profileSchema.safeParse(mergePreset(filled, file, source));
	if (parsed.success) return parsed.data;
	const [first, ...others] = schemaProblems(profileSchema, parsed.error.issues);
	const line = first === void 0 ? void 0 : source.lineOf?.(first.key.split("."));
	throw new TollgateError("payments/bad-profile", `${file}: ${first?.text ?? "not a payment profile"}`, {
		class: "usage",
		place: {
			file,
			...line !== void 0 && { line },
			...first !== void 0 && first.key !== "" && { key: first.key }
		},
		help: [...first?.help === void 0 ? [] : [first.help], ...others.slice(0, 5).map((problem) => `also: ${problem.text}`)]
	});
}

//#endregion
//#region src/cli/payments/load-profile.ts
async function loadProfile(path, context) {
	const file = basename(path);
	const bytes = await readFileIfThere(resolve(context.cwd, path));
	if (bytes === void 0) throw new TollgateError("payments/no-profile", `there is no payment profile ${path}`, {
		class: "usage",
		place: { file: path },
		help: ["draft one: tollgate init --openapi FILE", "or start from the one in docs/payments.md"]
	});
	const text = new TextDecoder().decode(bytes);
	const document = parseYaml(text, file);
	const whole = await withAuthFile(document.value, dirname(resolve(context.cwd, path)));
	const profile = parseProfile(whole, file, {
		lineOf: (key) => document.lineOf(key),
		environment: context.environment
	});
	return {
		profile,
		profileText: `${text}\n${JSON.stringify(profile, (_, item) => typeof item === "bigint" ? String(item) : item)}`,
		profileFile: {
			name: file,
			sha256: sha256(bytes)
		}
	};
}
async function withAuthFile(value, folder) {
	if (typeof value !== "object" || value === null || !("authFile" in value)) return value;
	const { authFile, ...own } = value;
	const bytes = typeof authFile === "string" && basename(authFile) === authFile ? await readFileIfThere(resolve(folder, authFile)) : void 0;
	if (bytes === void 0 || typeof authFile !== "string") throw new TollgateError("payments/no-auth-file", "the profile names an authFile that is not beside it", {
		class: "usage",
		place: { key: "authFile" },
		help: ["give the name of a file in the folder of the profile, as in authFile: auth.yaml"]
	});
	const users = profileOfWfc(parseYaml(new TextDecoder().decode(bytes), authFile).value, authFile);
	const part = (key) => {
		const mine = key in own ? own[key] : void 0;
		return {
			...users[key],
			...typeof mine === "object" ? mine : {}
		};
	};
	return {
		...own,
		auth: part("auth"),
		actors: part("actors")
	};
}

//#endregion
//#region src/cli/payments/run-payment-scan.ts
async function runPaymentScan(config, targets, context, extras = {}) {
	return scanPayments({
		...await paymentRunOptions(config, targets, context, extras),
		...config.attacks !== void 0 && { attacks: config.attacks },
		...config.shard !== void 0 && { shard: config.shard },
		...config.seed !== void 0 && { seed: config.seed },
		...exploreOf(config),
		...config.maxInconclusive !== void 0 && { maxInconclusive: config.maxInconclusive },
		onProgress: context.progress,
		version: context.version
	});
}
async function paymentRunOptions(config, targets, context, extras = {}) {
	return {
		...await loadProfile(config.profile, context),
		...config.rps !== void 0 && { rps: config.rps },
		...extras,
		...config.target !== void 0 && { target: config.target },
		...config.budget !== void 0 && { budgetMs: config.budget * 1e3 },
		...config.maxRequests !== void 0 && { maxRequests: config.maxRequests },
		...targets.allow !== void 0 && { allowHosts: targets.allow },
		...targets.own !== void 0 && { iOwnThisTarget: targets.own },
		environment: context.environment,
		signal: context.signal
	};
}
const NO_TIME_LIMIT_MS = 36e5;
function exploreOf({ explore, exploreRequests }) {
	if (explore === void 0 && exploreRequests === void 0) return {};
	return { explore: {
		budgetMs: explore === void 0 ? NO_TIME_LIMIT_MS : explore * 1e3,
		...exploreRequests !== void 0 && { maxRequests: exploreRequests }
	} };
}

//#endregion
export { strictObject as $, Inconclusive as A, readPointer as B, placeOrder as C, operationOf as D, fillLines as E, stringLiteral as F, array as G, ZodISODate as H, headLines as I, int as J, boolean as K, planReplay as L, asciiJson as M, commentText as N, outText as O, shellQuote as P, record as Q, isSuccess as R, order as S, amountValue as T, ZodISODateTime as U, isJsonObject as V, _enum as W, literal as X, json as Y, number as Z, recipientOf as _, selectAttacks as a, schemaProblems as at, makePayment as b, admitRun as c, shardAttacks as d, string as et, planAttacks as f, ATTACKS as g, openFixture as h, turnOf as i, _isoDateTime as it, readAmount as j, placeholdersIn as k, openRun as l, RunStopped as m, paymentRunOptions as n, url as nt, runAttack as o, EXPLORED_ATTACKS as p, discriminatedUnion as q, runPaymentScan as r, _isoDate as rt, REPLAY_SCHEMA as s, exploreOf as t, union as tt, paymentShard as u, topUp as v, readCatalogue as w, addToCart as x, missingFor as y, readOut as z };