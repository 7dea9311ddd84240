import { block, type Block, blocks, type Items } from "../block.js";
import { boolean, string } from "../field.js";
import type { Property } from "../property.js";
import type { Kind, Part, Shape, View } from "../view.js";

/** A volume of EBS, alone or as a device of what is launched with it. */
export interface EncryptableVolume {
  readonly encrypted: Property<boolean>;
  /** Which volume of the resource it is, before the word "of". */
  readonly which?: string;
}

/** One row of the table: a resource that creates volumes, and which. */
export interface VolumeKind extends Kind<View> {
  readonly what: string;
  /** Whether it is what all others are where they do not say. */
  readonly isDefault?: true;
  readonly volumesOf: (view: View) => readonly EncryptableVolume[];
}

/**
 * Nothing is encrypted unless somebody says so. What comes from a snapshot is as the snapshot is.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
interface Encryptable {
  readonly encrypted: Property<boolean>;
  readonly snapshot: Property<string>;
}

const encryptable = {
  encrypted: boolean("Encrypted", "encrypted", { default: false }),
  snapshot: string("SnapshotId", "snapshot_id"),
};

/** A device that may be a volume, a disk of the host, or left out. */
interface Mapping extends Part {
  readonly device: Property<string>;
  /** The disk of the host. */
  readonly disk: Property<string>;
  readonly volume: Block<Part & Encryptable>;
}

const mapping: Shape<Mapping> = {
  device: string("DeviceName", "device_name"),
  disk: string("VirtualName", "virtual_name"),
  volume: block<Part & Encryptable>("Ebs", "ebs", encryptable),
};

interface Device extends Part, Encryptable {
  readonly device: Property<string>;
}

/** Terraform tells the root volume from the others; CloudFormation has one list. */
interface Devices extends Part {
  readonly mappings: Items<Mapping>;
  readonly root: Items<Part & Encryptable>;
  readonly others: Items<Device>;
}

const devices: Shape<Devices> = {
  mappings: blocks("BlockDeviceMappings", undefined, mapping),
  root: blocks<Part & Encryptable>(undefined, "root_block_device", {
    ...encryptable,
    snapshot: string(undefined, undefined),
  }),
  others: blocks<Device>(undefined, "ebs_block_device", {
    ...encryptable,
    device: string(undefined, "device_name"),
  }),
};

interface Volume extends View, Encryptable {
  /** Only CloudFormation copies volumes. */
  readonly source: Property<string>;
}

interface Machine extends View, Devices {}

interface Template extends View {
  readonly mappings: Items<Mapping>;
}

interface Fleet extends View {
  readonly launched: Items<Devices>;
}

/** What a Region does with volumes of which nobody says anything; CloudFormation cannot say it. */
interface EncryptionByDefault extends View {
  readonly enabled: Property<boolean>;
}

export const EncryptionByDefault: Kind<EncryptionByDefault> = {
  cloudformation: undefined,
  terraform: "aws_ebs_encryption_by_default",
  shape: { enabled: boolean(undefined, "enabled", { default: true }) },
};

function creating<V extends View>(
  what: string,
  kind: Kind<V>,
  volumesOf: (view: V) => readonly EncryptableVolume[],
): VolumeKind {
  // What it is given are views of its own shape.
  return { ...kind, what, volumesOf } as unknown as VolumeKind;
}

export const volumeKinds: readonly VolumeKind[] = [
  creating<Volume>(
    "volume",
    {
      cloudformation: "AWS::EC2::Volume",
      terraform: "aws_ebs_volume",
      shape: { ...encryptable, source: string("SourceVolumeId", undefined) },
    },
    (volume) => (volume.source.mayBeSet ? [] : ofNothing(volume)),
  ),
  creating<Machine>(
    "instance",
    { cloudformation: "AWS::EC2::Instance", terraform: "aws_instance", shape: devices },
    volumesOfMachine,
  ),
  creating<Machine>(
    "Spot Instance",
    { cloudformation: undefined, terraform: "aws_spot_instance_request", shape: devices },
    volumesOfMachine,
  ),
  creating<Machine>(
    "launch configuration",
    {
      cloudformation: "AWS::AutoScaling::LaunchConfiguration",
      terraform: "aws_launch_configuration",
      shape: devices,
    },
    volumesOfMachine,
  ),
  creating<Template>(
    "launch template",
    {
      cloudformation: "AWS::EC2::LaunchTemplate",
      terraform: "aws_launch_template",
      shape: {
        mappings: blocks(
          "LaunchTemplateData.BlockDeviceMappings",
          "block_device_mappings",
          mapping,
        ),
      },
    },
    ({ mappings }) => mappings.items.flatMap(volumeOf),
  ),
  creating<Fleet>(
    "Spot Fleet",
    {
      cloudformation: "AWS::EC2::SpotFleet",
      terraform: "aws_spot_fleet_request",
      shape: {
        launched: blocks(
          "SpotFleetRequestConfigData.LaunchSpecifications",
          "launch_specification",
          devices,
        ),
      },
    },
    ({ launched }) => launched.items.flatMap(volumesOfMachine),
  ),
  {
    ...creating<EncryptionByDefault>("new volumes under", EncryptionByDefault, ({ enabled }) => [
      { encrypted: enabled },
    ]),
    isDefault: true,
  },
];

function volumesOfMachine({ mappings, root, others }: Devices): readonly EncryptableVolume[] {
  return [
    ...mappings.items.flatMap(volumeOf),
    ...root.items.flatMap((volume) => ofNothing(volume, "the root volume")),
    ...others.items.flatMap((volume) => ofNothing(volume, named(volume.device))),
  ];
}

function volumeOf({ device, disk, volume: { part } }: Mapping): readonly EncryptableVolume[] {
  return part === undefined || disk.mayBeSet ? [] : ofNothing(part, named(device));
}

function named({ value }: Property<string>): string {
  return value === undefined ? "a volume" : `volume ${value}`;
}

function ofNothing(
  { encrypted, snapshot }: Encryptable,
  which?: string,
): readonly EncryptableVolume[] {
  if (snapshot.mayBeSet) return [];
  return [{ encrypted, ...(which !== undefined && { which }) }];
}
