const process = require("node:process");

/** Preloaded into a process, tells at its end the milliseconds for which it kept processors busy. */
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`\nprocessor time ${(user + system) / 1000}`);
});
