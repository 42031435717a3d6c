import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, inPath, take } from '../../api/client';
import { short } from '../../lib/format';
import { written, type Reference } from '../../lib/reference';
import { Button, DeleteDialog, Icon, IconButton, say } from '../../ui';
import { AddTag } from '../artifact/AddTag';
import { CopyTo } from './CopyTo';
import type { Line } from './rows';

/** An artifact with its tags, as far as deleting it needs to know. */
export interface Leaving {
  digest?: string | undefined;
  tags?: { name?: string | undefined }[] | null | undefined;
  /** Whether it may have more tags than these. */
  cut?: boolean;
}

/** What can be done with all that is selected. */
export function Selection({ reference, lines, onClear, onDelete, onChanged }: {
  reference: Reference; lines: Line[]; onClear: () => void; onDelete: () => void; onChanged: () => void;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'tag' | 'copy'>();
  const [first, other] = lines;
  const count = lines.length;
  const one = (line: Line) => written({ project: reference.project, repository: reference.repository, ...(line.name ? { tag: line.name } : { digest: line.digest }) });
  const done = () => {
    setAsking(undefined);
    onClear();
    onChanged();
  };
  // What stands lower in a list is older mostly, and what is compared with it comes after.
  const pair = first && { to: one(first), ...(other && { from: one(other) }) };
  return (
    <div className="bulk" role="region" aria-label={t('selection')}>
      <b className="num" role="status">{t('selected', { count })}</b>
      {pair && count <= 2 && <Link className="btn q" to="/compare" search={pair}><Icon name="compare" />{t(count === 1 ? 'compare.with' : 'compare')}</Link>}
      {count === 1 && <Button kind="quiet" icon="tag" onClick={() => setAsking('tag')}>{t('tag.add')}</Button>}
      <Button kind="quiet" icon="copy" onClick={() => setAsking('copy')}>{t('copy.to')}</Button>
      <Button kind="quiet" icon="trash" onClick={onDelete}>{t('delete')}</Button>
      <IconButton icon="x" label={t('select.none')} onClick={onClear} />
      {asking === 'tag' && first && <AddTag reference={reference} digest={first.digest} onClose={() => setAsking(undefined)} onDone={done} />}
      {asking === 'copy' && <CopyTo reference={reference} lines={lines} onClose={() => setAsking(undefined)} onDone={done} />}
    </div>
  );
}

const SHOWN = 8;

/** Deletes artifacts with all their tags, one after the other; what is left when one is refused stays. */
export function DeleteArtifacts({ reference, artifacts, onClose, onDone }: {
  reference: Reference; artifacts: Leaving[]; onClose: () => void; onDone: () => void;
}) {
  const { t } = useTranslation();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const tags = artifacts.flatMap(artifact => artifact.tags ?? []).map(tag => tag.name ?? '');
  const more = artifacts.some(artifact => artifact.cut);
  const first = artifacts[0];
  const name = artifacts.length > 1 ? String(artifacts.length) : (tags[0] ?? short(first?.digest ?? ''));
  async function remove() {
    for (const artifact of artifacts) {
      const digest = artifact.digest ?? '';
      if (done.has(digest)) continue;
      await take(
        harbor.DELETE('/api/v2.0/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}', {
          params: { path: { project_name: reference.project, repository_name: inPath(reference.repository), reference: digest } },
        }),
      );
      setDone(before => new Set([...before, digest]));
    }
  }
  return (
    <DeleteDialog open title={t('artifacts.delete', { count: artifacts.length })} name={name} onClose={done.size > 0 ? onDone : onClose}
      onDone={() => { say(t('artifacts.deleted', { count: artifacts.length })); onDone(); }} remove={remove}
      what={
        <>
          <p>{t('artifacts.delete.what', { count: artifacts.length, tags: more ? t('artifacts.delete.or-more', { tags: tags.length }) : tags.length })}</p>
          <p className="row wrap" style={{ marginTop: 8 }}>
            {tags.slice(0, SHOWN).map(tag => <span key={tag} className="alias">{tag}</span>)}
            {tags.length > SHOWN && <span className="muted">+{tags.length - SHOWN}{more && '…'}</span>}
          </p>
          {done.size > 0 && <p className="sub" role="status">{t('artifacts.delete.progress', { done: done.size, count: artifacts.length })}</p>}
        </>
      } />
  );
}
