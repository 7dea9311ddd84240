import cloudtrail from "../dist/src/index.js";

export default [cloudtrail.configs.recommended];
