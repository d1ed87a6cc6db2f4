package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.files.source.Unreadable;
import org.hansho.files.source.Unreadable.Trouble;
import org.junit.jupiter.api.Test;

class UnreadableTallyTest {
  @Test
  void allAreCountedSomeAreNamedAndNoLossIsHiddenByWhatIsOnlyUnknown() {
    UnreadableTally tally = new UnreadableTally();
    for (int i = 0; i < 30_000; i++) {
      tally.addAll(List.of(new Unreadable("a" + i, Trouble.UNKNOWN_FORMAT, "", false)));
    }
    Unreadable cut = new Unreadable("z.gz", Trouble.TRUNCATED, "", false);
    tally.addAll(List.of(cut, cut));
    assertThat(tally.named()).hasSize(10_001).startsWith(cut);
    assertThat(tally.more()).isEqualTo(20_000);
  }
}
