import type { ReactNode } from 'react'
import type { GraphError } from '../graphql/http.ts'

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="card empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}

/** The question failed; the visitor may ask again. */
export function Failed({ failure, retry }: { failure: Error; retry: () => void }) {
  return (
    <div className="notice bad" role="alert">
      <p>{failure.message}</p>
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
    </div>
  )
}

/** Some of the answer is missing; the rest is on the page. */
export function Incomplete({ errors }: { errors: readonly GraphError[] }) {
  if (errors.length === 0) return null
  return (
    <div className="notice warn" role="status">
      <p>Part of this page could not be loaded: {errors[0]?.message}</p>
    </div>
  )
}

/** Grey bars where rows will be. */
export function LoadingRows({ rows = 6 }: { rows?: number }) {
  return (
    <div className="card loading" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="loading-bar" />
      ))}
    </div>
  )
}
