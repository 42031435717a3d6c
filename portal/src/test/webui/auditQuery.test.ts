import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_FIELDS, asked, FIELDS, queryOf } from '../../main/webui/lib/auditQuery';
import { ofVersion } from '../../main/webui/lib/history';

const q = (text: string) => asked(text).q;
const whys = (text: string) => asked(text).troubles.map(one => one.why);

describe('queries of the log', () => {
  it('are what the server can be asked', () => {
    expect(q('')).toBeUndefined();
    expect(q('user:ann')).toBe('username=ann');
    expect(q('user:~an operation:create,delete')).toBe('username=~an,operation={%22create%22 %22delete%22}');
    expect(q('shop 1.1')).toBe('resource=~shop%201.1');
    expect(q('result:failed type:tag')).toBe('operation_result=false,resource_type=tag');
    expect(q('-result:ok')).toBe('operation_result=false');
    expect(q('user:robot$a+ci')).toBe('username=robot%24a%2Bci');
  });
  it('keep signs that mean something to the server from meaning it', () => {
    expect(q('resource:"[a"')).toBe(`resource=${encodeURIComponent('\\[a')}`);
    expect(q('resource:"~a"')).toBe(`resource=${encodeURIComponent('\\~a')}`);
    expect(q('note:"100%"')).toBe('operation_description=100%25');
  });
  it('are not asked in part: what the server has no form for is said', () => {
    expect(whys('nobody:x')).toEqual(['field']);
    expect(whys('-user:ann')).toEqual(['not']);
    expect(whys('-shop')).toEqual(['not']);
    expect(whys('user:')).toEqual(['empty']);
    expect(whys('user:a user:b')).toEqual(['twice']);
    expect(whys('user:a,~b')).toEqual(['parts']);
    expect(whys('user:a,"b c"')).toEqual(['blank']);
    expect(whys('user:"a,b"')).toEqual(['comma']);
    expect(whys('a,b')).toEqual(['comma']);
    expect(whys('result:maybe')).toEqual(['result']);
    expect(whys('user:>a')).toEqual(['compare']);
    expect(whys('resource:a shop')).toEqual(['free']);
    expect(whys(`user:${'x,'.repeat(250)}x`)).toEqual(['long']);
    expect(whys(`note:~${'ü'.repeat(900)}`)).toEqual(['long']);
    expect(asked('user:ann nobody:x').q).toBeUndefined();
  });
  it('have a text for everything that can be wrong with them', () => {
    const texts = JSON.parse(readFileSync('src/main/webui/i18n/en.json', 'utf8')) as Record<string, string>;
    for (const why of ['field', 'not', 'compare', 'empty', 'twice', 'parts', 'result', 'comma', 'blank', 'free', 'long']) expect(texts[`query.${why}`], why).toBeTruthy();
  });
  it('ask for no field that the server does not have', () => {
    const log = readFileSync('../control/src/main/java/dev/berth/control/audit/AuditLog.java', 'utf8');
    for (const field of ALL_FIELDS) expect(log).toContain(`("${FIELDS[field]}")`);
  });
  it('of a version find what is told of it, with and without a tag', () => {
    const of = (text: string) => asked(text, ['user', 'operation'], tag => ofVersion('team/app', 'sha256:ab', tag), []);
    expect(of('').q).toBe('resource=~team%2Fapp,operation_description=~sha256%3Aab');
    expect(of('1.1 operation:pull').q).toBe('resource=~team%2Fapp%3A1.1,operation_description=~sha256%3Aab,operation=pull');
    expect(of('resource:x').troubles.map(one => one.why)).toEqual(['field']);
  });
  it('of older addresses are still understood', () => {
    expect(queryOf({ q: 'shop', who: 'an n', operation: 'delete' })).toBe('shop user:~"an n" operation:delete');
    expect(asked(queryOf({ q: 'shop', who: 'ann', operation: 'delete' })).q).toBe('resource=~shop,username=~ann,operation=delete');
    expect(queryOf({})).toBe('');
  });
});
