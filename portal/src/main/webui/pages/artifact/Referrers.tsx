import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRegistry } from '../../api/queries';
import { referrers } from '../../api/registry';
import { short } from '../../lib/format';
import { splat, written, type Reference } from '../../lib/reference';
import { Answered, Bytes, Command, Empty } from '../../ui';

/** What was attached: signatures, lists of parts, anything that names this as its subject. */
export function Referrers({ reference, digest }: { reference: Reference; digest: string }) {
  const { t } = useTranslation();
  const registry = useRegistry();
  const { project, repository } = reference;
  const query = useQuery(referrers(`${project}/${repository}`, digest));
  const own = written({ project, repository, digest });
  return (
    <section className="card">
      <Answered query={query}>
        {found => found.length === 0 ? (
          <Empty title={t('referrers.none')}>
            <p>{t('referrers.none.text')}</p>
            <Command text={`oras attach --artifact-type application/spdx+json ${registry}/${own} sbom.json`} />
          </Empty>
        ) : (
          <div className="scroll" tabIndex={0} role="region" aria-label={t('artifact.referrers')}>
            <table>
              <thead><tr><th scope="col">{t('type')}</th><th scope="col">{t('digest')}</th><th scope="col" className="r">{t('size')}</th><th scope="col" className="optional">{t('made')}</th></tr></thead>
              <tbody>
                {found.map(item => (
                  <tr key={item.digest}>
                    <td className="mono small wide">{item.artifactType ?? item.mediaType}</td>
                    <td><Link className="digest" to="/r/$project/$" search={{}} params={{ project, _splat: splat({ project, repository, digest: item.digest }) }}>{short(item.digest)}</Link></td>
                    <td className="r"><Bytes size={item.size} /></td>
                    <td className="optional muted">{item.annotations?.['org.opencontainers.image.created'] ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </section>
  );
}
