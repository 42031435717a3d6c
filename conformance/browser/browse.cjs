// The inside of images as a person sees it: layers and files, what is attached, and two versions compared.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const built = require('./built.cjs');
const { counted, pressed } = require('./waits.cjs');

const SHOP = '/r/payments/shop';

/** Which layer brought which file, what is in it, and what it took away. */
async function layers({ page, at, look, settled }) {
  await page.goto(at(`${SHOP}:1.1`));
  await page.getByRole('link', { name: 'Layers and files' }).click();
  await page.waitForURL(/tab=layers/);
  const step = page.getByRole('button', { name: /COPY target\/shop\.jar/ });
  await step.waitFor();
  await counted(page.locator('.steplist li'), 6);
  await page.getByRole('button', { name: 'srv', exact: true }).click();
  await page.waitForURL(/path=srv/);
  await page.getByRole('button', { name: 'config', exact: true }).click();
  await page.getByRole('button', { name: /shop\.yaml/ }).waitFor();
  await page.getByRole('button', { name: 'etc', exact: true }).click();
  await page.getByRole('button', { name: /os-release changed/ }).waitFor();
  await settled(page);
  await look(page, 'layers');
  await pressed(page.getByRole('button', { name: 'Find wasted space' }), page.getByRole('button', { name: /wasted in/ }), page.getByRole('dialog').getByText('/etc/os-release'));
  await look(page, 'hidden-files');
  await page.keyboard.press('Escape');
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

/** Tags of which something is known, in the address. */
async function narrowed({ page, at, look, settled }) {
  await page.goto(at(SHOP));
  const listed = page.getByRole('row', { name: /1\.1/ }).first();
  await listed.waitFor();
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'With an SBOM' }).click();
  await page.waitForURL(/trust=sbom/);
  await page.keyboard.press('Escape');
  await listed.waitFor();
  await settled(page);
  await look(page, 'narrowed');
  await page.getByRole('button', { name: 'Trust: With an SBOM' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Without an SBOM' }).click();
  await page.waitForURL(/trust=-sbom/);
  await page.keyboard.press('Escape');
  await listed.waitFor({ state: 'detached' });
  await page.goto(at(`${SHOP}?platform=plan9%2Fmips`));
  await page.getByText('No tag fits what is chosen above.').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await listed.waitFor();
  assert.ok(!page.url().includes('platform'));
}

/** A page in a layer is shown, not opened. */
async function inert({ page, at }) {
  await page.goto(at(`${SHOP}:1.1?tab=layers&path=srv`));
  await page.getByRole('button', { name: /page\.html/ }).click();
  await page.getByRole('dialog').getByText('<script>window.broken=1</script>').waitFor();
  assert.equal(await page.evaluate('window.broken'), undefined);
  assert.equal(await page.locator('[role=dialog] script').count(), 0);
}

/** On what an image is built, what is built on that, and what it became since; named below the bar of layers, and leads there. */
async function lineage({ page, at, look, settled }) {
  // What was pushed is described within half a minute.
  await page.waitForFunction(async place => {
    const found = await (await fetch(place)).json();
    return found.bases.length === 2 && found.sharing.images === 2;
  }, '/api/ext/v1/projects/payments/repos/shop/artifacts/1.1/lineage', { polling: 500, timeout: 120_000 });
  await page.goto(at(`${SHOP}:1.1?tab=layers`));
  const bracket = page.locator('.bracket');
  await bracket.getByText('shared by 2 images in 1 repository').waitFor();
  assert.match(await bracket.locator('.named').textContent(), /^platform\/java:25\.0\.1 /);
  await page.getByRole('link', { name: 'Base image 1 version behind' }).waitFor();
  await look(page, 'lineage-layers');
  await bracket.getByRole('link', { name: '25 is another image now' }).press('Enter');
  await page.waitForURL(/compare\?from=platform%2Fjava%3A25\.0\.1&to=platform%2Fjava%3A25$/);
  await page.goBack();
  await bracket.getByRole('link', { name: 'platform/java:25.0.1' }).press('Enter');
  await page.waitForURL(/\/r\/platform\/java(:|%3A)25\.0\.1$/);
  await page.getByRole('link', { name: 'Base image', exact: true }).press('Enter');
  await page.waitForURL(/tab=referrers/);
  const drawn = page.getByRole('region', { name: 'Where it comes from and what refers to it' });
  await drawn.getByText('used by 2 images').waitFor();
  await drawn.getByRole('link', { name: /^sea:12\s*platform/ }).waitFor();
  await settled(page);
  await look(page, 'lineage');
  await page.getByRole('button', { name: 'List' }).click();
  await page.waitForURL(/view=list/);
  await page.getByRole('region', { name: 'Built on' }).getByRole('link', { name: 'platform/sea:12' }).waitFor();
  await look(page, 'lineage-list');
  await page.getByRole('region', { name: 'Used by' }).getByRole('link', { name: 'payments/shop:1.1' }).press('Enter');
  await page.waitForURL(/\/r\/payments\/shop(:|%3A)1\.1$/);
}

async function chain({ page, at, look, settled }) {
  await page.goto(at(SHOP));
  await page.getByRole('row', { name: /1\.1/ }).getByRole('img', { name: 'With a list of packages' }).waitFor();
  await page.goto(at(`${SHOP}:1.1?tab=referrers`));
  const provenance = page.getByRole('button', { name: /^Provenance/ });
  await provenance.waitFor();
  await provenance.focus();
  await page.keyboard.press('Enter');
  await page.getByText('https://slsa.dev/provenance/v1').waitFor();
  const stated = page.locator('[data-built]');
  await stated.getByText('https://git.example/acme/shop', { exact: true }).waitFor();
  await stated.getByText('3d0c91f0a1b2c3d4e5f60718293a4b5c6d7e8f90').waitFor();
  await stated.getByText('https://builds.example/hosted <img').waitFor();
  await provenance.getByText('acme/shop@3d0c91f').waitFor();
  assert.equal(await stated.locator(':is(img, a)').count(), 0, 'a statement is text');
  assert.equal(await page.evaluate('window.broken'), undefined);
  assert.equal(await page.locator('main a[href^="javascript"]').count(), 0, 'an address of a builder is text');
  await settled(page);
  await look(page, 'supply-chain');
  const [statement] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
  assert.match(statement.suggestedFilename(), /^shop-provenance-[0-9a-f]{8}\.json$/);
  await page.getByRole('button', { name: 'List' }).click();
  await page.waitForURL(/view=list/);
  await counted(page.getByRole('region', { name: 'Supply chain' }).locator('tbody tr'), 4);
  await counted(page.getByRole('region', { name: 'Built on' }).locator('tbody tr'), 2);
  await look(page, 'supply-chain-list');
}

/** What is in an image, as the lists that are attached to it tell: found, narrowed and sorted, however it is named. */
async function packages({ page, at, look, settled }) {
  await page.goto(at(`${SHOP}:1.1`));
  await page.getByRole('link', { name: /^Layers and files\s?4$/ }).waitFor();
  await page.getByRole('link', { name: 'Packages' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/tab=packages/);
  await page.getByRole('heading', { name: 'SPDX 2.3' }).waitFor();
  await page.getByText('64 packages').waitFor();
  await page.getByRole('link', { name: /^Packages\s?64$/ }).waitFor();
  const rows = page.getByRole('region', { name: 'Packages' }).locator('tbody tr:not([aria-hidden])');
  assert.ok(await rows.count() < 50, 'what is out of sight is not drawn');
  assert.match(await rows.first().textContent(), /^<img src=x onerror="window\.broken=1">/);
  assert.equal(await page.evaluate('window.broken'), undefined);
  assert.equal(await page.locator('main :is(img, script, iframe)').count(), 0);
  await page.getByRole('searchbox', { name: 'Find a package' }).fill('lib');
  await page.waitForURL(/q=lib/);
  await page.getByText('25 of 64 packages').waitFor();
  await page.getByRole('combobox', { name: 'Licence' }).click();
  await page.getByRole('option', { name: 'GPL-3.0-or-later (9)' }).click();
  await page.waitForURL(/licence=GPL-3\.0-or-later/);
  await page.getByText('2 of 64 packages').waitFor();
  await page.reload();
  await page.getByText('2 of 64 packages').waitFor();
  await look(page, 'packages-narrowed');
  await page.getByRole('searchbox', { name: 'Find a package' }).fill('');
  await page.getByText('9 of 64 packages').waitFor();
  await page.getByRole('combobox', { name: 'Licence' }).click();
  await page.getByRole('option', { name: 'All licences' }).click();
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'maven (15)' }).click();
  await page.waitForURL(/kind=maven/);
  await page.getByText('15 of 64 packages').waitFor();
  await rows.first().getByText('bcprov-jdk18on').waitFor();
  await page.getByRole('button', { name: 'Name' }).press('Enter');
  await page.waitForURL(/sort=-name/);
  await rows.first().getByText('snakeyaml').waitFor();
  await page.getByRole('combobox', { name: 'Document' }).click();
  await page.getByRole('option', { name: /^CycloneDX/ }).click();
  await page.getByRole('heading', { name: 'CycloneDX 1.6' }).waitFor();
  await page.getByText('16 packages').waitFor();
  await rows.getByText('org.slf4j/slf4j-api').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
  assert.equal(download.suggestedFilename(), 'shop-1.1.cdx.json');
  assert.equal(JSON.parse(fs.readFileSync(await download.path(), 'utf8')).bomFormat, 'CycloneDX');
  // What older clients hang onto an image by a tag is inside an envelope.
  await page.goto(at(`${SHOP}:1.0?tab=packages`));
  await page.getByText('16 packages').waitFor();
  await page.goto(at('/r/payments/checkout-api:1.8.4?tab=packages'));
  await page.getByRole('heading', { name: 'Platforms' }).waitFor();
  await settled(page);
  assert.equal(await page.getByRole('link', { name: 'Packages' }).count(), 0, 'nothing lists any');
}

/** Documents that list nothing, that are of another kind, or too large, and one that does not come. */
async function oddPackages({ page, at, look }) {
  const blobs = '**/v2/payments/shop/blobs/*';
  for (const [state, body, said] of [
    ['none', '{"spdxVersion":"SPDX-2.3","packages":[]}', 'The document lists no packages'],
    ['other', 'SPDXVersion: SPDX-2.3\n', 'It is SPDX tag-value.'],
    ['large', Buffer.alloc(32 * 1024 * 1024 + 1), 'Pages read documents of up to 32 MiB'],
  ]) {
    await page.route(blobs, route => route.fulfill({ body }));
    await page.goto(at(`${SHOP}:1.1?tab=packages`));
    await page.getByText(said).waitFor();
    await look(page, `packages-${state}`);
    await page.unroute(blobs);
  }
}

/** What happened to one version, and no other. */
async function activity({ page, at, settled }) {
  const pushed = page.getByRole('row', { name: /admin\s*Create.*payments\/shop:1\.1/ });
  // What happened is written down some moments later.
  for (const end = Date.now() + 60_000; ;) {
    await page.goto(at(`${SHOP}:1.1`));
    await page.getByRole('navigation', { name: 'Artifact' }).getByRole('link', { name: 'Activity' }).press('Enter');
    await page.waitForURL(/tab=activity/);
    await settled(page);
    if (await pushed.count() > 0) break;
    assert.ok(Date.now() < end, 'the push is not told of');
  }
  assert.equal(await page.getByText('payments/shop:1.0').count(), 0, 'another version');
  await page.getByRole('group', { name: 'Operation' }).getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(/q=operation%3Adelete/);
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('group', { name: 'Operation' }).getByRole('button', { name: 'All' }).click();
  await page.getByRole('searchbox', { name: 'Query' }).fill('1.1');
  await page.waitForURL(/q=1\.1|q=%221\.1%22/);
  await pushed.waitFor();
}

async function compares({ page, at, look, settled }) {
  // With the version before, unless somebody says otherwise.
  await page.goto(at(`${SHOP}:1.1`));
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await page.waitForURL(/from=payments%2Fshop%3A1\.0/);
  await page.getByRole('combobox', { name: 'To: tag' }).click();
  await page.getByRole('option', { name: '1.0' }).click();
  await page.waitForURL(/to=payments%2Fshop%3A1\.0/);
  await page.getByText('No file differs').waitFor();
  await page.getByText('No package differs').waitFor();
  await page.getByRole('combobox', { name: 'To: tag' }).click();
  await page.getByRole('option', { name: '1.1' }).click();
  await page.waitForURL(/to=payments%2Fshop%3A1\.1/);
  // The one lists Debian's packages besides those of the program.
  await page.getByRole('button', { name: /^Changed \d+$/ }).first().waitFor();
  await page.getByRole('row', { name: /^openssl not present .*3\.0\.15.* new, Apache-2\.0/ }).waitFor();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await page.waitForFunction(async () => /^### `payments\/shop:1\.0`[^]*\| `openssl` \| – \|/.test(await navigator.clipboard.readText()));
  await page.getByRole('button', { name: 'Removed 1' }).waitFor();
  await page.getByText('+ VERSION=1.1').waitFor();
  await settled(page);
  await look(page, 'compare');
  await page.getByRole('group', { name: 'Which files' }).getByRole('button', { name: 'Changed 2' }).click();
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

/** A readme of strangers has headings and tables, and nothing that runs or is fetched. */
async function readme({ page, at, look, settled }) {
  await page.goto(at(`${SHOP}?tab=about`));
  await page.getByRole('heading', { name: 'Run it' }).waitFor();
  await settled(page);
  assert.equal(await page.evaluate('window.broken'), undefined);
  assert.equal(await page.locator('.markdown :is(img, script, iframe, object, svg, form)').count(), 0);
  const links = await page.locator('.markdown a').evaluateAll(found => found.map(link => [link.getAttribute('href'), link.rel]));
  assert.deepEqual(links.map(([to]) => to), ['https://docs.example/shop', 'https://elsewhere.example/x.png']);
  assert.ok(links.every(([, rel]) => rel.includes('noreferrer')));
  await look(page, 'readme');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByLabel('Description').fill('# Changed\n\nby hand');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Changed' }).waitFor();
}

/** The API, tried in the session: what is read, and what changes something. */
async function explorer({ page, at, look, settled }) {
  await page.goto(at('/api-explorer'));
  await page.getByRole('searchbox').fill('the projects that the caller may see');
  await page.getByRole('link', { name: /^GET\s*\/projects/ }).click();
  await page.waitForURL(/operation=listProjects/);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('region', { name: 'Answer' }).getByText('"payments"').waitFor();
  await settled(page);
  await look(page, 'explorer');
  await page.goto(at('/api-explorer?operation=createProject'));
  await page.getByLabel(/^Body/).fill('{"project_name":"by-explorer"}');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('201', { exact: true }).first().waitFor();
  await page.goto(at('/api-explorer?document=berth&operation=listLayers'));
  await page.getByRole('heading', { name: /artifacts\/\{reference\}\/layers/ }).waitFor();
}

/** Bookmarks of Harbor lead on. */
async function fromHarbor({ page, at }) {
  await page.goto(at('/projects'));
  const id = await page.evaluate(async () => (await (await fetch('/api/v2.0/projects/payments')).json()).project_id);
  for (const [old, now] of [
    ['/harbor/projects', '/projects'], [`/harbor/projects/${id}/members`, '/projects/payments/access'],
    [`/harbor/projects/${id}/repositories/shop/artifacts-tab`, '/r/payments/shop'], ['/harbor/logs', '/activity'],
    ['/devcenter-api-2.0', '/api-explorer'],
  ]) {
    await page.goto(at(old));
    await page.waitForURL(at(now));
  }
}

/** A language with few texts falls back to English for the others. */
async function languages({ page, at }) {
  await page.goto(at('/me'));
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: /Français/ }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'fr');
  await page.getByRole('heading', { name: 'Access tokens' }).waitFor();
  await page.getByRole('combobox', { name: 'Langue' }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
}

/** The pictures of README.md. */
async function pictures({ page, at, settled, folder }) {
  const shots = {
    'tags-light': '/r/payments/checkout-api', 'layers-dark': `${SHOP}:1.1?tab=layers&path=srv`,
    'compare-light': '/compare?from=payments%2Fshop%3A1.0&to=payments%2Fshop%3A1.1', 'supply-chain-dark': `${SHOP}:1.1?tab=referrers`,
  };
  await page.setViewportSize({ width: 1200, height: 750 });
  for (const [name, place] of Object.entries(shots)) {
    await page.emulateMedia({ colorScheme: name.split('-').at(-1), reducedMotion: 'reduce' });
    await page.goto(at(place));
    await settled(page);
    await page.screenshot({ path: path.join(folder, `readme-${name}.png`) });
  }
}

exports.all = async tools => {
  await layers(tools);
  await narrowed(tools);
  await inert(tools);
  await lineage(tools);
  await chain(tools);
  await packages(tools);
  await oddPackages(tools);
  await built.all(tools);
  await activity(tools);
  await compares(tools);
  await pictures(tools);
  await readme(tools);
  await explorer(tools);
  await fromHarbor(tools);
  await languages(tools);
};
