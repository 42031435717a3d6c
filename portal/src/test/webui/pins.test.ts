import { describe, expect, it } from 'vitest';
import { keysOn, setKeys } from '../../main/webui/lib/keys';
import { unescaped } from '../../main/webui/lib/escaped';
import { placeOf, turned, within } from '../../main/webui/lib/pins';

describe('pins', () => {
  it('come at the end, and go when they are pinned again', () => {
    expect(turned(['a'], 'a/b')).toEqual(['a', 'a/b']);
    expect(turned(['a', 'a/b'], 'a')).toEqual(['a/b']);
  });
  it('lead to projects and repositories', () => {
    expect(placeOf('payments')).toBe('/projects/payments');
    expect(placeOf('payments/team/app')).toBe('/r/payments/team/app');
  });
  it('know the pages of what is pinned, and not those of its neighbours', () => {
    expect(within('payments', '/projects/payments/access')).toBe(true);
    expect(within('payments', '/projects/payments-old')).toBe(false);
    expect(within('payments/app', '/r/payments/app')).toBe(true);
    expect(within('payments/app', '/r/payments/app:1.0')).toBe(true);
    expect(within('payments/app', '/r/payments/app@sha256:ab')).toBe(true);
    expect(within('payments/app', '/r/payments/app/worker')).toBe(false);
    expect(within('payments/app', '/r/payments/app-old')).toBe(false);
  });
});

describe('an address', () => {
  it('is read as people write it, and as it came where it is malformed', () => {
    expect(unescaped('/r/payments/a%20b')).toBe('/r/payments/a b');
    expect(unescaped('/r/payments/%E0%A4%A')).toBe('/r/payments/%E0%A4%A');
  });
});

describe('keys of one letter', () => {
  it('work until somebody turns them off', () => {
    const values = new Map<string, string>();
    const store = { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value) };
    expect(keysOn(store)).toBe(true);
    setKeys(false, store);
    expect(keysOn(store)).toBe(false);
    setKeys(true, store);
    expect(keysOn(store)).toBe(true);
  });
});
