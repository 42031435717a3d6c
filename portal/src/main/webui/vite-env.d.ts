/// <reference types="vite/client" />
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { ComponentType } from 'react';
  const icon: ComponentType<{ className?: string; stroke?: number; 'aria-hidden'?: boolean }>;
  export default icon;
}
