// A person's own account, as a part of portal.cjs.
'use strict';

const assert = require('node:assert/strict');
const { counted } = require('./waits.cjs');

/** Where a person is signed in: what is ended there is over at the next request. */
async function sessions({ page, at, look, open, signIn, focused }) {
  const { page: away } = await open(page.context().browser(), {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0 <img src=x onerror="window.broken=1">',
  });
  away.setDefaultTimeout(30_000);
  await signIn(away);
  await page.goto(at('/me'));
  const list = page.getByRole('region', { name: 'Sessions' });
  const other = list.getByRole('row', { name: /^Firefox on Windows/ });
  await other.waitFor();
  await list.getByRole('row', { name: /^Chrome on Linux.*this session/ }).waitFor();
  assert.equal(await page.evaluate('window.broken'), undefined);
  await look(page, 'sessions');
  await other.getByRole('button', { name: 'End Firefox on Windows' }).press('Enter');
  await other.waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'Sessions');
  await away.goto(at('/projects'));
  await away.waitForURL(/\/login\?next=/);

  await signIn(away);
  await page.reload();
  await other.waitFor();
  await page.getByRole('button', { name: 'End all others' }).press('Enter');
  await page.getByRole('dialog').getByText('You are signed out everywhere else at once.').waitFor();
  await look(page, 'sessions-end');
  await page.getByRole('dialog').getByRole('button', { name: 'End all others' }).press('Enter');
  await page.getByText('You are signed in nowhere else.').waitFor();
  await counted(list.getByRole('row'), 2, 'the present session and the head');
  await away.goto(at('/projects'));
  await away.waitForURL(/\/login\?next=/);

  await signIn(away);
  await away.goto(at('/me'));
  await away.getByRole('row', { name: /this session/ }).getByRole('button', { name: 'Sign out' }).click();
  await away.waitForURL(at('/login'));
  await away.context().close();
}

module.exports = { sessions };
