import { t as sandboxProfile } from "./profile2.js";

export { sandboxProfile };