import { addressing } from "../address.js";
import type { Finding } from "../finding.js";
import { fingerprints } from "../fingerprint.js";
import type { LintedFile } from "../linted-file.js";
import { folderUriOf } from "../path-name.js";
import { descriptorOf } from "./descriptor.js";
import type { ArtifactLocation, Driver, Location, Notification, Result, Run } from "./log.js";
import { fixesOf, regionOf } from "./regions.js";
import { taxonomiesOf } from "./taxonomies.js";

const base = "%SRCROOT%";

/** What one tool has to say of files. */
export function runOf(
  driver: Omit<Driver, "rules" | "supportedTaxonomies">,
  linted: readonly LintedFile[],
  cwd: string,
): Run {
  const files = linted.filter(({ findings }) => findings.length > 0);
  const located = files.flatMap((file) =>
    file.findings.filter(({ region }) => region !== undefined),
  );
  const metas = new Map(located.map(({ rule, meta }) => [rule, meta]));
  const ids = [...metas.keys()].toSorted();
  const { taxonomies, references, relationshipsOf } = taxonomiesOf(ids.map((id) => metas.get(id)));
  const fingerprintOf = fingerprints();
  const locations = files.map(({ uri }, index) => ({ ...placeOf(uri), index }));
  const notifications = files.flatMap((file, index): Notification[] =>
    file.findings
      .filter(({ region }) => region === undefined)
      .map(({ level, message }) => ({
        level,
        message: { text: message },
        locations: [
          { physicalLocation: { artifactLocation: locations[index] ?? { uri: file.uri } } },
        ],
      })),
  );
  return {
    tool: {
      driver: {
        ...driver,
        ...(references.length > 0 && { supportedTaxonomies: references }),
        rules: ids.map((id) => {
          const meta = metas.get(id);
          return descriptorOf(id, meta, relationshipsOf(meta));
        }),
      },
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: {
      [base]: { uri: folderUriOf(cwd) },
    },
    invocations: [
      {
        executionSuccessful: true,
        ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
      },
    ],
    artifacts: files.map(({ uri }) => ({ location: placeOf(uri), roles: ["analysisTarget"] })),
    taxonomies,
    results: files.flatMap((file, index) => {
      const addressOf = addressing(file);
      const location = locations[index] ?? { uri: file.uri };
      return file.findings
        .filter(({ region }) => region !== undefined)
        .map((finding): Result => {
          const address = addressOf(finding);
          const fixes = fixesOf(finding, file, location);
          return {
            ruleId: finding.rule,
            ruleIndex: ids.indexOf(finding.rule),
            level: finding.level,
            message: { text: finding.message },
            locations: [locationOf(finding, location, address?.resources)],
            ...(address && {
              partialFingerprints: { "ruleAndAddress/v1": fingerprintOf(finding.rule, address) },
            }),
            suppressions: finding.suppressions.map(({ kind, justification }) => ({
              kind,
              ...(justification !== "" && { justification }),
            })),
            ...(fixes.length > 0 && { fixes }),
          };
        });
    }),
  };
}

function placeOf(uri: string): ArtifactLocation {
  return { uri, ...(!uri.startsWith("file:") && { uriBaseId: base }) };
}

function locationOf(
  { region }: Finding,
  artifactLocation: ArtifactLocation,
  resources: readonly string[] = [],
): Location {
  return {
    physicalLocation: { artifactLocation, ...(region && { region: regionOf(region) }) },
    ...(resources.length > 0 && {
      logicalLocations: resources.map((fullyQualifiedName) => ({
        fullyQualifiedName,
        kind: "resource",
      })),
    }),
  };
}
