package org.hansho.casework.export.destination;

import jakarta.mail.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The receivers of mails whom a server has put off after it took the mail for others, so that only
 * they are tried again. Held in memory: after a restart a mail goes to all receivers again, with
 * the same id. Belongs to one thread.
 */
final class PutOff {
  /** A receiver who is put off for longer holds up the next mails no more. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int MOST_MAILS = 100;

  private final Map<String, Rest> byKey = new LinkedHashMap<>();

  private record Rest(Address[] receivers, Instant since) {}

  /** Whether some receivers have the mail of a key, and others were put off. */
  boolean contains(String key) {
    return byKey.containsKey(key);
  }

  /** To whom the mail of a key must go: to all, or to those who were put off. */
  Address[] receivers(String key, Address[] all) {
    Rest rest = byKey.get(key);
    return rest == null ? all : rest.receivers().clone();
  }

  /**
   * Notes those who do not have the mail yet.
   *
   * @return whether they have been put off for too long
   */
  boolean note(String key, Address[] later, Instant now) {
    Rest before = byKey.get(key);
    Instant since = before == null ? now : before.since();
    byKey.put(key, new Rest(later.clone(), since));
    if (byKey.size() > MOST_MAILS) {
      Iterator<String> oldest = byKey.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return now.isAfter(since.plus(LONGEST));
  }

  /** The mail of a key needs no further try. */
  void forget(String key) {
    byKey.remove(key);
  }
}
