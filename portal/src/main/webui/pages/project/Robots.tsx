import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui';
import { RobotList } from '../robots/RobotList';

/** Accounts of programs in a project. */
export function Robots({ project, id, admin }: { project: string; id: number; admin: boolean }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const [making, setMaking] = useState(false);
  return (
    <section className="card">
      <header><h2>{t('robots')}</h2>{admin && <span className="sp"><Button small icon="plus" onClick={() => setMaking(true)}>{t('robot.new')}</Button></span>}</header>
      <RobotList project={project} id={id} admin={admin} page={page} onPage={setPage} making={making} onMaking={setMaking} />
    </section>
  );
}
