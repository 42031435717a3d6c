import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { parseReference } from '../../lib/reference';
import { Loading } from '../../ui';
import Repository from './Repository';

const Artifact = lazy(() => import('../artifact/Artifact'));

/** A repository or what is in it, as the address says. */
export default function Place() {
  const { project, _splat } = useParams({ from: '/signed-in/r/$project/$' });
  const reference = parseReference(project, _splat ?? '');
  if (reference.tag || reference.digest) {
    return <Suspense fallback={<Loading />}><Artifact key={_splat} reference={reference} /></Suspense>;
  }
  return <Repository key={_splat} reference={reference} />;
}
