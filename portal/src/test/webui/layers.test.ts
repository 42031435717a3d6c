import { describe, expect, it } from 'vitest';
import { baseOf, maybeSecret } from '../../main/webui/lib/layers';

const layer = (size: number, artifacts: number, repositories = 1, more = false) => ({ size, shared: { artifacts, repositories, more } });

describe('what an image stands on', () => {
  it('are the layers from the first on that others hold too', () => {
    expect(baseOf([layer(10, 61, 19), layer(5, 9, 4), layer(2, 1), layer(3, 7)])).toEqual({ size: 15, own: 5, artifacts: 9, repositories: 4, more: false });
  });
  it('is not told where nothing or everything is shared', () => {
    expect(baseOf([layer(10, 1), layer(5, 2)])).toBeUndefined();
    expect(baseOf([layer(10, 2)])).toBeUndefined();
    expect(baseOf([])).toBeUndefined();
  });
});

describe('files that may be secret', () => {
  it('are known by their names', () => {
    for (const path of ['srv/truststore.p12', 'root/.ssh/id_ed25519', '.env', 'app/.env.production', 'root/.aws/credentials', 'root/.docker/config.json', 'tls/server.key']) expect(maybeSecret(path), path).toBe(true);
    for (const path of ['.env.example', 'srv/keyboard.txt', 'etc/ssl/certs/ca.pem', 'aws/credentials', 'id_rsa.pub', 'srv/config.json']) expect(maybeSecret(path), path).toBe(false);
  });
});
