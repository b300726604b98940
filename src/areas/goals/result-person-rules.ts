import { type ResultColumn, type ResultFileFault, resultColumns } from './problem-contract.ts';

/** Letters as they are compared: no case, no accents, single spaces. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

const headings: Record<ResultColumn, readonly string[]> = {
  measure: ['measure', 'measure name', 'indicator', 'test', 'medida', 'indicador', 'المقياس', 'المؤشر'],
  unit: ['unit', 'unidad', 'الوحدة'],
  subject: ['subject', 'subject name', 'asignatura', 'materia', 'المادة'],
  band: ['band', 'grade band', 'grades', 'grade', 'nivel', 'grados', 'المرحلة', 'الصفوف'],
  building: [
    'building',
    'building name',
    'school',
    'school name',
    'edificio',
    'escuela',
    'المدرسة',
    'المبنى',
  ],
  period: [
    'period',
    'date',
    'school year',
    'year',
    'periodo',
    'fecha',
    'ano escolar',
    'الفترة',
    'العام الدراسي',
  ],
  value: ['value', 'result', 'percent', 'valor', 'resultado', 'القيمة', 'النتيجة'],
  n: ['n', 'number tested', 'students tested', 'number of students', 'numero de estudiantes', 'العدد'],
  source: ['source', 'fuente', 'المصدر'],
};
/** Without these nothing can be said of a line. */
const required = resultColumns.filter((column) => column !== 'unit');

/** Words of a heading behind which a person stands. */
const personal = new RegExp(
  [
    'name|first|last|given|family|student|pupil|child|uic|ssn|social security|dob|birth|born|e ?mail|phone|address',
    'guardian|parent|mother|father|teacher|staff|employee|\\bids?\\b|nombre|apellido|alumn|estudiante|nacimiento',
    'correo|telefono|direccion|maestr|docente|tutor|اسم|طالب|ميلاد|بريد|هاتف|عنوان|معلم|هوية',
  ].join('|'),
);

/** Where each column is, or what is wrong with the heading. A column that is not known could hold a person: it is refused. */
export function readHeading(
  cells: readonly string[],
): { columns: Map<ResultColumn, number> } | { fault: ResultFileFault | 'personal'; columns: string[] } {
  const columns = new Map<ResultColumn, number>();
  const unknown: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const heading = fold(cell.replace(/^\uFEFF/, '').replace(/[_\-.]+/g, ' '));
    const column = resultColumns.find((known) => headings[known].includes(heading));
    if (column === undefined) unknown.push(cell);
    else if (columns.has(column)) return { fault: 'column-twice', columns: [column] };
    else columns.set(column, at);
  }
  const ofPersons = unknown.filter((cell) => personal.test(fold(cell.replace(/[_\-.]+/g, ' '))));
  if (ofPersons.length > 0) return { fault: 'personal', columns: ofPersons };
  const missing = required.filter((column) => !columns.has(column));
  if (missing.length > 0) return { fault: 'columns-missing', columns: missing };
  if (unknown.length > 0) return { fault: 'column-unknown', columns: unknown };
  return { columns };
}

/** Years, school years and ranges of grades: digits that say nothing of anybody, such as "2024-25" and "3-8". */
const timesAndGrades =
  /\b(?:19|20)\d{2}(?:\s*[-–/]\s*(?:(?:19|20)?\d{2}))?\b|\b(?:1[0-2]|\d)\s*[-–]\s*(?:1[0-2]|\d)\b/g;

/** Words that name what is taught and measured; a comma between them does not part a family name from a given one. */
const schoolWords = new Set(
  `english language arts reading writing listening speaking literacy mathematics math maths science sciences social
  studies history geography civics economics music art algebra geometry biology chemistry physics spanish french arabic
  german test tests assessment state proficient advanced growth attendance fall winter spring summer grade grades all
  students total lengua lenguaje ingles espanol lectura escritura matematicas ciencias sociales historia artes prueba
  otono invierno primavera verano grado grados estudiantes`.split(/\s+/),
);

/** Whether a cell is what one knows a person by: an address, a long number, a day of birth, "Family, Given". */
export function looksLikePerson(cell: string): boolean {
  return (
    /\S@\S+\.\S/.test(cell) ||
    /\d{6,}/.test(cell.replace(timesAndGrades, ' · ').replace(/[\s-]/g, '')) ||
    /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(cell) ||
    (/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?, \p{Lu}[\p{L}'’-]*\.?(?: \p{Lu}\p{L}*\.?)?$/u.test(cell) &&
      !fold(cell)
        .split(/[^\p{L}]+/u)
        .every((word) => schoolWords.has(word)))
  );
}
