// The first run as a person sees it: in both themes, wide and narrow, by keyboard, without scripts, with everything
// that can be typed wrong. Every state is judged by axe and kept as pictures.
//
//     berth-browser setup.cjs CHROMIUM LINK USER PASSWORD PICTURES
//
// LINK is the set-up link that a fresh server printed; in the end USER is its administrator.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [executablePath, link, user, password, pictures] = process.argv.slice(2);
const start = new URL('/', link).href;
const host = new URL(link).host;

const themes = ['light', 'dark'];
const sizes = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

/** Looks at the page as it is in every theme and size: nothing for axe to find, nothing cut off, a picture of each. */
async function look(page, state) {
  for (const colorScheme of themes) {
    for (const size of sizes) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const view = `${state}-${colorScheme}-${size.width}`;
      await page.screenshot({ path: path.join(pictures, `${view}.png`), fullPage: true });
      const { violations } = await page.evaluate(`${axe}; axe.run()`);
      assert.deepEqual(violations.map(found => [found.id, found.nodes.map(node => node.html)]), [], view);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(wider <= 0, `${view} is ${wider} px wider than its window`);
    }
  }
}

/** A page of its own, and a list of what the browser complained of: blocked by policy, not found, thrown. */
async function open(browser, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('console', message => {
    // That a refused form was answered with 400 or 403 is no complaint of the page.
    // That nobody is signed in yet is what the portal asks.
    const asked = ['/setup', '/api/v2.0/users/current'].includes(new URL(message.location().url).pathname);
    const refusal = /status of 4\d\d/.test(message.text()) && asked;
    if (message.type() === 'error' && !refusal) complaints.push(message.text());
  });
  return { page, context, complaints };
}

async function submit(page, fields) {
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
  const [response] = await Promise.all([page.waitForNavigation(), page.press('#repeat', 'Enter')]);
  return response.status();
}

/** What is wrong stands beside its field, the field is marked, and all but passwords is kept. */
async function refused(page, field, text, kept) {
  assert.match(await page.textContent(`#${field}-error`), text);
  assert.equal(await page.getAttribute(`#${field}`, 'aria-invalid'), 'true');
  assert.match(await page.getAttribute(`#${field}`, 'aria-describedby'), new RegExp(`${field}-error`));
  assert.match(await page.textContent('[role=alert]'), /Nothing was made yet/);
  assert.match(await page.title(), /^Error/);
  for (const [name, value] of Object.entries(kept)) assert.equal(await page.inputValue(`#${name}`), value, name);
  assert.equal(await page.inputValue('#password'), '');
  assert.equal(await page.inputValue('#repeat'), '');
}

async function form(browser) {
  const { page, context, complaints } = await open(browser);
  await page.goto(start);
  assert.equal(page.url(), new URL('/setup', link).href, 'the first page is the set-up');
  assert.equal(await page.inputValue('#code'), '');
  await look(page, 'form-without-code');

  await page.goto(link);
  assert.equal(await page.inputValue('#code'), new URL(link).searchParams.get('code'));
  assert.match(await page.textContent('#password-hint'), /8 to 128 characters/);
  await look(page, 'form');
  const code = await page.inputValue('#code');

  const email = 'captain@example.test';
  const typed = { code: 'WRONG-WRONG-WRONG-WRONG', username: user, email, password, repeat: password };
  assert.equal(await submit(page, typed), 403);
  await refused(page, 'code', /does not open the set-up/, { code: typed.code, username: user, email });
  await look(page, 'wrong-code');

  assert.equal(await submit(page, { code, password: 'nothing-but-small', repeat: 'nothing-but-small' }), 400);
  await refused(page, 'password', /8 to 128 characters/, { code, username: user, email });
  assert.equal(await page.evaluate('document.activeElement.id'), 'password');
  await look(page, 'weak-password');

  assert.equal(await submit(page, { password, repeat: `${password}!` }), 400);
  await refused(page, 'repeat', /differ/, { code, username: user, email });
  await look(page, 'passwords-differ');

  assert.equal(await submit(page, { username: 'a:b', password, repeat: password }), 400);
  await refused(page, 'username', /must not contain/, { code, username: 'a:b', email });
  await look(page, 'odd-name');
  assert.deepEqual(complaints, []);
  await context.close();
}

async function withoutScripts(browser, at, state, judge) {
  const { page, context } = await open(browser, { javaScriptEnabled: false, viewport: sizes[0] });
  await page.goto(at);
  await judge(page);
  await page.screenshot({ path: path.join(pictures, `${state}-without-scripts.png`), fullPage: true });
  await context.close();
}

async function byKeyboard(browser) {
  const { page, context, complaints } = await open(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(link);
  const order = [];
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab');
    const [name, ring] = await page.evaluate(() => {
      const at = document.activeElement;
      return [at.id || at.tagName, getComputedStyle(at).outlineStyle];
    });
    assert.equal(ring, 'solid', `${name} shows that it has the focus`);
    order.push(name);
    if (name === 'username') {
      await page.keyboard.press('Control+A');
      await page.keyboard.type(user);
    }
    if (name === 'password') await page.screenshot({ path: path.join(pictures, 'focus.png') });
    if (name === 'password' || name === 'repeat') await page.keyboard.type(password);
  }
  assert.deepEqual(order, ['code', 'username', 'email', 'password', 'repeat', 'BUTTON']);
  await page.keyboard.press('Shift+Tab');
  const [response] = await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(response.status(), 200);

  await look(page, 'done');
  await commands(page, `docker login ${host} -u ${user}`, `podman login --tls-verify=false ${host} -u ${user}`);
  assert.deepEqual(complaints, []);
  await context.close();
}

/** The commands name this server, change with the client by the arrow keys, and a button copies them. */
async function commands(page, docker, podman) {
  const first = () => page.locator('.command:visible code').first();
  assert.equal(await first().textContent(), docker);
  await page.locator('.copy:visible').first().click();
  assert.equal(await page.evaluate('navigator.clipboard.readText()'), docker);
  await page.locator('#docker').focus();
  for (const client of ['podman', 'crane', 'oras']) {
    await page.keyboard.press('ArrowRight');
    assert.ok(await page.locator(`.for-${client}`).isVisible(), client);
    if (client === 'podman') assert.equal(await first().textContent(), podman);
    const text = await page.locator(`.for-${client}`).textContent();
    assert.ok(text.includes(host), `the commands of ${client} name ${host}`);
    await look(page, `commands-${client}`);
  }
}

async function over(browser) {
  const { page, context, complaints } = await open(browser);
  await page.goto(link);
  await page.waitForURL(new URL('/login', link).href);
  assert.ok(!(await page.content()).includes(user), 'a stranger does not learn who is in charge');
  await look(page, 'sign-in');
  assert.deepEqual(complaints, []);
  await context.close();
}

async function main() {
  fs.mkdirSync(pictures, { recursive: true });
  const args = ['--disable-gpu', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await form(browser);
    await withoutScripts(browser, new URL('/setup', link).href, 'wrong-code', async page => {
      const status = await submit(page, { code: 'WRONG', username: user, password, repeat: password });
      assert.equal(status, 403);
      assert.ok(await page.locator('#code-error').isVisible());
    });
    await byKeyboard(browser);
    await over(browser);
  } finally {
    await browser.close();
  }
}

main().catch(failure => {
  console.error(failure);
  process.exitCode = 1;
});
