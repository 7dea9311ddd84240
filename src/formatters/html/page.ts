import { createHash } from "node:crypto";
import { version } from "../../version.js";
import type { Matrix } from "../compliance.js";
import { controlsSection } from "./controls.js";
import { findingsSection } from "./findings.js";
import { type Html, html, raw } from "./markup.js";
import type { Item, Report } from "./report.js";
import { script } from "./script.js";
import { style } from "./style.js";
import { summarySection } from "./summary.js";
import { trailsSection } from "./trails.js";

/** Whatever a template is called, nothing but our own style and script has an effect, and nothing is loaded. */
const policy = [
  "default-src 'none'",
  `style-src '${digest(style)}'`,
  `script-src '${digest(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** The whole page, in one file. */
export function pageOf(report: Report, matrices: readonly Matrix<Item>[], made: Date): Html {
  const time = made.toISOString();
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CloudTrail report</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<div>
<h1>CloudTrail report</h1>
<p>Made by eslint-plugin-cloudtrail ${version} on <time datetime="${time}">${time.slice(0, 16).replace("T", " ")} UTC</time></p>
</div>
<p class="theme needs-script" hidden><label for="theme">Colours</label>
<select id="theme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></p>
<nav aria-label="Sections"><ul><li><a href="#summary">Summary</a></li><li><a href="#findings">Findings</a></li><li><a href="#controls">Controls</a></li><li><a href="#trails">Trails</a></li></ul></nav>
</header>
<main>
${summarySection(report)}${findingsSection(report)}${controlsSection(matrices)}${trailsSection(report)}</main>
<footer>
<p>What cannot be known from a template is not reported. ${
    report.settings ? "" : "The pictures show templates without the settings they were linted with."
  }</p>
</footer>
<script>${raw(script)}</script>
</body>
</html>
`;
}
