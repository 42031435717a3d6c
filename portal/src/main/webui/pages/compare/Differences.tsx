import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { blob, manifest } from '../../api/registry';
import { compareConfigs, type Config, type Line } from '../../lib/compare';
import type { Reference } from '../../lib/reference';
import { Empty, Loading, Problem } from '../../ui';

const MARKS = { same: ['c', ' '], gone: ['n', '-'], come: ['p', '+'] } as const;

export function DiffLine({ line }: { line: Line }) {
  const [style, sign] = MARKS[line.kind];
  return <div className={style}>{sign} {line.text}</div>;
}

function parsed(text: string | undefined): Config {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}

function useConfig(repository: string, digest: string) {
  const described = useQuery(manifest(repository, digest));
  const config = described.data?.parsed.config?.digest;
  const content = useQuery({ ...blob(repository, config ?? ''), enabled: config !== undefined });
  const none = described.data !== undefined && config === undefined;
  return {
    error: described.error ?? content.error,
    data: none || content.data !== undefined ? { config: parsed(content.data), annotations: described.data?.parsed.annotations ?? {} } : undefined,
  };
}

/** What the two are told to run with, where it differs. */
export function Differences({ from, to, before, after }: { from: Reference; to: Reference; before: string; after: string }) {
  const { t } = useTranslation();
  const one = useConfig(`${from.project}/${from.repository}`, before);
  const other = useConfig(`${to.project}/${to.repository}`, after);
  const problem = one.error ?? other.error;
  const sections = one.data && other.data ? compareConfigs(one.data.config, other.data.config, [one.data.annotations, other.data.annotations]) : undefined;
  const count = sections?.reduce((sum, section) => sum + section.lines.length, 0) ?? 0;
  return (
    <section className="card" style={{ overflow: 'hidden' }}>
      <header style={{ paddingBottom: 8 }}><h2>{t('artifact.config')}</h2>{sections && <span className="sp muted small num">{t('compare.changes', { count })}</span>}</header>
      {problem ? <div className="body"><Problem error={problem} /></div> : !sections ? <Loading /> : sections.length === 0 ? <Empty title={t('compare.config.same')} /> : (
        <div className="diff" tabIndex={0} role="region" aria-label={t('artifact.config')}>
          {sections.map(section => (
            <div key={section.name} style={{ padding: 0 }}>
              <div className="h">{section.name}</div>
              {section.lines.map((line, i) => <DiffLine key={i} line={line} />)}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
