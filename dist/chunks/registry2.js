import { t as defects } from "./registry.js";

export { defects };