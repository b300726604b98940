import { useParams } from '@tanstack/react-router';
import { SubjectPage } from '../areas/analysis/ui/subject-page.tsx';
import { ResultsBeside } from '../areas/goals/ui/results-beside.tsx';
import { useSupportMarks } from '../areas/supports/ui/support-marks.ts';

/** What was seen in a subject, with the days on which the district decided something about it, and student results beside it. */
export function SubjectWithSupports() {
  const { subjectId = '' } = useParams({ strict: false }) as { subjectId?: string };
  return (
    <SubjectPage
      supportMarks={useSupportMarks(subjectId)}
      beside={<ResultsBeside key={subjectId} subjectId={subjectId} />}
    />
  );
}
