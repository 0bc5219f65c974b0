import { t as defects } from "./registry2.js";

export { defects };