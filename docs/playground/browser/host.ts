import type * as host from "../../../src/host.js";

/*
 * What a page has of a machine: nothing but the template that was pasted. What a template leads to is looked
 * for and not found, as it is beside a file that was never saved.
 */

export const workingDirectory: typeof host.workingDirectory = () => "/";

export const readText: typeof host.readText = missing;
export const entriesIn: typeof host.entriesIn = missing;
export const followLinks: typeof host.followLinks = missing;
export const pathOnDisk: typeof host.pathOnDisk = missing;
export const statsOf: typeof host.statsOf = missing;

export const fileUrlOf: typeof host.fileUrlOf = (path) =>
  new URL(path.split("/").map(encodeURIComponent).join("/"), "file:///");

function missing(path: string): never {
  throw Object.assign(new Error(`there is no '${path}'`), { code: "ENOENT" });
}

/** Texts are compared by it, and there are few. */
export const hashOf: typeof host.hashOf = (texts) => JSON.stringify(Array.from(texts));
