import fc from "fast-check";
import { expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

/** How a stack calls the bucket of another: by its name, if it has one, or by an import. */
type Call = "import" | "name";

const bucketOf = (index: number, isNamed: boolean, logsTo: string): string => `Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
${isNamed ? `      BucketName: logs-${String(index)}\n` : ""}\
      LoggingConfiguration: { DestinationBucketName: ${logsTo} }
Outputs: { Logs: { Value: !Ref Logs, Export: { Name: export-${String(index)} } } }
`;

const trailTo = (bucket: string): string => `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: ${bucket} } }
`;

const stacks = fc.array(
  fc.record({ isNamed: fc.boolean(), called: fc.constantFrom<Call>("import", "name") }),
  { minLength: 2, maxLength: 4 },
);

it("are said by each stack on the way round, however these call each other", () => {
  fc.assert(
    fc.property(stacks, fc.constantFrom<Call>("import", "name"), (all, byTrail) => {
      const callTo = (index: number, call: Call): string =>
        call === "name" && all[index]?.isNamed === true
          ? `logs-${String(index)}`
          : `!ImportValue export-${String(index)}`;
      const files: Files = {
        ...Object.fromEntries(
          all.map(({ isNamed }, index) => {
            const next = (index + 1) % all.length;
            const logsTo = callTo(next, all[next]?.called ?? "name");
            return [`${String(index)}.yaml`, bucketOf(index, isNamed, logsTo)];
          }),
        ),
        "trail.yaml": trailTo(callTo(0, byTrail)),
      };
      const paths = Object.keys(files);
      for (const path of paths) {
        const [said = "", ...more] = reported(path, files, "log-bucket-access-logging");
        expect(more).toEqual([]);
        const named = paths.filter((each) => said.includes(`'${each}:`));
        expect(named).toEqual(paths.filter((each) => each !== path));
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
