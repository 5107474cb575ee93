import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../kernel/context';
import { UseAsk } from '../../recognition/asks/ask.entity';
import { askFor } from '../../recognition/asks/asks.queries';
import { Thanks } from '../../recognition/thanks/thanks.entity';
import { thanksLoader } from '../../recognition/thanks/thanks.queries';
import { UseReport } from '../../recognition/uses/use-report.entity';
import { useReportLoader } from '../../recognition/uses/uses.queries';
import { Notice } from './notice.entity';

/** What recognition adds to lines of an inbox. Of feedback a line says only that it is there. */
@Resolver(() => Notice)
export class NoticeRecognitionResolver {
  @FieldResolver(() => UseReport, { nullable: true, description: 'Where it is about a use.' })
  useReport(@Ctx() ctx: Context, @Root() { reportId }: Notice): Promise<UseReport | null> | null {
    return reportId ? useReportLoader(ctx).load(reportId) : null;
  }

  @FieldResolver(() => Thanks, { nullable: true, description: 'Where it is about thanks.' })
  thanks(@Ctx() ctx: Context, @Root() { thanksId }: Notice): Promise<Thanks | null> | null {
    return thanksId ? thanksLoader(ctx).load(thanksId) : null;
  }

  @FieldResolver(() => UseAsk, { nullable: true, description: 'Where it asks something.' })
  async useAsk(@Ctx() ctx: Context, @Root() { askId }: Notice): Promise<UseAsk | null> {
    return askId ? ((await askFor(ctx, askId))?.ask ?? null) : null;
  }
}
