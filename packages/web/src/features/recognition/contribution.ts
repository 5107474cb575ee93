import type { ContributionKind } from '../../gql/graphql';

/** Something that can be put to use, wherever it stands. */
export interface ContributionRef {
  kind: ContributionKind;
  id: string;
}

/** What a dialog needs to know of it to speak of it. */
export interface KnownContribution extends ContributionRef {
  title: string;
  by: readonly { id: string; name: string }[];
  community: { id: string; slug: string };
}
