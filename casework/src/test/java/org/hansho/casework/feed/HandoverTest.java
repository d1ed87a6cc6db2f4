package org.hansho.casework.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private final MemoryFeed feed = new MemoryFeed("example");
  private final Notes sink = new Notes();

  /** A sink that notes epochs, and may fail before one. */
  private static final class Notes implements ChangeSink {
    private final List<Long> epochs = new ArrayList<>();
    private long failsAt = Long.MAX_VALUE;

    @Override
    public long position(String tenant) {
      return epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1);
    }

    @Override
    public boolean apply(String tenant, EpochChanges changes) throws IOException {
      if (changes.epoch() == failsAt) {
        throw new IOException("the disk is full");
      }
      assertThat(changes.after()).isEqualTo(position(tenant));
      epochs.add(changes.epoch());
      return true;
    }
  }

  private void commit(int epochs, int alerts) {
    for (int i = 0; i < epochs; i++) {
      long epoch = feed.last() + 1 + i % 2;
      List<AlertChange> changes = new ArrayList<>();
      for (int n = 0; n < alerts; n++) {
        changes.add(new AlertChange.Expired(epoch + "-" + n));
      }
      feed.commit(epoch, changes);
    }
  }

  @Test
  void everyEpochIsAppliedOnceAndInOrder() throws IOException {
    commit(20, 300);
    assertThat(new Handover(feed, sink).catchUp()).isEqualTo(20);
    assertThat(sink.epochs).hasSize(20).isSorted().doesNotHaveDuplicates();
    commit(1, 0);
    assertThat(new Handover(feed, sink).catchUp()).isEqualTo(1);
    assertThat(new Handover(feed, sink).catchUp()).isZero();
    assertThat(sink.position("example")).isEqualTo(feed.last());
  }

  @Test
  void afterAFailureTheNextOneGoesOn() throws IOException {
    commit(20, 300);
    sink.failsAt = 9;
    assertThatThrownBy(() -> new Handover(feed, sink).catchUp()).hasMessage("the disk is full");
    assertThat(sink.epochs).isNotEmpty().allMatch(epoch -> epoch < 9);
    sink.failsAt = Long.MAX_VALUE;
    new Handover(feed, sink).catchUp();
    assertThat(sink.epochs).hasSize(20).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aFolderThatIsOlderThanTheStoreIsRefused() throws IOException {
    commit(6, 1);
    new Handover(feed, sink).catchUp();
    feed.restore(4);
    assertThatThrownBy(() -> new Handover(feed, sink).catchUp())
        .isInstanceOf(FeedGapException.class)
        .hasMessageContaining("ends with epoch 4")
        .hasMessageContaining("restore both from the same backup");
  }

  @Test
  void epochsThatGoBackwardsAreNone() {
    assertThatThrownBy(() -> new EpochChanges(3, 3, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
