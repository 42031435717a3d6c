import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, inPath, take } from '../../api/client';
import { short } from '../../lib/format';
import { splat, type Reference } from '../../lib/reference';
import { Select, Time } from '../../ui';

/** One of the two: another tag of its repository can be taken instead. */
export function Pick({ title, reference, onPick }: { title: string; reference: Reference; onPick: (reference: Reference) => void }) {
  const { t } = useTranslation();
  const name = reference.tag ?? reference.digest ?? '';
  const [typed, setTyped] = useState(name);
  const wanted = typed === name ? '' : typed;
  const tags = useQuery({
    queryKey: ['tags', 'choice', reference.project, reference.repository, wanted],
    placeholderData: keepPreviousData,
    queryFn: () =>
      take(ext.GET('/api/ext/v1/projects/{project_name}/repos/{repository_name}/tags', {
        params: { path: { project_name: reference.project, repository_name: inPath(reference.repository) }, query: { q: wanted || undefined, limit: 50 } },
      })),
  });
  const rows = tags.data?.rows ?? [];
  const row = rows.find(one => one.tag === name || one.aliases.includes(name) || one.digest === name);
  const names = [...new Set([name, ...rows.flatMap(one => [one.tag, ...one.aliases])])];
  return (
    <div className="card">
      <span className="chip">{title}</span>
      <Select className="one" aria-label={t('compare.pick', { side: title })} searchable data={names.map(value => ({ value, label: value.startsWith('sha256:') ? short(value) : value }))} value={name} allowDeselect={false}
        nothingFoundMessage={t('none.found')} filter={({ options }) => options} onSearchChange={setTyped} comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={value => value && onPick({ ...reference, ...(value.startsWith('sha256:') ? { tag: undefined, digest: value } : { tag: value, digest: undefined }) } as Reference)} />
      {row && <Link className="digest" to="/r/$project/$" params={{ project: reference.project, _splat: splat(reference) }} search={{}}>{short(row.digest)}</Link>}
      {row && <span className="faint small"><Time at={row.pushed_at} />{row.pushed_by && `, ${row.pushed_by}`}</span>}
    </div>
  );
}
