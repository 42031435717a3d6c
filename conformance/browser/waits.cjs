// What pages show some moments after they were asked for.
'use strict';

const assert = require('node:assert/strict');

/** Until there are as many of them. */
exports.counted = async (locator, count, what) => {
  for (const end = Date.now() + 30_000; await locator.count() !== count && Date.now() < end;) await locator.page().waitForTimeout(50);
  assert.equal(await locator.count(), count, what);
};

/** Presses the first of two buttons where it stands yet, and the second once it does: one turns into the other. */
exports.pressed = async (first, second, opened) => {
  await first.or(second).first().click();
  await opened.or(second).first().waitFor();
  if (await opened.count() === 0) await second.click();
  await opened.waitFor();
};
