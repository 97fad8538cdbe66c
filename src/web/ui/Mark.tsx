/** The mark: a bamboo shoot. */
export const Mark = ({ size = 26 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
    <path
      fill="var(--mn-accent)"
      d="M13 1.5c4.6 4.4 6.6 9.3 6.6 14.2 0 4.900-2.700 8.300-6.600 8.800-3.900-.5-6.600-3.900-6.600-8.800C6.400 10.800 8.400 5.900 13 1.500z"
    />
    <path
      fill="none"
      stroke="var(--mn-surface)"
      strokeWidth="1.7"
      strokeLinecap="round"
      d="M13 9.500c-2.700 2.100-4.100 4.700-4.500 7.700M13 9.500c2.700 2.100 4.100 4.700 4.500 7.700M13 15.800c-1.500 1.300-2.400 2.900-2.700 5M13 15.800c1.500 1.300 2.400 2.900 2.700 5"
    />
  </svg>
)
