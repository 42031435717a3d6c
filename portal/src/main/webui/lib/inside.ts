/** Where to go after signing in: a page of ours, whatever the address says. */
export function inside(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}
