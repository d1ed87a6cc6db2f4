package org.hansho.demo;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Sends each record of the morning when its time has come. Belongs to one thread. */
final class Player implements Closeable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final List<Sending> sendings;
  private final Map<String, Sender> senders;
  private final LongSupplier clock;
  private int next;

  /**
   * A player at the beginning.
   *
   * @param sendings in order of time
   * @param senders by source
   * @param clock nanoseconds since 1970
   */
  Player(List<Sending> sendings, Map<String, Sender> senders, LongSupplier clock) {
    this.sendings = List.copyOf(sendings);
    this.senders = Map.copyOf(senders);
    this.clock = clock;
  }

  /** What to do if something does not arrive. */
  interface Trouble {
    /**
     * Returns when it is to be sent again.
     *
     * @throws IOException if it cannot be
     */
    void overcome(IOException failure) throws IOException;
  }

  /**
   * Plays until all is sent or {@code stopped} says so.
   *
   * @param trouble handles failures until what did not arrive has arrived
   * @throws IOException if {@code trouble} does not overcome a failure
   */
  void play(BooleanSupplier stopped, Trouble trouble) throws IOException {
    while (next < sendings.size() && !stopped.getAsBoolean()) {
      Map<String, List<Sending>> due = due();
      for (Map.Entry<String, List<Sending>> source : due.entrySet()) {
        Sender sender = senders.get(source.getKey());
        if (sender == null) {
          throw new IllegalStateException("nobody sends for " + source.getKey());
        }
        send(sender, source.getValue(), trouble);
      }
      if (due.isEmpty()) {
        LockSupport.parkNanos(this, PAUSE_NANOS);
      }
    }
  }

  private static void send(Sender sender, List<Sending> sendings, Trouble trouble)
      throws IOException {
    boolean hasArrived = false;
    while (!hasArrived) {
      try {
        sender.send(sendings);
        hasArrived = true;
      } catch (IOException failure) {
        trouble.overcome(failure);
      }
    }
  }

  private Map<String, List<Sending>> due() {
    long now = clock.getAsLong();
    Map<String, List<Sending>> due = new LinkedHashMap<>();
    for (; next < sendings.size() && nanos(sendings.get(next).at()) <= now; next++) {
      Sending sending = sendings.get(next);
      due.computeIfAbsent(sending.source(), source -> new ArrayList<>()).add(sending);
    }
    return due;
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * 1_000_000_000L + at.getNano();
  }

  @Override
  public void close() throws IOException {
    for (Sender sender : senders.values()) {
      sender.close();
    }
  }
}
