import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take, type Schemas } from '../../api/client';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Answered, Button, DeleteDialog, Dialog, DialogForm, Empty, Icon, IconButton, say, TextInput, Time } from '../../ui';
import { Head, Table } from '../../ui/Table';

type Label = Schemas['Label'];
const KEY = ['labels', 'global'];

/** Labels that every project can put on its artifacts. */
export default function Labels() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [name, setName] = useState<string>();
  const [description, setDescription] = useState('');
  const [leaving, setLeaving] = useState<Label>();
  const query = useQuery({ queryKey: KEY, queryFn: () => list(harbor.GET('/api/v2.0/labels', { params: { query: { scope: 'g', page_size: 100, sort: 'name' } } })) });
  const refresh = () => void cache.invalidateQueries({ queryKey: ['labels'] });
  useCrumbs({ text: t('administration') }, { text: t('labels') });
  return (
    <>
      <PageHead title={t('labels')} sub={t('labels.sub')}>
        <Button kind="primary" icon="plus" onClick={() => { setDescription(''); setName(''); }}>{t('label.new')}</Button>
      </PageHead>
      <section className="card">
        <Answered query={query}>
          {({ items }) => items.length === 0 ? <Empty title={t('labels.empty')}><p>{t('labels.empty.text')}</p></Empty> : (
            <Table label={t('labels')} head={<><Head>{t('name')}</Head><Head>{t('description')}</Head><Head optional>{t('made')}</Head><Head hidden>{t('actions')}</Head></>}>
              {items.map(label => (
                <tr key={label.id}>
                  <td><span className="chip line"><Icon name="tag" />{label.name}</span></td>
                  <td className="prose muted">{label.description}</td>
                  <td className="optional muted"><Time at={label.creation_time} /></td>
                  <td className="r"><IconButton small icon="trash" label={t('delete.of', { name: label.name })} onClick={() => setLeaving(label)} /></td>
                </tr>
              ))}
            </Table>
          )}
        </Answered>
      </section>
      <Dialog title={t('label.new')} open={name !== undefined} onClose={() => setName(undefined)}>
        <DialogForm label={t('label.make')} disabled={!name?.trim()} onClose={() => setName(undefined)}
          submit={() => take(harbor.POST('/api/v2.0/labels', { body: { name: name?.trim() ?? '', description, color: '#2456E6', scope: 'g', project_id: 0 } }))}
          onDone={() => { setName(undefined); say(t('saved')); refresh(); }}>
          <TextInput label={t('name')} value={name ?? ''} data-autofocus autoComplete="off" onChange={event => setName(event.currentTarget.value)} />
          <TextInput label={t('description')} value={description} autoComplete="off" onChange={event => setDescription(event.currentTarget.value)} />
        </DialogForm>
      </Dialog>
      <DeleteDialog open={leaving !== undefined} title={t('label.delete')} name={leaving?.name ?? ''} what={<p>{t('label.delete.what')}</p>}
        onClose={() => setLeaving(undefined)}
        remove={() => take(harbor.DELETE('/api/v2.0/labels/{label_id}', { params: { path: { label_id: String(leaving?.id) } } }))}
        onDone={() => { say(t('deleted', { name: leaving?.name })); setLeaving(undefined); refresh(); }} />
    </>
  );
}
