import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { build, createLogger } from "vite";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import plugin from "../../src/index.js";
import { expectPictured, isInstalled, launch } from "../chromium.js";
import { root } from "../cli/command-line.js";
import { lint, weakTrail } from "../formatters/linted.js";
import { faintTexts } from "../contrast.js";

const address = pathToFileURL(join(root, "dist/playground/index.html")).href;

function fixture(name: string): string {
  return readFileSync(join(root, "fixtures/templates", name), "utf8");
}

/** So that a picture has room for what is below. */
const shorten = (elements: readonly object[]): void => {
  for (const each of elements) Object.assign(each, { style: "height: 26rem; max-height: 26rem" });
};

/** What a page says of a template with one fault only. */
const one = "This is a CloudFormation template. 1 finding.";

describe.skipIf(!isInstalled)("the playground in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  /** Vite warns of what no browser has. */
  const warnings: string[] = [];
  beforeAll(async () => {
    const customLogger = createLogger("warn");
    customLogger.warn = (message) => warnings.push(message);
    await build({ configFile: join(root, "docs/playground/vite.config.js"), customLogger });
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
  });

  interface Opened {
    readonly page: Page;
    /** What the page complains of. */
    readonly problems: readonly string[];
    /** What it asked for. */
    readonly requests: readonly string[];
  }

  async function newContext(): Promise<BrowserContext> {
    const context = await browser.newContext({
      colorScheme: "light",
      viewport: { width: 1280, height: 900 },
    });
    onTestFinished(() => context.close());
    return context;
  }

  async function open(hash = ""): Promise<Opened> {
    const context = await newContext();
    const page = await context.newPage();
    const [problems, requests]: [string[], string[]] = [[], []];
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    context.on("request", (request) => requests.push(request.url()));
    await page.goto(address + hash);
    await says(page, /This is a/);
    return { page, problems, requests };
  }

  async function says(page: Page, what: RegExp | string): Promise<void> {
    await page.locator("#status").getByText(what).waitFor();
  }

  const content = (page: Page): Locator => page.getByRole("textbox", { name: "Template" });
  const findings = (page: Page): Locator => page.locator("#list article");

  /** Puts a text in place of all that is there, as somebody does who copied it elsewhere. */
  async function paste(page: Page, text: string): Promise<void> {
    await content(page).focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", ${JSON.stringify(text)});
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
    }`);
  }

  /** All of the text, of which the editor draws only what is in view. */
  async function textIn(page: Page): Promise<string> {
    await content(page).focus();
    await page.keyboard.press("ControlOrMeta+a");
    return page.evaluate<string>(`(() => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      return clipboardData.getData("text/plain");
    })()`);
  }

  it("asks for nothing but itself, and can reach nothing", async () => {
    const { page, problems, requests } = await open();
    expect(await findings(page).count()).toBeGreaterThan(5);
    expect(problems).toEqual([]);
    const [itself, worker, ...others] = requests;
    expect([itself, others]).toEqual([address, []]);
    expect(worker).toMatch(/^blob:null\//);
    const reach = `new Promise((resolve) => {
      addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective));
      fetch("https://example.com/").then(() => resolve("reached"), () => undefined);
    })`;
    expect(await page.evaluate(reach)).toBe("connect-src");
    expect(await page.workers()[0]!.evaluate(reach)).toBe("connect-src");
  });

  it("is made of nothing that only Node.js has, and names the licences of what it is made of", async () => {
    expect(warnings).toEqual([]);
    const { page } = await open();
    const [text] = await page.locator("footer pre").allTextContents();
    for (const name of ["eslint", "yaml", "jsonc-parser", "@codemirror/view", "@lezer/yaml"]) {
      expect(text).toMatch(new RegExp(`^${name}\n\n.*(?:License|Copyright)`, "m"));
    }
  });

  it("finds what is wrong with what is pasted, at its place", async () => {
    const { page } = await open();
    await paste(page, weakTrail);
    await says(page, one);
    expect(await findings(page).count()).toBe(1);
    expect(await findings(page).textContent()).toMatch(
      /Trail 'Trail' does not validate its log files\.Line 9, column 32cloudtrail\/trail-log-file-validation/,
    );
    expect(await page.locator(".cm-lintRange").allTextContents()).toEqual(["false"]);
    const marked = await page.locator(".cm-lint-marker").boundingBox();
    const line = await page
      .locator(".cm-lineNumbers")
      .getByText("9", { exact: true })
      .boundingBox();
    expect(Math.abs(marked!.y - line!.y)).toBeLessThan(10);
  });

  it("says of an example in each preset what ESLint says of the file", async () => {
    const { page } = await open();
    const files = {
      "CloudFormation (YAML)": ["template.yaml", fixture("audit-trail.yaml")],
      "CloudFormation (JSON)": ["template.json", fixture("log-archive.json")],
      "Terraform (JSON)": ["main.tf.json", fixture("weak/inline/main.tf.json")],
      "Terraform plan": ["plan.json", fixture("weak/plan.json")],
      "Nothing to find": ["template.yaml", fixture("secure/audit-trail.yaml")],
    } as const;
    const labels = await page.getByLabel("Example").locator("option").allTextContents();
    expect(labels).toEqual(["none", ...Object.keys(files)]);
    const presets = Object.keys(plugin.configs).filter((name) => !name.endsWith("-rules"));
    expect(await page.getByLabel("Preset").locator("option").allTextContents()).toEqual(presets);
    for (const [label, [name, text]] of Object.entries(files)) {
      await page.getByLabel("Example").selectOption(label);
      for (const preset of ["recommended", "strict", "account", "all"] as const) {
        await page.getByLabel("Preset").selectOption(preset);
        const { results } = await lint({ [name]: text }, [plugin.configs[preset]]);
        const expected = results[0]!.messages.map(
          ({ ruleId, line, column, message }) => [ruleId, line, column, message] as const,
        );
        await expect
          .poll(() => shown(page), { message: `${label}, ${preset}`, timeout: 10_000 })
          .toEqual(expected.map(([rule, ...rest]) => [rule, ...rest].join(" ")).toSorted());
      }
    }
  }, 120_000);

  async function shown(page: Page): Promise<readonly string[]> {
    const texts = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll("#list article")].map((each) => {
      const [line, column] = each.querySelector(".where").textContent.match(/\\d+/g);
      const message = [...each.querySelector("h3").childNodes].at(-1).data.trim();
      return [each.querySelector("code").textContent, line, column, message].join(" ");
    })`);
    return texts.toSorted();
  }

  it("makes the edit that a finding offers, and undoes it", async () => {
    const { page } = await open();
    await paste(page, weakTrail);
    await says(page, one);
    await page.getByRole("button", { name: "Replace 'false' by 'true'." }).click();
    await says(page, "Nothing is wrong with it that this preset asks for.");
    expect(await textIn(page)).toBe(weakTrail.replace("Validation: false", "Validation: true"));
    await page.keyboard.press("ControlOrMeta+z");
    await says(page, one);
    expect(await textIn(page)).toBe(weakTrail);
  });

  it("offers the same edits where the text is marked", async () => {
    const { page } = await open();
    await paste(page, weakTrail.replace("MultiRegionTrail: true", "MultiRegionTrail: false"));
    await says(page, /2 findings/);
    await page.locator(".cm-lintRange").first().hover();
    await page.locator(".cm-tooltip-lint").getByText("Set 'IsMultiRegionTrail' to true.").click();
    await says(page, one);
    expect(await textIn(page)).toBe(weakTrail);
  });

  it("leads from a finding to its place, and back from the picture", async () => {
    const { page } = await open();
    const last = findings(page).last();
    await last.getByRole("button", { name: /^Line 83/ }).click();
    expect(await page.evaluate("getSelection().toString()")).toBe('"*"');
    await page.locator("#pictures summary").click();
    await page.locator("#pictures a").first().click();
    expect(await page.locator(":focus").getAttribute("id")).toMatch(/^finding-\d+$/);
  });

  it("draws what is around the trails", async () => {
    const { page } = await open();
    const picture = page.getByRole("img", { name: /^Trail and what is around it/ });
    expect(await picture.locator(".name").allTextContents()).toEqual([
      "Trail",
      "LogBucket",
      "LogKey",
      "LogBucketPolicy",
    ]);
    expect(await picture.locator(".faulty").count()).toBe(3);
  });

  it("shares a template and the preset by a link", async () => {
    const { page } = await open();
    const text = `# Ümläute, 😀 and\ttabs\n${weakTrail}`;
    await paste(page, text);
    await page.getByLabel("Preset").selectOption("strict");
    await page.getByRole("button", { name: "Copy a link" }).click();
    await page.waitForURL(/#template=/);
    const { hash } = new URL(page.url());
    expect(hash).toMatch(/^#template=[\w-]+$/);
    const { page: other, problems, requests } = await open(hash);
    expect(await textIn(other)).toBe(text);
    expect(await other.getByLabel("Preset").inputValue()).toBe("strict");
    expect([problems, requests.length]).toEqual([[], 2]);
    // Somebody follows a broken link just before the address is made to hold what was chosen.
    await other.evaluate(`{
      const { btoa } = globalThis;
      globalThis.btoa = (binary) => {
        globalThis.btoa = btoa;
        location.hash = ${JSON.stringify(`${hash}#`)};
        return btoa(binary);
      };
    }`);
    await other.getByLabel("Example").selectOption("Nothing to find");
    await other.getByText("The link is broken: there is no template in it.").waitFor();
    expect(await textIn(other)).not.toBe(text);
    await other.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await content(other).getByText("Ümläute").waitFor();
    expect(await textIn(other)).toBe(text);
  });

  it("keeps a shared template in the address as it is edited, and none before", async () => {
    const { page } = await open();
    await paste(page, weakTrail);
    await says(page, one);
    expect(page.url()).toBe(address);
    await page.getByRole("button", { name: "Copy a link" }).click();
    await page.waitForURL(/#template=/);
    const first = page.url();
    await page.getByRole("button", { name: "Replace 'false' by 'true'." }).click();
    await says(page, /Nothing is wrong/);
    await page.waitForURL((url) => url.href !== first);
    const edited = weakTrail.replace("Validation: false", "Validation: true");
    expect(await page.locator("#shared").textContent()).toBe("");
    await page.reload();
    await says(page, /Nothing is wrong/);
    expect(await textIn(page)).toBe(edited);
    await page.getByLabel("Preset").selectOption("cis-5.0");
    const second = page.url();
    await page.waitForURL((url) => url.href !== second);
    const { page: other } = await open(new URL(page.url()).hash);
    expect(await textIn(other)).toBe(edited);
    expect(await other.getByLabel("Preset").inputValue()).toBe("cis-5.0");
    await paste(page, `# ${randomBytes(600_000).toString("base64")}\n${weakTrail}`);
    await page.getByText("The template is too large for a link.").waitFor();
    expect(page.url()).toBe(address);
    await paste(page, weakTrail);
    await page.waitForURL(/#template=/);
  });

  it("shows what would have text run from right to left", async () => {
    const { page } = await open();
    await paste(page, weakTrail.replace("audit-logs", "audit\u202E-l\u2068o\u202Ags"));
    await says(page, /finding/);
    expect(await page.locator(".cm-specialChar").count()).toBe(3);
    expect(await content(page).textContent()).not.toMatch(/\p{Bidi_Control}/u);
  });

  it("makes no link of what is too large for one", async () => {
    const { page } = await open();
    await paste(page, `# ${randomBytes(600_000).toString("base64")}\n${weakTrail}`);
    await says(page, one);
    await page.getByRole("button", { name: "Copy a link" }).click();
    await page.getByText("The template is too large for a link.").waitFor();
    expect(page.url()).toBe(address);
  });

  it("says of a link that it is broken", async () => {
    const { page, problems } = await open("#template=%%%");
    const complaint = page.getByText("The link is broken: there is no template in it.");
    await complaint.waitFor();
    for (const packed of [
      "AAAA",
      deflateRawSync("none\nResources:").toString("base64url"),
      deflateRawSync(`all\n${" ".repeat(20_000_000)}`).toString("base64url"),
    ]) {
      await page.evaluate("document.getElementById('shared').textContent = ''");
      await page.evaluate(`location.hash = "#template=${packed}"`);
      await complaint.waitFor();
    }
    expect(problems).toEqual([]);
  });

  it("says what is broken, and where", async () => {
    const { page } = await open();
    await paste(page, weakTrail.replace("S3BucketName: audit-logs", "S3BucketName: [audit-logs"));
    await says(page, "This is a CloudFormation template. It cannot be read: mend this first.");
    expect(await findings(page).first().textContent()).toMatch(/^error .+Line [56], column/);
    expect(await page.locator(".cm-lint-marker-error").first().isVisible()).toBe(true);
  });

  it("says why it looks at nothing in what is no template", async () => {
    const { page } = await open();
    for (const [text, reason] of [
      [" ", "Paste a template, or choose an example."],
      ["services:\n  web:\n    image: nginx\n", "This is no template:"],
      ['resource "aws_cloudtrail" "a" {\n}\n', "This is Terraform's own language:"],
    ] as const) {
      await paste(page, text);
      await says(page, reason);
      expect(await findings(page).count()).toBe(0);
      expect(await page.locator("svg").count()).toBe(0);
    }
  });

  it("runs nothing of a template", async () => {
    const { page, problems } = await open();
    const name = `</script><img src=x onerror="document.title = 'hacked'">`;
    const trail = { Type: "AWS::CloudTrail::Trail", Properties: { S3BucketName: name } };
    await paste(page, JSON.stringify({ Resources: { [name]: trail } }));
    await says(page, /findings/);
    await page
      .getByRole("heading", { name: /onerror/ })
      .first()
      .waitFor();
    expect(await page.locator("main img[src]").count()).toBe(0);
    expect([await page.title(), problems]).toEqual(["CloudTrail playground", []]);
  });

  it("leaves suppressed findings out of the text, and says why they are", async () => {
    const { page } = await open();
    await paste(page, weakTrail.replace("false", "false # eslint-disable-line -- We know."));
    await says(page, "Nothing is wrong with it that this preset asks for, and 1 suppressed.");
    expect(await findings(page).textContent()).toContain("Suppressed in the file: We know.");
    expect(await page.locator(".cm-lintRange").count()).toBe(0);
  });

  it("shows the page about a rule, whose examples can be tried", async () => {
    const { page, requests } = await open();
    await page.getByRole("button", { name: "cloudtrail/trail-kms-key" }).click();
    const dialog = page.getByRole("dialog", { name: "cloudtrail/trail-kms-key" });
    await dialog.getByText("Require every trail to encrypt its logs").waitFor();
    await dialog.getByRole("button", { name: "Try this one" }).first().click();
    expect(await dialog.isVisible()).toBe(false);
    await says(page, /finding/);
    expect(await textIn(page)).toMatch(/^Resources:\n {2}AccountTrail:/);
    expect(requests).toHaveLength(2);
  });

  it("has the page of every rule, with links that stay in it or open another", async () => {
    const { page } = await open();
    await page.getByLabel("Preset").selectOption("all");
    await says(page, /findings/);
    await page.getByRole("button", { name: "cloudtrail/trail-multi-region" }).first().click();
    const links = page.locator("#rule-page a");
    expect(await links.count()).toBeGreaterThan(0);
    for (const link of await links.all()) {
      const [rule, target] = [
        await link.getAttribute("data-rule"),
        await link.getAttribute("target"),
      ];
      expect([rule !== null, target === "_blank"]).toContain(true);
      expect(rule === null || rule in plugin.rules).toBe(true);
    }
    const [text] = await page.locator("script").allTextContents();
    expect(Object.keys(plugin.rules).filter((rule) => !text!.includes(`["${rule}",`))).toEqual([]);
  });

  it("can be used by the keyboard alone", async () => {
    const { page } = await open();
    const focused = page.locator(":focus");
    await page.keyboard.press("Tab");
    expect(await focused.textContent()).toBe("Skip to the findings");
    await page.keyboard.press("Tab");
    expect(await focused.getAttribute("id")).toBe("example");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByLabel("Preset").inputValue()).toBe("strict");
    await page.keyboard.press("ArrowUp");
    for (const id of ["theme", "share"]) {
      await page.keyboard.press("Tab");
      expect(await focused.getAttribute("id")).toBe(id);
    }
    await page.keyboard.press("Tab");
    expect(await focused.getAttribute("aria-label")).toBe("Template");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(weakTrail);
    await page.keyboard.press("Backspace");
    await says(page, one);
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("F8");
    expect(await page.evaluate("getSelection().toString()")).toBe("false");
    await page.locator(".cm-tooltip-lint").waitFor();
    await page.keyboard.press("Tab");
    expect(await focused.textContent()).toBe("Replace 'false' by 'true'.");
    await page.keyboard.press("Enter");
    await says(page, /Nothing is wrong/);
    expect(await focused.getAttribute("aria-label")).toBe("Template");
    await page.keyboard.press("ControlOrMeta+z");
    await says(page, one);
    for (const name of [
      "Line 9, column 32",
      "cloudtrail/trail-log-file-validation",
      "Replace 'false' by 'true'.",
    ]) {
      await page.keyboard.press("Tab");
      expect(await focused.textContent()).toBe(name);
    }
    await page.keyboard.press("Enter");
    await says(page, /Nothing is wrong/);
    // Where another was found, it would be that one.
    expect(await focused.getAttribute("id")).toBe("findings-heading");
  });

  it("gives the focus back to where the page about a rule was opened", async () => {
    const { page } = await open();
    const rule = page.getByRole("button", { name: "cloudtrail/trail-kms-key" });
    await rule.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(":focus").textContent()).toBe("cloudtrail/trail-kms-key");
    await page.keyboard.press("Escape");
    expect(await page.evaluate("document.activeElement.textContent")).toBe(
      "cloudtrail/trail-kms-key",
    );
    expect(await page.getByRole("dialog").isVisible()).toBe(false);
  });

  it("tells readers of the screen what everything is", async () => {
    const { page } = await open();
    const tree = await page.locator("body").ariaSnapshot();
    for (const part of [
      "banner:",
      'combobox "Example"',
      'combobox "Preset"',
      'combobox "Colours"',
      'button "Copy a link"',
      'region "Template"',
      'textbox "Template"',
      'region "Findings"',
      'region "Trails"',
      "status: This is a CloudFormation template. 10 findings.",
      /article "high Trail 'Trail' records events/,
      /img "Trail and what is around it/,
      "contentinfo:",
    ]) {
      expect(tree).toMatch(part);
    }
    expect(tree).not.toMatch(/- (?:button|link|combobox|textbox|dialog|article|img)(?:$|:)/m);
    const twice = `(() => {
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    })()`;
    expect(await page.evaluate(twice)).toEqual([]);
  });

  it.each(["light", "dark"] as const)("can be read in %s", async (colorScheme) => {
    const { page } = await open();
    await page.emulateMedia({ colorScheme });
    const back = "getComputedStyle(document.body).backgroundColor";
    expect(await page.evaluate(back)).toBe(
      { light: "rgb(255, 255, 255)", dark: "rgb(13, 17, 23)" }[colorScheme],
    );
    await page.locator("#pictures summary").click();
    expect(await page.evaluate(faintTexts)).toEqual([]);
    await page.getByRole("button", { name: "cloudtrail/trail-kms-key" }).click();
    expect(await page.evaluate(faintTexts)).toEqual([]);
    await page.keyboard.press("Escape");
    const other = { light: "dark", dark: "light" }[colorScheme];
    const before = await page.evaluate(back);
    await page.getByLabel("Colours").selectOption(other);
    expect(await page.evaluate(back)).not.toBe(before);
    expect(await page.evaluate(faintTexts)).toEqual([]);
  });

  it("fits on a phone, a tablet and a wide screen", async () => {
    const { page } = await open();
    for (const width of [360, 768, 1600]) await fitsInto(page, width);
  });

  async function fitsInto(page: Page, width: number): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    const inner = "document.documentElement.scrollWidth";
    expect(await page.evaluate(inner)).toBe(width);
    const [editor, list] = [
      await page.locator("#editor").boundingBox(),
      await page.locator("#list").boundingBox(),
    ];
    expect(editor!.x + editor!.width <= list!.x).toBe(width === 1600);
    await page.getByRole("button", { name: "cloudtrail/trail-kms-key" }).click();
    const { x, width: room } = (await page.getByRole("dialog").boundingBox())!;
    expect([x >= 0, x + room <= width, await page.evaluate(inner)]).toEqual([true, true, width]);
    await page.keyboard.press("Escape");
  }

  it("never makes whoever types wait for a large template", async () => {
    const { page } = await open();
    const resources = Array.from({ length: 400 }, (_, index) =>
      weakTrail.split("\n").slice(1).join("\n").replace("Trail:", `Trail${index}:`),
    );
    await paste(page, `Resources:\n${resources.join("")}`);
    await page.keyboard.press("ControlOrMeta+End");
    const start = performance.now();
    await page.keyboard.type("# typed");
    await content(page).getByText("# typed").waitFor();
    expect(performance.now() - start).toBeLessThan(5000);
    await says(page, /\d{3,} findings/);
  }, 60_000);

  it("is pictured in the README", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: /^Line 35/ }).click();
    await page.evaluate("document.activeElement.blur()");
    await page.setViewportSize({ width: 1280, height: 960 });
    await page.locator("#editor, #list").evaluateAll(shorten);
    expectPictured("playground.png", await page.screenshot());
  });
});
