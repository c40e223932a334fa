// Builds what the browser runs. The result is committed, so that running the product needs no node.
//   node build.mjs            write it
//   node build.mjs --check    say whether what is committed is what would be written
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const house = fileURLToPath(new URL("..", import.meta.url));
/** What several of the scripts run stands in one file, which each of them finds under this name. */
const KEPT = "babyroomKept";
const entries = [
  { source: "frontend/src/kept.ts", built: "babyroom/tablet/static/tablet/kept.js", globalName: KEPT },
  { source: "frontend/src/tablet.ts", built: "babyroom/tablet/static/tablet/tablet.js" },
  { source: "frontend/src/handin.ts", built: "babyroom/tablet/static/tablet/handin.js" },
  { source: "frontend/src/worker.ts", built: "babyroom/tablet/static/tablet/worker.js" },
];

/** Imports of what kept.ts holds lead to the one file that is loaded before. */
const fromKept = {
  name: "from-kept",
  async setup(running) {
    const kept = fileURLToPath(new URL("src/kept.ts", import.meta.url));
    const held = [...(await readFile(kept, "utf8")).matchAll(/from "\.\/(\w+)"/g)].map((found) => found[1]);
    const { metafile } = await build({ entryPoints: [kept], bundle: true, format: "esm", metafile: true, write: false, outdir: "." });
    const names = Object.values(metafile.outputs)[0].exports;
    const contents = `export const {${names}} = ${KEPT};`;
    running.onResolve({ filter: new RegExp(`^\\./(${held.join("|")})$`) }, () => ({ path: KEPT, namespace: KEPT, sideEffects: false }));
    running.onLoad({ filter: /.*/, namespace: KEPT }, () => ({ contents, loader: "js" }));
  },
};

/** Names that only their own class uses (`private`, and read as `this.name` and nowhere else): they can be made short. (terser itself leaves alone what browsers know.) */
async function ownNames() {
  const sources = fileURLToPath(new URL("src/", import.meta.url));
  const files = (await readdir(sources)).filter((name) => name.endsWith(".ts"));
  const ours = (await Promise.all(files.map((name) => readFile(sources + name, "utf8")))).join("\n");
  const elsewhere = ours.replace(/private (?:readonly )?\w+/g, "");
  const found = new Set([...ours.matchAll(/private (?:readonly |async |get )*(\w+)/g)].map((one) => one[1]));
  return [...found].sort().filter((name) => {
    const reads = [...ours.matchAll(new RegExp(`(\\w*)[?!]*\\.${name}\\b`, "g"))];
    const named = new RegExp(`[{,(]\\s*${name}\\s*[:,}]|["'\`]${name}["'\`]|readonly ${name}\\??:`);
    return reads.every((one) => one[1] === "this") && !named.test(elsewhere);
  });
}

/** A module as one value under a name, without what esbuild writes round it for modules of the old kind. */
function named(module, name) {
  const [exported, list] = /export\s*\{([^}]*)\};?\s*$/.exec(module);
  const parts = list.split(",").map((one) => one.trim().split(" as ")).map(([inside, outside = inside]) => `${outside}:${inside}`);
  return `"use strict";var ${name}=(()=>{${module.slice(0, -exported.length)}return{${parts}}})();`;
}

async function bundled({ source, built, globalName }) {
  const result = await build({
    absWorkingDir: house,
    entryPoints: [source],
    outfile: built,
    bundle: true,
    charset: "utf8",
    format: globalName === undefined ? "iife" : "esm",
    ...(globalName === undefined ? { plugins: [fromKept] } : {}),
    legalComments: "none",
    minify: true,
    target: "es2020",
    // Settings outside this file would make the bytes depend on where it is built.
    tsconfig: "frontend/tsconfig.json",
    write: false,
  });
  const { path, text: made } = result.outputFiles[0];
  const text = globalName === undefined ? made : named(made, globalName);
  // esbuild's minifier leaves a twentieth of the weight; old tablets on weak Wi-Fi carry all of it.
  const { code } = await minify(text, {
    // (Joined declarations are shorter, and heavier once they are packed.)
    compress: { ecma: 2020, passes: 6, join_vars: false, unsafe_comps: true, inline: 3, pure_getters: true, toplevel: globalName === undefined, unsafe_arrows: true, unsafe_methods: true },
    mangle: { toplevel: globalName === undefined, properties: { regex: short } },
    format: { comments: false, preamble: "/* Built by make assets. */" },
  });
  return { path, bytes: Buffer.from(`${code}\n`) };
}

const short = new RegExp(`^(?:${(await ownNames()).join("|")})$`);
const checking = process.argv.includes("--check");
for (const entry of entries) {
  const { path, bytes } = await bundled(entry);
  if (!checking) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    console.log(`${String(bytes.length).padStart(7)} bytes  ${relative(house, path)}`);
    continue;
  }
  const committed = await readFile(path).catch(() => Buffer.alloc(0));
  if (!committed.equals(bytes)) {
    console.log(`${relative(house, path)} is not what frontend/src gives. Run: make assets`);
    process.exitCode = 1;
  }
}
