import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { personLoader } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import { Contribution } from './contribution.entity';

@Resolver(() => Contribution)
export class ContributionResolver {
  @FieldResolver(() => [Person], {
    description: 'Who gave it: its author; who shared it and who answers for it; who hosts it.',
  })
  async by(@Ctx() ctx: Context, @Root() { byIds }: Contribution): Promise<Person[]> {
    const people = (await personLoader(ctx).loadMany(byIds)) as Array<Person | null>;
    return people.filter((person) => person !== null);
  }
}
