// From the link that a fresh server printed to an image that is there: set-up, signing in, a project, the commands of
// the page, run as they stand, and the tag.
//
//     berth-browser firstpush.cjs CHROMIUM LINK USER PASSWORD FOLDER PICTURES
//
// FOLDER holds my-image.tar, is the client's home and has crane on its PATH.
'use strict';

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const path = require('node:path');
const { chromium } = require('playwright-core');

const [executablePath, link, user, password, folder, pictures] = process.argv.slice(2);
const at = place => new URL(place, link).href;

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
  } finally {
    await browser.close();
  }
}

main().catch(failure => {
  console.error(failure);
  process.exitCode = 1;
});
