package org.hansho.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InterleaverTest {
  @Test
  void eventsOfAGroupTakeTurnsAndKeepTheirOrder() {
    String log =
        """
        type=SYSCALL msg=audit(1.000:1): a
        type=CWD msg=audit(1.000:1): b
        type=PATH msg=audit(1.000:1): c
        type=SYSCALL msg=audit(1.000:2): d
        type=SYSCALL msg=audit(1.000:3): e
        type=CWD msg=audit(1.000:3): f
        """;
    assertThat(interleaved(log, 2)).isEqualTo("a d b c e f");
    assertThat(interleaved(log, 8)).isEqualTo("a d e b f c");
    assertThat(interleaved(log, 1)).isEqualTo("a b c d e f");
  }

  @Test
  void lastLineMayLackItsEnd() {
    assertThat(interleaved("type=A msg=audit(1:1): a\ntype=B msg=audit(1:2): b", 2))
        .isEqualTo("a b");
  }

  /** The last word of each line. */
  private static String interleaved(String log, int together) {
    byte[] mixed = Interleaver.interleave(log.getBytes(StandardCharsets.UTF_8), together);
    String text = new String(mixed, StandardCharsets.UTF_8);
    assertThat(text).hasSameSizeAs(log);
    return text.replaceAll("type=\\S+ msg=\\S+ ", "").strip().replace("\n", " ");
  }
}
