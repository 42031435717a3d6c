import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import type { Reference } from '../../lib/reference';
import type { useRights } from '../../lib/roles';
import { Button, Count, Time } from '../../ui';
import { DeleteRepository } from './DeleteRepository';

/** What a repository is by number, what holds in it, and its end. */
export function Settings({ reference: { project, repository }, facts, rights }: {
  reference: Reference; facts: Schemas['Repository']; rights: ReturnType<typeof useRights>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="gap" style={{ maxWidth: 760 }}>
      <section className="card">
        <header><h2>{t('facts')}</h2></header>
        <dl className="body facts">
          <dt>{t('name')}</dt><dd className="mono small">{project}/{repository}</dd>
          <dt>{t('number')}</dt><dd className="num"><Count value={facts.id} /></dd>
          <dt>{t('created')}</dt><dd><Time at={facts.creation_time} /></dd>
          <dt>{t('changed')}</dt><dd><Time at={facts.update_time} /></dd>
        </dl>
      </section>
      <section className="card">
        <header><h2>{t('policies')}</h2></header>
        <div className="body row wrap">
          <p className="grow muted">{t('repository.policies')}</p>
          <Link className="btn" to="/projects/$project/policies" params={{ project }}>{t('policies')}</Link>
          <Link className="btn" to="/projects/$project/access" params={{ project }}>{t('access')}</Link>
        </div>
      </section>
      <section className="card">
        <header><h2>{t('repository.delete')}</h2></header>
        <div className="body row wrap">
          <p className="grow muted">{t('repository.delete.text')}</p>
          <Button icon="trash" onClick={() => setLeaving(true)}>{t('repository.delete')}</Button>
        </div>
      </section>
      {rights.maintain && (
        <DeleteRepository project={project} repository={repository} artifacts={facts.artifact_count ?? 0} open={leaving} onClose={() => setLeaving(false)}
          onDone={() => void navigate({ to: '/projects/$project', params: { project } })} />
      )}
    </div>
  );
}
