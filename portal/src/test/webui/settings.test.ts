import { describe, expect, it } from 'vitest';
import { read, write } from '../../main/webui/lib/banner';
import { refusedField } from '../../main/webui/pages/admin/settings/catalogue';

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
});

describe('a refusal', () => {
  it('belongs to the setting that it begins with', () => {
    expect(refusedField('session_timeout: a whole number from 1 to 10080')).toEqual({ name: 'session_timeout', why: 'a whole number from 1 to 10080' });
    expect(refusedField('the server is read-only')).toBeUndefined();
    expect(refusedField('ldap_url: not built')).toBeUndefined();
  });
});
