// How programs that run images are told of one: by its tag for people, and by its digest so that it stays this one.
export const DEPLOYS = ['kubernetes', 'compose', 'dockerfile', 'quadlet'] as const;
export type Deploy = (typeof DEPLOYS)[number];

/** A name as Kubernetes and Compose take it. */
const simple = (repository: string) => (repository.split('/').at(-1) ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'app';

export function deploySnippet(kind: Deploy, image: string, repository: string): string {
  const name = simple(repository);
  switch (kind) {
    case 'kubernetes':
      return [
        'apiVersion: apps/v1', 'kind: Deployment', 'metadata:', `  name: ${name}`, 'spec:', '  selector:', `    matchLabels: { app: ${name} }`, '  template:', '    metadata:',
        `      labels: { app: ${name} }`, '    spec:', '      containers:', `        - name: ${name}`, `          image: ${image}`,
      ].join('\n');
    case 'compose':
      return ['services:', `  ${name}:`, `    image: ${image}`].join('\n');
    case 'dockerfile':
      return `FROM ${image}`;
    case 'quadlet':
      return [`# ~/.config/containers/systemd/${name}.container`, '[Container]', `Image=${image}`, '', '[Install]', 'WantedBy=default.target'].join('\n');
  }
}
