import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take } from '../../api/client';
import { written, type Reference } from '../../lib/reference';
import { Dialog, DialogForm, say, TextInput } from '../../ui';
import type { Line } from './rows';

/** Copies versions into another repository, which is made if it is not there; their bytes are not sent again. */
export function CopyTo({ reference, lines, onClose, onDone }: { reference: Reference; lines: Line[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { project, repository } = reference;
  const [target, setTarget] = useState('');
  const [project_name = '', ...rest] = target.trim().split('/');
  const name = rest.join('/');
  async function send() {
    for (const line of lines) {
      const from = written({ project, repository, ...(line.name ? { tag: line.name } : { digest: line.digest }) });
      await take(harbor.POST('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts', {
        params: { path: { project_name, repository_name: inPath(name) }, query: { from } },
      }));
    }
  }
  return (
    <Dialog title={t('copy.to.title', { count: lines.length })} open onClose={onClose}>
      <DialogForm label={t('copy.to.do')} submit={send} disabled={!project_name || !name || target.trim() === `${project}/${repository}`} onClose={onClose}
        onDone={() => { say(t('copy.to.done', { count: lines.length, name: target.trim() })); onDone(); }}>
        <TextInput label={t('repository')} description={t('copy.to.means')} placeholder={`${project}/${repository}-release`} value={target} data-autofocus
          spellCheck={false} autoComplete="off" onChange={event => setTarget(event.currentTarget.value)} />
      </DialogForm>
    </Dialog>
  );
}
