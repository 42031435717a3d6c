// Generates a client in TypeScript from the descriptions that a server gives of itself, after these have passed the
// official schema of OpenAPI, and uses it. What the descriptions do not say does not compile.
//
//     berth-generated client.cjs SERVER USER PASSWORD FOLDER
//
// FOLDER is empty and is left with the documents, the generated types and the compiled journey.
'use strict';

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [server, user, password, folder] = process.argv.slice(2);
const modules = path.dirname(path.dirname(require.resolve('typescript/package.json')));

const documents = { harbor: '/api/v2.0/openapi.json', own: '/api/ext/v1/openapi.json' };

function node(...command) {
  execFileSync(process.execPath, command, { cwd: folder, stdio: 'inherit' });
}

async function main() {
  fs.symlinkSync(modules, path.join(folder, 'node_modules'));
  fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  fs.copyFileSync(path.join(__dirname, 'journey.ts'), path.join(folder, 'journey.ts'));
  const entry = path.join(modules, '@seriousme/openapi-schema-validator/index.js');
  const { Validator } = await import(pathToFileURL(entry).href);
  for (const [name, address] of Object.entries(documents)) {
    const document = await (await fetch(server + address)).json();
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    assert.ok(valid, `${address} is no OpenAPI: ${JSON.stringify(errors, null, 1)}`);
    fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(document));
    node(path.join(modules, 'openapi-typescript/bin/cli.js'), `${name}.json`, '--output', `${name}.ts`);
  }
  node(path.join(modules, 'typescript/bin/tsc'),
    '--strict', '--noUncheckedIndexedAccess', '--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,dom',
    '--skipLibCheck', 'journey.ts');
  const { journey } = await import(pathToFileURL(path.join(folder, 'journey.js')).href);
  await journey(server, user, password);
  console.log('the generated client has done its journey');
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
