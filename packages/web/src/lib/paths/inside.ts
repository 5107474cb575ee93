import { useLocation } from 'react-router';

/** The way to sign in and, after that, back to this page. */
export function useSignInPath(): string {
  const { pathname, search } = useLocation();
  return `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}

/** A path that was given from outside, if it stays in this house; a link must not lead on to a third place. */
export function insidePath(path: string | null): string {
  return path && /^\/(?![/\\])/.test(path) ? path : '/';
}
