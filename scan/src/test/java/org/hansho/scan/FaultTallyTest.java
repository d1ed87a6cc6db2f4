package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.files.source.Caps;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

class FaultTallyTest {
  private static final Fault RARE =
      Fault.inEnglish("Rare.", "x", "Mend it.").inJapanese("まれです。", "直してください。");
  private static final Fault OFTEN =
      Fault.inEnglish("Often.", "y", "Mend it.").inJapanese("頻繁です。", "直してください。");

  private static Malformed record(Fault fault, long position, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Malformed.of(fault, position, bytes, 0, bytes.length);
  }

  @Test
  void theMostFrequentComesFirstWithItsFirstPlace() {
    FaultTally first = new FaultTally();
    first.add(record(RARE, 1, "one"), "a");
    first.add(record(OFTEN, 2, "two"), "a");
    FaultTally later = new FaultTally();
    later.add(record(OFTEN, 3, "three"), "b");
    FaultTally all = new FaultTally();
    all.merge(first);
    all.merge(later);
    assertThat(all.counted(List.of(), source -> true, new LineNumbers(Caps.DEFAULT)))
        .containsExactly(
            new FaultCount(OFTEN, 2, "a", 2, LineNumbers.UNKNOWN, "two"),
            new FaultCount(RARE, 1, "a", 1, LineNumbers.UNKNOWN, "one"));
  }

  @Test
  void anExcerptLiesAroundThePlaceOfTheFault() {
    String text = "a".repeat(100) + "HERE" + "b".repeat(200);
    FaultCount count = FaultCount.of(1, record(RARE, 0, text).noticedAt(100), "a", 1);
    assertThat(count.found()).isEqualTo("…" + "a".repeat(20) + "HERE" + "b".repeat(56) + "…");
    FaultCount end = FaultCount.of(1, record(RARE, 0, "a".repeat(100)).noticedAt(100), "a", 1);
    assertThat(end.found()).isEqualTo("…" + "a".repeat(80));
  }
}
