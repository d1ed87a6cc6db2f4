package org.hansho.server.receive;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Receipt;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.SourceSettings;
import org.hansho.server.tenant.Sender;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records in memory, but for those that repeat a key, or refuses them as a journal does that
 * is full. Safe from any thread.
 */
final class MemoryTaker implements Intake.Taker {
  private final List<String> lines = new ArrayList<>();
  private final List<String> peers = new ArrayList<>();
  private final Set<String> sources = new TreeSet<>();
  private final Set<String> keys = new HashSet<>();
  private Predicate<Sender> heldBack = sender -> false;
  private boolean refusing;
  private @Nullable Error error;
  private int refusals;

  /** An intake of a source that comes in so. */
  Intake intake(Receiver receiver) {
    SourceSettings source =
        new SourceSettings(
            "s", "t", Optional.empty(), Duration.ofMinutes(1), false, true, List.of(), receiver);
    return new Intake(source, this, 1 << 20);
  }

  /** Whoever is not to be admitted at present. */
  synchronized void holdBack(Predicate<Sender> whom) {
    heldBack = whom;
  }

  @Override
  public synchronized boolean admits(Sender sender, long bytes) {
    return !heldBack.test(sender);
  }

  @Override
  public synchronized CompletableFuture<Receipt> push(
      String source, String peer, String key, byte[] records) {
    sources.add(source);
    if (error != null) {
      throw error;
    }
    if (refusing) {
      refusals++;
      return CompletableFuture.completedFuture(
          new Receipt.Refused(Receipt.Reason.FULL, "there is no room"));
    }
    if (!key.isEmpty() && !keys.add(source + " " + key)) {
      return kept();
    }
    peers.add(peer);
    new String(records, StandardCharsets.UTF_8).lines().forEach(lines::add);
    return kept();
  }

  private static CompletableFuture<Receipt> kept() {
    return CompletableFuture.completedFuture(new Receipt.Kept(1, new Position(1, 1)));
  }

  /** The names of all sources. */
  synchronized Set<String> sources() {
    return Set.copyOf(sources);
  }

  /** Each key behind its source. */
  synchronized Set<String> keys() {
    return Set.copyOf(keys);
  }

  synchronized void refuse(boolean now) {
    refusing = now;
  }

  /** Throws an error at each push from now on; none if null. */
  synchronized void failing(@Nullable Error now) {
    error = now;
  }

  synchronized int refusals() {
    return refusals;
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized List<String> peers() {
    return List.copyOf(peers);
  }

  /** Waits until so many lines are there. */
  List<String> await(int count) {
    while (lines().size() < count) {
      LockSupport.parkNanos(1_000_000);
    }
    return lines();
  }
}
