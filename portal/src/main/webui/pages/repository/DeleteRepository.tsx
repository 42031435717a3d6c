import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take } from '../../api/client';
import { DeleteDialog, say } from '../../ui';

/** Asks whether a repository is to go, with all that is in it. */
export function DeleteRepository({ project, repository, artifacts, open, onClose, onDone }: {
  project: string; repository: string; artifacts: number; open: boolean; onClose: () => void; onDone: () => void;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const name = `${project}/${repository}`;
  return (
    <DeleteDialog open={open} title={t('repository.delete')} name={repository} onClose={onClose}
      what={<p>{t('repository.delete.what', { count: artifacts, name })}</p>}
      onDone={() => {
        say(t('deleted', { name }));
        onDone();
        void cache.invalidateQueries({ queryKey: ['repositories', project] });
        void cache.invalidateQueries({ queryKey: ['project', project] });
      }}
      remove={() =>
        take(
          harbor.DELETE('/api/v2.0/projects/{project_name}/repositories/{repository_name}', {
            params: { path: { project_name: project, repository_name: inPath(repository) } },
          }),
        )} />
  );
}
