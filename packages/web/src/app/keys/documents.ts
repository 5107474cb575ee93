import { graphql } from '../../gql';

/** What one is likely to look for: where something was said lately, and what one keeps. */
export const PaletteOwn = graphql(`
  query PaletteOwn {
    viewer {
      latestThreads(first: 40) { nodes { id title community { id slug name } } }
      bookmarks(first: 40) {
        nodes {
          id
          note
          removedAt
          post { id number thread { id title community { id slug name } } }
        }
      }
    }
  }
`);

export const PaletteCommunities = graphql(`
  query PaletteCommunities($search: String!) {
    communities(first: 6, filter: { search: $search }) { nodes { id slug name } }
  }
`);

export const PaletteThreads = graphql(`
  query PaletteThreads($communityId: ID!, $title: String!) {
    similarThreads(communityId: $communityId, title: $title) { id title community { id slug name } }
  }
`);

export const PalettePeople = graphql(`
  query PalettePeople($communityId: ID!, $text: String!) {
    peopleToMention(communityId: $communityId, text: $text) { id handle name role }
  }
`);

export const PaletteAllPeople = graphql(`
  query PaletteAllPeople($search: String!) {
    people(search: $search, first: 8) { nodes { id handle name role } }
  }
`);
