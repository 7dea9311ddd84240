/** As much of a report of mutation testing as is read: https://github.com/stryker-mutator/mutation-testing-elements */
interface Report {
  readonly files: Readonly<
    Record<string, { readonly mutants: readonly { readonly status: string }[] }>
  >;
}

/** What became of the changes in a folder. */
export interface Score {
  readonly folder: string;
  readonly noticed: number;
  readonly survived: number;
  readonly untested: number;
}

const folders = ["rules", "src/graph", "src/iam", "src/aws"];

export function readReport(text: string): readonly Score[] {
  const { files } = JSON.parse(text) as Report;
  return folders.map((folder) => {
    const statuses = Object.entries(files)
      .filter(([path]) => path.startsWith(`${folder}/`))
      .flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
    const count = (...of: readonly string[]): number =>
      statuses.filter((status) => of.includes(status)).length;
    return {
      folder,
      noticed: count("Killed", "Timeout"),
      survived: count("Survived"),
      untested: count("NoCoverage"),
    };
  });
}
