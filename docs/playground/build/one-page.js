import { createHash } from "node:crypto";

/**
 * Puts scripts and styles into the page, so that it is one file that works from a disk too, and lets it
 * reach nothing: its worker is made of a text in it, and is bound by the same policy.
 * @param {() => string} licences of what is in it
 * @returns {import("vite").Plugin}
 */
export function onePage(licences) {
  return {
    name: "one-page",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const page = Object.values(bundle).find(({ fileName }) => fileName.endsWith(".html"));
      if (page?.type !== "asset") throw new Error("There is no page.");
      const scripts = [];
      const styles = [];
      for (const file of Object.values(bundle)) {
        if (file === page) continue;
        if (file.type === "chunk") scripts.push(inScript(file.code));
        else styles.push(String(file.source));
        delete bundle[file.fileName];
      }
      if (scripts.length !== 1) throw new Error("The page has one script.");
      const [script] = scripts;
      const policy = [
        "default-src 'none'",
        `script-src '${digest(script)}'`,
        // The editor makes styles as it is used, and draws with images that stand in them.
        "style-src 'unsafe-inline'",
        "img-src data:",
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
      ].join("; ");
      page.source = String(page.source)
        .replace(/\n *<link rel="stylesheet"[^>]*>/g, "")
        .replace(/\n *<script type="module"[^>]*><\/script>/g, "")
        .replace(
          /(<meta charset[^>]*>)/,
          (charset) =>
            `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        )
        .replace("<!-- licences -->", () => asText(licences()))
        .replace("</head>", () => `<style>${styles.join("\n")}</style>\n</head>`)
        .replace("</body>", () => `<script type="module">${script}</script>\n</body>`);
    },
  };
}

/** What would end the script, or begin a comment in which it does not end, is spelled otherwise. */
function inScript(code) {
  return code.replace(/<(?=\/script|!--|script)/gi, "\\x3C");
}

function asText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function digest(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
