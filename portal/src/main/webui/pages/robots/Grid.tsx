import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import type { Grant } from '../../lib/robots';
import { Head, Table } from '../../ui/Table';

type Permission = Schemas['GrantablePermission'];

const ORDER = ['list', 'read', 'pull', 'push', 'create', 'update', 'delete', 'stop'];

/** Every permission that can be given, by what it is about and what it allows. */
export function Grid({ label, all, chosen, onChange }: {
  label: string; all: Permission[]; chosen: Set<Grant>; onChange: (chosen: Set<Grant>) => void;
}) {
  const { t } = useTranslation();
  const resources = [...new Set(all.map(one => one.resource ?? ''))];
  const actions = ORDER.filter(action => all.some(one => one.action === action));
  const offered = new Set(all.map(one => `${one.resource}:${one.action}`));
  function turn(grant: Grant, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(grant);
    else next.delete(grant);
    onChange(next);
  }
  return (
    <div className="permissions">
      <Table label={label} head={<><Head>{t('permission')}</Head>{actions.map(action => <Head key={action}>{action}</Head>)}</>}>
        {resources.map(resource => (
          <tr key={resource}>
            <th scope="row" className="mono">{resource}</th>
            {actions.map(action => {
              const grant = `${resource}:${action}`;
              return (
                <td key={action}>{offered.has(grant) && (
                  <input type="checkbox" className="cb" aria-label={`${resource}: ${action}`} checked={chosen.has(grant)} onChange={event => turn(grant, event.currentTarget.checked)} />
                )}</td>
              );
            })}
          </tr>
        ))}
      </Table>
    </div>
  );
}
