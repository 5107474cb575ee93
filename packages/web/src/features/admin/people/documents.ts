import { graphql } from '../../../gql';

export const AdminPerson = graphql(`
  fragment AdminPerson on Person {
    id
    handle
    name
    photo { small large }
    role
    department
    organisation
    placeholder
    source { site url }
    deactivated
    viewerCan {
      deactivate { allowed reason }
      makeAdmin { allowed reason }
    }
  }
`);

export const AdminPeople = graphql(`
  query AdminPeople($search: String, $filter: PeopleFilter, $after: String) {
    people(search: $search, filter: $filter, after: $after) {
      nodes { id ...AdminPerson }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Who the admins are: a person does not say it of themself. There are a handful. */
export const AdminIds = graphql(`
  query AdminIds {
    people(filter: ADMINS, first: 100) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const MakeAdmin = graphql(`
  mutation MakeAdmin($input: PersonInput!) {
    makeAdmin(input: $input) { id ...AdminPerson }
  }
`);
export const EndAdmin = graphql(`
  mutation EndAdmin($input: PersonInput!) {
    endAdmin(input: $input) { id ...AdminPerson }
  }
`);
export const DeactivatePerson = graphql(`
  mutation DeactivatePerson($input: PersonInput!) {
    deactivatePerson(input: $input) { id ...AdminPerson }
  }
`);
export const ReactivatePerson = graphql(`
  mutation ReactivatePerson($input: PersonInput!) {
    reactivatePerson(input: $input) { id ...AdminPerson }
  }
`);
