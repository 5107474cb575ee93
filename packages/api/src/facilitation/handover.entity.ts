import { Field, ID, Int, ObjectType } from 'type-graphql';
import { HandoverItemKind } from './facilitation.types';
import type { Turn } from './turn.entity';

/** Something that goes with a handover: what it names is read where it stands, by whoever may see it. */
@ObjectType({
  description: 'Something that goes with a handover. What the viewer may not see is left out.',
  simpleResolvers: true,
})
export class HandoverItem {
  @Field(() => HandoverItemKind)
  kind!: HandoverItemKind;

  @Field(() => ID)
  id!: string;
}

@ObjectType({
  description: 'What whoever had the turn leaves to the next.',
  simpleResolvers: true,
})
export class Handover {
  @Field(() => String)
  happenedMarkdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  happenedHtml!: string;

  @Field(() => String)
  openMarkdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  openHtml!: string;

  @Field(() => String)
  tryMarkdown!: string;

  @Field(() => String, { description: 'Sanitised.' })
  tryHtml!: string;

  @Field(() => Date)
  writtenAt!: Date;

  @Field(() => Int, { description: 'An edit says which version it saw; the first one says 0.' })
  version!: number;

  turnId!: string;
  writtenById!: string | null;
  rawItems!: Array<{ kind: HandoverItemKind; id: string }>;
}

/** What could go with it; gathered for the one on turn. */
@ObjectType({
  description: 'What could go with a handover, gathered for whoever writes it.',
  simpleResolvers: true,
})
export class HandoverOffers {
  turn!: Turn;
}

/** A handover for statements that select plain rows. @param h its alias */
export const handoverColumns = (h: string): string =>
  `${h}.turn_id as "turnId", ${h}.happened_markdown as "happenedMarkdown", ${h}.happened_html as "happenedHtml",
   ${h}.open_markdown as "openMarkdown", ${h}.open_html as "openHtml", ${h}.try_markdown as "tryMarkdown",
   ${h}.try_html as "tryHtml", ${h}.items as "rawItems", ${h}.written_by as "writtenById",
   ${h}.written_at as "writtenAt", ${h}.version`;
