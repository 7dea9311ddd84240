import fc from "fast-check";

/** The same cases on every machine; `CLOUDTRAIL_SEED` asks for others. */
const { CLOUDTRAIL_SEED: seed = "20260101" } = process.env;

fc.configureGlobal({ seed: Number(seed) });
