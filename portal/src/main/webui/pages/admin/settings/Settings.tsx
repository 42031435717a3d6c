import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../../api/client';
import { plan } from '../../../api/jobs';
import * as banner from '../../../lib/banner';
import { bytes } from '../../../lib/format';
import { refusedField } from '../../../lib/refused';
import { PageHead, useCrumbs } from '../../../shell/Shell';
import { Answered, Button, Dialog, DialogForm, say } from '../../../ui';
import { Head, Table } from '../../../ui/Table';
import '../admin.css';
import { PlanWords } from '../Plan';
import { differing, GROUPS, KINDS, NAMES, type Draft, type Name, type Value, type Values } from './catalogue';
import { Field } from './Field';

/** A value in words, for what changes. */
function useWords(): (name: Name, value: Value) => string {
  const { t, i18n } = useTranslation();
  return (name, value) => {
    const kind = KINDS[name];
    if (kind === 'flag') return t(value === true ? 'on' : 'off');
    if (kind === 'banner') {
      const { message, look } = banner.read(String(value));
      return message.trim() ? `${message} (${t(`banner.${look}`)})` : t('setting.empty');
    }
    if ((kind === 'days' || kind === 'gib') && Number(value) < 0) return t('setting.unlimited');
    if (kind === 'gib') return bytes(Number(value), i18n.language);
    if (kind === 'days') return t('days', { count: Number(value) });
    if (kind === 'minutes') return t('minutes', { count: Number(value) });
    if (kind === 'creation' || kind === 'auth') return t(`setting.value.${String(value)}`);
    return String(value) || t('setting.empty');
  };
}

function Changes({ values, draft, onClose, onRefused, onSaved }: {
  values: Values; draft: Draft; onClose: () => void; onSaved: () => void; onRefused: (refused: { field: Name; says: string }) => void;
}) {
  const { t } = useTranslation();
  const words = useWords();
  async function save() {
    try {
      await take(harbor.PUT('/api/v2.0/configurations', { body: draft as never }));
    } catch (error) {
      const refused = refusedField(error, NAMES);
      if (!refused) throw error;
      onRefused(refused);
      return;
    }
    onSaved();
  }
  return (
    <Dialog title={t('settings.changes')} open wide onClose={onClose}>
      <DialogForm label={t('save')} submit={save} onDone={() => {}} onClose={onClose}>
        <Table label={t('settings.changes')} head={<><Head>{t('setting')}</Head><Head>{t('before')}</Head><Head>{t('after')}</Head></>}>
          {(Object.entries(draft) as [Name, Value][]).map(([name, value]) => (
            <tr key={name}>
              <td className="prose"><b>{t(`setting.${name}`)}</b></td>
              <td className="prose before">{words(name, values[name].value)}</td>
              <td className="prose">{words(name, value)}</td>
            </tr>
          ))}
        </Table>
        {draft.read_only === true && <p className="note warn">{t('settings.read-only.warns')}</p>}
        <p className="muted small">{t('settings.holds')}</p>
      </DialogForm>
    </Dialog>
  );
}

function Purge() {
  const { t } = useTranslation();
  const set = useQuery(plan('audit-purge')).data;
  return (
    <div className="row wrap">
      <span className="grow"><b>{t('job.audit-purge')}</b><br />{set && <span className="muted small"><PlanWords plan={set} /></span>}</span>
      <Link className="btn s" to="/admin/jobs" search={{ tab: 'schedules' }}>{t('plan.change')}</Link>
    </div>
  );
}

/** What is set for the installation. Nothing changes before it was shown what changes. */
export default function Settings() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useQuery({ queryKey: ['configurations'], queryFn: () => take(harbor.GET('/api/v2.0/configurations')) });
  const [draft, setDraft] = useState<Draft>({});
  const [showing, setShowing] = useState(false);
  const [refused, setRefused] = useState<{ field: Name; says: string }>();
  useCrumbs({ text: t('administration') }, { text: t('settings') });
  // What is set may become what was typed, by somebody else or by typing it again.
  const changed = query.data ? differing(query.data, draft) : {};
  const changes = Object.keys(changed).length;
  function change(name: Name, value: Value) {
    setRefused(undefined);
    setShowing(false);
    setDraft(before => ({ ...before, [name]: value }));
  }
  function saved() {
    setDraft({});
    setShowing(false);
    say(t('saved'));
    void cache.invalidateQueries({ queryKey: ['configurations'] });
    void cache.invalidateQueries({ queryKey: ['systeminfo'] });
  }
  return (
    <>
      <PageHead title={t('settings')} sub={t('settings.sub')} />
      <Answered query={query}>
        {values => (
          <div className="gap settings">
            {GROUPS.map(group => (
              <section key={group.id} className="card">
                <header><h2 id={`group-${group.id}`}>{t(`settings.${group.id}`)}</h2></header>
                <div className="body fields">
                  {group.settings.map(([name, kind]) => (
                    <Field key={name} name={name} kind={kind} value={draft[name] ?? values[name].value} before={values[name].value} editable={values[name].editable}
                      error={refused?.field === name ? refused.says : undefined} onChange={value => change(name, value)} />
                  ))}
                  {group.id === 'audit' && <Purge />}
                </div>
              </section>
            ))}
            {changes > 0 && (
              <div className="bulk" role="group" aria-label={t('settings.changes')}>
                <b>{t('settings.changed', { count: changes })}</b>
                <Button kind="quiet" onClick={() => { setDraft({}); setRefused(undefined); }}>{t('settings.discard')}</Button>
                <Button kind="quiet" icon="check" onClick={() => setShowing(true)}>{t('settings.review')}</Button>
              </div>
            )}
            {showing && changes > 0 && <Changes values={values} draft={changed} onClose={() => setShowing(false)} onSaved={saved}
              onRefused={found => { setShowing(false); setRefused(found); document.getElementById(`group-${GROUPS.find(group => group.settings.some(([name]) => name === found.field))?.id}`)?.scrollIntoView(); }} />}
          </div>
        )}
      </Answered>
    </>
  );
}
