import { useQuery } from '@tanstack/react-query';
import { systemInfo } from '../../api/queries';

/** Whether clients reach the registry without TLS. */
export function usePlain(): boolean {
  const url = useQuery(systemInfo).data?.external_url;
  return url ? url.startsWith('http:') : window.location.protocol === 'http:';
}
