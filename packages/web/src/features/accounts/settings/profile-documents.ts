import { graphql } from '../../../gql';
import type { OwnProfileFragment } from '../../../gql/graphql';

export const OwnProfile = graphql(`
  fragment OwnProfile on Person {
    id
    version
    name
    handle
    pronouns
    role
    department
    organisation
    timeZone
    aboutMarkdown
    askMeAbout
    wantToLearn
    photo { small large }
  }
`);

export const OwnProfileQuery = graphql(`
  query OwnProfile {
    viewer {
      person {
        id
        ...OwnProfile
      }
    }
  }
`);

export const EditProfile = graphql(`
  mutation EditProfile($input: EditProfileInput!) {
    editProfile(input: $input) {
      id
      aboutHtml
      ...OwnProfile
    }
  }
`);

/** What stands in the form: never null, since an empty line is an empty text there. */
export interface ProfileValues {
  name: string;
  handle: string;
  pronouns: string;
  role: string;
  department: string;
  organisation: string;
  timeZone: string;
  aboutMarkdown: string;
  askMeAbout: string[];
  wantToLearn: string[];
}

const PROFILE_FIELDS = [
  'name',
  'handle',
  'pronouns',
  'role',
  'department',
  'organisation',
  'timeZone',
  'aboutMarkdown',
  'askMeAbout',
  'wantToLearn',
] as const satisfies readonly (keyof ProfileValues)[];

export function valuesOf(person: OwnProfileFragment): ProfileValues {
  const { name, handle, timeZone, aboutMarkdown, askMeAbout, wantToLearn } = person;
  return {
    name,
    handle,
    timeZone,
    aboutMarkdown,
    askMeAbout,
    wantToLearn,
    pronouns: person.pronouns ?? '',
    role: person.role ?? '',
    department: person.department ?? '',
    organisation: person.organisation ?? '',
  };
}

/** The names of the fields in which two profiles differ. */
export function differing(a: ProfileValues, b: ProfileValues): (keyof ProfileValues)[] {
  return PROFILE_FIELDS.filter((field) => String(a[field]) !== String(b[field]));
}
