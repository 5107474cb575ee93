import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { graphql } from '../../../gql';
import type { PreviewLinkMutation } from '../../../gql/graphql';
import { isAddress } from './words-of';

const PreviewLink = graphql(`
  mutation PreviewLink($input: PreviewLinkInput!) {
    previewLink(input: $input) { url title description siteName }
  }
`);

/** Whoever types is left to finish. */
const PAUSE_MS = 700;

export type Preview = PreviewLinkMutation['previewLink'];

/** What a link says of itself, asked once the address stands still. A page that says nothing is no fault. */
export function useLinkPreview(address: string) {
  const client = useApolloClient();
  const url = address.trim();
  const [found, setFound] = useState<{ url: string; preview: Preview | null }>();
  const known = found?.url === url;
  const asks = isAddress(url) && !known;

  useEffect(() => {
    if (!asks) return;
    let gone = false;
    const timer = setTimeout(async () => {
      const preview = await client
        .mutate({ mutation: PreviewLink, variables: { input: { url } } })
        .then(({ data }) => data?.previewLink ?? null)
        .catch(() => null);
      if (!gone) setFound({ url, preview });
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asks, url, client]);

  return { asking: asks, preview: known ? found.preview : undefined };
}
