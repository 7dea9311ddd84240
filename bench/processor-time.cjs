const process = require("node:process");

/** Preloaded into a process, tells at its end for how long and with how much memory it worked. */
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`\nmemory ${process.resourceUsage().maxRSS / 1000}`);
  process.stderr.write(`\nprocessor time ${(user + system) / 1000}`);
});
