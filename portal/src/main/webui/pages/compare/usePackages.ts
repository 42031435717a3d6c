import { useQuery } from '@tanstack/react-query';
import { artifact as artifactQuery } from '../../api/queries';
import { READ, sbom, sboms } from '../../api/sboms';
import { NO_DOCUMENT } from '../../lib/attached';
import type { Package } from '../../lib/sbom';
import type { Reference } from '../../lib/reference';

/** The packages that the newest list tells that is attached to an image, or else to its platform; undefined while it is looked for, null where there is none. */
export function usePackages(reference: Reference, platform: string): Package[] | null | undefined {
  const name = `${reference.project}/${reference.repository}`;
  const facts = useQuery(artifactQuery(reference));
  const whole = useQuery({ ...sboms(name, facts.data ?? {}), enabled: facts.data !== undefined });
  // An index may carry lists of several platforms.
  const here = whole.data?.filter(one => one.about === undefined || one.about === platform);
  const without = here?.length === 0 && facts.data?.digest !== platform;
  const part = useQuery({ ...sboms(name, { digest: platform }), enabled: without });
  const found = without ? part.data : here;
  const first = found?.find(one => one.layer.size <= READ);
  const read = useQuery({ ...sbom(name, first ?? NO_DOCUMENT), enabled: first !== undefined });
  if (facts.error ?? whole.error ?? part.error ?? read.error) return null;
  if (found === undefined) return undefined;
  if (first === undefined) return null;
  if (read.data === undefined) return undefined;
  return read.data.listed?.form ? read.data.listed.packages : null;
}
