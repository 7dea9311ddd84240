import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import html from "../../src/formatters/html.js";
import { expectPictured, isInstalled, launch } from "../chromium.js";
import { faintTexts } from "../contrast.js";
import { folderWith, root } from "../cli/command-line.js";
import { lint, weakTrail } from "./linted.js";

const template = readFileSync(join(root, "fixtures/templates/audit-trail.yaml"), "utf8");

const plan = readFileSync(join(root, "fixtures/templates/weak/plan.json"), "utf8");

type Box = NonNullable<Awaited<ReturnType<Locator["boundingBox"]>>>;

const hide = (elements: readonly object[]): void => {
  for (const each of elements) Object.assign(each, { hidden: true });
};

const two = weakTrail.replace("MultiRegionTrail: true", "MultiRegionTrail: false");
const suppressed = weakTrail.replace("false", "false # eslint-disable-line -- We know.");

describe.skipIf(!isInstalled)("the page in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  async function open(
    files: Readonly<Record<string, string>> = {
      "a.yaml": weakTrail,
      "b.yaml": two,
      "c.yaml": suppressed,
    },
    javaScriptEnabled = true,
  ): Promise<{ page: Page; problems: readonly string[] }> {
    const { results, context } = await lint(files);
    const path = join(folderWith({}), "report.html");
    writeFileSync(path, await html(results, context));
    const page = await browser.newPage({ colorScheme: "light", javaScriptEnabled });
    const problems: string[] = [];
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(path).href) problems.push(request.url());
    });
    await page.goto(pathToFileURL(path).href);
    return { page, problems };
  }

  const shown = (page: Page): Promise<string | null> => page.locator("#shown").textContent();
  const visible = (page: Page): Promise<number> => page.locator(".finding:visible").count();

  it("asks for nothing and complains of nothing", async () => {
    const { page, problems } = await open();
    expect(await shown(page)).toBe("4 of 4 findings shown");
    expect(problems).toEqual([]);
  });

  it.each(["light", "dark"] as const)("can be read where it is %s", async (colorScheme) => {
    const { page } = await open({
      "a.yaml": template,
      "b.yaml": suppressed,
      "c.yaml": "Resources:\n  A: { Type: AWS::CloudTrail::Trail\n",
      "d.yaml": two.replace("IsLogging: true", "IsLogging: false"),
    });
    await page.emulateMedia({ colorScheme });
    await page.evaluate(
      'for (const each of document.querySelectorAll("details")) each.open = true',
    );
    const grades = ["critical", "high", "medium", "error"].map((grade) => `.badge.grade-${grade}`);
    const standings = ["found", "clean"].map((each) => `.standing-${each}`);
    for (const each of [...grades, ...standings, ".suppressed", "mark", ".box.faulty", ".quiet"]) {
      expect(await page.locator(each).count(), each).toBeGreaterThan(0);
    }
    expect(await page.evaluate(faintTexts)).toEqual([]);
    // In a picture, too, what cannot be read would be seen.
    await page.evaluate(
      'document.querySelector(".box.faulty .name").style.fill = "var(--worst-back)"',
    );
    expect(await page.evaluate(faintTexts)).toHaveLength(1);
  });

  it("runs no script of a template", async () => {
    const name = `</script><script>document.title = "hacked"</script><img src=x onerror="document.title = 'hacked'">`;
    const { page, problems } = await open({
      "a.json": JSON.stringify({
        Resources: {
          [name]: {
            Type: "AWS::CloudTrail::Trail",
            Properties: { S3BucketName: name, IsLogging: true },
          },
        },
      }),
    });
    expect(await visible(page)).toBeGreaterThan(1);
    expect(await page.title()).toBe("CloudTrail report");
    expect(problems).toEqual([]);
  });

  it("narrows the findings down by words, rule, file, severity and suppression", async () => {
    const { page } = await open();
    await page.getByLabel("Search").fill("one REGION");
    expect([await shown(page), await visible(page)]).toEqual(["1 of 4 findings shown", 1]);
    expect(await page.locator(".file:visible").count()).toBe(1);
    await page.getByLabel("Search").fill("");
    await page
      .getByLabel("Rule", { exact: true })
      .selectOption("cloudtrail/trail-log-file-validation");
    expect(await visible(page)).toBe(3);
    await page.getByLabel("File", { exact: true }).selectOption("b.yaml");
    expect(await visible(page)).toBe(1);
    await page.getByLabel("File", { exact: true }).selectOption("");
    await page.getByLabel("suppressed ones too").uncheck();
    expect(await visible(page)).toBe(2);
    await page.getByLabel("Rule", { exact: true }).selectOption("");
    await page.getByRole("checkbox", { name: "medium" }).uncheck();
    expect([await shown(page), await visible(page)]).toEqual(["1 of 4 findings shown", 1]);
  });

  it("shows a finding that a link leads to, although it was left out", async () => {
    const { page } = await open();
    await page.getByLabel("Search").fill("no finding says this");
    expect(await visible(page)).toBe(0);
    await page.getByRole("link", { name: "b.yaml:7" }).first().click();
    expect(await visible(page)).toBe(4);
    expect(await page.locator(".finding:target").isVisible()).toBe(true);
  });

  it("shows the catalogue that is chosen, by keyboard too", async () => {
    const { page } = await open();
    expect(await page.locator(".catalogue:visible").getAttribute("id")).toBe("catalogue-cis-7.0");
    await page.getByLabel("Catalogue").focus();
    await page.keyboard.press("ArrowDown");
    expect(await page.locator(".catalogue:visible").getAttribute("id")).toBe("catalogue-cis-5.0");
    await page.getByLabel("Catalogue").selectOption("fsbp");
    expect(await page.getByRole("table", { name: /Best Practices by control/ }).isVisible()).toBe(
      true,
    );
  });

  it("has nothing to choose without a script, which alone could heed it", async () => {
    const { page } = await open(undefined, false);
    expect(await visible(page)).toBe(4);
    expect(await page.locator(".catalogue:visible").count()).toBeGreaterThan(3);
    expect(await page.locator("form:visible, input:visible, select:visible").count()).toBe(0);
  });

  it("begins with a way past the controls, for the keyboard", async () => {
    const { page } = await open();
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    expect(await focused.textContent()).toBe("Skip to the findings");
    const { y = -1 } = (await focused.boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
  });

  it("is light or dark as the system is, or as one likes, and light on paper", async () => {
    const { page } = await open();
    const back = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.body).backgroundColor");
    const [light, dark] = ["rgb(255, 255, 255)", "rgb(13, 17, 23)"];
    expect(await back()).toBe(light);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await back()).toBe(dark);
    await page.getByLabel("Colours").selectOption("light");
    expect(await back()).toBe(light);
    await page.getByLabel("Colours").selectOption("dark");
    await page.emulateMedia({ colorScheme: "light" });
    expect(await back()).toBe(dark);
    await page.emulateMedia({ media: "print" });
    expect(await back()).toBe(light);
  });

  it("prints the findings and the lists, and no controls", async () => {
    const { page } = await open();
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator("form:visible, nav:visible, select:visible").count()).toBe(0);
    expect(await page.locator("details li:visible").count()).toBeGreaterThan(3);
    expect(await visible(page)).toBe(4);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator("details[open]").count()).toBe(0);
  });

  it("prints that findings were left out, and by what", async () => {
    const { page } = await open();
    const line = page.locator(".shown");
    await page.getByLabel("Search").fill("no finding  says this");
    expect(await line.innerText()).toBe("0 of 4 findings shown");
    await page.emulateMedia({ media: "print" });
    expect(await line.innerText()).toBe(
      "0 of 4 findings shown: with the words 'no finding says this'",
    );
    await page.emulateMedia({ media: "screen" });
    await page.getByLabel("Search").fill("");
    await page
      .getByLabel("Rule", { exact: true })
      .selectOption("cloudtrail/trail-log-file-validation");
    await page.getByLabel("File", { exact: true }).selectOption("b.yaml");
    await page.getByRole("checkbox", { name: "high" }).uncheck();
    await page.getByLabel("suppressed ones too").uncheck();
    await page.emulateMedia({ media: "print" });
    expect(await line.innerText()).toBe(
      "1 of 4 findings shown: of the rule cloudtrail/trail-log-file-validation, in the file b.yaml, of severity medium, without suppressed ones",
    );
  });

  it("draws no arrow through what is written beside it", async () => {
    const { page } = await open({ "plan.json": plan });
    const labels = page.locator("text.property");
    expect(await labels.count()).toBeGreaterThan(4);
    const boxesOf = async (elements: Locator): Promise<readonly Box[]> =>
      Promise.all((await elements.all()).map(async (each) => (await each.boundingBox())!));
    const covered = await boxesOf(page.locator("rect.property"));
    const outside = (await boxesOf(labels)).filter(({ x, y, width, height }, index) => {
      const back = covered[index]!;
      return (
        x < back.x ||
        y < back.y - 1 ||
        x + width > back.x + back.width ||
        y + height > back.y + back.height + 1
      );
    });
    expect(outside).toEqual([]);
  });

  it("leads an arrow of what is waited for around all boxes", async () => {
    const { page } = await open({ "plan.json": plan });
    const arrow = page.locator(".arrow.waits");
    expect(await arrow.count()).toBe(1);
    const points: readonly { readonly x: number; readonly y: number }[] = await page.evaluate(`
      const path = document.querySelector(".arrow.waits");
      Array.from({ length: 200 }, (_, index) => {
        const { x, y } = path.getPointAtLength((path.getTotalLength() * index) / 199);
        return { x, y };
      })`);
    const boxes: readonly (readonly number[])[] = await page.evaluate(
      `Array.from(document.querySelectorAll(".box > rect:first-of-type, rect.property"), (each) =>
        ["x", "y", "width", "height"].map((name) => Number(each.getAttribute(name))))`,
    );
    expect(boxes.length).toBeGreaterThan(8);
    const crossed = boxes.filter(([x = 0, y = 0, width = 0, height = 0]) =>
      points.some(
        (at) => at.x > x + 1 && at.x < x + width - 1 && at.y > y + 1 && at.y < y + height - 1,
      ),
    );
    expect(crossed).toEqual([]);
  });

  it("is pictured in the README", async () => {
    const name = "stacks/audit-trail.yaml";
    const { page } = await open({ [name]: template });
    await page.setViewportSize({ width: 1100, height: 1000 });
    const top = await page.screenshot();
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("main > :not(#trails), details, footer").evaluateAll(hide);
    const trail = await page.locator("figure").screenshot();
    expectPictured("report.png", top);
    expectPictured("report-trail.png", trail);
  });

  it("fits on a phone", async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });

  it("has what belongs to a control one below the other on a phone", async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 375, height: 800 });
    const row = page.locator(".catalogue:visible tbody tr").first();
    const [control, rules, standing] = await Promise.all(
      (await row.locator("> *").all()).map(async (cell) => (await cell.boundingBox())!),
    );
    expect(rules!.width).toBeGreaterThan(300);
    expect(rules!.y).toBeGreaterThanOrEqual(control!.y + control!.height);
    expect(standing!.y).toBeGreaterThanOrEqual(rules!.y + rules!.height);
    const wide = `Array.from(document.querySelectorAll("#controls .scroll"))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length`;
    expect(await page.evaluate(wide)).toBe(0);
  });
});
