import { harbor, list, type Schemas } from '../../api/client';
import { isOf, ofVersion } from '../../lib/history';
import { written, type Reference } from '../../lib/reference';
import { AuditList } from '../AuditList';

/** Who pushed, pulled, tagged and deleted this very version. */
export default function Activity({ reference, artifact }: { reference: Reference; artifact: Schemas['Artifact'] }) {
  const { project, repository } = reference;
  const name = written({ project, repository });
  const digest = artifact.digest ?? '';
  return (
    <AuditList name={`${name}@${digest}`} version={tag => ofVersion(name, digest, tag)} load={async query => {
      const { items, total } = await list(harbor.GET('/api/v2.0/projects/{project_name}/auditlog-exts', { params: { path: { project_name: project }, query } }));
      // The same content may lie in a repository whose name holds this one's.
      return { items: items.filter(entry => isOf(entry, name)), total };
    }} />
  );
}
