import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../kernel/context';
import { PublishedResource } from '../publishing/published-resource.entity';
import { Resource } from '../resource.entity';
import { ResourceForm } from '../resource.types';
import { LinkCard, LinkPreview } from './link-card.entity';
import { PreviewLinkInput } from './links.inputs';
import { cardLoader, copyCardLoader } from './links.queries';
import { previewLink } from './preview.service';

@Resolver(() => Resource)
export class ResourceLinkResolver {
  @FieldResolver(() => LinkCard, {
    nullable: true,
    description: 'Of a link what it says of itself; null until it was asked.',
  })
  async card(@Ctx() ctx: Context, @Root() { id, form }: Resource): Promise<LinkCard | null> {
    return form === ResourceForm.LINK ? cardLoader(ctx).load(id) : null;
  }

  @Mutation(() => LinkPreview, {
    description: 'Asks an address what it says of itself; changes nothing.',
  })
  previewLink(
    @Ctx() ctx: Context,
    @Arg('input', () => PreviewLinkInput) input: PreviewLinkInput,
  ): Promise<LinkPreview> {
    return previewLink(ctx, input);
  }
}

@Resolver(() => PublishedResource)
export class PublishedLinkResolver {
  @FieldResolver(() => LinkCard, {
    nullable: true,
    description: 'Of a link what it says of itself; null until it was asked.',
  })
  async card(
    @Ctx() ctx: Context,
    @Root() { id, form }: PublishedResource,
  ): Promise<LinkCard | null> {
    return form === ResourceForm.LINK ? copyCardLoader(ctx).load(id) : null;
  }
}
