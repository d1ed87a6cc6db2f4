/** The name of a source, of a followed file that of what it is part of, without the file. */
export function sourceName(source: string): string {
  const at = source.indexOf('=');
  return at < 0 ? source : source.slice(0, at);
}

/** The name of a source; of a file that is followed, of what it is part of, and the file. */
export function SourceName({ source }: { source: string }) {
  const name = sourceName(source);
  return (
    <>
      <bdi className="name">{name}</bdi>
      {name !== source && (
        <>
          {' '}
          <bdi className="soft small file-name">{source.slice(name.length + 1)}</bdi>
        </>
      )}
    </>
  );
}
