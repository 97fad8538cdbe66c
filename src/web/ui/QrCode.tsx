import css from './QrCode.module.css'
import { qrMatrix } from './qr-matrix.ts'

/** A QR code, dark on white in both themes, with the quiet zone that scanners need. Say in `label` what it holds. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const rows = qrMatrix(text)
  const size = rows.length + 8
  const squares = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
  return (
    <svg className={css.code} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={squares.join('')} />
    </svg>
  )
}
