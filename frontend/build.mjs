// Builds what the browser runs. The result is committed, so that running the product needs no node.
//   node build.mjs            write it
//   node build.mjs --check    say whether what is committed is what would be written
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const house = fileURLToPath(new URL("..", import.meta.url));
const entries = [
  { source: "frontend/src/tablet.ts", built: "babyroom/tablet/static/tablet/tablet.js" },
  { source: "frontend/src/handin.ts", built: "babyroom/tablet/static/tablet/handin.js" },
  { source: "frontend/src/worker.ts", built: "babyroom/tablet/static/tablet/worker.js" },
];

async function bundled({ source, built }) {
  const result = await build({
    absWorkingDir: house,
    entryPoints: [source],
    outfile: built,
    banner: { js: `/* Built from ${source} by make assets. */` },
    bundle: true,
    charset: "utf8",
    format: "iife",
    legalComments: "none",
    minify: true,
    target: "es2020",
    // Settings outside this file would make the bytes depend on where it is built.
    tsconfig: "frontend/tsconfig.json",
    write: false,
  });
  return { path: result.outputFiles[0].path, bytes: Buffer.from(result.outputFiles[0].contents) };
}

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
