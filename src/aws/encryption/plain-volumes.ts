import type { Candidate, Subject } from "../subject.js";
import { resourcesOf, viewOf, viewsOf } from "../view.js";
import type { World } from "../world.js";
import { type EncryptableVolume, EncryptionByDefault, volumeKinds } from "./volume.js";

/** The volumes of a resource that are certainly not encrypted. */
export interface PlainVolumes {
  readonly what: string;
  readonly volumes: readonly EncryptableVolume[];
}

export const PlainVolumes: Subject<PlainVolumes> = {
  candidates: (graph) =>
    volumeKinds.flatMap((kind) =>
      resourcesOf(kind, graph).map((resource): Candidate<PlainVolumes> => (world) => {
        const view = viewOf(kind, resource, world);
        if (view === undefined) return undefined;
        const isSettled = kind.isDefault !== true && mayEncryptByDefault(world);
        const volumes = isSettled ? [] : kind.volumesOf(view).filter(isPlain);
        return { what: kind.what, volumes };
      }),
    ),
};

function isPlain({ encrypted }: EncryptableVolume): boolean {
  return encrypted.is(false);
}

/**
 * Where a Region encrypts by default it encrypts all, whatever a volume says.
 * https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
 */
function mayEncryptByDefault(world: World): boolean {
  return viewsOf(EncryptionByDefault, world).some(({ enabled }) => !enabled.is(false));
}
