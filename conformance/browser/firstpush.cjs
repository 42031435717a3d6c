// From the link that a fresh server printed to an image that is there: set-up, signing in, a project, the commands of
// the page, run as they stand, and the tag. Then a client that takes its time, so that its layer is seen to arrive.
//
//     berth-browser firstpush.cjs CHROMIUM LINK USER PASSWORD FOLDER PICTURES
//
// FOLDER holds my-image.tar, is the client's home and has crane on its PATH.
'use strict';

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { chromium } = require('playwright-core');

const [executablePath, link, user, password, folder, pictures] = process.argv.slice(2);
const at = place => new URL(place, link).href;
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A command of the page, as a person pastes it into a terminal. */
function run(command, input) {
  execFileSync('sh', ['-c', command], { cwd: folder, env: { ...process.env, HOME: folder, DOCKER_CONFIG: path.join(folder, '.docker') }, input });
}

async function setsUp(page) {
  await page.goto(link);
  await page.fill('#username', user);
  await page.fill('#password', password);
  await page.fill('#repeat', password);
  await page.press('#repeat', 'Enter');
  await page.getByRole('heading', { name: /Your registry is running/ }).waitFor();
  await page.getByRole('link', { name: 'Open the portal' }).click();
  await page.waitForURL(/\/login/);
  await page.fill('[name=username]', user);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => !url.pathname.startsWith('/login'));
}

async function makesProject(page) {
  await page.goto(at('/projects'));
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('team');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/projects/team'));
}

async function pushes(page) {
  await page.goto(at('/push?project=team&client=crane'));
  await page.locator('.cmd code').first().waitFor();
  const commands = await page.locator('.cmd code').allTextContents();
  const command = begins => commands.find(text => text.startsWith(begins)) ?? assert.fail(`${begins}: not among ${commands}`);
  run(command('crane auth login'), password);
  run(command('crane push'));
  await page.screenshot({ path: path.join(pictures, 'first-push.png') });
}

/** A request to the registry: what is written to it when, is up to the caller. */
function request(method, place, headers = {}) {
  const sent = http.request(at(place), { method, auth: `${user}:${password}`, headers });
  const answered = new Promise((done, failed) => {
    sent.on('response', response => response.resume().on('end', () => done(response)));
    sent.on('error', failed);
  });
  return { sent, answered };
}

async function pushed(method, place, status, body = '', headers = {}) {
  const { sent, answered } = request(method, place, { 'Content-Length': Buffer.byteLength(body), ...headers });
  sent.end(body);
  const response = await answered;
  assert.equal(response.statusCode, status, `${method} ${place}`);
  return response;
}

const digest = bytes => `sha256:${crypto.createHash('sha256').update(bytes).digest('hex')}`;
const within = (place, query) => place + (place.includes('?') ? '&' : '?') + query;

/** The page as it is now, and in the dark on a phone: nothing that axe finds, and no wider than the screen. */
async function judged(page, name) {
  for (const [scheme, width] of [['light', 1440], ['dark', 390]]) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await page.locator(`[data-mantine-color-scheme=${scheme}]`).first().waitFor();
    await page.screenshot({ path: path.join(pictures, `${name}-${scheme}-${width}.png`), fullPage: true });
    const { violations } = await page.evaluate(`${axe}; axe.run()`);
    assert.deepEqual(violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`), [], `${scheme} ${width}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${width} is enough`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function watchesALayerArrive(page) {
  const layer = crypto.randomBytes(3 << 20);
  const config = '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}';
  const half = layer.length / 2;
  await page.goto(at('/push?project=team&client=crane'));
  const { headers: { location: small } } = await pushed('POST', '/v2/team/slow/blobs/uploads/', 202);
  await pushed('PUT', within(small, `digest=${digest(config)}`), 201, config);
  const { headers: { location } } = await pushed('POST', '/v2/team/slow/blobs/uploads/', 202);
  const { sent, answered } = request('PATCH', location, { 'Content-Type': 'application/octet-stream' });
  const coming = page.getByRole('list', { name: 'Coming in for team/slow' });
  const row = stage => coming.locator(`[data-stage=${stage}]`);
  sent.write(layer.subarray(0, half));
  await row('arriving').getByText('1.5 MiB', { exact: true }).waitFor();
  await page.getByRole('status').filter({ hasText: /team\/slow is arriving/ }).waitFor({ state: 'attached' });
  assert.match(await row('arriving').getByRole('progressbar').getAttribute('aria-valuetext'), /arriving, 1.5 MiB/);
  // A machine that takes long to judge must not be taken for a client that has gone.
  let next = half;
  const drip = setInterval(() => sent.write(layer.subarray(next, ++next)), 1_000);
  await judged(page, 'first-push-arriving').finally(() => clearInterval(drip));
  sent.end(layer.subarray(next));
  assert.equal((await answered).statusCode, 202);
  await pushed('PUT', within(location, `digest=${digest(layer)}`), 201);
  const short = digest(layer).slice(0, 15);
  await row('stored').getByText(short).waitFor();
  const manifest = JSON.stringify({
    schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digest(config), size: config.length },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digest(layer), size: layer.length }],
  });
  await pushed('PUT', '/v2/team/slow/manifests/1.0', 201, manifest, { 'Content-Type': 'application/vnd.oci.image.manifest.v1+json' });
  await page.locator('[data-arrivals]').getByRole('link', { name: 'team/slow:1.0' }).waitFor();
  await coming.waitFor({ state: 'detached' });
  await page.getByRole('list', { name: 'Layers' }).getByText(short).waitFor();
}

async function main() {
  const begun = Date.now();
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-background-networking'] });
  try {
    const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(20_000);
    await setsUp(page);
    await makesProject(page);
    await pushes(page);
    await page.goto(at('/r/team/my-image'));
    await page.getByRole('link', { name: '1.0', exact: true }).waitFor();
    await page.screenshot({ path: path.join(pictures, 'first-tag.png') });
    console.log(Math.round((Date.now() - begun) / 1000));
    await watchesALayerArrive(page);
  } finally {
    await browser.close();
  }
}

main().catch(failure => {
  console.error(failure);
  process.exitCode = 1;
});
