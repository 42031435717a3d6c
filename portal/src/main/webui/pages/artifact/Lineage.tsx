import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lineage as lineageQuery } from '../../api/layers';
import { behind, laterOf, nameOf, referenceOf, type Base, type Lineage, type Named } from '../../lib/lineage';
import { splat, type Reference } from '../../lib/reference';
import { Bytes, Icon } from '../../ui';

/** The link to an image of whatever project. */
export function ImageLink({ image }: { image: Named }) {
  const to = referenceOf(image);
  return <Link className="mono" to="/r/$project/$" params={{ project: to.project, _splat: splat(to) }} search={{}} title={image.digest}>{nameOf(image)}</Link>;
}

/** What a base became since, each to be compared with it. */
export function Later({ base }: { base: Base }) {
  const { t } = useTranslation();
  return laterOf(base).map(({ tag, moved, from, to }) => (
    <Link key={tag} to="/compare" search={{ from, to }}>{moved ? t('lineage.moved', { tag }) : t('lineage.newer', { tag })}</Link>
  ));
}

/** In the head of an image: whether others are built on it, and whether what it is built on is still the last. */
export function Standing({ reference, name, platform }: { reference: Reference; name: string; platform: string | undefined }) {
  const { t } = useTranslation();
  const lineage = useQuery({ ...lineageQuery(reference, name, platform), retry: false }).data;
  const late = lineage && behind(lineage);
  const { images, more } = lineage?.users ?? { images: 0, more: false };
  if (images === 0 && !late) return null;
  const here = { project: reference.project, _splat: splat(reference) };
  return (
    <span className="row wrap">
      {images > 0 && (
        <Link className="chip" to="/r/$project/$" params={here} search={{ tab: 'referrers' }} title={t(more ? 'lineage.used.more' : 'lineage.used', { count: images })}>
          <Icon name="stack" />{t('lineage.base')}
        </Link>
      )}
      {late && (
        <Link className="chip warn" to="/r/$project/$" params={here} search={{ tab: 'layers' }}>
          <Icon name="stack" />{t(late.more ? 'lineage.behind.more' : 'lineage.behind', { count: late.versions })}
        </Link>
      )}
    </span>
  );
}

function Bases({ lineage }: { lineage: Lineage }) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('lineage.on')}>
      <table>
        <thead><tr><th scope="col">{t('lineage.on')}</th><th scope="col" className="r">{t('layers')}</th><th scope="col" className="r">{t('size')}</th></tr></thead>
        <tbody>
          {lineage.bases.map(base => (
            <tr key={base.layers}>
              <td><span className="row wrap"><ImageLink image={base.image} />{base.said && <span className="chip">{t('lineage.said.too')}</span>}<Later base={base} /></span></td>
              <td className="r">{base.layers}</td>
              <td className="r"><Bytes size={base.size} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Users({ users }: { users: Lineage['users'] }) {
  const { t } = useTranslation();
  const rest = users.repositories - users.largest.length;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('lineage.users')}>
      <table>
        <thead><tr><th scope="col">{t('lineage.users')}</th><th scope="col" className="r">{t(users.more ? 'lineage.images.more' : 'lineage.images', { count: users.images })}</th></tr></thead>
        <tbody>
          {users.largest.map(({ newest, images }) => (
            <tr key={`${newest.project}/${newest.repository}`}><td><ImageLink image={newest} /></td><td className="r">{images}</td></tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="sub small" style={{ padding: '8px 16px' }}>{t('lineage.rest', { count: rest })}</p>}
    </div>
  );
}

/** What an image is built on and what is built on it, as lists. */
export function Tables({ lineage }: { lineage: Lineage }) {
  return (
    <div className="lists">
      {lineage.bases.length > 0 && <Bases lineage={lineage} />}
      {lineage.users.images > 0 && <Users users={lineage.users} />}
    </div>
  );
}
