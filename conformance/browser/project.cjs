// What somebody does who looks after a project: sees how it does, sets what it may keep, and ends a repository.
'use strict';

const assert = require('node:assert/strict');

exports.places = {
  'project-overview': '/projects/payments/overview',
  'repository-settings': '/r/payments/checkout-api?tab=settings',
};

/** The range is in the address, the largest repositories are tiles that lead to them, and a push is told at once. */
async function sees(page, at) {
  await page.goto(at('/projects/payments'));
  await page.getByRole('navigation', { name: 'Project', exact: true }).getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('img', { name: /^Pulls, last 30 days/ }).waitFor();
  await page.getByRole('button', { name: '7 d', exact: true }).click();
  await page.waitForURL(/range=7d/);
  await page.getByRole('link', { name: /^shop/ }).first().waitFor();
  await page.getByRole('heading', { name: 'Members' }).waitFor();
  await page.locator('.feed li').getByText(/payments\//).first().waitFor();
}

/** What is set is shown, on the page and at the project's name. */
async function limits(page, at) {
  await page.goto(at('/projects/empty/policies'));
  const quota = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Quota' }) });
  await quota.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByLabel('Storage limit in GiB').fill('3');
  await page.keyboard.press('Enter');
  await quota.getByText(/of 3 GiB/).waitFor();
  await page.locator('.pagehead').getByText(/of 3 GiB/).waitFor();
}

/** A repository ends where it is set, once its name was typed. */
async function ends(page, at) {
  await page.goto(at('/r/payments/hostile'));
  await page.getByRole('navigation', { name: 'Repository', exact: true }).getByRole('link', { name: 'Settings' }).click();
  await page.waitForURL(/tab=settings/);
  await page.getByRole('button', { name: 'Delete repository' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Type hostile to confirm/).fill('hostile');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.waitForURL(at('/projects/payments'));
  await page.getByRole('row', { name: /^shop / }).waitFor();
  assert.equal(await page.getByRole('row', { name: /^hostile / }).count(), 0);
}

exports.looksAfter = async (page, at) => {
  await sees(page, at);
  await limits(page, at);
  await ends(page, at);
};
