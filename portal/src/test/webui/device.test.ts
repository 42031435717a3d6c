import { describe, expect, it } from 'vitest';
import { device } from '../../main/webui/lib/device';

describe('what a browser says of itself', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox', 'Linux'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'Chrome', 'Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0', 'Edge', 'Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 OPR/126.0.0.0', 'Opera', 'Linux'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15', 'Safari', 'macOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1', 'Safari', 'iOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1', 'Chrome', 'iOS'],
    ['Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/605.1.15', 'Firefox', 'iPadOS'],
    ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36', 'Samsung Internet', 'Android'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'Chrome', 'ChromeOS'],
  ])('%s', (client, program, system) => {
    expect(device(client)).toEqual({ program, system });
  });
  it('names no system that it does not know', () => {
    expect(device('Mozilla/5.0 (BeOS) Gecko/20100101 Firefox/145.0')).toEqual({ program: 'Firefox' });
  });
  it('is the first word of a program that is no browser', () => {
    expect(device('curl/8.14.1')).toEqual({ program: 'curl' });
    expect(device('python-requests 2.32 (Linux)')).toEqual({ program: 'python-requests' });
    expect(device('Mozilla/5.0 (compatible; Nobody/1.0)')).toEqual({ program: 'Mozilla' });
    expect(device('a script that says Firefox/145.0')).toEqual({ program: 'a' });
    expect(device('x'.repeat(200))?.program).toHaveLength(40);
  });
  it('may be nothing', () => {
    expect(device(undefined)).toBeUndefined();
    expect(device('  ')).toBeUndefined();
    expect(device('/')).toBeUndefined();
  });
});
