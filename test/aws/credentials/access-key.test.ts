import { expect, it } from "vitest";
import { accessKeysIn } from "../../../src/aws/credentials/access-key.js";

/** Made up, as all keys here. */
const secret = "aZ1bY2cX3dW4eV5fU6gT7hS8iR9jQ0kPlOmNnMoL";
const id = "AKIAQ2W3E4R5T6Y7UZIP";

it.each<[text: string, name: string, kinds: readonly string[]]>([
  [secret, "SecretAccessKey", ["secret"]],
  [` ${secret}\n`, "SecretAccessKey", ["secret"]],
  [`${secret} ${secret}`, "SecretAccessKey", []],
  [secret, "Fingerprint", []],
  [secret, "", []],
  // What is drawn by lot has letters of both cases and digits.
  [secret.toLowerCase(), "SecretAccessKey", []],
  [secret.toUpperCase(), "SecretAccessKey", []],
  [secret.replaceAll(/\d/g, "w"), "SecretAccessKey", []],
  ["aA1b".repeat(10), "SecretAccessKey", []],
  [`${secret.slice(0, 33)}EXAMPLE`, "SecretAccessKey", []],
  // It says what it is in a text.
  [`export AWS_SECRET_ACCESS_KEY=${secret}`, "", ["secret"]],
  [`{"aws_secret": "${secret}"}`, "", ["secret"]],
  [`name: secret_key\nvalue: ${secret}`, "", ["secret"]],
  [`checksum=${secret}`, "", []],
  [`secret_key=${"-".repeat(100)}${secret}`, "", []],
  [id, "", ["ID"]],
  [id.replace("AKIA", "ASIA"), "", ["ID"]],
  [`aws configure set aws_access_key_id ${id}`, "", ["ID"]],
  [`x${id}`, "", []],
  [`${id}x`, "", []],
  ["AKIAQWERQWERQWERQWER", "", []],
  ["AKIAIOSFODNN7EXAMPLE", "", []],
  [`id=${id} aws_secret_access_key=${secret}`, "", ["ID", "secret"]],
])("the access keys in %j, which is called %j", (text, name, kinds) => {
  const found = accessKeysIn(text, name);
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
  for (const part of found) expect(text.startsWith(part.text, part.start)).toBe(true);
});
