import { ImportPreview } from './ImportPreview.tsx'
import { ImportStart } from './ImportStart.tsx'
import { importRoute } from './routes.ts'

/** Import from Excel: hand in a file, or look at one that was handed in (`?batch=`), today or another day. */
export const ImportPage = () => {
  const { batch } = importRoute.useSearch()
  return batch ? <ImportPreview key={batch} batchId={batch} /> : <ImportStart />
}
