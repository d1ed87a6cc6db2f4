package org.hansho.local.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy has what was committed when it began, whatever is committed while it is made. */
class EpochCopyTest {
  @TempDir private Path folder;

  private static Epoch epoch(long number) {
    Map<String, Long> counters = Map.of("epoch", number);
    return new Epoch(
        number, Map.of(), List.of(), List.of(), counters, List.of(), List.of(), List.of());
  }

  @Test
  void whatIsCommittedMeanwhileIsNotHeldUpAndNotInTheCopy() throws IOException {
    Path file = folder.resolve("epochs.db");
    Path copied = folder.resolve("it's a copy.db");
    try (EpochStore store = EpochStore.open(file, folder)) {
      store.commit(epoch(1));
      try (EpochCopy copy = EpochCopy.of(file)) {
        for (long number = 2; number < 200; number++) {
          store.commit(epoch(number));
        }
        copy.write(copied);
        store.commit(epoch(200));
      }
    }
    try (EpochStore store = EpochStore.open(copied, folder)) {
      Committed committed = store.load(chunk -> {});
      assertThat(committed.epoch()).isEqualTo(1);
      assertThat(committed.counters()).containsEntry("epoch", 1L);
    }
  }
}
