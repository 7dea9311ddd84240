import type { Constant, Expression } from "../../template/expression.js";
import type { InputDeclaration } from "../../template/template.js";
import { bare } from "./bare.js";
import { type Block, entryOf, objectsIn } from "./blocks.js";
import { type Called, type Declared, type Found, isRoot } from "./declared.js";
import { type Assigned, nodePlace } from "./module-file.js";
import { argumentOf } from "./overriding.js";
import type { InFile, Reading } from "./scope.js";
import { readLiteral, readValue } from "./value.js";

/** Those of the root are inputs of the deployment; others are what the call gives. */
export function readVariables(
  variables: readonly Found[],
  called: Called,
  declared: Declared,
  inFile: InFile,
): void {
  const inputs = variables.flatMap((block) => {
    const variable = readVariable(block, inFile, called.assigned);
    if (isRoot(called) && variable.kind === "input") return [{ block, ...variable }];
    const standard = variable.kind === "local" ? variable.value : variable.input.default;
    nameValue(block, standard, called, declared);
    return [];
  });
  // Validations may mention variables that are declared later.
  for (const { block, input } of inputs) inFile(block.file).scope.inputs.add(input.name);
  for (const { block, input: own } of inputs) {
    const input = inDeployment(own, block, called);
    const assertions = readValidations(block, inFile(block.file));
    const allowed = allowedBy(assertions, input.name);
    declared.inputs.set(input.name, { ...input, ...(allowed === undefined ? {} : { allowed }) });
    declared.assertions.push(...assertions);
  }
}

/** As an input of all that is deployed by itself. */
function inDeployment(
  input: InputDeclaration,
  { file }: Found,
  { prefix }: Called,
): InputDeclaration {
  if (prefix === "") return input;
  const { name } = input;
  const declaring = file.path === undefined ? {} : { file: file.path };
  return { ...input, name: prefix + name, pinnedAs: name, ...declaring };
}

function nameValue(
  block: Found,
  standard: Expression | undefined,
  { prefix, given }: Called,
  declared: Declared,
): void {
  const name = nameOf(block);
  const value = isNullable(block)
    ? (given.get(name) ?? standard)
    : unlessNull(given.get(name), standard, declared);
  if (value !== undefined) declared.locals.set(`${prefix}var.${name}`, converted(value, block));
}

function nameOf({ labels }: Found): string {
  return String(labels[0]);
}

/**
 * What is given to a variable that may not be null or, where that is null, the default.
 * https://developer.hashicorp.com/terraform/language/block/variable#nullable
 */
function unlessNull(
  given: Expression | undefined,
  standard: Expression | undefined,
  { tests }: Declared,
): Expression | undefined {
  if (given === undefined || given.kind === "Absent") return standard;
  if (given.kind === "Constant" || standard === undefined) return given;
  const { place } = given;
  const none: Expression = { kind: "Absent", place };
  const test: Expression = { kind: "Call", name: "equalsTyped", args: [given, none], place };
  tests.push(test);
  return { kind: "Choice", test, whenTrue: standard, whenFalse: given, place };
}

function isNullable(block: Found): boolean {
  const written = argumentOf(block, "nullable")?.node;
  return !(written?.kind === "Scalar" && written.value === false);
}

/** A list that is given for a set becomes one. */
function converted(value: Expression, block: Found): Expression {
  const isSet = typeOf(block)?.startsWith("set(") === true;
  return isSet ? { kind: "Call", name: "toset", args: [value], place: value.place } : value;
}

/** A variable of the root module: an input, or, where its default is no scalar, a named value. */
type Variable =
  | { readonly kind: "input"; readonly input: InputDeclaration }
  | { readonly kind: "local"; readonly value: Expression };

function readVariable(block: Found, inFile: InFile, assigned: Assigned): Variable {
  const written = assigned === "unknown" ? undefined : valueFor(block, assigned);
  const standard = written && readLiteral(written.node, inFile(written.file));
  const isScalar =
    standard === undefined || standard.kind === "Constant" || standard.kind === "Absent";
  if (!isScalar) return { kind: "local", value: standard };
  const type = typeOf(block);
  const isBoolean =
    type === "bool" || (standard?.kind === "Constant" && typeof standard.value === "boolean");
  return {
    kind: "input",
    input: {
      name: nameOf(block),
      kind: "variable",
      list: false,
      ...(standard === undefined ? {} : { default: standard }),
      ...(isBoolean ? { boolean: true } : {}),
      ...(type === "number" ? { limits: { numeric: true } } : {}),
      place: nodePlace(block.file, block.body),
    },
  };
}

/** What files of values say or, of what they leave to it, the default. */
function valueFor(
  block: Found,
  assigned: Exclude<Assigned, "unknown">,
): ReturnType<typeof argumentOf> {
  const given = assigned.get(nameOf(block));
  const isNull = given?.node.kind === "Scalar" && given.node.value === null;
  const isLeft = given === undefined || (isNull && !isNullable(block));
  return isLeft ? argumentOf(block, "default") : given;
}

function typeOf(block: Found): string | undefined {
  const written = argumentOf(block, "type")?.node;
  return written?.kind === "Scalar" ? bare(written.text) : undefined;
}

/** What the validations of a variable demand, each as something that is never false. */
function readValidations({ body }: Block, reading: Reading): readonly Expression[] {
  return objectsIn(entryOf(body, "validation")?.value).flatMap((validation) => {
    const condition = entryOf(validation, "condition")?.value;
    return condition === undefined ? [] : [readValue(condition, reading)];
  });
}

/** The values that a validation lists: `contains(["a", "b"], var.x)`. */
function allowedBy(
  assertions: readonly Expression[],
  name: string,
): readonly Constant[] | undefined {
  for (const assertion of assertions) {
    if (assertion.kind !== "Call" || assertion.name !== "contains") continue;
    const [list, value] = assertion.args;
    if (list?.kind !== "List" || value?.kind !== "Input" || value.name !== name) continue;
    const constants = list.items.flatMap((item) => (item.kind === "Constant" ? [item] : []));
    if (constants.length === list.items.length) return constants;
  }
  return undefined;
}
