// How clients sign in and push a first image, ready to paste.
import { pullCommand, type Client } from './reference';
import { quoted } from './shell';

export const pushers = ['docker', 'podman', 'nerdctl', 'helm', 'oras', 'skopeo', 'crane', 'github', 'gitlab', 'jib'] as const;
export type Pusher = (typeof pushers)[number];

export interface Goal {
  registry: string;
  user: string;
  project: string;
  image: string;
  tag: string;
  /** Whether the registry is reached without TLS. */
  plain: boolean;
}

export interface Commands {
  signIn: string[];
  push: string[];
  pull: string[];
  /** What goes into a file of a pipeline. */
  file?: { name: string; text: string };
}

/** A name or tag as far as registries take it; what somebody is typing may not be one yet. */
export const nameOf = (typed: string): string => typed.toLowerCase().replaceAll(/[^a-z0-9._/-]+/g, '-').replaceAll(/^[._/-]+|[._/-]+$/g, '');
export const tagOf = (typed: string): string => typed.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^[.-]+/g, '').slice(0, 128);

export function pushCommands(client: Pusher, { registry, user, project, image, tag, plain }: Goal): Commands {
  const short = image.split('/').at(-1) ?? image;
  const name = `${registry}/${project}/${image}:${tag}`;
  const who = quoted(user);
  const tls = plain ? ' --tls-verify=false' : '';
  const http = plain ? ' --plain-http' : '';
  const insecure = plain ? ' --insecure' : '';
  const lax = plain ? ' --insecure-registry' : '';
  const docker = [`docker login ${registry} -u ${who}`];
  const pull = (by: Client) => [pullCommand(by, registry, { project, repository: image, tag }, plain)];
  switch (client) {
    case 'docker':
      return { signIn: docker, push: [`docker tag ${short} ${name}`, `docker push ${name}`], pull: pull('docker') };
    case 'podman':
      return { signIn: [`podman login${tls} ${registry} -u ${who}`], push: [`podman push${tls} ${short} ${name}`], pull: pull(client) };
    case 'nerdctl':
      return {
        signIn: [`nerdctl${lax} login ${registry} -u ${who}`], push: [`nerdctl tag ${short} ${name}`, `nerdctl${lax} push ${name}`], pull: pull(client),
      };
    case 'helm':
      return {
        signIn: [`helm registry login${http} ${registry} -u ${who}`], push: [`helm push${http} ${short}-${tag}.tgz oci://${[registry, project, ...image.split('/').slice(0, -1)].join('/')}`],
        pull: pull(client),
      };
    case 'oras':
      return { signIn: [`oras login${http} ${registry} -u ${who}`], push: [`oras push${http} ${name} notes.txt`], pull: pull(client) };
    case 'skopeo':
      return {
        signIn: [`skopeo login${tls} ${registry} -u ${who}`], push: [`skopeo copy${plain ? ' --dest-tls-verify=false' : ''} docker-daemon:${short}:latest docker://${name}`],
        pull: pull(client),
      };
    case 'crane':
      return {
        signIn: [`crane auth login ${registry} -u ${who} --password-stdin`], push: [`docker save -o ${short}.tar ${short}`, `crane push${insecure} ${short}.tar ${name}`],
        pull: pull(client),
      };
    case 'github':
      return {
        signIn: ['gh secret set BERTH_TOKEN'], push: [], pull: pull('docker'),
        file: {
          name: '.github/workflows/push.yml',
          text: [
            'on: push', 'jobs:', '  push:', '    runs-on: ubuntu-latest', '    steps:', '      - uses: actions/checkout@v4', '      - uses: docker/login-action@v3', '        with:',
            `          registry: ${registry}`, `          username: '${user.replaceAll("'", "''")}'`, '          password: ${{ secrets.BERTH_TOKEN }}', '      - uses: docker/build-push-action@v6', '        with:',
            '          push: true', `          tags: ${name}`,
          ].join('\n'),
        },
      };
    case 'gitlab':
      return {
        signIn: [], push: [], pull: pull('docker'),
        file: {
          name: '.gitlab-ci.yml',
          text: [
            'push:', '  image: docker:27', '  services: [docker:27-dind]', '  script:', `    - printf '%s' "$BERTH_TOKEN" | docker login ${registry} -u ${who} --password-stdin`,
            `    - docker build -t ${name} .`, `    - docker push ${name}`,
          ].join('\n'),
        },
      };
    case 'jib':
      return {
        signIn: docker, pull: pull('docker'),
        push: [
          `mvn compile com.google.cloud.tools:jib-maven-plugin:3.4.4:build -Dimage=${name}${plain ? ' -Djib.allowInsecureRegistries=true -DsendCredentialsOverHttp=true' : ''}`,
          `pack build ${name} --publish${plain ? ` --insecure-registry ${registry}` : ''}`,
        ],
      };
  }
}
