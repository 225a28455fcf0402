import { type ReactNode, useEffect } from 'react'

/** A page of the console with its heading; `title` is the browser's title too. */
export function Page({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Stockgraph`
  }, [title])
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children}
    </>
  )
}
