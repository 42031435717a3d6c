export function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <rect className="sea" x="2" y="4" width="13" height="4.6" rx="1.3" />
      <rect className="ink" x="6.5" y="9.8" width="15.5" height="4.6" rx="1.3" />
      <rect className="sea" x="2" y="15.6" width="9.6" height="4.6" rx="1.3" opacity=".55" />
    </svg>
  );
}
