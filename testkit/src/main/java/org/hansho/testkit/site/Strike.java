package org.hansho.testkit.site;

/**
 * That a scan went on, for those who compare it with what was found.
 *
 * @param kind which of {@link Scans#KINDS}
 * @param client the address it came from
 * @param times when its requests were sent, milliseconds since 1970, ascending
 */
public record Strike(String kind, String client, long[] times) {
  /** How many requests were sent up to a second, that second included. */
  public int requestsUntil(long seconds) {
    int sent = 0;
    while (sent < times.length && times[sent] / 1_000 <= seconds) {
      sent++;
    }
    return sent;
  }
}
