// Compiles the style sheet and the two sprites, and lays the scripts and the fonts beside them, in frontend/build (ignored by git). `npm run build`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync, copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = join(here, "build");
// The one place that knows how topics and kinds look: kind -> drawing, topic -> hue and drawing.
const { kinds, topics } = JSON.parse(readFileSync(join(here, "drawings.json"), "utf8"));

function topicHues() {
  const entries = Object.entries(topics).map(([key, { hue }]) => [new sass.SassString(key), new sass.SassNumber(hue)]);
  return new sass.SassMap(new Map(entries));
}

/** The inner drawing of each SVG file of a folder, by file name. */
function drawings(folder) {
  const files = readdirSync(join(here, folder)).filter((name) => name.endsWith(".svg")).sort();
  return new Map(files.map((name) => [basename(name, ".svg"), readFileSync(join(here, folder, name), "utf8")]));
}

/** A drawing as a symbol; the file's own viewBox is kept. */
function symbol(id, svg) {
  const [, attributes, content] = svg.match(/<svg([^>]*)>([\s\S]*)<\/svg>/);
  const kept = attributes.replace(/\s*xmlns="[^"]*"/, "").trim();
  return `<symbol id="${id}" ${kept}>${content.replace(/\s*\n\s*/g, "")}</symbol>`;
}

function writeSprite(name, symbols) {
  writeFileSync(join(target, name), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

mkdirSync(target, { recursive: true });
const { css } = sass.compile(join(here, "scss/portal.scss"), {
  style: "compressed",
  loadPaths: [join(here, "../node_modules")],
  quietDeps: true,
  functions: { "topic-hues()": topicHues },
});
writeFileSync(join(target, "portal.css"), css);
writeSprite("icons.svg", [...drawings("icons")].map(([name, svg]) => symbol(name, svg)));
const motifs = drawings("motifs");
writeSprite("motifs.svg", [
  ...Object.entries(kinds).map(([key, motif]) => symbol(`art-${key}`, motifs.get(motif))),
  ...Object.entries(topics).map(([key, { motif }]) => symbol(`thema-${key}`, motifs.get(motif))),
]);
copyFileSync(join(here, "favicon.svg"), join(target, "favicon.svg"));
for (const name of readdirSync(join(here, "scripts"))) copyFileSync(join(here, "scripts", name), join(target, name));
mkdirSync(join(target, "fira"), { recursive: true });
for (const weight of [400, 600, 700]) {
  const font = `fira-sans-latin-${weight}-normal.woff2`;
  copyFileSync(join(here, "../node_modules/@fontsource/fira-sans/files", font), join(target, "fira", font));
}
copyFileSync(join(here, "../node_modules/@fontsource/fira-sans/LICENSE"), join(target, "fira/LICENSE"));
