import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imageLayers, lineage as lineageQuery, type ImageLayers, type Layer } from '../../../api/layers';
import * as format from '../../../lib/format';
import { dockerfile, instruction } from '../../../lib/instruction';
import { baseOf } from '../../../lib/layers';
import { shares, type Lineage } from '../../../lib/lineage';
import type { Reference } from '../../../lib/reference';
import { Answered, Button, Bytes, Choices, CopyButton, Dialog } from '../../../ui';
import '../artifact.css';
import { ImageLink, Later } from '../Lineage';
import { Explorer } from './Explorer';
import { Hidden } from './Hidden';

/** A bar of what pulling costs, each layer as wide as it is large. */
function Bar({ layers, chosen, onChoose }: { layers: Layer[]; chosen: string | undefined; onChoose: (digest: string) => void }) {
  const { t, i18n } = useTranslation();
  const total = Math.max(1, layers.reduce((sum, layer) => sum + layer.size, 0));
  return (
    <ul className="lb" aria-label={t('layers.bar')}>
      {layers.map((layer, i) => {
        const size = format.bytes(layer.size, i18n.language);
        return (
          <li key={i} style={{ flex: `${Math.max(layer.size, total / 250)} 1 0` }}>
            <button type="button" className={layer.shared.artifacts > 1 ? 'shared' : 'own'} aria-pressed={layer.digest === chosen} title={`${t('layer.of', { position: i + 1 })}: ${size}`}
              aria-label={`${t('layer.of', { position: i + 1 })}: ${size}`} onClick={() => onChoose(layer.digest)}>
              {layer.size / total > 0.07 ? size : ''}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Below the bar: what the image stands on, and what is its own. Where no image is known to be the base, it is what others hold too. */
function Bracket({ layers, lineage }: { layers: Layer[]; lineage: Lineage | undefined }) {
  const { t, i18n } = useTranslation();
  const size = (value: number) => <span className="muted">{format.bytes(value, i18n.language)}</span>;
  const own = (value: number) => <div className="own" style={{ flex: `${value} 1 0` }}><b>{t('layers.this')}</b> {size(value)}</div>;
  const nearest = lineage?.bases[0];
  if (nearest && lineage.sharing) {
    const { images, repositories, more } = lineage.sharing;
    const part = shares(layers.map(layer => layer.size), nearest.layers);
    return (
      <div className="bracket">
        <div className="named" style={{ flex: `${part.base} 1 0` }}>
          <b><ImageLink image={nearest.image} /></b> {size(nearest.size)}<span className="muted">, {t(more ? 'lineage.shared.more' : 'lineage.shared', { count: images })} {t('lineage.in', { count: repositories })}.</span> <Later base={nearest} />
        </div>
        {own(part.own)}
      </div>
    );
  }
  const base = baseOf(layers);
  if (!base) return null;
  return (
    <div className="bracket">
      <div style={{ flex: `${base.size} 1 0` }}><b>{t('layers.base')}</b> {size(base.size)}<span className="muted">, {t(base.more ? 'layers.base.more' : 'layers.base.in', { count: base.artifacts })}, {t('repositories.count', { count: base.repositories })}</span></div>
      {own(base.own)}
    </div>
  );
}

function Steps({ image, chosen, onChoose }: { image: ImageLayers; chosen: string | undefined; onChoose: (digest: string) => void }) {
  const { t } = useTranslation();
  return (
    <ol className="steplist">
      {image.steps.map(step => {
        const { verb, rest } = instruction(step.instruction);
        const layer = step.layer;
        const text = (
          <>
            <span className="i">{step.position}</span>
            <code title={step.instruction}>{verb && <b>{verb} </b>}{rest || (!verb && (step.comment ?? t('step.unknown')))}</code>
            {layer ? <span className="sz"><Bytes size={layer.size} /></span> : <span className="sz">{t('step.empty')}</span>}
            <span className="in">{layer && t(layer.shared.more ? 'layer.in.more' : 'layer.in', { count: layer.shared.artifacts })}</span>
          </>
        );
        return (
          <li key={step.position}>
            {layer ? (
              <button type="button" className="ly" aria-pressed={layer.digest === chosen} onClick={() => onChoose(layer.digest)}>{text}</button>
            ) : <div className="ly z">{text}</div>}
          </li>
        );
      })}
    </ol>
  );
}

function AsDockerfile({ image }: { image: ImageLayers }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const text = dockerfile(image.steps);
  return (
    <>
      <Button small kind="quiet" icon="file-code" onClick={() => setOpen(true)}>{t('layers.dockerfile')}</Button>
      <Dialog title={t('layers.dockerfile')} open={open} onClose={() => setOpen(false)} wide>
        <div className="stack">
          <p className="sub">{t('layers.dockerfile.text')}</p>
          <pre className="shown" tabIndex={0} role="region" aria-label={t('layers.dockerfile')}>{text}</pre>
          <div className="row end"><CopyButton text={text} label={t('layers.dockerfile')} /></div>
        </div>
      </Dialog>
    </>
  );
}

function Image({ reference, name, image }: { reference: Reference; name: string; image: ImageLayers }) {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate({ from: '/r/$project/$' });
  const lineage = useQuery({ ...lineageQuery(reference, name, search.platform), retry: false });
  const layers = image.steps.flatMap(step => step.layer ?? []);
  const layer = layers.find(one => one.digest === search.layer) ?? layers.at(-1);
  const choose = (digest: string) =>
    void navigate({ to: '.', search: before => ({ ...before, layer: digest, path: undefined, file: undefined, q: undefined }), replace: true });
  const unpacked = layers.every(one => one.unpacked !== undefined)
    ? [...new Map(layers.map(one => [one.digest, one.unpacked ?? 0])).values()].reduce((sum, size) => sum + size, 0) : undefined;
  const own = layers.filter(one => one.shared.artifacts <= 1).reduce((sum, one) => sum + one.size, 0);
  const size = format.bytes(image.size, i18n.language);
  return (
    <>
      <section className="card">
        <header>
          <h2>{unpacked === undefined ? t('layers.size', { size }) : t('layers.sizes', { size, unpacked: format.bytes(unpacked, i18n.language) })}</h2>
          <span className="sp legend">
            <span><i style={{ background: 'var(--d2)' }} />{t('layers.own', { size: format.bytes(own, i18n.language) })}</span>
            <span><i style={{ background: 'var(--d5)' }} />{t('layers.shared')}</span>
            {layers.length > 1 && <Hidden reference={reference} image={image} read={unpacked !== undefined} onChoose={choose} />}
          </span>
        </header>
        <div className="body"><Bar layers={layers} chosen={layer?.digest} onChoose={choose} />{!lineage.isPending && <Bracket layers={layers} lineage={lineage.data?.digest === image.digest ? lineage.data : undefined} />}</div>
      </section>
      <div className="halves">
        <section className="card" style={{ overflow: 'hidden' }}>
          <header style={{ paddingBottom: 8 }}><h2>{t('layers.built')}</h2><span className="sp"><AsDockerfile image={image} /></span></header>
          <Steps image={image} chosen={layer?.digest} onChoose={choose} />
        </section>
        {layer && <Explorer key={layer.digest} reference={reference} image={image} layer={layer} position={image.steps.find(step => step.layer === layer)?.position ?? 0} />}
      </div>
    </>
  );
}

/** How an image was made, layer by layer, and the files that each layer brought. */
export function Layers({ reference, name }: { reference: Reference; name: string }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/r/$project/$' });
  const navigate = useNavigate({ from: '/r/$project/$' });
  const query = useQuery(imageLayers(reference, name, search.platform));
  return (
    <Answered query={query}>
      {image => (
        <>
          {image.platforms.length > 1 && (
            <div style={{ marginBottom: 12 }}>
              <Choices label={t('platform')} options={image.platforms.map(one => [one, one] as const)} value={image.platform ?? ''}
                onChange={platform => void navigate({ to: '.', search: before => ({ tab: before.tab, platform }), replace: true })} />
            </div>
          )}
          <Image reference={reference} name={name} image={image} />
        </>
      )}
    </Answered>
  );
}
