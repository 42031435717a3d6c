import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take, type Schemas } from '../api/client';
import { useMe } from '../api/queries';
import { Answered, Button, Dialog, DialogForm, Gauge, NumberInput, say } from '../ui';
import { summary } from './project/summary';

export type Quota = Schemas['Quota'];

const GIB = 1024 ** 3;

/** Bytes in what Harbor's API calls resources; -1 for no limit. */
export const storage = (resources: unknown): number => Number((resources as Record<string, number> | undefined)?.storage ?? -1);

/** Asks what a project may hold; shown while there is a quota. */
export function QuotaDialog({ quota, onClose }: { quota: Quota | undefined; onClose: () => void }) {
  return <Dialog title={quota?.ref?.name ?? ''} open={quota !== undefined} onClose={onClose}>{quota && <Limit quota={quota} onClose={onClose} />}</Dialog>;
}

function Limit({ quota, onClose }: { quota: Quota; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const hard = storage(quota.hard);
  const [limit, setLimit] = useState<number | string>(hard < 0 ? '' : hard / GIB);
  return (
    <DialogForm label={t('save')} onClose={onClose}
      submit={() =>
        take(
          harbor.PUT('/api/v2.0/quotas/{id}', {
            params: { path: { id: String(quota.id) } },
            body: { hard: { storage: limit === '' ? -1 : Math.round(Number(limit) * GIB) } as never },
          }),
        )}
      onDone={() => {
        onClose();
        say(t('saved'));
        void cache.invalidateQueries({ queryKey: ['quotas'] });
        void cache.invalidateQueries({ queryKey: ['project', quota.ref?.name] });
      }}>
      <NumberInput label={t('project.limit')} description={t('quota.means')} min={0} value={limit} onChange={setLimit} hideControls data-autofocus />
    </DialogForm>
  );
}

/** What a project may hold and does. Only administrators of the installation change it. */
export function ProjectQuota({ project, id }: { project: string; id: number }) {
  const { t } = useTranslation();
  const admin = useMe().sysadmin_flag === true;
  const [editing, setEditing] = useState<Quota>();
  const figures = useQuery(summary(project));
  const own = useQuery({
    queryKey: ['quotas', 'of', project],
    enabled: admin,
    queryFn: async () => (await list(harbor.GET('/api/v2.0/quotas', { params: { query: { reference: 'project', reference_id: id } } }))).items[0],
  }).data;
  return (
    <section className="card">
      <header>
        <h2>{t('quota')}</h2>
        {own && <span className="sp"><Button small onClick={() => setEditing(own)}>{t('edit')}</Button></span>}
      </header>
      <div className="body">
        <Answered query={figures}>
          {({ quota }) => quota ? <Gauge used={storage(quota.used)} limit={storage(quota.hard)} /> : null}
        </Answered>
        <p className="sub">{t(admin ? 'quota.text' : 'quota.text.ask')}</p>
      </div>
      <QuotaDialog quota={editing} onClose={() => setEditing(undefined)} />
    </section>
  );
}
