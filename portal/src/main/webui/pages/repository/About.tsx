import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take, type Schemas } from '../../api/client';
import type { Reference } from '../../lib/reference';
import { useRights } from '../../lib/roles';
import { Button, Dialog, DialogForm, Empty, say, Textarea } from '../../ui';
import { Markdown } from '../../ui/Markdown';

/** What its keepers say of a repository, written as Markdown. */
export function About({ reference, facts, project }: {
  reference: Reference; facts: Schemas['Repository']; project: Schemas['Project'] | undefined;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const rights = useRights(project);
  const [text, setText] = useState<string>();
  const save = () =>
    take(
      harbor.PUT('/api/v2.0/projects/{project_name}/repositories/{repository_name}', {
        params: { path: { project_name: reference.project, repository_name: inPath(reference.repository) } },
        body: { description: text ?? '' },
      }),
    );
  const edit = rights.push && <Button small onClick={() => setText(facts.description ?? '')}>{t('edit')}</Button>;
  return (
    <section className="card">
      {facts.description ? (
        <>
          <header><h2>{t('repository.about')}</h2><span className="sp">{edit}</span></header>
          <div className="body"><Markdown text={facts.description} /></div>
        </>
      ) : <Empty title={t('repository.about.none')}><p>{t('repository.about.text')}</p>{edit}</Empty>}
      <Dialog title={t('repository.about')} open={text !== undefined} onClose={() => setText(undefined)} wide>
        <DialogForm submit={save} label={t('save')} onClose={() => setText(undefined)}
          onDone={() => {
            setText(undefined);
            say(t('saved'));
            void cache.invalidateQueries({ queryKey: ['repository', reference.project, reference.repository] });
          }}>
          <Textarea label={t('description')} description={t('markdown.means')} autosize minRows={8} maxRows={18} value={text ?? ''} data-autofocus
            onChange={event => setText(event.currentTarget.value)} />
        </DialogForm>
      </Dialog>
    </section>
  );
}
