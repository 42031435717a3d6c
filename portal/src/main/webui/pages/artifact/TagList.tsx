import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take, type Schemas } from '../../api/client';
import type { Reference } from '../../lib/reference';
import { splat } from '../../lib/reference';
import type { useRights } from '../../lib/roles';
import { Button, DeleteDialog, IconButton, say, Time } from '../../ui';
import { AddTag } from './AddTag';

/** The names that an artifact goes by; adds and removes them. */
export function TagList({ reference, artifact, rights }: {
  reference: Reference; artifact: Schemas['Artifact']; rights: ReturnType<typeof useRights>;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<string>();
  const { project, repository } = reference;
  const path = { project_name: project, repository_name: inPath(repository), reference: artifact.digest ?? '' };
  const refresh = () => {
    void cache.invalidateQueries({ queryKey: ['artifact', project, repository] });
    void cache.invalidateQueries({ queryKey: ['artifacts', project, repository] });
  };
  return (
    <section className="card">
      <header>
        <h2>{t('tags')}</h2>
        {rights.push && <span className="sp"><Button small icon="plus" onClick={() => setAdding(true)}>{t('tag.add')}</Button></span>}
      </header>
      <div className="body">
        {(artifact.tags ?? []).length === 0 && <p className="muted">{t('tags.untagged')}</p>}
        <ul className="feed">
          {(artifact.tags ?? []).map(tag => (
            <li key={tag.id} style={{ alignItems: 'center' }}>
              <Link className="tag trunc" to="/r/$project/$" search={{}} params={{ project, _splat: splat({ project, repository, tag: tag.name ?? '' }) }}>{tag.name}</Link>
              {tag.immutable && <span className="chip">{t('immutable')}</span>}
              <span className="when"><Time at={tag.push_time} /></span>
              {rights.maintain && !tag.immutable && (
                <IconButton small icon="x" label={t('tag.remove.of', { name: tag.name })} onClick={() => setLeaving(tag.name)} />
              )}
            </li>
          ))}
        </ul>
      </div>
      {adding && <AddTag reference={reference} digest={artifact.digest ?? ''} onClose={() => setAdding(false)} onDone={() => { setAdding(false); refresh(); }} />}
      <DeleteDialog open={leaving !== undefined} title={t('tag.remove')} name={leaving ?? ''} what={<p>{t('tag.remove.what')}</p>}
        onClose={() => setLeaving(undefined)}
        remove={() =>
          take(
            harbor.DELETE('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags/{tag_name}', {
              params: { path: { ...path, tag_name: leaving ?? '' } },
            }),
          )}
        onDone={() => {
          say(t('deleted', { name: leaving }));
          const gone = leaving === reference.tag;
          setLeaving(undefined);
          refresh();
          // The address named the tag that is gone now.
          if (gone) void navigate({ to: '/r/$project/$', search: {}, params: { project, _splat: splat({ project, repository, digest: artifact.digest ?? '' }) } });
        }} />
    </section>
  );
}
