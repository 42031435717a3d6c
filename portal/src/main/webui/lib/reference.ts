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

export const clients = ['docker', 'podman', 'nerdctl', 'crane', 'skopeo', 'oras', 'helm'] as const;
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
    case 'nerdctl':
      return `nerdctl${plain ? ' --insecure-registry' : ''} pull ${name}`;
    case 'skopeo':
      return `skopeo copy${plain ? ' --src-tls-verify=false' : ''} docker://${name} oci:${reference.repository.split('/').at(-1)}`;
    case 'helm':
      return `helm pull${plain ? ' --plain-http' : ''} oci://${registry}/${reference.project}/${reference.repository}${reference.tag ? ` --version ${reference.tag}` : reference.digest ? `@${reference.digest}` : ''}`;
  }
}
