import { describe, expect, it } from 'vitest';
import { ApiError } from '../../main/webui/api/client';
import * as banner from '../../main/webui/lib/banner';
import { read, write } from '../../main/webui/lib/banner';
import { refusedField } from '../../main/webui/lib/refused';
import { differing, GIB, inGib, NAMES, same, type Values } from '../../main/webui/pages/admin/settings/catalogue';

describe('the message to everybody', () => {
  it('is read as Harbor writes it, and as plain text', () => {
    expect(read('{"closable":true,"message":"Sunday","type":"warning"}')).toEqual({ message: 'Sunday', look: 'warning' });
    expect(read('Sunday')).toEqual({ message: 'Sunday', look: 'info' });
    expect(read('{"other":1}').message).toBe('{"other":1}');
    expect(read(undefined).message).toBe('');
  });
  it('is written so that it is read again, and nothing when it says nothing', () => {
    expect(read(write({ message: 'A "b"\nc', look: 'danger' }))).toEqual({ message: 'A "b"\nc', look: 'danger' });
    expect(write({ message: '  ', look: 'info' })).toBe('');
  });
  it('keeps what only others know of it', () => {
    const before = '{"closable":true,"message":"a","type":"warning","to_date":"12/31/2026"}';
    expect(JSON.parse(write({ message: 'b', look: 'danger' }, before))).toEqual({ closable: true, message: 'b', type: 'danger', to_date: '12/31/2026' });
    expect(JSON.parse(write({ message: 'b', look: 'info' }, 'a'))).toEqual({ closable: false, message: 'b', type: 'info' });
  });
  it('is the same when it says the same', () => {
    expect(banner.same('Sunday', write({ message: 'Sunday', look: 'info' }))).toBe(true);
    expect(banner.same('Sunday', write({ message: 'Sunday', look: 'danger' }))).toBe(false);
    expect(banner.same('', '{"message":"","type":"danger"}')).toBe(true);
  });
});

describe('a setting', () => {
  it('differs only when it means something else', () => {
    expect(same('types', 'b,a', 'a, b')).toBe(true);
    expect(same('types', 'a', '')).toBe(false);
    expect(same('text', ' x', 'x')).toBe(true);
    expect(same('gib', 10.4 * GIB, Math.round(10.4 * GIB))).toBe(true);
    expect(same('gib', -1, 0)).toBe(false);
    expect(same('flag', true, false)).toBe(false);
    expect(inGib(10.4 * GIB)).toBe(10.4);
  });
  it('that was typed back is not sent', () => {
    const values = { robot_name_prefix: { value: 'robot$', editable: true }, session_timeout: { value: 60, editable: true } } as Values;
    expect(differing(values, { robot_name_prefix: 'robot$ ', session_timeout: 60 })).toEqual({});
    expect(differing(values, { robot_name_prefix: ' bot- ', session_timeout: 61 })).toEqual({ robot_name_prefix: 'bot-', session_timeout: 61 });
  });
});

describe('a refusal', () => {
  it('belongs to the setting that it begins with', () => {
    const refused = (says: string) => refusedField(new ApiError(400, '', says, ''), NAMES);
    expect(refused('session_timeout: a whole number from 1 to 10080')).toEqual({ field: 'session_timeout', says: 'A whole number from 1 to 10080' });
    expect(refused('session_timeout must be a whole number')).toEqual({ field: 'session_timeout', says: 'Must be a whole number' });
    expect(refused('the server is read-only')).toBeUndefined();
    expect(refused('ldap_url: not built')).toBeUndefined();
  });
});
