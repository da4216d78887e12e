'use client'
import { useQuery } from '@tanstack/react-query'

/** The square code of an address or a code for the door. Its place is held until it is worked out. */
export function SquareCode({ address, label }: { address: string; label: string }) {
  const { data } = useQuery({
    queryKey: ['square-code', address],
    queryFn: async () => squareOf(address),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const size = data?.size ?? 29
  return (
    <svg
      width={116}
      height={116}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={data?.path ?? ''} />
    </svg>
  )
}

async function squareOf(address: string) {
  const { create } = await import('qrcode')
  const { data, size } = create(address, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (on, i) => (on ? `M${i % size},${Math.floor(i / size)}h1v1h-1z` : ''))
  return { size, path: dark.join('') }
}
