import { type CardWords, cardOf } from '../../chart-card.ts';
import type { Chart } from '../../chart-scene.ts';
import { svgOf } from '../../chart-svg.ts';

/** Three dots of the image to each of the drawing: sharp on paper. */
const sharpness = 3;

/**
 * Saves a chart as a PNG image on white, with its title, what it says, the day and the line about perfection. It is made
 * in the browser from the same SVG that the server draws.
 *
 * @throws when the browser cannot draw it
 */
export async function saveImage(chart: Chart, words: CardWords, name: string): Promise<void> {
  const card = cardOf(chart, words);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(card))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = card.scene.width * sharpness;
  canvas.height = card.scene.height * sharpness;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('no image');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
