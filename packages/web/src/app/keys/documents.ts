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

export const PaletteFind = graphql(`
  query PaletteFind($text: String!) {
    search(text: $text) {
      threads(first: 6) { nodes { thread { id title community { id slug name } } } }
      resources(first: 6) { nodes { resource { id title community { id slug name } } } }
      people(first: 6) { nodes { person { id handle name role } } }
      communities(first: 6) { nodes { community { id slug name } } }
    }
  }
`);

export const PaletteAllPeople = graphql(`
  query PaletteAllPeople($search: String!) {
    people(search: $search, first: 8) { nodes { id handle name role } }
  }
`);
