import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { preferences, useChangePreferences } from '../api/preferences';
import { LONGEST, MOST, refusal, viewsOf, withoutView, withView, type View } from '../lib/views';
import { Dialog, DialogForm, Empty, Icon, IconButton, Menu, say, TextInput } from '../ui';

/** What is shown now, or a view that is given another name. */
type Named = Omit<View, 'id'> & { id?: string };

/** Asks for a name; nothing is kept that the server would refuse. */
function NameDialog({ view, onClose }: { view: Named; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  const known = useQuery(preferences).data ?? {};
  const change = useChangePreferences();
  const why = refusal(known, { ...view, name });
  return (
    <Dialog title={t(view.id === undefined ? 'views.save' : 'views.rename')} open onClose={onClose}>
      <DialogForm label={t('save')} disabled={why !== undefined} onClose={onClose} onDone={() => { say(t('saved')); onClose(); }}
        submit={() => change(now => withView(now, { ...view, name }))}>
        <TextInput label={t('name')} value={name} data-autofocus autoComplete="off" onChange={event => setName(event.currentTarget.value)}
          error={why !== undefined && why !== 'unnamed' && t(`views.${why}`, { most: MOST, longest: LONGEST })} />
        <p className="muted small"><code>{view.q || t('views.everything')}</code>, {t(view.range ? `range.${view.range}` : 'range.always')}</p>
      </DialogForm>
    </Dialog>
  );
}

function Manage({ views, onRename, onClose }: { views: View[]; onRename: (view: View) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState<View>();
  const change = useChangePreferences();
  if (leaving) {
    return (
      <Dialog title={t('views.delete', { name: leaving.name })} open onClose={() => setLeaving(undefined)}>
        <DialogForm danger label={t('delete')} onClose={() => setLeaving(undefined)} submit={() => change(now => withoutView(now, leaving.id))}
          onDone={() => { say(t('deleted', { name: leaving.name })); setLeaving(undefined); }}>
          <p><code>{leaving.q || t('views.everything')}</code></p>
        </DialogForm>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('views')} open onClose={onClose} wide>
      {views.length === 0 ? <Empty title={t('views.none')} /> : (
        <ul className="views">
          {views.map(view => (
            <li key={view.id}>
              <span className="grow"><b>{view.name}</b><br /><code className="muted small">{view.q || t('views.everything')}</code></span>
              <IconButton small icon="pencil" label={t('views.rename.of', { name: view.name })} onClick={() => onRename(view)} />
              <IconButton small icon="trash" label={t('delete.of', { name: view.name })} onClick={() => setLeaving(view)} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** Queries of a log that the person has named: to open one, name what is shown now, or change them. */
export function SavedViews({ place, q, range, onOpen }: {
  place: string; q: string; range: string | undefined; onOpen: (view: View) => void;
}) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState<Named>();
  const [managing, setManaging] = useState(false);
  const known = useQuery(preferences);
  // Programs that sign in have no preferences.
  if (!known.data) return null;
  const views = viewsOf(known.data, place);
  const open = views.find(view => view.q === q && view.range === range);
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target><button type="button" className="btn"><Icon name="list" /><span className="trunc">{open?.name ?? t('views')}</span></button></Menu.Target>
        <Menu.Dropdown aria-label={t('views')}>
          {views.map(view => (
            <Menu.Item key={view.id} aria-current={view === open || undefined} leftSection={view === open ? <Icon name="check" /> : <Icon name="activity" />} onClick={() => onOpen(view)}>{view.name}</Menu.Item>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<Icon name="plus" />} onClick={() => setNaming({ name: '', place, q, range })}>{t('views.save')}</Menu.Item>
          {views.length > 0 && <Menu.Item leftSection={<Icon name="pencil" />} onClick={() => setManaging(true)}>{t('views.manage')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {naming && <NameDialog view={naming} onClose={() => setNaming(undefined)} />}
      {managing && !naming && <Manage views={views} onRename={setNaming} onClose={() => setManaging(false)} />}
    </>
  );
}
