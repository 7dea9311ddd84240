/** What a text has that asks for what other stacks put out. */
export const asking: Readonly<RegExp> = /ImportValue|GetStackOutput/;
