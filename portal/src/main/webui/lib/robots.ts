import type { Schemas } from '../api/client';
import { quoted } from './shell';

export type Robot = Schemas['Robot'];

/** What robots can be given with one choice, from little to much. */
export const PRESETS = {
  pull: [['repository', 'pull'], ['repository', 'read'], ['repository', 'list'], ['artifact', 'read'], ['artifact', 'list'], ['tag', 'list']],
  push: [['repository', 'push'], ['tag', 'create'], ['artifact', 'create']],
  delete: [['artifact', 'delete'], ['tag', 'delete'], ['repository', 'delete']],
} as const;

export type Preset = keyof typeof PRESETS;
const ORDER: Preset[] = ['pull', 'push', 'delete'];

/** One thing that is allowed, as `resource:action`. */
export type Grant = string;

/** The permissions of a choice: more holds all that less does. */
export function access(preset: Preset): Schemas['Access'][] {
  return ORDER.slice(0, ORDER.indexOf(preset) + 1).flatMap(name => PRESETS[name].map(([resource, action]) => ({ resource, action })));
}

export const grants = (list: Schemas['Access'][] | undefined): Set<Grant> => new Set((list ?? []).map(one => `${one.resource}:${one.action}`));

/** The choice that a robot has, as far as one fits: the same in each of its projects, and nothing on the installation. */
export function presetOf(robot: Pick<Robot, 'permissions'>): Preset | 'other' {
  const parts = (robot.permissions ?? []).filter(part => (part.access ?? []).length > 0);
  const fitting = ORDER.find(preset => {
    const wanted = grants(access(preset));
    return parts.length > 0 && parts.every(part => {
      const has = grants(part.access);
      return part.kind === 'project' && wanted.size === has.size && [...wanted].every(grant => has.has(grant));
    });
  });
  return fitting ?? 'other';
}

/** A word for where a robot works, for names in snippets: its project, or `all` when there is not exactly one. */
export function placeOf(robot: Pick<Robot, 'permissions'>): string {
  const projects = [...new Set((robot.permissions ?? []).filter(part => part.kind === 'project').map(part => part.namespace ?? ''))];
  const [only = ''] = projects;
  return projects.length === 1 && only !== '' && only !== '*' ? only : 'all';
}

/** What the names of a project's robots begin with, as those that are there tell; undefined when they do not. */
export function prefixOf(robots: Pick<Robot, 'name'>[], project: string | undefined): string | undefined {
  if (project === undefined) return undefined;
  return robots.map(robot => robot.name ?? '').filter(name => name.includes(`${project}+`)).map(name => name.slice(0, name.lastIndexOf(`${project}+`)))[0];
}

/** A project's name as names in Kubernetes are: lower case letters, digits and single hyphens between them. */
const inKubernetes = (project: string) => project.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 200).replace(/-+$/, '') || 'all';

/** What belongs to one repository each, so that it can be narrowed to some of them. */
const NARROWABLE = ['repository', 'artifact', 'scan', 'sbom', 'tag', 'accessory', 'artifact-addition', 'artifact-label'];

/** What a robot may do, in the form of choices. */
export interface Rights {
  /** In projects. */
  project: Set<Grant>;
  /** On the installation itself. */
  system: Set<Grant>;
  /** The projects; `*` alone for every one. */
  projects: string[];
  /** Patterns of the repositories that it is narrowed to; empty for all. */
  repositories: string[];
}

/** The rights of a robot, or undefined when they differ from project to project, which choices cannot say. */
export function rightsOf(robot: Robot): Rights | undefined {
  const parts = robot.permissions ?? [];
  const inProjects = parts.filter(part => part.kind === 'project');
  const all = inProjects.map(part => JSON.stringify([...grants(part.access)].sort()));
  const patterns = new Set(inProjects.flatMap(part => part.access ?? [])
    .filter(one => NARROWABLE.includes(one.resource ?? '')).map(one => (one.repositories ?? []).join(',')));
  if (new Set(all).size > 1 || patterns.size > 1) return undefined;
  return {
    project: grants(inProjects[0]?.access),
    system: grants(parts.filter(part => part.kind === 'system').flatMap(part => part.access ?? [])),
    projects: inProjects.map(part => part.namespace ?? ''),
    repositories: ([...patterns][0] ?? '').split(',').filter(Boolean),
  };
}

/** The rights as the API takes them. */
export function permissions(rights: Rights): Schemas['RobotPermission'][] {
  const list = (set: Set<Grant>, narrowed: boolean): Schemas['Access'][] =>
    [...set].map(grant => {
      const [resource = '', action = ''] = grant.split(':');
      return { resource, action, ...(narrowed && NARROWABLE.includes(resource) && { repositories: rights.repositories.length > 0 ? rights.repositories : ['**'] }) };
    });
  return [
    ...(rights.project.size > 0 ? rights.projects.map(namespace => ({ kind: 'project', namespace, access: list(rights.project, true) })) : []),
    ...(rights.system.size > 0 ? [{ kind: 'system', namespace: '/', access: list(rights.system, false) }] : []),
  ];
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** What clients keep of a registry that they are signed in to. */
export const configOf = (registry: string, name: string, secret: string): string =>
  JSON.stringify({ auths: { [registry]: { username: name, password: secret, auth: base64(`${name}:${secret}`) } } }, undefined, 2);

/** A pattern of repositories as the server reads it: `*` stays within a part between slashes, `**` does not. */
function matcher(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*|[*?]|[^*?]+/g, part => ({ '**': '.*', '*': '[^/]*', '?': '[^/]' })[part] ?? part.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source}$`);
}

/** Those of the repositories that the patterns, parted by commas, name; without any, all. */
export function narrowed(patterns: string, repositories: readonly string[]): string[] {
  const wanted = patterns.split(',').map(part => part.trim()).filter(Boolean);
  if (wanted.length === 0) return [...repositories];
  const fits = wanted.map(matcher);
  return repositories.filter(name => fits.some(one => one.test(name)));
}

/** Where the page of a robot is, that of a new one with `new`. */
export const robotAt = (project: string | undefined, robot: number | 'new'): string =>
  project === undefined ? `/admin/robots/${robot}` : `/projects/${project}/access/robots/${robot}`;

/** The project that a robot belongs to; undefined for one of the installation, and when nothing tells it. */
export const homeOf = (robot: Pick<Robot, 'level' | 'permissions'>): string | undefined =>
  robot.level === 'project' ? robot.permissions?.find(part => part.kind === 'project')?.namespace : undefined;

export const CLIENTS = ['docker', 'kubernetes', 'github', 'gitlab', 'jenkins', 'argocd', 'terraform', 'containerd'] as const;
export type Client = (typeof CLIENTS)[number];

/** Names of namespaces are not longer. */
const MOST_NAMESPACE = 63;

/** What snippets call things for a project: the secret in Kubernetes, and the namespace that it lies in. */
export function called(project: string): { secret: string; namespace: string } {
  const name = inKubernetes(project);
  return { secret: `berth-${name}`, namespace: name === 'all' ? 'default' : name.slice(0, MOST_NAMESPACE).replace(/-+$/, '') };
}

/** What to paste so that a client signs in as a robot; its name has a dollar sign, so it stands in quotes everywhere. */
export function snippet(client: Client | 'yaml', registry: string, name: string, secret: string, project: string): string {
  const names = called(project);
  switch (client) {
    case 'docker':
      return `printf '%s' ${quoted(secret)} | docker login ${registry} -u ${quoted(name)} --password-stdin`;
    case 'kubernetes':
      return [
        '# pull secret for one namespace', `kubectl create secret docker-registry ${names.secret} \\`, `  --docker-server=${registry} \\`,
        `  --docker-username=${quoted(name)} \\`, `  --docker-password=${quoted(secret)} \\`, `  --namespace ${names.namespace}`, '',
        `kubectl patch serviceaccount default -n ${names.namespace} \\`, `  -p '{"imagePullSecrets":[{"name":"${names.secret}"}]}'`,
      ].join('\n');
    case 'yaml':
      return [
        'apiVersion: v1', 'kind: Secret', 'metadata:', `  name: ${names.secret}`, `  namespace: ${names.namespace}`, 'type: kubernetes.io/dockerconfigjson', 'data:',
        `  # ${name} at ${registry}`, `  .dockerconfigjson: ${base64(configOf(registry, name, secret))}`,
      ].join('\n');
    case 'argocd':
      return [`argocd repo add ${registry}/${project} --type helm --name ${names.secret} --enable-oci \\`, `  --username ${quoted(name)} \\`, `  --password ${quoted(secret)}`].join('\n');
    case 'github':
      return [
        `gh secret set BERTH_PASSWORD --body ${quoted(secret)}`, '', '# in a workflow', '- uses: docker/login-action@v3', '  with:', `    registry: ${registry}`,
        `    username: ${quoted(name)}`, '    password: ${{ secrets.BERTH_PASSWORD }}',
      ].join('\n');
    case 'gitlab':
      return [
        '# a masked variable BERTH_PASSWORD in the settings of the project', 'push:', '  script:',
        `    - printf '%s' "$BERTH_PASSWORD" | docker login ${registry} -u ${quoted(name)} --password-stdin`,
      ].join('\n');
    case 'jenkins':
      return [
        '// credentials "berth" of the kind user name and password', `withDockerRegistry(url: 'https://${registry}', credentialsId: 'berth') {`,
        `  sh 'docker push ${registry}/${project}/app:1.0'`, '}',
      ].join('\n');
    case 'terraform':
      return ['provider "docker" {', '  registry_auth {', `    address  = "${registry}"`, `    username = "${name.replaceAll('${', '$${')}"`, '    password = var.berth_password', '  }', '}'].join('\n');
    case 'containerd':
      return [
        `# /etc/containerd/config.toml`, `[plugins."io.containerd.cri.v1.images".registry.configs."${registry}".auth]`, `  username = "${name}"`, `  password = "${secret}"`,
      ].join('\n');
  }
}
