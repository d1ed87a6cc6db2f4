package org.hansho.testkit.tenant.record;

/**
 * Writes records of every log and hands each to the sink.
 *
 * <p>Times are microseconds since 1970. Identifiers in a record follow from its time and caller.
 * Cost: some hundred nanoseconds a record. One thread.
 */
public final class Logs {
  private final LogSink sink;
  private final RecordBuffer buffer = new RecordBuffer();
  private final long[] counts = new long[LogKind.values().length];
  private long bytes;

  /** Logs that end in this sink. */
  public Logs(LogSink sink) {
    this.sink = sink;
  }

  /** A record of a key vault. */
  public void vault(long time, VaultCall call) {
    VaultWriter.write(buffer, time, call);
    hand(LogKind.KEY_VAULT, time);
  }

  /** A record of a storage account. */
  public void blob(long time, BlobCall call) {
    BlobWriter.write(buffer, time, call);
    hand(LogKind.STORAGE, time);
  }

  /** A record of a Cosmos DB account. */
  public void document(long time, DocumentCall call) {
    DocumentWriter.write(buffer, time, call);
    hand(LogKind.COSMOS, time);
  }

  /** A record of a SQL server. */
  public void sql(long time, SqlLogin login) {
    SqlWriter.write(buffer, time, login);
    hand(LogKind.SQL, time);
  }

  /** A record of the control plane. */
  public void management(long time, ManagementCall call) {
    ManagementWriter.write(buffer, time, call);
    hand(LogKind.ACTIVITY, time);
  }

  /** A record of a sign-in. */
  public void signIn(long time, SignIn signIn) {
    SignInWriter.write(buffer, time, signIn);
    hand(LogKind.SIGN_IN, time);
  }

  /** A record of a change in the directory. */
  public void directory(long time, DirectoryChange change) {
    DirectoryWriter.write(buffer, time, change);
    hand(LogKind.DIRECTORY, time);
  }

  /** How many records of a kind were written. */
  public long count(LogKind kind) {
    return counts[kind.ordinal()];
  }

  /** How many records were written. */
  public long count() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** How many bytes were written. */
  public long bytes() {
    return bytes;
  }

  private void hand(LogKind kind, long time) {
    counts[kind.ordinal()]++;
    bytes += buffer.length;
    sink.accept(kind, time, buffer.bytes, buffer.length);
  }
}
