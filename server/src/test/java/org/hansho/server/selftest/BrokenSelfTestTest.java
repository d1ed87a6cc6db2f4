package org.hansho.server.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hansho.content.ContentReader;
import org.hansho.pipeline.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A self test that breaks is shown as ended, with the reason. */
@Timeout(60)
class BrokenSelfTestTest {
  @TempDir private Path folder;

  private static SelfTest.Progress ended(SelfTest test) {
    SelfTest.Progress progress = test.of("shop").orElseThrow();
    while (progress.isRunning()) {
      LockSupport.parkNanos(5_000_000);
      progress = test.of("shop").orElseThrow();
    }
    return progress;
  }

  /** Who waits for its end would wait for ever else. */
  @Test
  void aTestForWhichMemoryIsMissingEndsAndSaysSo() throws IOException {
    Engine here = Engine.compile(ContentReader.read(List.of(), List.of()));
    try (SelfTest test =
        new SelfTest(
            folder,
            engine -> {
              throw new OutOfMemoryError("no room for another set");
            },
            (tenant, detection) -> Optional.empty())) {
      assertThat(test.begin("shop", here)).isTrue();
      assertThat(ended(test).trouble()).contains("OutOfMemoryError", "no room for another set");
    }
  }
}
