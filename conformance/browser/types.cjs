// The types of the API as the portal knows them, made from what a server says of itself.
//
//     berth-browser types.cjs ADDRESS           fails when the checked-in types say otherwise
//     berth-browser types.cjs ADDRESS write     writes them
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const [address, mode] = process.argv.slice(2);
const folder = path.join(__dirname, '../../portal/src/main/webui/api');
const documents = { harbor: '/api/v2.0/openapi.json', ext: '/api/ext/v1/openapi.json' };

async function main() {
  const { default: openapi, astToString } = require('openapi-typescript');
  for (const [name, place] of Object.entries(documents)) {
    const response = await fetch(new URL(place, address));
    const made = `// Made from ${place} by conformance/browser/types.cjs.\n${astToString(await openapi(await response.json()))}`;
    const file = path.join(folder, `${name}.ts`);
    if (mode === 'write') {
      fs.writeFileSync(file, made);
    } else if (fs.readFileSync(file, 'utf8') !== made) {
      throw new Error(`${place} is not what ${file} says: start this server and run types.cjs with its address and "write"`);
    }
  }
}

main().catch(failure => {
  console.error(failure.message);
  process.exitCode = 1;
});
