/**
 * A failure that a person caused and a person can mend: a port that is taken, a full disk, a wrong address. Its message
 * is written for that person and stands alone; the entry prints it without a stack and exits with 1.
 */
export class Refusal extends Error {
  override name = 'Refusal';
}

/**
 * The refusal that stands for an error of the operating system or of PostgreSQL about a folder, or the error itself
 * when no person can be told what to do about it. Meant to be thrown: `throw asRefusal(error, folder)`.
 */
export function asRefusal(error: unknown, path: string): unknown {
  if (error instanceof Refusal) return error;
  const sentence = sentenceForCode(codeOf(error), path);
  return sentence ? new Refusal(sentence, { cause: error }) : error;
}

/**
 * The refusal hidden in what a program wrote about a folder (initdb and postgres name the cause in words and not in
 * codes), or null when the words name none of the causes that a person can mend.
 */
export function refusalInOutput(output: string, path: string): Refusal | null {
  const cause = outputCauses.find(([pattern]) => pattern.test(output));
  const sentence = cause ? sentenceForCode(cause[1], path) : null;
  return sentence ? new Refusal(sentence) : null;
}

/** The refusal that stands for an error of `listen`, or the error itself. Meant to be thrown. */
export function asListenRefusal(error: unknown, port: number): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new Refusal(
      `Port ${port} is already used by another program. Stop that program, or set PORT to another number.`,
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new Refusal(`This account may not open port ${port}. Set PORT to a number above 1023.`, {
      cause: error,
    });
  }
  return error;
}

/**
 * Prints a failure that ended the program: a refusal as its sentence alone, anything else in full because it is a bug.
 * The caller then exits with the code returned.
 */
export function reportFailure(error: unknown): number {
  console.error(error instanceof Refusal ? error.message : error);
  return 1;
}

const outputCauses: [RegExp, string][] = [
  [/No space left on device|not enough space on the disk/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/File too large/i, 'EFBIG'],
  [/Read-only file system/i, 'EROFS'],
  [/Permission denied/i, 'EACCES'],
];

function sentenceForCode(code: string | null, path: string): string | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': // PostgreSQL's disk_full
      return `The disk that holds ${path} is full. Free some space there, or set JOINTLY_DATA to a folder on another disk.`;
    case 'EFBIG':
      return `This account may not write files as large as the database in ${path} needs. Raise its file size limit (ulimit -f).`;
    case 'EACCES':
    case 'EPERM':
      return `Jointly may not write to ${path}. Let this account write there, or set JOINTLY_DATA to another folder.`;
    case 'EROFS':
      return `${path} lies on a disk that can only be read. Set JOINTLY_DATA to a folder that can be written.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} cannot be a folder because a file stands in its way. Set JOINTLY_DATA to another folder.`;
    default:
      return null;
  }
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
