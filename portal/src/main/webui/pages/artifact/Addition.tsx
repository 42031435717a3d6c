import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take } from '../../api/client';
import type { Reference } from '../../lib/reference';
import { Answered, CopyButton, Empty } from '../../ui';
import { Markdown } from '../../ui/Markdown';
import { ADDITIONS, type AdditionName } from './additions';

/** Something that its author put into the artifact for people to read. */
export default function Addition({ reference, digest, name }: { reference: Reference; digest: string; name: AdditionName }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['addition', reference.project, reference.repository, digest, name],
    staleTime: Infinity,
    queryFn: () =>
      take(
        harbor.GET('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/additions/{addition}', {
          params: { path: { project_name: reference.project, repository_name: inPath(reference.repository), reference: digest, addition: name } },
          parseAs: 'text',
        }) as Promise<{ data?: string; error?: unknown; response: Response }>,
      ),
  });
  const title = t(`addition.${ADDITIONS[name]}`);
  return (
    <Answered query={query}>
      {text => (
        <section className="card">
          {text === '' ? <Empty title={t('addition.empty')} /> : name === 'readme.md' ? <div className="body" style={{ paddingTop: 16 }}><Markdown text={text} /></div> : (
            <>
              <header style={{ paddingBottom: 12 }}><h2>{title}</h2><span className="sp"><CopyButton text={text} label={title} /></span></header>
              <pre className="source" tabIndex={0} role="region" aria-label={title}>{text}</pre>
            </>
          )}
        </section>
      )}
    </Answered>
  );
}
