// The page of a robot in portal.cjs: made, looked at, changed, used, and given a new secret.
'use strict';

const assert = require('node:assert/strict');

/** Addresses of pages that are looked at in every theme and width. */
const places = { 'robot-make': '/projects/payments/access/robots/new', 'robot-make-admin': '/admin/robots/new' };

const shown = page => page.locator('[data-secret=shown]').textContent();

/** A robot of a project, by keyboard, from the list to its first sign-in; Back leads to the list. */
async function ofProject({ page, at, look, settled }) {
  await page.goto(at('/projects/payments/access'));
  await page.getByRole('link', { name: 'New robot' }).press('Enter');
  await page.waitForURL(at('/projects/payments/access/robots/new'));
  const name = page.getByLabel('Name');
  await page.getByText('robot$payments+', { exact: true }).waitFor();
  await name.focus();
  await page.keyboard.type('ci');
  await page.getByRole('radio', { name: /^Pull Read/ }).check();
  await page.getByLabel('Only these repositories').fill('checkout-*');
  await page.getByText(/^Matches 1 of \d+ repositories today$/).waitFor();
  await page.getByRole('combobox', { name: 'Expires' }).click();
  await page.getByRole('option', { name: /^in 30 days, \w+ \d+, 20\d\d$/ }).click();

  // What was typed is not lost by a click beside.
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
  const asked = page.getByRole('dialog', { name: 'Leave this page?' });
  await asked.getByText('What you changed here is not saved.').waitFor();
  await look(page, 'robot-leave');
  await page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
  assert.equal(await name.inputValue(), 'ci', 'staying is what Enter does');

  await name.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/projects\/payments\/access\/robots\/\d+$/);
  await page.getByText('Waiting for its first sign-in').waitFor();
  await page.getByText('Shown once', { exact: true }).waitFor();
  assert.match(await page.locator('[data-secret]').textContent(), /•/, 'nobody sees it over a shoulder');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Secret');
  await settled(page);
  await look(page, 'robot-secret');

  await page.getByRole('button', { name: 'Kubernetes', exact: true }).click();
  const snippet = page.getByRole('region', { name: 'Kubernetes' });
  await snippet.locator('.is-text', { hasText: "'robot$payments+ci'" }).waitFor();
  assert.equal(await snippet.locator('.is-name', { hasText: /^berth-payments$/ }).count(), 1);
  await look(page, 'robot-kubernetes');
  await page.getByRole('button', { name: 'Show the secret' }).click();
  const secret = await shown(page);
  assert.doesNotMatch(secret, /•/);
  await snippet.getByText(`--docker-password='${secret}'`).waitFor();

  // It cannot be shown again, so nobody leaves without it by mistake.
  await page.goBack();
  await asked.getByText('The secret was not copied. It cannot be shown again.').waitFor();
  await asked.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Copy both commands' }).click();
  await page.waitForFunction(async wanted => (await navigator.clipboard.readText()).includes(wanted), `--docker-password='${secret}'`);
  await page.getByRole('button', { name: 'As YAML' }).click();
  await snippet.getByText('kubernetes.io/dockerconfigjson').waitFor();
  await page.getByRole('button', { name: 'Test with docker login' }).click();
  await page.getByRole('region', { name: 'docker', exact: true }).getByText(`printf '%s' '${secret}'`).waitFor();
  const kept = await page.evaluate(() => JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }]));
  assert.ok(!kept.includes(secret), 'it is in no address and no storage');

  const authorization = `Basic ${Buffer.from(`robot$payments+ci:${secret}`).toString('base64')}`;
  assert.equal((await fetch(at('/service/token?service=harbor-registry'), { headers: { Authorization: authorization } })).status, 200);
  // When accounts were used is written down each minute.
  await page.getByText('Signed in').waitFor({ timeout: 90_000 });
  await page.goBack();
  await page.waitForURL(at('/projects/payments/access'));
  await page.getByRole('cell', { name: 'robot$payments+ci', exact: true }).waitFor();
  await page.goForward();
  await page.getByText('A secret is shown once').waitFor();
  assert.equal(await page.locator('[data-secret]').count(), 0, 'it went with the page');
  await look(page, 'robot');

  await page.getByLabel('Description').fill('builds images');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Save' }).isDisabled());
  // Its address under the administration leads to it too.
  await page.goto(at(new URL(page.url()).pathname.replace('/projects/payments/access', '/admin')));
  await page.waitForURL(/\/projects\/payments\/access\/robots\/\d+$/);
  assert.equal(await page.getByLabel('Description').inputValue(), 'builds images');
}

/** A robot of the installation, its rights one by one, and a new secret while the old one is still good. */
async function ofInstallation({ page, at, look }) {
  await page.goto(at('/admin/robots'));
  await page.getByRole('link', { name: 'New robot' }).click();
  await page.getByLabel('Name').fill('nightly');
  await page.getByLabel(/^Chosen one by one/).check();
  await page.getByRole('checkbox', { name: 'garbage-collection: create' }).check();
  await look(page, 'robot-rights');
  await page.getByRole('button', { name: 'Create robot' }).click();
  await page.waitForURL(/\/admin\/robots\/\d+$/);
  await page.getByRole('button', { name: 'Show the secret' }).click();
  const first = await shown(page);
  await page.getByRole('button', { name: 'Copy: Secret' }).click();
  await page.getByRole('navigation', { name: 'Where this is' }).getByRole('link', { name: 'Robots' }).click();
  await page.waitForURL(at('/admin/robots'));
  await page.getByRole('link', { name: 'robot$nightly' }).press('Enter');
  assert.ok(await page.getByRole('checkbox', { name: 'garbage-collection: create' }).isChecked());
  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByText('stays good until').waitFor();
  await page.getByRole('button', { name: 'Show the secret' }).click();
  assert.notEqual(await shown(page), first);
  await look(page, 'robot-renewed');
  const [config] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'config.json' }).click()]);
  assert.equal(config.suggestedFilename(), 'config.json');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type robot$nightly to confirm').fill('robot$nightly');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.waitForURL(at('/admin/robots'));
  await page.getByText('No robots yet').waitFor();
}

/** The pages on which one is made. */
async function looks({ page, at, look, settled }) {
  for (const [state, place] of Object.entries(places)) {
    await page.goto(at(place));
    await settled(page);
    assert.equal(await page.locator('h1').count(), 1, state);
    await look(page, state);
  }
}

async function all(tools) {
  await looks(tools);
  await ofProject(tools);
  await ofInstallation(tools);
}

module.exports = { all };
