package org.hansho.local.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that polls while epochs are committed. */
class EpochViewTest {
  private static final int EPOCHS = 300;
  private static final int ALERTS = 20;

  @Test
  void neverSeesAnAlertVanishNorHalfAnEpoch(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("epochs.db");
    AtomicBoolean written = new AtomicBoolean();
    CountDownLatch polling = new CountDownLatch(1);
    try (EpochStore store = EpochStore.open(file, folder)) {
      CompletableFuture<Integer> polls =
          CompletableFuture.supplyAsync(() -> poll(file, polling, written));
      polling.await();
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        store.commit(Epochs.withAlerts(epoch, alerts(epoch)));
      }
      written.set(true);
      assertThat(polls.join()).isGreaterThan(1);
    }
  }

  /** Epoch n adds alert n and counts up the last twenty. */
  private static List<StoredAlert> alerts(int epoch) {
    List<StoredAlert> alerts = new ArrayList<>();
    for (int i = Math.max(1, epoch - ALERTS + 1); i <= epoch; i++) {
      alerts.add(Epochs.alert("alert-" + i, epoch - i + 1));
    }
    return alerts;
  }

  private static int poll(Path file, CountDownLatch polling, AtomicBoolean written) {
    Map<String, StoredAlert> seen = new HashMap<>();
    int polls = 0;
    try (EpochView view = EpochView.open(file)) {
      boolean last = false;
      while (!last) {
        last = written.get();
        List<StoredAlert> now = view.changedSince(0, Integer.MAX_VALUE);
        polling.countDown();
        check(now, seen);
        now.forEach(alert -> seen.put(alert.id(), alert));
        polls++;
      }
      assertThat(seen).hasSize(EPOCHS);
      return polls;
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void check(List<StoredAlert> now, Map<String, StoredAlert> seen) {
    long newest = now.stream().mapToLong(StoredAlert::epoch).max().orElse(0);
    assertThat(now).hasSize((int) newest);
    assertThat(now).extracting(StoredAlert::id).containsAll(seen.keySet());
    for (StoredAlert alert : now) {
      long born = Long.parseLong(alert.id().substring("alert-".length()));
      assertThat(alert.count()).isEqualTo(Math.min(ALERTS, newest - born + 1));
      assertThat(alert.revision()).isEqualTo(alert.count());
    }
  }
}
