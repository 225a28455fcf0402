interface Props {
  /** The cursors of the pages before this one; the first page has none. */
  trail: readonly string[]
  end: string | null
  more: boolean
  go(trail: readonly string[]): void
}

/** Back and forth through a connection, page by page. */
export function Pager({ trail, end, more, go }: Props) {
  if (trail.length === 0 && !more) return null
  return (
    <nav className="pager" aria-label="Pages">
      <button
        type="button"
        className="button"
        disabled={trail.length === 0}
        onClick={() => go(trail.slice(0, -1))}
      >
        ← Previous
      </button>
      <span className="quiet">Page {trail.length + 1}</span>
      <button
        type="button"
        className="button"
        disabled={!more || !end}
        onClick={() => end && go([...trail, end])}
      >
        Next →
      </button>
    </nav>
  )
}
