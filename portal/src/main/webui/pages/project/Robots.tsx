import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { robotAt } from '../../lib/robots';
import { Icon } from '../../ui';
import { RobotList } from '../robots/RobotList';

/** Accounts of programs in a project. */
export function Robots({ project, id, admin }: { project: string; id: number; admin: boolean }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  return (
    <section className="card">
      <header><h2>{t('robots')}</h2>{admin && <span className="sp"><Link className="btn s" to={robotAt(project, 'new')}><Icon name="plus" />{t('robot.new')}</Link></span>}</header>
      <RobotList project={project} id={id} admin={admin} page={page} onPage={setPage} />
    </section>
  );
}
