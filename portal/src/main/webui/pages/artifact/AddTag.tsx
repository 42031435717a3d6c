import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take } from '../../api/client';
import type { Reference } from '../../lib/reference';
import { Dialog, DialogForm, say, TextInput } from '../../ui';

/** Gives an artifact one more name, which none of its repository may have yet. */
export function AddTag({ reference, digest, onClose, onDone }: { reference: Reference; digest: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <Dialog title={t('tag.add')} open onClose={onClose}>
      <DialogForm label={t('tag.add')} disabled={!name.trim()} onClose={onClose}
        submit={() =>
          take(
            harbor.POST('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}/tags', {
              params: { path: { project_name: reference.project, repository_name: inPath(reference.repository), reference: digest } },
              body: { name: name.trim() },
            }),
          )}
        onDone={() => { say(t('saved')); onDone(); }}>
        <TextInput label={t('tag')} description={t('tag.rule')} value={name} data-autofocus spellCheck={false} autoComplete="off"
          onChange={event => setName(event.currentTarget.value)} />
      </DialogForm>
    </Dialog>
  );
}
