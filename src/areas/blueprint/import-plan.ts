import type { Existing } from './change-rules.ts';
import type { ComponentContent, ComponentId } from './component-contract.ts';
import type { FrameworkContent, LocalText } from './component-schema.ts';
import type { ImportPreview } from './import-contract.ts';

/** A component as a file gives it. What the file does not speak of is undefined and stays as it is. */
export type FileComponent = {
  line: number;
  key?: string | undefined;
  type?: string | undefined;
  parent?: string | null | undefined;
  order?: number | undefined;
  level?: string | null | undefined;
  floor?: number | null | undefined;
  weeks?: number | null | undefined;
  name?: string | LocalText | undefined;
  aliases?: readonly string[] | undefined;
  about?: string | LocalText | undefined;
  evidence?: readonly (string | { id: string; text: LocalText })[] | undefined;
  localText?: string | null | undefined;
  holds?: 'visions' | null | undefined;
  isRetired?: boolean | undefined;
};

export type Fault = ImportPreview['faults'][number];
export type FileContent = {
  components: readonly FileComponent[];
  faults: readonly Fault[];
  framework: Partial<FrameworkContent>;
};
export type Planned = {
  key: string;
  id: ComponentId;
  before: Existing | undefined;
  content: ComponentContent;
};
export type ImportPlan = {
  framework: FrameworkContent;
  faults: Fault[];
  added: Planned[];
  changed: (Planned & { fields: string[] })[];
  retired: Planned[];
  leftCount: number;
};
