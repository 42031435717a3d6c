import { describe, expect, it } from 'vitest';
import { LONGEST, MOST, refusal, viewsOf, withoutView, withView } from '../../main/webui/lib/views';

const view = (name: string, more: object = {}) => ({ name, place: '', q: 'user:ann', range: '7d', ...more });

describe('saved views', () => {
  it('are kept beside what else is set, and found again in their place', () => {
    const one = withView({ checklist: 'done' }, view('Ann'));
    const two = withView(withView(one, view('Zoe', { q: 'user:"z o"', range: undefined })), view('Ann', { place: 'team' }));
    expect(viewsOf(two, '')).toEqual([{ id: '1', ...view('Ann') }, { id: '2', ...view('Zoe', { q: 'user:"z o"', range: undefined }) }]);
    expect(viewsOf(two, 'team').map(found => found.id)).toEqual(['3']);
    expect(two.checklist).toBe('done');
    expect(Object.keys(two).every(key => /^[a-z][a-zA-Z0-9._-]{0,63}$/.test(key))).toBe(true);
  });
  it('take another name and go', () => {
    const kept = withView(withView({}, view('Ann')), view('Bob'));
    expect(viewsOf(withView(kept, view('Cid', { id: '1' })), '').map(found => found.name)).toEqual(['Bob', 'Cid']);
    expect(viewsOf(withoutView(kept, '1'), '').map(found => found.name)).toEqual(['Bob']);
    expect(viewsOf(withView(withoutView(kept, '1'), view('Dan')), '').map(found => found.id)).toEqual(['2', '1']);
  });
  it('are refused before the server would', () => {
    const kept = withView({}, view('Ann'));
    expect(refusal(kept, view('Bob'))).toBeUndefined();
    expect(refusal(kept, view('  '))).toBe('unnamed');
    expect(refusal(kept, view(' Ann '))).toBe('taken');
    expect(refusal(kept, view('Ann', { id: '1' }))).toBeUndefined();
    expect(refusal(kept, view('Ann', { place: 'team' }))).toBeUndefined();
    expect(refusal(kept, view('Bob', { q: 'x'.repeat(LONGEST) }))).toBe('long');
    const full = Object.fromEntries(Array.from({ length: MOST }, (_, i) => [`p${i}`, '']));
    expect(refusal(full, view('Bob'))).toBe('many');
  });
  it('that are none are passed over', () => {
    expect(viewsOf({ 'activity.view.1': '{', 'activity.view.2': '"x"', 'activity.view.3': '{"name":1}', 'activity.view.4': 'null' }, '')).toEqual([]);
  });
});
