// What a preview of the cleanup found, read from its log.

export interface Found {
  repository: string;
  bytes: number;
  objects: number;
}

const BLOB = /would remove (\S+) from (\S+), (\d+) bytes/;
const MANIFEST = /would delete (\S+)@(sha\d+:[0-9a-f]+)/;

/** What each repository would lose, the most first; blobs that several lose count in each. */
export function lost(log: string): Found[] {
  const all = new Map<string, Found>();
  for (const line of log.split('\n')) {
    const [, , repository, size] = BLOB.exec(line) ?? [];
    if (repository) {
      const found = all.get(repository) ?? { repository, bytes: 0, objects: 0 };
      all.set(repository, { repository, bytes: found.bytes + Number(size), objects: found.objects + 1 });
    }
  }
  return [...all.values()].sort((a, b) => b.bytes - a.bytes || (a.repository < b.repository ? -1 : 1));
}

/** The untagged artifacts that would go, as references. */
export const untagged = (log: string): string[] =>
  log.split('\n').flatMap(line => {
    const found = MANIFEST.exec(line);
    return found ? [`${found[1]}@${found[2]}`] : [];
  });
