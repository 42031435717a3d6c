// What a program does with the client that was generated for it. Each name here was generated.
import createClient from 'openapi-fetch';
import type { paths as Harbor } from './harbor.js';
import type { paths as Own } from './own.js';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

function basic(user: string, password: string): string {
  return 'Basic ' + btoa(`${user}:${password}`);
}

function check(fits: boolean, what: string): asserts fits {
  if (!fits) throw new Error('not so: ' + what);
}

async function sha256(bytes: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(bytes));
  return 'sha256:' + [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** An image without layers, as a push of any client would leave it. */
async function push(server: string, authorization: string, repository: string, tag: string): Promise<string> {
  const config = '{}';
  const digest = await sha256(config);
  const blob = await fetch(`${server}/v2/${repository}/blobs/uploads/?digest=${digest}`,
    { method: 'POST', headers: { Authorization: authorization }, body: config });
  check(blob.status === 201, `the blob was taken: ${blob.status}`);
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: config.length },
    layers: [],
  });
  const image = await fetch(`${server}/v2/${repository}/manifests/${tag}`,
    { method: 'PUT', headers: { Authorization: authorization, 'Content-Type': MANIFEST }, body: manifest });
  check(image.status === 201, `the manifest was taken: ${image.status}`);
  return sha256(manifest);
}

export async function journey(server: string, user: string, password: string): Promise<void> {
  const authorization = basic(user, password);
  const harbor = createClient<Harbor>({ baseUrl: server, headers: { Authorization: authorization } });
  const own = createClient<Own>({ baseUrl: server, headers: { Authorization: authorization } });
  const project = { project_name: 'generated' };

  const made = await harbor.POST('/api/v2.0/projects', { body: { project_name: 'generated', public: false } });
  check(made.response.status === 201, `the project was made: ${made.response.status}`);
  const again = await harbor.POST('/api/v2.0/projects', { body: { project_name: 'generated' } });
  check(again.response.status === 409 && again.error?.errors[0]?.code === 'CONFLICT', 'the name is taken');

  const digest = await push(server, authorization, 'generated/app', '1.0');

  const repositories = await harbor.GET('/api/v2.0/projects/{project_name}/repositories',
    { params: { path: project, query: { page: 1, page_size: 10 } } });
  check(repositories.data?.length === 1 && repositories.data[0]?.name === 'generated/app', 'the repository is listed');
  const artifacts = await harbor.GET('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts',
    { params: { path: { ...project, repository_name: 'app' }, query: { with_tag: true } } });
  check(artifacts.data?.[0]?.digest === digest, 'the artifact is listed');
  check(artifacts.data[0].tags?.[0]?.name === '1.0', 'with its tag');

  const robot = await harbor.POST('/api/v2.0/robots', {
    body: {
      name: 'reader',
      level: 'project',
      duration: -1,
      permissions: [{
        kind: 'project',
        namespace: 'generated',
        access: [{ resource: 'repository', action: 'list' }, { resource: 'repository', action: 'pull' }],
      }],
    },
  });
  check(robot.data !== undefined, 'the robot was made');
  const reader = createClient<Harbor>(
    { baseUrl: server, headers: { Authorization: basic(robot.data.name, robot.data.secret) } });
  const seen = await reader.GET('/api/v2.0/repositories', {});
  check(seen.data?.some(repository => repository.name === 'generated/app') === true, 'the robot sees the repository');
  const refused = await reader.DELETE('/api/v2.0/projects/{project_name_or_id}',
    { params: { path: { project_name_or_id: 'generated' } } });
  check(refused.response.status === 403 && refused.error?.errors[0]?.code === 'FORBIDDEN', 'and may not delete');

  const token = await own.POST('/api/ext/v1/tokens', { body: { name: 'journey', scopes: ['repository:pull'] } });
  check(token.data !== undefined, 'the token was made');
  const revoked = await own.DELETE('/api/ext/v1/tokens/{token_id}', { params: { path: { token_id: String(token.data.details.id) } } });
  check(revoked.response.status === 204, 'and revoked');

  const gone = await harbor.DELETE('/api/v2.0/robots/{robot_id}',
    { params: { path: { robot_id: String(robot.data.id) } } });
  check(gone.response.ok, 'the robot is gone');
  const emptied = await harbor.DELETE('/api/v2.0/projects/{project_name}/repositories/{repository_name}',
    { params: { path: { ...project, repository_name: 'app' } } });
  check(emptied.response.ok, 'the repository is gone');
  const deleted = await harbor.DELETE('/api/v2.0/projects/{project_name_or_id}',
    { params: { path: { project_name_or_id: 'generated' } } });
  check(deleted.response.ok, 'the project is gone');
  const absent = await harbor.GET('/api/v2.0/projects/{project_name_or_id}',
    { params: { path: { project_name_or_id: 'generated' } } });
  check(absent.response.status === 404 && absent.error !== undefined, 'and is not found any more');
}
