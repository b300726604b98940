/** The bytes of a chosen file as base64. */
export function readFileAsBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new TypeError('the file cannot be read', { cause: reader.error }));
    reader.readAsDataURL(file);
  });
}
