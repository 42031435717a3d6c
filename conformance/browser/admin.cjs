// The pages of administration in portal.cjs: a cleanup that is looked at before it runs, and what ran in the background.
'use strict';

const assert = require('node:assert/strict');
const { counted } = require('./waits.cjs');

/** Addresses of pages that are looked at in every theme and width. */
const places = {
  storage: '/admin/storage', jobs: '/admin/jobs', 'jobs-filtered': '/admin/jobs?kind=garbage-collection&state=succeeded',
  schedules: '/admin/jobs?tab=schedules', queues: '/admin/jobs?tab=queues',
  configuration: '/admin/settings', robots: '/admin/robots', groups: '/admin/groups', automation: '/projects/payments/automation', 'automation-empty': '/projects/empty/automation',
};

/** A preview first, by keyboard; then the cleanup, which is found again under its own address with its log. */
async function cleansUp(page, at, look) {
  await page.goto(at('/admin/storage'));
  await page.getByText('No cleanup yet').waitFor();
  await page.getByRole('button', { name: 'Preview cleanup' }).first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('deletes nothing').waitFor();
  await look(page, 'cleanup-preview');
  await dialog.getByRole('button', { name: 'Show what it would free' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Result of the preview' }).waitFor();
  await page.getByRole('button', { name: 'Clean up now' }).click();
  await dialog.getByText('cannot be undone').waitFor();
  await dialog.getByRole('button', { name: 'Clean up now' }).click();
  await page.getByRole('heading', { name: 'Last cleanup' }).waitFor();
  await page.getByRole('link', { name: /^Log of Cleanup/ }).first().click();
  await page.waitForURL(/\/admin\/jobs\/\d+$/);
  await page.getByRole('region', { name: 'Log' }).getByText(/freed \d+ bytes/).first().waitFor();
  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('begins on');
  await page.getByRole('region', { name: 'Log' }).getByText(/freed \d+ bytes/).first().waitFor({ state: 'detached' });
  await look(page, 'job');
}

/** Content is read again and copied, which goes on when the page is left and is found again. */
async function cares(page, at, look) {
  await page.goto(at('/admin/storage'));
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('Backup begins').waitFor();
  await page.getByRole('button', { name: 'Verify now' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Verification begins').waitFor();
  await page.goto(at('/admin/labels'));
  await page.goto(at('/admin/storage'));
  await page.getByText(/verified .*, nothing is damaged/).waitFor({ timeout: 120_000 });
  await page.getByText('Content in it').waitFor({ timeout: 120_000 });
  await look(page, 'storage-cared');
}

/** What was stored day by day, and how much of it could be freed; a server that is new has no days yet. */
async function days(page, at, look) {
  const day = (back, stored, reclaimable) => ({ at: new Date(Date.now() - back * 86_400_000).toISOString(), pushes: 0, pulls: 0, stored, reclaimable });
  const points = Array.from({ length: 20 }, (_, i) => day(19 - i, 4e9 + i * 1e8 + (i % 7) * 1e8, (i % 7) * 1e8));
  await page.route('**/api/ext/v1/series*', route => route.fulfill({ json: { step: 'day', points } }));
  // The cleanup that ran freed what was there a week ago.
  await page.route('**/api/ext/v1/jobs?*', async route => {
    const answer = await route.fetch();
    const json = await answer.json();
    for (const run of json.items.filter(one => one.parameters.dry_run !== 'true')) Object.assign(run, { requested_at: points[14].at, started_at: points[14].at, ended_at: points[14].at, figures: { ...run.figures, freed_space: 6e8 } });
    await route.fulfill({ response: answer, json });
  });
  await page.goto(at('/admin/storage'));
  await page.getByRole('img', { name: /1 day on which a cleanup freed space.* could be freed/ }).waitFor();
  await look(page, 'storage-days');
  await page.getByRole('button', { name: 'Show as table: Stored in the last 90 days' }).click();
  await page.getByRole('columnheader', { name: 'Could be freed' }).waitFor();
  await counted(page.getByRole('row').filter({ hasText: '477 MiB' }), 3, 'three times five of a hundred megabytes');
  await page.unroute('**/api/ext/v1/series*');
  await page.unroute('**/api/ext/v1/jobs?*');
}

/** A schedule in choices, and in words once it is set. */
async function schedules(page, at, look) {
  await page.goto(at('/admin/storage'));
  await page.getByRole('button', { name: 'Change schedule' }).click();
  await page.getByRole('dialog').getByLabel('At, in UTC').fill('04:30');
  await look(page, 'schedule');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Every day at 04:30 UTC').waitFor();
  await page.goto(at('/admin/jobs?tab=schedules'));
  await page.getByText('Every day at 04:30 UTC').waitFor();
  await counted(page.getByText('Not by a schedule'), 1, 'the audit log has none');
}

/** What changes is shown before it is saved; what the server refuses stands at its field. */
async function sets(page, at, look) {
  await page.goto(at('/admin/settings'));
  await page.getByLabel('Send the audit log to').fill('nowhere');
  await page.getByLabel('Message to everybody').fill('Maintenance on Sunday');
  await page.getByRole('button', { name: 'Review and save' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: /Message to everybody empty Maintenance on Sunday/ }).waitFor();
  await look(page, 'settings-changes');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/tls:\/\/host:port or udp:\/\/host:port$/).waitFor();
  assert.equal(await page.getByLabel('Send the audit log to').getAttribute('aria-invalid'), 'true');
  await look(page, 'settings-refused');
  await page.getByLabel('Send the audit log to').fill('');
  await page.getByRole('button', { name: 'Review and save' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('.banner').getByText('Maintenance on Sunday').waitFor();
  await page.getByLabel('Message to everybody').fill('');
  await page.getByRole('button', { name: 'Review and save' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('.banner').waitFor({ state: 'detached' });
}

/** A webhook is made, tells of what happened, and what it told can be read and told again. */
async function tells(page, at, look) {
  await page.goto(at('/projects/payments/automation'));
  await page.getByText('No webhooks yet').waitFor();
  await page.getByRole('button', { name: 'New webhook' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('deploy');
  await dialog.getByLabel('Artifact deleted').check();
  // Nobody is there: a server does not let itself be sent to itself.
  await dialog.getByLabel('Address').fill('http://127.0.0.1:1/hook');
  await look(page, 'webhook-new');
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await page.getByRole('heading', { name: 'Deliveries of deploy' }).waitFor();
  await page.goto(at('/r/payments/checkout-api'));
  await page.getByRole('button', { name: 'Delete 1.8.1' }).click();
  await dialog.getByLabel(/to confirm/).fill('1.8.1');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('row', { name: /1\.8\.1/ }).waitFor({ state: 'detached' });
  await page.goto(at('/projects/payments/automation'));
  await page.getByRole('button', { name: /^Show delivery/ }).first().click();
  await dialog.getByRole('region', { name: 'What was sent' }).getByText('DELETE_ARTIFACT').waitFor();
  await look(page, 'delivery');
  await dialog.getByRole('button', { name: 'Deliver again' }).click();
  await page.getByRole('button', { name: /^Show delivery/ }).nth(1).waitFor();
  await page.getByRole('button', { name: 'Send test' }).click();
  await dialog.getByRole('region', { name: 'What was sent' }).getByText('webhook-test').first().waitFor();
  await dialog.getByText('test', { exact: true }).waitFor();
}

/** A group, who is in it, and its role in a project. */
async function groups(page, at, look) {
  await page.goto(at('/admin/groups'));
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('platform-team');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'platform-team' }).click();
  await page.getByText('Nobody is in it').waitFor();
  await page.getByRole('button', { name: 'Add member' }).click();
  await dialog.getByRole('combobox', { name: 'User name' }).click();
  await page.getByRole('option', { name: 'admin' }).click();
  await dialog.getByRole('button', { name: 'Add member' }).click();
  await page.getByRole('cell', { name: 'admin', exact: true }).waitFor();
  await look(page, 'group');
  await page.goto(at('/projects/empty/access'));
  await page.getByRole('button', { name: 'Add member' }).click();
  await dialog.getByRole('button', { name: 'A group' }).click();
  await dialog.getByRole('combobox', { name: 'A group' }).fill('plat');
  await page.getByRole('option', { name: 'platform-team' }).click();
  await dialog.getByRole('button', { name: 'Add member' }).click();
  await page.getByRole('cell', { name: 'platform-team', exact: true }).waitFor();
}

/** All of it, on a server where nobody did any of it before. */
async function administers(page, at, look) {
  for (const journey of [cleansUp, cares, days, schedules, sets, tells, groups]) {
    await journey(page, at, look);
  }
}

module.exports = { places, administers };
