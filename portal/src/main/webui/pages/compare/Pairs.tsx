import { useTranslation } from 'react-i18next';
import type { Layer } from '../../api/layers';
import type { compareLayers } from '../../lib/compare';
import * as format from '../../lib/format';
import { Bytes } from '../../ui';

type Found = ReturnType<typeof compareLayers<Layer>>;

function Row({ name, layers, size, total, mark }: { name: string; layers: Found['before']; size: number; total: number; mark: 'gone' | 'come' }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="pair">
      <span className="mono" title={name}>{name}</span>
      <ul className="lb" style={{ width: `${(size / total) * 100}%` }} aria-label={t('compare.layers.of', { name })}>
        {layers.map(({ layer, same }, i) => {
          const text = format.bytes(layer.size, i18n.language);
          const said = `${t('layer.of', { position: i + 1 })}: ${text}, ${t(same ? 'compare.both' : 'compare.only', { name })}`;
          return (
            <li key={i} style={{ flex: `${Math.max(layer.size, total / 250)} 1 0` }}>
              <span className={`part ${same ? 'same' : mark}`} title={said}>{layer.size / total > 0.08 ? <span aria-hidden>{text}</span> : null}<span className="vh">{said}</span></span>
            </li>
          );
        })}
      </ul>
      <span className="num" style={{ textAlign: 'end' }}><Bytes size={size} /></span>
    </div>
  );
}

/** The layers of both, on the same scale. */
export function Pairs({ from, to, found }: { from: string; to: string; found: Found }) {
  const { t } = useTranslation();
  const total = Math.max(1, found.sizeBefore, found.sizeAfter);
  return (
    <section className="card">
      <header>
        <h2>{t('layers')}</h2>
        <span className="sp legend">
          <span><i style={{ background: 'var(--d6)' }} />{t('compare.both')}</span>
          <span><i style={{ background: 'var(--bad-s)', boxShadow: 'inset 0 0 0 1.5px var(--bad)' }} />{t('compare.only', { name: from })}</span>
          <span><i style={{ background: 'var(--ok-s)', boxShadow: 'inset 0 0 0 1.5px var(--ok)' }} />{t('compare.only', { name: to })}</span>
        </span>
      </header>
      <div className="body">
        <Row name={from} layers={found.before} size={found.sizeBefore} total={total} mark="gone" />
        <Row name={to} layers={found.after} size={found.sizeAfter} total={total} mark="come" />
      </div>
    </section>
  );
}
