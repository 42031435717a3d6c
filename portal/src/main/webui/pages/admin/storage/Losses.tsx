import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { log, type Run } from '../../../api/jobs';
import { lost, untagged } from '../../../lib/cleanup';
import { Answered, Bytes, Icon } from '../../../ui';

const SHOWN = 4;

/** A repository's page. */
function Repository({ name }: { name: string }) {
  const [project = '', ...rest] = name.split('/');
  return <Link className="mono trunc" to="/r/$project/$" params={{ project, _splat: rest.join('/') }}>{name}</Link>;
}

/** What the newest preview found, by repository, and which untagged artifacts would go. */
export function Losses({ run }: { run: Run }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useQuery(log(String(run.id), cache));
  return (
    <section className="card">
      <header><h2>{t('cleanup.what')}</h2></header>
      <div className="body">
        <Answered query={query}>
          {({ text }) => {
            const all = lost(text);
            const artifacts = untagged(text);
            const top = all.slice(0, SHOWN);
            const rest = all.slice(SHOWN).reduce((sum, found) => sum + found.bytes, 0);
            if (all.length === 0 && artifacts.length === 0) return <p className="muted">{t('cleanup.nothing')}</p>;
            return (
              <>
                {all.length > 0 && <>
                  <div className="split" aria-hidden>
                    {top.map((found, i) => <i key={found.repository} className={`s${i}`} style={{ flex: Math.max(found.bytes, 1) }} />)}
                    {rest > 0 && <i className="s4" style={{ flex: rest }} />}
                  </div>
                  <ul className="legend">
                    {top.map((found, i) => (
                      <li key={found.repository}><span className={`key s${i}`} aria-hidden /><Repository name={found.repository} /><b><Bytes size={found.bytes} /></b></li>
                    ))}
                    {rest > 0 && <li><span className="key s4" aria-hidden />{t('cleanup.others', { count: all.length - SHOWN })}<b><Bytes size={rest} /></b></li>}
                  </ul>
                </>}
                {artifacts.length > 0 && (
                  <details style={{ marginTop: all.length > 0 ? 14 : 0 }}>
                    <summary>{t('cleanup.untagged.found', { count: artifacts.length })}</summary>
                    <ul className="legend">
                      {artifacts.slice(0, 50).map(name => <li key={name}><span className="mono small trunc" title={name}>{name}</span></li>)}
                    </ul>
                  </details>
                )}
              </>
            );
          }}
        </Answered>
        <div className="note" style={{ marginTop: 14 }}><Icon name="clock" /><span>{t('cleanup.stays')}</span></div>
      </div>
    </section>
  );
}
