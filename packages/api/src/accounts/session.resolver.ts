import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context';
import { Session } from './session.entity';

@Resolver(() => Session)
export class SessionResolver {
  @FieldResolver(() => Boolean, { description: 'The one that asks.' })
  current(@Ctx() { viewer }: Context, @Root() session: Session): boolean {
    return session.id === viewer.sessionId;
  }
}
