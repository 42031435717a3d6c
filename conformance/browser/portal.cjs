// The portal as a person uses it, with images that were really pushed: every page in both themes, wide and narrow,
// judged by axe and kept as a picture; signing in and a way through the pages by keyboard alone; what is typed stays in
// the address; what was pushed with bad intent stays text; and nothing is asked of any other server.
//
//     berth-browser portal.cjs CHROMIUM ADDRESS USER PASSWORD PICTURES [inside | pages]
//
// With `inside` it looks at the inside of images, at what stands beside them, at robots and the log, with `pages` at every
// page as the others left it; each takes about as long.
'use strict';

const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const account = require('./account.cjs');
const activity = require('./activity.cjs');
const browse = require('./browse.cjs');

const admin = require('./admin.cjs');
const projects = require('./project.cjs');
const robots = require('./robots.cjs');
const { counted } = require('./waits.cjs');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [executablePath, address, user, password, pictures, part] = process.argv.slice(2);
const at = place => new URL(place, address).href;

const themes = ['light', 'dark'];
const sizes = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

/** What each page has asked for and got no answer to, but for the stream of events, whose answer has no end. */
const asked = new WeakMap();

function listen(page) {
  const open = new Set();
  asked.set(page, open);
  const over = request => open.delete(request);
  page.on('request', request => new URL(request.url()).pathname !== '/api/ext/v1/events' && open.add(request));
  page.on('requestfinished', over);
  page.on('requestfailed', over);
}

async function settled(page) {
  await page.waitForLoadState('load');
  // Nothing for a while: an answer makes pages ask for more.
  for (let quiet = 0; quiet < 5; quiet = asked.get(page).size === 0 ? quiet + 1 : 0) await page.waitForTimeout(60);
  // There may be several, one for each part of a page.
  await page.waitForFunction(() => !document.querySelector('[role=status][aria-label=Loading]'));
}

/** Looks at what is shown in every theme and size. */
async function look(page, state) {
  for (const colorScheme of themes) {
    for (const size of sizes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      const view = `portal-${state}-${colorScheme}-${size.width}`;
      await page.screenshot({ path: path.join(pictures, `${view}.png`) });
      const { violations } = await page.evaluate(`${axe}; axe.run()`);
      assert.deepEqual(violations.map(found => [found.id, found.nodes.map(node => node.html)]), [], view);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(wider <= 0, `${view} is ${wider} px wider than its window`);
    }
  }
  await page.setViewportSize(sizes[0]);
}

/** What stood there when a step failed. */
async function tell(page) {
  await page.screenshot({ path: path.join(pictures, 'portal-failed.png') });
  console.error(page.url(), 'has the focus at', await page.evaluate(() => document.activeElement.outerHTML.slice(0, 300)));
  console.error(await page.locator('main').ariaSnapshot());
}

/** A page of its own, and what the browser complained of or asked elsewhere. */
async function open(browser, more = {}) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], viewport: sizes[0], locale: 'en-GB', ...more });
  const page = await context.newPage();
  listen(page);
  const complaints = [];
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('dialog', dialog => complaints.push(`a dialog said ${dialog.message()}`));
  page.on('console', message => {
    // That nobody is signed in, and that a password is wrong, is answered with 401.
    const asked = ['/c/login', '/api/v2.0/users/current'].includes(new URL(message.location().url || address).pathname);
    // So is a setting that is refused, or a password that is too short, with 400.
    const set = ['/api/v2.0/configurations', '/api/v2.0/users'].includes(new URL(message.location().url || address).pathname);
    // Here tests have the server refuse.
    const refused = ['/api/ext/v1/search', '/api/ext/v1/events'].includes(new URL(message.location().url || address).pathname);
    const expected = (asked && /status of 401/.test(message.text())) || (set && /status of 400/.test(message.text()))
      || (refused && /status of (429|500)/.test(message.text()));
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  page.on('request', request => {
    if (new URL(request.url()).origin !== new URL(address).origin) complaints.push(`asked ${request.url()}`);
  });
  return { page, context, complaints };
}

async function focused(page) {
  return page.evaluate(() => document.activeElement.getAttribute('name') || document.activeElement.textContent);
}

/** Signs in without a mouse, at the page that was asked for. */
async function signInByKeyboard(page) {
  await page.goto(at('/projects?q=pay'));
  await page.waitForURL(/\/login\?next=/);
  await settled(page);
  await look(page, 'sign-in');
  assert.equal(await focused(page), 'username', 'typing begins with the name');
  await page.keyboard.type(user);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Wrong-4711');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').textContent(), /wrong/);
  assert.equal(await focused(page), 'password', 'what is wrong is typed again');
  assert.equal(await page.inputValue('[name=username]'), user);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/projects?q=pay'));
  assert.equal(await page.evaluate('document.cookie'), '', 'scripts see no cookie');
}

/** From anywhere to a tag and its pull command, by keys alone. */
async function wayByKeyboard(page) {
  await page.goto(at('/projects'));
  await settled(page);
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Skip to the page');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate('document.activeElement.id'), 'main');
  await page.keyboard.press('Control+K');
  await page.locator('input[role=combobox]:focus').waitFor();
  await page.keyboard.type('checkout');
  // Enter that comes before the answer waits for it.
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/r/payments/checkout-api'));
  const copy = page.getByRole('button', { name: 'Copy pull command of 1.8.4' });
  await copy.focus();
  await page.keyboard.press('Enter');
  const command = `docker pull ${new URL(address).host}/payments/checkout-api:1.8.4`;
  await page.waitForFunction(async wanted => (await navigator.clipboard.readText()) === wanted, command);
}

/** The palette: what was found and what was typed in it, recent places, commands, nothing, and no answer. */
async function palette(page) {
  await page.goto(at('/r/payments/checkout-api:1.8.4'));
  await settled(page);
  await page.keyboard.press('Control+K');
  const field = page.locator('input[role=combobox]');
  const focus = page.locator('input[role=combobox]:focus');
  await focus.waitFor();
  await page.getByRole('option', { name: 'payments/checkout-api:1.8.4' }).waitFor();
  await look(page, 'palette-recent');
  await field.fill('checkout 1.8');
  await page.getByRole('option', { name: /payments\/checkout-api:1\.8\.1/ }).first().waitFor();
  assert.equal(await page.locator('[role=option] b').first().textContent(), 'checkout');
  await look(page, 'palette');
  await page.keyboard.press('Control+C');
  // What was pushed last comes first.
  await page.waitForFunction(async wanted => (await navigator.clipboard.readText()) === wanted, `${new URL(address).host}/payments/checkout-api:1.8.4`);
  await page.getByRole('group', { name: 'What to search' }).getByRole('button', { name: 'Repositories' }).click();
  await focus.waitFor();
  await field.fill('checkout');
  await page.getByRole('option', { name: /payments\/checkout-api/ }).first().waitFor();
  assert.equal(await page.getByRole('option', { name: /:1\.8/ }).count(), 0);
  await field.fill('no-such-thing');
  await page.getByText('Nothing matches “no-such-thing”').waitFor();
  await look(page, 'palette-nothing');
  await page.route('**/api/ext/v1/search?*', route => route.fulfill({ status: 500, contentType: 'application/json', body: '{"errors":[{"code":"INTERNAL","message":"it broke"}]}' }));
  await field.fill('broken');
  await page.getByRole('alert').filter({ hasText: 'it broke' }).waitFor();
  await look(page, 'palette-broken');
  await page.unroute('**/api/ext/v1/search?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Nothing matches “broken”').waitFor();
  await focus.waitFor();
  await field.fill('>theme dark');
  await page.getByRole('option', { name: 'Theme: Dark' }).waitFor();
  await field.press('Enter');
  await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
  await page.evaluate(() => localStorage.removeItem('mantine-color-scheme-value'));
}

/** What is pushed while a page is open stands there without anybody asking, and having looked is no pull. */
async function live(page) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const call = (path, options = {}) => fetch(at(path), { ...options, headers: { ...options.headers, Authorization: authorization } });
  const place = '/v2/payments/arriving';
  const upload = async text => {
    const digest = `sha256:${crypto.createHash('sha256').update(text).digest('hex')}`;
    assert.equal((await call(`${place}/blobs/uploads/?digest=${digest}`, { method: 'POST', body: text, headers: { 'Content-Type': 'application/octet-stream' } })).status, 201);
    return { digest, size: text.length };
  };
  await page.goto(at('/push?project=payments'));
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByText('Waiting for a push to payments').waitFor();
  const type = 'application/vnd.oci.image.manifest.v1+json';
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', ...await upload('{"os":"linux","architecture":"amd64"}') };
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', ...await upload('a layer') };
  const body = JSON.stringify({ schemaVersion: 2, mediaType: type, config, layers: [layer] });
  const push = async (tag, content = body) => assert.equal((await call(`${place}/manifests/${tag}`, { method: 'PUT', body: content, headers: { 'Content-Type': type } })).status, 201);
  await push('1.0');
  await page.getByRole('link', { name: 'payments/arriving:1.0' }).waitFor();
  const layers = page.getByRole('list', { name: 'Layers' }).getByRole('listitem');
  await layers.nth(1).waitFor();
  await counted(layers, 2);
  await look(page, 'arrived');
  await page.getByRole('link', { name: 'payments/arriving:1.0' }).click();
  await page.getByRole('link', { name: 'Manifest' }).click();
  await page.locator('pre').waitFor();
  await page.getByRole('link', { name: 'Config' }).click();
  await page.locator('pre').waitFor();
  await page.goto(at('/r/payments/arriving'));
  await page.getByRole('row', { name: /1\.0/ }).waitFor();
  await push('2.0');
  await page.getByText('2.0', { exact: true }).first().waitFor();
  const { pull_count: pulls } = await (await call('/api/v2.0/projects/payments/repositories/arriving')).json();
  assert.equal(pulls ?? 0, 0, 'nobody pulled it');
  await push('moving');
  await push('moving', JSON.stringify({ ...JSON.parse(body), annotations: { moved: 'yes' } }));
}

/** A token for this computer, names that are typed, and commands for every client; the sign-in is told of. */
async function firstPush(page) {
  await page.goto(at('/push?project=payments'));
  await page.getByRole('textbox', { name: 'Image' }).fill('Team/My App');
  await page.getByText(/^docker push .*\/payments\/team\/my-app:1\.0$/).waitFor();
  await page.waitForURL(/image=/);
  await page.getByRole('button', { name: 'Skopeo' }).click();
  await page.waitForURL(/client=skopeo/);
  await page.getByText(/^skopeo copy .*docker-daemon:my-app:latest docker:\/\//).waitFor();
  await page.getByRole('button', { name: 'GitHub Actions' }).click();
  await page.getByRole('region', { name: '.github/workflows/push.yml' }).getByText('docker/login-action').waitFor();
  await page.getByRole('button', { name: 'Make a token for this computer' }).click();
  await page.getByRole('button', { name: 'Copy: Token' }).click();
  const token = await page.waitForFunction(async () => {
    const text = await navigator.clipboard.readText();
    return text.startsWith('berth_') && text;
  });
  assert.equal(await page.getByText(await token.jsonValue()).count(), 0, 'the token is not on the page');
  await settled(page);
  await look(page, 'push-token');
  const authorization = `Basic ${Buffer.from(`${user}:${await token.jsonValue()}`).toString('base64')}`;
  assert.equal((await fetch(at('/service/token?service=harbor-registry'), { headers: { Authorization: authorization } })).status, 200);
  await page.getByRole('status').getByText('signed in').waitFor();
}

/** What is pinned stands in the navigation, for the person and not the browser. */
async function pins(page) {
  await page.goto(at('/r/payments/checkout-api'));
  const navigation = page.getByRole('navigation', { name: 'Main' });
  const pin = page.getByRole('button', { name: 'Pin payments/checkout-api' });
  const link = navigation.getByRole('link', { name: 'payments/checkout-api' });
  await pin.press('Enter');
  await link.waitFor();
  assert.equal(await link.getAttribute('aria-current'), 'page');
  await page.evaluate(() => localStorage.clear());
  await page.goto(at('/projects'));
  await link.waitFor();
  assert.equal(await link.getAttribute('aria-current'), null);
  await look(page, 'pinned');
  await link.click();
  await page.waitForURL(at('/r/payments/checkout-api'));
  await pin.press('Enter');
  await link.waitFor({ state: 'detached' });
}

/** Through a list and to its deeds by keys of one letter, which can be turned off. */
async function listKeys(page) {
  await page.goto(at('/r/payments/checkout-api'));
  await page.getByRole('row', { name: /1\.8\.4/ }).first().waitFor();
  await settled(page);
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement.textContent === '1.8.4');
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement.textContent === '1.8.3');
  await page.keyboard.press('y');
  await page.waitForFunction(async wanted => (await navigator.clipboard.readText()) === wanted, `docker pull ${new URL(address).host}/payments/checkout-api:1.8.3`);
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await page.getByText('2 selected').waitFor();
  await look(page, 'selection');
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('heading', { name: 'In lists of tags and artifacts' }).waitFor();
  await look(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Copy to…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Repository').fill('payments/released');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('2 versions copied to payments/released').waitFor();
  await page.goto(at('/r/payments/released'));
  await page.getByRole('row', { name: /1\.8\.3/ }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.waitForURL(/\/compare\?.*to=payments%2Freleased%3A1\.8\.4/);
  await page.goto(at('/me'));
  const keys = page.getByRole('switch', { name: 'Shortcuts of one letter' });
  await keys.press('Space');
  await page.goto(at('/r/payments/released'));
  await page.getByRole('row', { name: /1\.8\.3/ }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  assert.equal(await page.evaluate(() => document.activeElement.closest('[data-line]')), null);
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.goto(at('/me'));
  await keys.press('Space');
}

/** A tag that moved names again what it named before. */
async function givesBack(page) {
  await told(page, '/r/payments/arriving?tab=history', page.getByRole('row', { name: /moved\s*moving/ }));
  await look(page, 'history-moved');
  await page.getByRole('button', { name: /^Let moving name sha256:[0-9a-f]{8} again/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Give it back' }).click();
  await page.getByText(/^moving names sha256:[0-9a-f]{8} again/).waitFor();
  const tags = await page.evaluate(async () => (await fetch('/api/ext/v1/projects/payments/repos/arriving/tags')).json());
  assert.ok(tags.rows.map(row => [row.tag, ...row.aliases]).some(names => names.includes('moving') && names.includes('2.0')), 'it is that of 2.0 again');
}

/** Where the stream of events is refused pages ask from time to time, and say so. */
async function late(page) {
  await page.route('**/api/ext/v1/events*', route => route.fulfill({ status: 429, body: '' }));
  await page.goto(at('/push?project=payments'));
  await page.getByText('Updates every 10 s').waitFor();
  await page.unroute('**/api/ext/v1/events*');
  await page.getByText('Live', { exact: true }).waitFor();
}

/** What takes the space: projects and what is in them, then the repositories of one; by keyboard, and as a table. */
async function storage(page) {
  const title = 'Storage by project and repository';
  // What was pushed is measured within half a minute.
  await page.waitForFunction(async () => {
    const found = await (await fetch('/api/ext/v1/projects/payments/storage')).json();
    return found.repositories.some(repository => repository.name === 'payments/many' && repository.artifacts === 1000);
  }, undefined, { polling: 500, timeout: 120_000 });
  await page.reload();
  await settled(page);
  const project = page.getByRole('group', { name: title }).getByRole('button', { name: /^payments/ });
  await page.getByRole('group', { name: title }).getByRole('link', { name: /^many/ }).waitFor();
  await look(page, 'home');
  await project.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/?storage=payments'));
  const inside = page.getByRole('group', { name: 'Storage of payments by repository' });
  await inside.getByRole('link', { name: /^checkout-api/ }).waitFor();
  // The keyboard goes on inside, and comes back to where it was.
  await page.waitForFunction(() => document.activeElement.textContent === 'All projects');
  await look(page, 'home-storage');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/'));
  await project.waitFor();
  await page.waitForFunction(() => document.activeElement.textContent.startsWith('payments'));
  await page.keyboard.press('Enter');
  await inside.waitFor();
  await page.waitForFunction(() => document.activeElement.textContent === 'All projects');
  const table = { name: `Show as table: ${title}` };
  await page.getByRole('button', table).press('Enter');
  await page.getByRole('button', { ...table, pressed: true }).waitFor();
  await page.getByRole('row', { name: /^many .* 1,000/ }).waitFor();
  await page.getByRole('button', { name: 'All projects' }).press('Enter');
  await page.waitForURL(at('/'));
  await page.getByRole('cell', { name: 'payments', exact: true }).waitFor();
  await growth(page, table);
}

/** What came in the range: as a table with a sign, as tiles, of one project, and in the address. */
async function growth(page, table) {
  const by = page.getByRole('group', { name: 'What the tiles show' });
  await by.getByRole('button', { name: 'Pushed' }).click();
  await page.waitForURL(at('/?by=pushed'));
  await page.getByRole('row', { name: /^payments / }).waitFor();
  await by.getByRole('button', { name: 'Growth' }).click();
  await page.waitForURL(at('/?by=growth'));
  await page.getByRole('row', { name: /^payments \+/ }).waitFor();
  await look(page, 'home-growth-table');
  await page.getByRole('button', table).click();
  await page.getByRole('group', { name: 'Storage by project and repository' }).getByRole('button', { name: /^payments/ }).click();
  await page.waitForURL(at('/?by=growth&storage=payments'));
  await page.getByRole('group', { name: 'Storage of payments by repository' }).getByRole('link', { name: /^checkout-api\s*\+/ }).waitFor();
  await page.reload();
  await page.getByRole('group', { name: 'Storage of payments by repository' }).waitFor();
  await settled(page);
  await look(page, 'home-growth');
  await page.getByRole('button', { name: 'All projects' }).click();
  await by.getByRole('button', { name: 'On disk' }).click();
  await page.waitForURL(at('/'));
}

/** Home: charts as pictures and as tables, the range in the address, and what happens while it is open. */
async function home(page) {
  await page.goto(at('/'));
  await settled(page);
  await page.getByText('Live', { exact: true }).waitFor();
  await storage(page);
  await page.getByRole('button', { name: 'Show as table: Pulls and pushes' }).click();
  const traffic = page.getByRole('region', { name: 'Pulls and pushes' }).getByRole('row');
  await counted(traffic, 31, 'thirty days and their head');
  await look(page, 'home-table');
  await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: '7 d' }).click();
  await page.waitForURL(at('/?range=7d'));
  await traffic.nth(7).waitFor();
  await traffic.nth(8).waitFor({ state: 'detached' });
  const made = await page.evaluate(async () => {
    const token = (await fetch('/api/v2.0/ping')).headers.get('X-Harbor-CSRF-Token');
    const headers = { 'Content-Type': 'application/json', 'X-Harbor-CSRF-Token': token };
    return (await fetch('/api/v2.0/projects', { method: 'POST', headers, body: '{"project_name":"just-now"}' })).status;
  });
  assert.equal(made, 201);
  await page.getByRole('listitem').getByRole('link', { name: 'just-now' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'New project' }).click();
  await page.getByRole('dialog').getByLabel('Name').waitFor();
}

/** A hundred thousand tags: the first page at once, more when somebody scrolls, and never more drawn than is in sight. */
async function manyTags(page) {
  let pages = 0;
  const count = request => { pages += new URL(request.url()).pathname.endsWith('/repos/many/tags') ? 1 : 0; };
  page.on('request', count);
  for (const size of sizes) {
    await page.setViewportSize(size);
    pages = 0;
    await page.goto(at('/r/payments/many'));
    const list = page.getByRole('region', { name: 'Tags' });
    await list.getByRole('link').first().waitFor();
    await settled(page);
    assert.ok(pages <= 10, `${pages} pages at first`);
    const drawn = () => list.locator('[data-line]').count();
    assert.ok(await drawn() <= 60, 'what is out of sight is not drawn');
    const first = await list.getByRole('link').first().textContent();
    const before = pages;
    for (let i = 0; i < 2; i++) {
      const height = await list.evaluate(view => view.scrollHeight);
      await list.evaluate(view => { view.scrollTop = view.scrollHeight; });
      await page.waitForFunction(([view, was]) => view.scrollHeight > was, [await list.elementHandle(), height]);
    }
    assert.ok(pages > before, 'more was asked for');
    assert.ok(await drawn() <= 60, 'still only what is in sight');
    assert.notEqual(await list.getByRole('link').first().textContent(), first);
  }
  page.off('request', count);
  await page.setViewportSize(sizes[0]);
  await page.getByRole('searchbox', { name: 'Find a tag' }).fill('7.77.0');
  await page.getByRole('row', { name: /7\.77\.0/ }).first().waitFor();
}

async function everyPage(page) {
  const places = {
    projects: '/projects', project: '/projects/payments', access: '/projects/payments/access',
    policies: '/projects/payments/policies', 'project-activity': '/projects/payments/activity',
    settings: '/projects/payments/settings', tags: '/r/payments/checkout-api', artifacts: '/r/payments/checkout-api?tab=digests',
    about: '/r/payments/checkout-api?tab=about', 'built-artifacts': '/r/payments/built?tab=digests', 'built-chain': '/r/payments/built:1.0?tab=referrers', 'built-packages': '/r/payments/built:1.0?tab=packages', history: '/r/payments/checkout-api?tab=history', index: '/r/payments/checkout-api:1.8.4',
    packages: '/r/payments/shop:1.1?tab=packages', 'artifact-activity': '/r/payments/shop:1.1?tab=activity', push: '/push?project=payments',
    activity: '/activity', account: '/me', users: '/admin/users', quotas: '/admin/quotas', labels: '/admin/labels',
    health: '/admin/health', empty: '/projects/empty', nothing: '/nowhere', gone: '/r/payments/checkout-api:none',
    'gone-repository': '/r/payments/none', 'gone-project': '/projects/none', ...admin.places, ...projects.places,
  };
  for (const [state, place] of Object.entries(places)) {
    await page.goto(at(place));
    await settled(page);
    assert.equal(await page.locator('h1').count(), 1, state);
    await look(page, state);
  }
}

/** What is held stands on the pages of a project and a repository, and where nobody has measured it yet, that. */
async function held(page) {
  const figures = page.locator('.figures');
  await page.goto(at('/projects/payments'));
  await figures.getByText(/ in repositories.* measured .* or later/).waitFor();
  await page.getByRole('row', { name: /^shop .* MiB/ }).waitFor();
  await page.route('**/repos/shop/storage', route => route.fulfill({ json: {} }));
  await page.goto(at('/r/payments/shop'));
  await figures.getByText('size not measured yet').waitFor();
  await page.unroute('**/repos/shop/storage');
  await figures.getByText(/ MiB, .* only here measured /).waitFor();
}

/** Leaves a column out and makes lines low, which stays so until it is taken back. */
async function columns(page, row) {
  const turn = async name => page.getByRole('menuitemcheckbox', { name, exact: true }).click();
  const trust = page.getByRole('columnheader', { name: 'Trust' });
  const height = async () => (await row.boundingBox()).height;
  const before = await height();
  await page.getByRole('button', { name: 'Columns' }).click();
  await turn('Trust');
  await turn('Low lines');
  await trust.waitFor({ state: 'detached' });
  await page.screenshot({ path: path.join(pictures, 'portal-columns-menu.png') });
  await page.keyboard.press('Escape');
  await look(page, 'columns');
  await page.reload();
  await row.waitFor();
  assert.equal(await trust.count(), 0);
  assert.ok(await height() < before - 8, `${await height()} and ${before}`);
  await page.getByRole('button', { name: 'Columns' }).click();
  await turn('Trust');
  await turn('Low lines');
  await page.keyboard.press('Escape');
  await trust.waitFor();
}

/** The tag list: aliases in one row with the pulls of all, platforms below it, filters in the address. */
async function tags(page) {
  const pulled = page.getByRole('row', { name: /1\.8\.4/ }).getByRole('img', { name: '5 pulls in the last 30 days' });
  // Pulls are written down some time after they happened.
  for (const end = Date.now() + 30_000; ;) {
    await page.goto(at('/r/payments/checkout-api'));
    await settled(page);
    if (await pulled.count() === 1 || Date.now() > end) break;
  }
  assert.equal(await pulled.count(), 1, 'by two tags');
  await page.getByRole('img', { name: '0 pulls in the last 30 days' }).first().waitFor();
  await page.setViewportSize(sizes[1]);
  await pulled.waitFor({ state: 'detached' });
  await page.setViewportSize(sizes[0]);
  const row = page.getByRole('row', { name: /1\.8\.4/ }).first();
  await row.waitFor();
  await row.getByRole('img', { name: /KiB in this version only, .* in others of the repository too/ }).waitFor();
  assert.match(await row.textContent(), /latest/);
  await page.getByRole('link', { name: /^Tags\s?\d$/ }).waitFor();
  await columns(page, row);
  await page.getByRole('button', { name: 'Platforms of 1.8.4' }).click();
  await counted(page.locator('tr.child'), 2);
  await page.getByRole('searchbox', { name: 'Find a tag' }).fill('1.8.3');
  await page.waitForURL(/q=1\.8\.3/);
  await page.reload();
  assert.equal(await page.getByRole('searchbox').inputValue(), '1.8.3');
  await page.getByText('1 tagged artifact').waitFor();
  await page.goto(at('/r/payments/checkout-api:1.8.4'));
  await page.getByRole('link', { name: 'Manifest' }).click();
  await page.waitForURL(/tab=manifest/);
  assert.match(await page.locator('pre').textContent(), /"schemaVersion": 2/);
  await page.goBack();
  await page.getByRole('heading', { name: 'Platforms' }).waitFor();
}

/** Deleting says what goes and waits for the name. */
async function deletes(page) {
  await page.goto(at('/r/payments/checkout-api'));
  await page.getByRole('button', { name: 'Delete 1.8.2' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  assert.ok(await dialog.getByRole('button', { name: 'Delete', exact: true }).isDisabled());
  await look(page, 'delete');
  await dialog.getByLabel(/Type 1\.8\.2 to confirm/).fill('1.8.2');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('row', { name: /1\.8\.2/ }).waitFor({ state: 'detached' });
  await page.getByRole('img', { name: /^In the last 30 days/ }).waitFor();
  await told(page, '/r/payments/checkout-api?tab=history', page.getByRole('row', { name: /deleted\s*1\.8\.2/ }));
}

/** Opens a page until it shows what is written down some moments after it happened. */
async function told(page, place, what) {
  for (const end = Date.now() + 60_000; ;) {
    await page.goto(at(place));
    await settled(page);
    if (await what.count() > 0) return;
    assert.ok(Date.now() < end, `${place} does not tell of it`);
  }
}

async function makes(page) {
  await page.goto(at('/projects'));
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('made-here');
  await look(page, 'new-project');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/projects/made-here'));
  await page.goto(at('/me'));
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('laptop');
  await page.keyboard.press('Enter');
  await page.locator('[data-secret]').waitFor();
  await look(page, 'secret');
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByRole('cell', { name: 'laptop', exact: true }).waitFor();
}

/** Signs in as somebody does who has typed the address of the sign-in. */
async function signIn(page) {
  await page.goto(at('/login'));
  await page.fill('[name=username]', user);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => !url.pathname.startsWith('/login'));
}

/** Names and annotations of others are text, whatever they hold. */
async function hostile(page) {
  for (const place of ['/r/payments/hostile', '/r/payments/hostile?tab=about', '/r/payments/hostile:bad', '/r/payments/hostile:bad?tab=manifest', '/r/payments/hostile:bad?tab=config']) {
    await page.goto(at(place));
    await settled(page);
    assert.equal(await page.evaluate('window.broken'), undefined, place);
    assert.equal(await page.locator('main img, main script, main iframe').count(), 0, place);
  }
  await page.goto(at('/r/payments/hostile:bad'));
  await page.getByText('<img src=x onerror="window.broken=1">').first().waitFor();
  await look(page, 'hostile');
}

async function german(page) {
  await page.goto(at('/projects'));
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Projekte' }).waitFor();
  assert.equal(await page.evaluate('document.documentElement.lang'), 'de');
  await page.reload();
  await page.getByRole('heading', { name: 'Projekte' }).waitFor();
  // What the server refuses is told in German, and its own words below.
  await page.goto(at('/r/payments/none'));
  const refused = page.getByRole('alert');
  await refused.getByText('Das gibt es nicht, oder es ist nicht sichtbar.').waitFor();
  assert.match(await refused.locator('[lang=en]').textContent(), /not found/);
  await page.goto(at('/projects'));
  await page.getByRole('heading', { name: 'Projekte' }).waitFor();
}

async function signsOut(page) {
  await page.getByRole('button', { name: /Konto von/ }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await page.waitForURL(at('/login'));
  await page.goto(at('/projects/payments'));
  await page.waitForURL(/\/login\?next=/);
}

/** Whoever has no account makes one where that is set, and is told at the field what is wrong with it. */
async function signsUp(page) {
  const link = page.getByRole('link', { name: 'Konto anlegen' });
  await settled(page);
  assert.equal(await link.count(), 0, 'it is not set');
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const set = await fetch(at('/api/v2.0/configurations'), {
    method: 'PUT', body: '{"self_registration":true}', headers: { Authorization: authorization, 'Content-Type': 'application/json' },
  });
  assert.equal(set.status, 200);
  await page.goto(at('/login'));
  await link.click();
  // The page before has a field of this name too.
  await page.getByRole('heading', { name: 'Konto anlegen' }).waitFor();
  await page.getByLabel('Benutzername').fill('newcomer');
  await page.getByLabel('E-Mail-Adresse').fill('newcomer@example.org');
  await page.fill('[name=password]', 'short');
  await page.keyboard.press('Enter');
  await page.getByText(/^It must have 8 to 128 characters/).waitFor();
  assert.equal(await focused(page), 'password');
  await look(page, 'sign-up');
  await page.fill('[name=password]', 'Harbour-4711');
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/'));
  await page.getByRole('button', { name: 'Konto von newcomer' }).waitFor();
}

/** What a person sees who is signed in already, of the inside of images, of robots and the log. */
async function inside(page) {
  await signIn(page);
  await browse.all({ page, at, look, settled, folder: pictures });
  await robots.all({ page, at, look, settled });
  await activity.all({ page, at, look, settled });
}

/** What a person does who has to sign in first. */
async function outside(page, complaints) {
  await signInByKeyboard(page);
  await wayByKeyboard(page);
  await palette(page);
  await live(page);
  await firstPush(page);
  await late(page);
  await home(page);
  await held(page);
  await manyTags(page);
  await tags(page);
  await pins(page);
  await listKeys(page);
  await givesBack(page);
  await makes(page);
  await account.sessions({ page, at, look, open, signIn, focused });
  await deletes(page);
  await admin.administers(page, at, look);
  await hostile(page);
  await projects.looksAfter(page, at);
  assert.deepEqual(complaints, []);
}

/** Every page as it is then, in another language, and the way out and back in. */
async function pages(page) {
  await signIn(page);
  await everyPage(page);
  await german(page);
  await signsOut(page);
  await signsUp(page);
}

async function main() {
  fs.mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-background-networking'] });
  try {
    const { page, complaints } = await open(browser);
    // What is waited for comes at once, but for a machine that has much else to do.
    page.setDefaultTimeout(30_000);
    try {
      await (part === 'inside' ? inside(page) : part === 'pages' ? pages(page) : outside(page, complaints));
    } catch (failure) {
      await tell(page).catch(error => console.error(error));
      throw failure;
    }
    // What is not there is answered with 404, which the browser writes down.
    assert.deepEqual(complaints.filter(text => part === 'inside' || !/status of 404/.test(text)), []);
  } finally {
    await browser.close();
  }
}

main().catch(failure => {
  console.error(failure);
  process.exitCode = 1;
});
