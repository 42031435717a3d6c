// The inside of images as a person sees it: layers and files, what is attached, and two versions compared.
'use strict';

const assert = require('node:assert/strict');

const SHOP = '/r/payments/shop';

/** Which layer brought which file, what is in it, and what it took away. */
async function layers({ page, at, look, settled }) {
  await page.goto(at(`${SHOP}:1.1`));
  await page.getByRole('link', { name: 'Layers and files' }).click();
  await page.waitForURL(/tab=layers/);
  const step = page.getByRole('button', { name: /COPY target\/shop\.jar/ });
  await step.waitFor();
  assert.equal(await page.locator('.steplist li').count(), 6);
  await page.getByRole('button', { name: 'srv', exact: true }).click();
  await page.waitForURL(/path=srv/);
  await page.getByRole('button', { name: 'config', exact: true }).click();
  await page.getByRole('button', { name: /shop\.yaml/ }).waitFor();
  await page.getByRole('button', { name: 'etc', exact: true }).click();
  await page.getByRole('button', { name: /os-release changed/ }).waitFor();
  await settled(page);
  await look(page, 'layers');
  await page.reload();
  await page.getByRole('button', { name: /os-release changed/ }).waitFor();
  await page.getByRole('button', { name: /os-release changed/ }).click();
  await page.getByRole('dialog').getByText('VERSION=2').waitFor();
  await look(page, 'file');
  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('dialog').getByRole('button', { name: 'Download' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'os-release');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'All so far' }).click();
  await page.getByRole('button', { name: 'lib', exact: true }).first().waitFor();
  await page.getByRole('searchbox').fill('*.jar');
  await page.waitForURL(/q=/);
  await page.getByRole('button', { name: /srv\/lib\/codec-4\.2\.1\.jar/ }).waitFor();
  assert.equal(await page.getByText('old.jar').count(), 0, 'what was removed is not there');
  await page.goto(at(`${SHOP}:1.0?tab=layers&path=srv%2Flib`));
  await page.getByText('old.jar').waitFor();
  await page.getByRole('button', { name: /Show|As Dockerfile/ }).click();
  assert.match(await page.getByRole('dialog').locator('pre').textContent(), /^ADD file:4b1d in \/\nCOPY --from=jlink/);
  await page.keyboard.press('Escape');
}

/** A page in a layer is shown, not opened. */
async function inert({ page, at }) {
  await page.goto(at(`${SHOP}:1.1?tab=layers&path=srv`));
  await page.getByRole('button', { name: /page\.html/ }).click();
  await page.getByRole('dialog').getByText('<script>window.broken=1</script>').waitFor();
  assert.equal(await page.evaluate('window.broken'), undefined);
  assert.equal(await page.locator('[role=dialog] script').count(), 0);
}

async function chain({ page, at, look, settled }) {
  await page.goto(at(`${SHOP}:1.1?tab=referrers`));
  const provenance = page.getByRole('button', { name: /^Provenance/ });
  await provenance.waitFor();
  await provenance.focus();
  await page.keyboard.press('Enter');
  await page.getByText('https://slsa.dev/provenance/v1').waitFor();
  assert.equal(await page.locator('main a[href^="javascript"]').count(), 0, 'an address of a builder is text');
  await settled(page);
  await look(page, 'supply-chain');
  await page.getByRole('button', { name: 'List' }).click();
  await page.waitForURL(/view=list/);
  assert.equal(await page.locator('main tbody tr').count(), 3);
  await look(page, 'supply-chain-list');
}

async function compares({ page, at, look, settled }) {
  await page.goto(at(`${SHOP}:1.0`));
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByText('No file differs').waitFor();
  await page.getByRole('combobox', { name: 'To: tag' }).click();
  await page.getByRole('option', { name: '1.1' }).click();
  await page.waitForURL(/to=payments%2Fshop%3A1\.1/);
  await page.getByRole('button', { name: 'Removed 1' }).waitFor();
  await page.getByText('+ VERSION=1.1').waitFor();
  await settled(page);
  await look(page, 'compare');
  await page.getByRole('button', { name: 'Changed 2' }).click();
  await page.waitForURL(/change=changed/);
  await page.getByRole('button', { name: /srv\/config\/shop\.yaml/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('- version: 1.0').waitFor();
  await dialog.getByText('+ version: 1.1').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Swap the two' }).click();
  await page.waitForURL(/from=payments%2Fshop%3A1\.1/);
  await page.goto(at('/compare'));
  await page.getByText('Nothing to compare yet').waitFor();
}

exports.all = async tools => {
  await layers(tools);
  await inert(tools);
  await chain(tools);
  await compares(tools);
};
