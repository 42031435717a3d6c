// What `docker buildx` pushes: an index that carries, beside its platforms, what BuildKit states of them.
'use strict';

const assert = require('node:assert/strict');
const { counted } = require('./waits.cjs');

const BUILT = '/r/payments/built';

/** In the list it is for two platforms, and tells what is inside. */
async function listed({ page, at }) {
  await page.goto(at(BUILT));
  const row = page.getByRole('row', { name: /^(?!.*0\.9).*1\.0/ }).first();
  await row.getByRole('img', { name: 'With a list of packages' }).waitFor();
  assert.deepEqual(await row.locator('.plat').allTextContents(), ['amd64', 'arm64']);
  await page.getByRole('row', { name: /0\.9/ }).getByRole('img', { name: 'Without a list of packages' }).waitFor();
  await row.getByRole('button', { name: 'Platforms of 1.0' }).click();
  await counted(page.locator('tr.child'), 2);
  await page.goto(at(`${BUILT}?trust=sbom`));
  await page.getByRole('link', { name: '1.0', exact: true }).waitFor();
  await counted(page.getByRole('link', { name: '0.9', exact: true }), 0);
}

/** By digest every part is there, marked as what it is; how many there are is said where they stand. */
async function byDigest({ page, at, look, settled }) {
  await page.goto(at(`${BUILT}?tab=digests`));
  await page.getByRole('region', { name: 'Artifacts' }).waitFor();
  await settled(page);
  const rows = page.getByRole('region', { name: 'Artifacts' }).locator('tbody tr[data-line]');
  // Two indexes, their three platforms, and what is stated of two.
  await counted(rows, 7);
  await counted(page.getByText('2 artifacts, 5 more inside of indexes'), 2, 'above the list and at the head of the page');
  await page.getByRole('link', { name: /^Artifacts\s?7$/ }).waitFor();
  await counted(rows.getByText('in an index'), 5);
  await counted(rows.locator('.plat', { hasText: 'attestation' }), 2);
  await counted(rows.getByRole('img', { name: 'With a list of packages' }), 3, 'the index and what it lists');
  await look(page, 'built-artifacts');
}

/** What is stated of the platforms is beside what is attached: drawn, as a list, and read. */
async function chain({ page, at, look, settled }) {
  await page.goto(at(`${BUILT}:1.0?tab=referrers`));
  const provenance = page.getByRole('button', { name: /^Provenance\s*amd64/ });
  await provenance.waitFor();
  await page.getByRole('button', { name: /^SBOM\s*arm64/ }).waitFor();
  await counted(page.locator('button.node'), 5);
  await provenance.focus();
  await page.keyboard.press('Enter');
  const stated = page.locator('[data-built]');
  await stated.getByText('https://git.example/acme/shop', { exact: true }).waitFor();
  await page.getByText(/docker buildx imagetools inspect .*json \.Provenance/).waitFor();
  assert.equal(await page.evaluate('window.broken'), undefined);
  await settled(page);
  await look(page, 'built-chain');
  await page.getByRole('button', { name: 'List' }).click();
  await page.waitForURL(/view=list/);
  const rows = page.getByRole('region', { name: 'Supply chain' }).locator('tbody tr');
  await counted(rows, 5);
  await counted(rows.getByText('in the index'), 5);
  await look(page, 'built-chain-list');
  // A platform by itself tells what its index says of it.
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('row', { name: /^arm64/ }).getByRole('link').click();
  await page.waitForURL(/built(@|%40)sha256/);
  await page.getByRole('link', { name: /^Packages/ }).waitFor();
  await page.getByRole('link', { name: /^Supply chain/ }).click();
  await page.getByRole('button', { name: /^SBOM/ }).waitFor();
  await counted(page.locator('button.node'), 3);
}

/** The packages are those of the platform that is chosen. */
async function packages({ page, at, settled }) {
  await page.goto(at(`${BUILT}:1.0?tab=packages`));
  await page.getByText('64 packages').waitFor();
  await page.getByRole('link', { name: /^Packages\s?64$/ }).waitFor();
  const platforms = page.getByRole('group', { name: 'Platform' });
  await platforms.getByRole('button', { name: 'linux/arm64' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/platform=linux(%2F|\/)arm64/);
  await page.getByText('2 packages').waitFor();
  await page.getByRole('link', { name: /^Packages\s?2$/ }).waitFor();
  // The choice stays with the layers.
  assert.match(await page.getByRole('link', { name: /^Layers and files/ }).getAttribute('href'), /tab=layers.*platform=linux(%2F|\/)arm64/);
  await counted(platforms.getByRole('button'), 2);
  await page.reload();
  await page.getByText('2 packages').waitFor();
  await settled(page);
}

exports.all = async tools => {
  await listed(tools);
  await byDigest(tools);
  await chain(tools);
  await packages(tools);
};
