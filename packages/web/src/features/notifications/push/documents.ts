import { graphql } from '../../../gql';

export const PushParts = graphql(`
  fragment PushParts on Viewer {
    pushDevices { id userAgent createdAt lastUsedAt current }
  }
`);

export const OwnPush = graphql(`
  query OwnPush {
    instance { pushKey }
    viewer { ...PushParts }
  }
`);

export const RegisterPush = graphql(`
  mutation RegisterPush($input: RegisterPushInput!) {
    registerPush(input: $input) { ...PushParts }
  }
`);

export const RemovePush = graphql(`
  mutation RemovePush($input: RemovePushInput!) {
    removePush(input: $input) { ...PushParts }
  }
`);
