/** Who tests rules of their own does it in Node.js, with all of ESLint, which no page needs. */
export function RuleTester(): never {
  throw new Error("There is no tester of rules in a browser.");
}
