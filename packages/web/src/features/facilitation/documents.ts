import { graphql } from '../../gql';

/** One turn, as it stands in every list. */
export const TurnParts = graphql(`
  fragment TurnParts on Turn {
    id
    startsAt
    endsAt
    state
    reason
    reasonWords
    expiresAt
    swapWantedAt
    onTurn
    version
    event { id title }
    person { id handle name photo { small } }
    shadows { id handle name photo { small } }
    cos { id handle name photo { small } }
    handover { writtenAt writtenBy { id name } }
    passes { how at person { id name } }
    viewerCan {
      accept { allowed reason }
      decline { allowed reason }
      volunteer { allowed reason }
      wantSwap { allowed reason }
      agreeToSwap { allowed reason }
      join { allowed reason }
      stepBack { allowed reason }
      tick { allowed reason }
      handOver { allowed reason }
      assign { allowed reason }
    }
  }
`);

export const RotationParts = graphql(`
  fragment RotationParts on Rotation {
    id
    cadence
    periodWeeks
    periodFrom
    timeZone
    shadows
    maxInARow
    offerHours
    offerDaysBefore
    endedAt
    version
    community { id slug name }
    series { id title }
    pool {
      person { id handle name photo { small } }
      carried
      lent
      total
      lastAt
      shadowing
      absences { id fromOn untilOn }
    }
    plan(first: 8) { id ...TurnParts }
    wantedSwaps { id ...TurnParts }
    fairness {
      shares { turns share person { id } }
      spread
      words
      turns
      average
      prompt
    }
    viewerMember { person { id } absences { id fromOn untilOn } }
    viewerCan {
      join { allowed reason }
      leave { allowed reason }
      setUp { allowed reason }
    }
  }
`);

/** What is done to a turn moves others as well: the whole rotation comes back with it. */
export const AcceptTurn = graphql(`
  mutation AcceptTurn($input: TurnInput!) {
    acceptTurn(input: $input) { id ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const DeclineTurn = graphql(`
  mutation DeclineTurn($input: TurnInput!) {
    declineTurn(input: $input) { id ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const VolunteerForTurn = graphql(`
  mutation VolunteerForTurn($input: TurnInput!) {
    volunteerForTurn(input: $input) { id ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const WantSwap = graphql(`
  mutation WantSwap($input: TurnInput!) {
    wantSwap(input: $input) { id version ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const WithdrawSwap = graphql(`
  mutation WithdrawSwap($input: TurnInput!) {
    withdrawSwap(input: $input) { id ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const AgreeToSwap = graphql(`
  mutation AgreeToSwap($input: AgreeToSwapInput!) {
    agreeToSwap(input: $input) { id ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const InviteToPool = graphql(`
  mutation InviteToPool($input: InviteToPoolInput!) {
    inviteToPool(input: $input) { id ...RotationParts }
  }
`);

export const AssignTurn = graphql(`
  mutation AssignTurn($input: AssignTurnInput!) {
    assignTurn(input: $input) { id ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const JoinTurn = graphql(`
  mutation JoinTurn($input: JoinTurnInput!) {
    joinTurn(input: $input) { id ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const StepBackFromTurn = graphql(`
  mutation StepBackFromTurn($input: StepBackInput!) {
    stepBackFromTurn(input: $input) { id ...TurnParts rotation { id ...RotationParts } }
  }
`);

export const JoinPool = graphql(`
  mutation JoinPool($input: RotationInput!) {
    joinPool(input: $input) { id ...RotationParts }
  }
`);

export const LeavePool = graphql(`
  mutation LeavePool($input: RotationInput!) {
    leavePool(input: $input) { id ...RotationParts }
  }
`);

export const SayAbsence = graphql(`
  mutation SayAbsence($input: SayAbsenceInput!) {
    sayAbsence(input: $input) { id ...RotationParts }
  }
`);

export const RemoveAbsence = graphql(`
  mutation RemoveAbsence($input: RemoveAbsenceInput!) {
    removeAbsence(input: $input) { id ...RotationParts }
  }
`);

export const SetUpRotation = graphql(`
  mutation SetUpRotation($input: SetUpRotationInput!) {
    setUpRotation(input: $input) { id ...RotationParts }
  }
`);

export const EditRotation = graphql(`
  mutation EditRotation($input: EditRotationInput!) {
    editRotation(input: $input) { id ...RotationParts }
  }
`);

export const EndRotation = graphql(`
  mutation EndRotation($input: RotationInput!) {
    endRotation(input: $input) { id ...RotationParts }
  }
`);
