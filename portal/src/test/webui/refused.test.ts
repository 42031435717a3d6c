import { describe, expect, it } from 'vitest';
import { ApiError } from '../../main/webui/api/client';
import { namedField, refusedField, waitOf } from '../../main/webui/lib/refused';

const fields = ['username', 'email'] as const;

describe('a refusal of a form', () => {
  it('stands at the field that it names', () => {
    expect(refusedField(new ApiError(400, '', 'email: it must have the form name@host', ''), fields)).toEqual({ field: 'email', says: 'It must have the form name@host' });
    expect(refusedField(new ApiError(409, '', "username: 'fay' is taken", ''), fields)).toEqual({ field: 'username', says: "'fay' is taken" });
  });
  it('stands above the form when it names none of its fields', () => {
    expect(refusedField(new ApiError(400, '', 'comment: it must be short', ''), fields)).toBeUndefined();
    expect(refusedField(new ApiError(500, '', 'email: broken', ''), fields)).toBeUndefined();
  });
  it('names a field before a colon, and without one only where the field is known', () => {
    const refused = new ApiError(400, '', 'email must be short', '');
    expect(refusedField(refused, fields)).toEqual({ field: 'email', says: 'Must be short' });
    expect(namedField(refused)).toBeUndefined();
    expect(namedField(new ApiError(422, '', 'target.url: not reachable', ''))).toEqual({ field: 'target.url', says: 'not reachable' });
  });
  it('says how long to wait', () => {
    expect(waitOf(new ApiError(429, '', 'too many accounts were made from here; try again in 540 s', ''))).toBe(540);
    expect(waitOf(new ApiError(400, '', 'username: it must be there', ''))).toBeUndefined();
  });
});
