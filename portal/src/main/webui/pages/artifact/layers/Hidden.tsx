import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { building, hiddenFiles, type ImageLayers } from '../../../api/layers';
import * as format from '../../../lib/format';
import { inOneLine } from '../../../lib/said';
import type { Reference } from '../../../lib/reference';
import { Button, Bytes, Dialog } from '../../../ui';

/**
 * What of an image is pulled and never seen. Its layers are read for that when somebody asks, unless all of them were
 * read before.
 */
export function Hidden({ reference, image, read, onChoose }: {
  reference: Reference; image: ImageLayers; read: boolean; onChoose: (digest: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const query = useQuery({ ...hiddenFiles(reference, image.digest), enabled: asked || read });
  const found = query.data;
  const size = (bytes: number) => format.bytes(bytes, i18n.language);
  if (query.error) return <span className="sub small" role="status">{inOneLine(query.error)}</span>;
  if (!found) {
    return asked || read ? null : <Button small kind="quiet" icon="search" onClick={() => setAsked(true)}>{t('hidden.find')}</Button>;
  }
  if (building(found)) {
    return <span className="sub small" role="status">{t('layer.reading', { done: size(found.done), total: size(found.total) })}</span>;
  }
  if (found.files === 0) return <span className="sub small" role="status">{t('hidden.none')}</span>;
  const position = (digest: string) => image.steps.find(step => step.layer?.digest === digest)?.position ?? 0;
  return (
    <>
      <Button small icon="alert" onClick={() => setOpen(true)}>{t('hidden', { count: found.files, size: size(found.bytes) })}</Button>
      <Dialog title={t('hidden.title')} open={open} onClose={() => setOpen(false)} wide>
        <div className="stack">
          <p className="sub">{t('hidden.text')}</p>
          {found.largest.length < found.files && <p className="sub">{t('hidden.largest', { count: found.largest.length })}</p>}
          <div className="scroll" tabIndex={0} role="region" aria-label={t('hidden.title')}>
            <table>
              <thead><tr><th scope="col">{t('hidden.file')}</th><th scope="col">{t('hidden.layer')}</th><th scope="col" className="r">{t('size')}</th></tr></thead>
              <tbody>
                {found.largest.map(file => (
                  <tr key={`${file.layer} ${file.path}`}>
                    <td className="prose mono">/{file.path}</td>
                    <td>
                      <Button small kind="quiet" onClick={() => {
                        setOpen(false);
                        onChoose(file.layer);
                      }}>{t('layer.of', { position: position(file.layer) })}</Button>
                    </td>
                    <td className="r num"><Bytes size={file.size} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </Dialog>
    </>
  );
}
