// The log of portal.cjs: asked by text and by mouse, kept under a name, and taken along as a file.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');

/** Addresses of pages that are looked at in every theme and width. */
const places = { 'activity-query': '/activity?q=operation%3Acreate%2Cdelete%20shop&range=7d', 'activity-refused': '/activity?q=-user%3Aann%20nobody%3Ax' };

const group = (page, name) => page.getByRole('group', { name, exact: true });

/** Text and mouse say the same, and what cannot be asked is said, not left out. */
async function asks({ page, at, settled }) {
  await page.goto(at('/activity'));
  const bar = page.getByRole('searchbox', { name: 'Query' });
  await bar.fill('operation:create payments/checkout-api');
  await page.waitForURL(/q=operation%3Acreate/);
  await page.getByRole('row', { name: /Create.*payments\// }).first().waitFor();
  await settled(page);
  assert.equal(await page.getByRole('row', { name: /Pull.*payments\// }).count(), 0);
  const operations = group(page, 'Operation');
  assert.equal(await operations.getByRole('button', { name: 'Create' }).getAttribute('aria-pressed'), 'true');
  await operations.getByRole('button', { name: 'Pull' }).press('Enter');
  await page.waitForURL(/q=operation%3Acreate%2Cpull/);
  assert.equal(await bar.inputValue(), 'operation:create,pull payments/checkout-api');
  await page.getByRole('row', { name: /Pull.*payments\// }).first().waitFor();
  await page.getByRole('button', { name: 'Without operation:create,pull' }).click();
  assert.equal(await bar.inputValue(), 'payments/checkout-api');
  await page.reload();
  assert.equal(await bar.inputValue(), 'payments/checkout-api', 'it is in the address');

  await bar.fill('-user:admin payments/');
  await page.getByText('only -result:ok and -result:failed can be').waitFor();
  await page.getByText('Nothing was asked').waitFor();
  assert.equal(await page.getByRole('table').count(), 0);
  assert.ok(await page.getByRole('button', { name: 'Export' }).isDisabled());
  await bar.fill('-result:failed user:admin payments/');
  await page.getByRole('row', { name: /admin.*payments\// }).first().waitFor();
  // Addresses of before are still understood.
  await page.goto(at('/activity?q=payments&who=adm&operation=create'));
  assert.equal(await bar.inputValue(), 'payments user:~adm operation:create');
  await page.getByRole('row', { name: /admin.*Create.*payments\// }).first().waitFor();
}

/** A query with its range under a name of the person's own, until it is deleted. */
async function keeps({ page, at, look }) {
  await page.goto(at('/activity?q=operation%3Acreate&range=7d'));
  await page.getByRole('button', { name: 'Saved views' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('What came');
  await look(page, 'view-save');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.goto(at('/activity'));
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'What came' }).click();
  await page.waitForURL(url => url.searchParams.get('q') === 'operation:create' && url.searchParams.get('range') === '7d');
  const views = page.getByRole('button', { name: 'What came' });
  await look(page, 'views');
  await views.click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await dialog.getByLabel('Name').fill('What came');
  await dialog.getByText('Another view has this name.').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await views.click();
  await page.getByRole('menuitem', { name: 'Rename or delete' }).click();
  await dialog.getByRole('button', { name: 'Rename What came' }).click();
  await dialog.getByLabel('Name').fill('What was made');
  await page.keyboard.press('Enter');
  await dialog.getByText('What was made').waitFor();
  await look(page, 'views-manage');
  await dialog.getByRole('button', { name: 'Delete What was made' }).click();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await dialog.getByText('No saved views').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Saved views' }).waitFor();
}

/** The log of a time, as a file. */
async function exported({ page, at }) {
  await page.goto(at('/activity'));
  await group(page, 'Range').getByRole('button', { name: '7 d' }).click();
  await page.waitForURL(/range=7d/);
  await page.getByRole('row', { name: /payments\// }).first().waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV' }).click()]);
  assert.equal(table.suggestedFilename(), 'audit.csv');
  assert.match(fs.readFileSync(await table.path(), 'utf8'), /^time,actor,actor_kind,operation,.*\r\n20\d\d-.*payments\//s);
  await page.getByRole('button', { name: 'Export' }).click();
  const [lines] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'JSON, a line for each' }).click()]);
  assert.equal(JSON.parse(fs.readFileSync(await lines.path(), 'utf8').split('\n')[0]).time.slice(0, 2), '20');
}

/** What is asked, and what cannot be. */
async function looks({ page, at, look, settled }) {
  for (const [state, place] of Object.entries(places)) {
    await page.goto(at(place));
    await settled(page);
    await look(page, state);
  }
}

async function all(tools) {
  await looks(tools);
  await exported(tools);
  await asks(tools);
  await keeps(tools);
}

module.exports = { all };
