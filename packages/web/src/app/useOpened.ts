import { useEffect } from 'react';
import { useNavigate } from 'react-router';

/** Goes where a notification leads that somebody chose outside the page; worker/sw.ts asks for it. */
export function useOpened(): void {
  const navigate = useNavigate();
  useEffect(() => {
    // Not there on an address without encryption.
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    const go = ({ data, ports }: MessageEvent) => {
      if (typeof data?.open !== 'string') return;
      ports[0]?.postMessage(true);
      navigate(data.open);
    };
    workers?.addEventListener('message', go);
    return () => workers?.removeEventListener('message', go);
  }, [navigate]);
}
