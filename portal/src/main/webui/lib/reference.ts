/** What an address below /r names: a repository, or one of its tags or digests. */
export interface Reference {
  project: string;
  repository: string;
  tag?: string;
  digest?: string;
}

/** Reads `repository`, `repository:tag` or `repository@digest`, where the repository may hold slashes. */
export function parseReference(project: string, rest: string): Reference {
  const at = rest.indexOf('@');
  if (at > 0) return { project, repository: rest.slice(0, at), digest: rest.slice(at + 1) };
  const colon = rest.lastIndexOf(':');
  if (colon > rest.lastIndexOf('/') && colon > 0) {
    return { project, repository: rest.slice(0, colon), tag: rest.slice(colon + 1) };
  }
  return { project, repository: rest };
}

/** Reads `project/repository:tag` or `project/repository@digest`; nothing when it names no version. */
export function parseWritten(text: string): Reference | undefined {
  const slash = text.indexOf('/');
  const reference = slash > 0 ? parseReference(text.slice(0, slash), text.slice(slash + 1)) : undefined;
  return reference?.tag || reference?.digest ? reference : undefined;
}

/** The reference as clients write it, without the registry. */
export function written({ project, repository, tag, digest }: Reference): string {
  return `${project}/${repository}${digest ? `@${digest}` : tag ? `:${tag}` : ''}`;
}

/** The part of the address of its page that follows the project. */
export const splat = (reference: Reference): string => written(reference).slice(reference.project.length + 1);

export const clients = ['docker', 'podman', 'crane', 'oras'] as const;
export type Client = (typeof clients)[number];

/** How a client fetches this, ready to paste. */
export function pullCommand(client: Client, registry: string, reference: Reference, plain: boolean): string {
  const name = `${registry}/${written(reference)}`;
  switch (client) {
    case 'docker':
      return `docker pull ${name}`;
    case 'podman':
      return `podman pull${plain ? ' --tls-verify=false' : ''} ${name}`;
    case 'crane':
      return `crane pull${plain ? ' --insecure' : ''} ${name} ${reference.repository.split('/').at(-1)}.tar`;
    case 'oras':
      return `oras pull${plain ? ' --plain-http' : ''} ${name}`;
  }
}

/** How a client signs in and pushes a first image, step by step. */
export function pushCommands(client: Client, registry: string, user: string, project: string, plain: boolean) {
  const name = `${registry}/${project}/my-image:1.0`;
  const tls = plain ? ' --tls-verify=false' : '';
  const http = plain ? ' --plain-http' : '';
  const insecure = plain ? ' --insecure' : '';
  switch (client) {
    case 'docker':
      return {
        signIn: [`docker login ${registry} -u '${user}'`],
        push: [`docker tag my-image ${name}`, `docker push ${name}`],
        pull: [`docker pull ${name}`],
      };
    case 'podman':
      return {
        signIn: [`podman login${tls} ${registry} -u '${user}'`],
        push: [`podman push${tls} my-image ${name}`],
        pull: [`podman pull${tls} ${name}`],
      };
    case 'crane':
      return {
        signIn: [`crane auth login ${registry} -u '${user}' --password-stdin`],
        push: ['docker save -o my-image.tar my-image', `crane push${insecure} my-image.tar ${name}`],
        pull: [`crane pull${insecure} ${name} my-image.tar`],
      };
    case 'oras':
      return {
        signIn: [`oras login${http} ${registry} -u '${user}'`],
        push: [`oras push${http} ${registry}/${project}/notes:1.0 notes.txt`],
        pull: [`oras pull${http} ${registry}/${project}/notes:1.0`],
      };
  }
}
