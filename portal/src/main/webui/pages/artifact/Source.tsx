import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { blob, manifest, pretty } from '../../api/registry';
import type { Reference } from '../../lib/reference';
import { Answered, CopyButton, Empty } from '../../ui';

function Text({ title, text }: { title: string; text: string }) {
  const shown = pretty(text);
  return (
    <section className="card">
      <header><h2>{title}</h2><span className="sp"><CopyButton text={shown} label={title} /></span></header>
      <div style={{ height: 12 }} />
      <pre className="source" tabIndex={0} role="region" aria-label={title}>{shown}</pre>
    </section>
  );
}

/** The manifest, readable; what is copied is what is shown. */
export function Source({ reference, digest }: { reference: Reference; digest: string }) {
  const { t } = useTranslation();
  const query = useQuery(manifest(`${reference.project}/${reference.repository}`, digest));
  return <Answered query={query}>{({ text }) => <Text title={t('artifact.manifest')} text={text} />}</Answered>;
}

function ConfigBlob({ repository, digest }: { repository: string; digest: string }) {
  const { t } = useTranslation();
  const query = useQuery(blob(repository, digest));
  return <Answered query={query}>{text => text === '' ? <Empty title={t('config.none')} /> : <Text title={t('artifact.config')} text={text} />}</Answered>;
}

export function Config({ reference, digest }: { reference: Reference; digest: string }) {
  const { t } = useTranslation();
  const repository = `${reference.project}/${reference.repository}`;
  const query = useQuery(manifest(repository, digest));
  return (
    <Answered query={query}>
      {({ parsed }) => parsed.config ? <ConfigBlob repository={repository} digest={parsed.config.digest} />
        : <section className="card"><Empty title={t('config.none')}><p>{t('config.index')}</p></Empty></section>}
    </Answered>
  );
}
