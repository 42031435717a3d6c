// What the layers and files of an image tell besides their sizes.

interface Sized {
  size: number;
  shared: { artifacts: number; repositories: number; more: boolean };
}

/** What an image stands on: the layers from the first on that others hold too, and how many images hold the last of them. */
export interface Base {
  size: number;
  own: number;
  artifacts: number;
  repositories: number;
  /** Whether there are more than were counted. */
  more: boolean;
}

/** Undefined where nothing is shared, or everything is. */
export function baseOf(layers: readonly Sized[]): Base | undefined {
  const end = layers.findIndex(layer => layer.shared.artifacts <= 1);
  const last = layers[end - 1];
  if (end <= 0 || last === undefined) return undefined;
  const sum = (some: readonly Sized[]) => some.reduce((all, layer) => all + layer.size, 0);
  return { size: sum(layers.slice(0, end)), own: sum(layers.slice(end)), artifacts: last.shared.artifacts, repositories: last.shared.repositories, more: last.shared.more };
}

const SECRETS = /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|[^/]*\.(?:p12|pfx|jks|keystore|key|kdbx)|\.env(?:\.(?!example$|sample$|template$)[^/]*)?|\.(?:npmrc|netrc|pypirc|pgpass|git-credentials|htpasswd)|\.docker\/config\.json|\.aws\/credentials|\.kube\/config)$/i;

/** Whether files of this name often hold what nobody should get with an image. */
export const maybeSecret = (path: string): boolean => SECRETS.test(path);
