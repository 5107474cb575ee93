import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { ViewerType } from '../accounts/accounts.types';
import type { Context } from '../kernel/context';
import { ForwardArgs, type Page } from '../kernel/pagination';
import { FileConnection, FileSpace, StoredFile } from './file.entity';
import { FileInput } from './files.inputs';
import { filesOf, spaceOf } from './files.queries';
import { deleteFile, restoreFile } from './files.service';

@Resolver(() => StoredFile)
export class FileResolver {
  @Mutation(() => StoredFile, { description: 'From everywhere it is shown.' })
  deleteFile(
    @Ctx() ctx: Context,
    @Arg('input', () => FileInput) input: FileInput,
  ): Promise<StoredFile> {
    return deleteFile(ctx, input.id);
  }

  @Mutation(() => StoredFile, { description: 'For a day after it was deleted.' })
  restoreFile(
    @Ctx() ctx: Context,
    @Arg('input', () => FileInput) input: FileInput,
  ): Promise<StoredFile> {
    return restoreFile(ctx, input.id);
  }
}

/** What files add to the viewer. */
@Resolver(() => ViewerType)
export class ViewerFilesResolver {
  @FieldResolver(() => FileConnection, { description: 'What they added, the latest first.' })
  files(
    @Ctx() ctx: Context,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<StoredFile>> {
    return filesOf(ctx, args);
  }

  @FieldResolver(() => FileSpace)
  fileSpace(@Ctx() ctx: Context): Promise<FileSpace> {
    return spaceOf(ctx);
  }
}
