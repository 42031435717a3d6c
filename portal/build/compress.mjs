// Compresses what the bundler made, once and as hard as it goes, and lists it for the server: one line for each file
// with its name, its media type and its encodings.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const out = process.env.PORTAL_OUT ?? 'target/portal';
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function files(folder) {
  return readdirSync(path.join(out, folder), { withFileTypes: true }).flatMap(entry => {
    const name = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? files(name) : [name];
  });
}

const lines = [];
for (const name of files('').sort()) {
  const type = types[path.extname(name)];
  if (!type) throw new Error(`no media type for ${name}`);
  const encodings = [];
  // The start page gets a nonce in every answer, so it cannot be compressed ahead; fonts are compressed already.
  if (!name.endsWith('.woff2') && name !== 'index.html') {
    const content = readFileSync(path.join(out, name));
    const brotli = brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    });
    const gzip = gzipSync(content, { level: 9 });
    if (gzip.length < content.length) {
      writeFileSync(path.join(out, `${name}.br`), brotli);
      writeFileSync(path.join(out, `${name}.gz`), gzip);
      encodings.push('br', 'gz');
    }
  }
  lines.push([name, type, encodings.join(',')].join('\t'));
}
writeFileSync(path.join(out, 'files.txt'), `${lines.join('\n')}\n`);
console.log(`${lines.length} files, ${Math.round(lines.reduce((sum, line) => sum + statSync(path.join(out, line.split('\t')[0])).size, 0) / 1024)} KiB`);
