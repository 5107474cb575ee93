import { graphql } from '../../../gql';

export const AdminDomain = graphql(`
  fragment AdminDomain on Domain {
    id
    slug
    name
    description
    communityCount
    version
    parent { id }
    viewerCan {
      edit { allowed reason }
      remove { allowed reason }
    }
  }
`);

export const AdminDomains = graphql(`
  query AdminDomains {
    domains { id ...AdminDomain }
  }
`);

export const CreateDomain = graphql(`
  mutation CreateDomain($input: CreateDomainInput!) {
    createDomain(input: $input) { id ...AdminDomain }
  }
`);
export const EditDomain = graphql(`
  mutation EditDomain($input: EditDomainInput!) {
    editDomain(input: $input) { id ...AdminDomain }
  }
`);
export const RemoveDomain = graphql(`
  mutation RemoveDomain($input: RemoveDomainInput!) {
    removeDomain(input: $input) { id }
  }
`);
