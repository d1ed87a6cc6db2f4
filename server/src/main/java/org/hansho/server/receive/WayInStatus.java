package org.hansho.server.receive;

import java.util.HashMap;
import java.util.Map;

/**
 * How a way in is doing.
 *
 * @param source whose records it takes
 * @param tenant whose source that is
 * @param kind the word of the settings
 * @param place where it listens or looks, for a person
 * @param records that were kept since the start
 * @param bytes of them
 * @param connections that are open; of followed files, how many are followed
 * @param refused what was not taken because of what it is, by reason
 * @param dropped what was taken and lost, by reason
 * @param trouble what is wrong at present, for a person; empty if nothing is
 */
public record WayInStatus(
    String source,
    String tenant,
    String kind,
    String place,
    long records,
    long bytes,
    int connections,
    Map<String, Long> refused,
    Map<String, Long> dropped,
    String trouble) {
  public WayInStatus {
    refused = Map.copyOf(refused);
    dropped = Map.copyOf(dropped);
  }

  /** The same with something more that is lost. */
  WayInStatus withDropped(String reason, long count, String words) {
    Map<String, Long> all = new HashMap<>(dropped);
    all.put(reason, count);
    return new WayInStatus(
        source,
        tenant,
        kind,
        place,
        records,
        bytes,
        connections,
        refused,
        all,
        trouble.isEmpty() ? words : trouble + "; " + words);
  }
}
