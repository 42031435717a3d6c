// Which of the documents about an index are about one of its platforms: an index may carry one for each.
import type { Document } from './attached';

/** What an index lists to be run, by where it runs: os/architecture, or with a variant. */
export interface Runs {
  name: string;
  digest: string;
}

const isAbout = (runs: Runs, documents: Document[]): boolean => documents.some(one => one.about === runs.digest);

/** Among which to choose; none where no document is about one of several. */
export const choices = (documents: Document[], all: Runs[]): Runs[] =>
  all.length > 1 && all.some(one => isAbout(one, documents)) ? all : [];

/** The one that is meant, or else the first that a document is about. */
export const chosen = (documents: Document[], all: Runs[], wanted: string | undefined): Runs | undefined =>
  (wanted === undefined ? undefined : all.find(one => one.name === wanted || one.name.startsWith(`${wanted}/`)))
  ?? all.find(one => isAbout(one, documents)) ?? all[0];

/** Those about what is chosen, and those about all of it. */
export const about = (documents: Document[], all: Runs[], one: Runs | undefined): Document[] =>
  documents.filter(document => document.about === one?.digest || !all.some(other => other.digest === document.about));
