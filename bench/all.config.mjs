import cloudtrail from "../dist/index.js";

export default [cloudtrail.configs.all];
