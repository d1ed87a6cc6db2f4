package org.hansho.server.receive;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Receipt;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.SourceSettings;

/**
 * Keeps records in memory, or refuses them as a journal does that is full. Safe from any thread.
 */
final class MemoryTaker implements Intake.Taker {
  private final List<String> lines = new ArrayList<>();
  private final List<String> peers = new ArrayList<>();
  private boolean refusing;
  private int refusals;

  /** An intake of a source that comes in so. */
  Intake intake(Receiver receiver) {
    SourceSettings source =
        new SourceSettings("s", "t", Optional.empty(), Duration.ofMinutes(1), false, receiver);
    return new Intake(source, this, 1 << 20);
  }

  @Override
  public synchronized CompletableFuture<Receipt> push(
      String source, String peer, String key, byte[] records) {
    if (refusing) {
      refusals++;
      return CompletableFuture.completedFuture(
          new Receipt.Refused(Receipt.Reason.FULL, "there is no room"));
    }
    peers.add(peer);
    new String(records, StandardCharsets.UTF_8).lines().forEach(lines::add);
    return CompletableFuture.completedFuture(new Receipt.Kept(1, new Position(1, 1)));
  }

  synchronized void refuse(boolean now) {
    refusing = now;
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
