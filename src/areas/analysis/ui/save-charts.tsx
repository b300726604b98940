import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { ChartView } from '../chart-contract.ts';
import { analysisApi as api } from './api.ts';

type Props = {
  subjectId: string;
  place: { id: string } | null;
  viewing: { view: ChartView; windowId: string | null };
};

/** The charts as they are looked at now, for paper. */
export function SaveCharts({ subjectId, place, viewing: { view, windowId } }: Props) {
  const save = useMutation(
    api.queries.fetchCharts.mutationOptions({
      onSuccess: (file) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(file);
        link.download = file instanceof File ? file.name : 'jointly.pdf';
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      },
    }),
  );
  return (
    <div className="stack-tight">
      <Button
        isBusy={save.isPending}
        onPress={() =>
          save.mutate({
            ...{ subjectId, view, language: language() },
            ...(place === null ? {} : { place: place.id }),
            ...(windowId === null ? {} : { window: windowId }),
          })
        }
      >
        {m.seen_pdf()}
      </Button>
      <RefusalNotice error={save.error} />
    </div>
  );
}
