// Reads pages' structured data with structured-data-testing-tool; prints one JSON object, file -> faults.
const fs = require("fs");
const [, , tool, wanted, ...files] = process.argv;
const { structuredDataTest } = require(tool);
const { Google, SocialMedia } = require(`${tool}/presets`);

async function faultsOf(file) {
  const options = { presets: [Google, SocialMedia], schemas: JSON.parse(wanted) };
  const result = await structuredDataTest(fs.readFileSync(file, "utf8"), options).catch((error) => {
    if (error.type === "VALIDATION_FAILED") return error.res;
    throw error;
  });
  return result.failed.map((test) => `${test.schema || test.group}: ${test.description || test.test}`
    + (test.error ? ` (${test.error.message || test.error})` : ""));
}

(async () => {
  const found = {};
  for (const file of files) found[file] = await faultsOf(file);
  process.stdout.write(JSON.stringify(found));
})();
