package org.hansho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No test asserts how long something takes by the clock on the wall, since it would fail on a busy
 * machine; nor does one wait for a fixed time. What costs too much is measured in CPU time or work.
 */
class ClockOfTestsTest {
  private static final Pattern CLOCK =
      Pattern.compile(
          "System\\.(nanoTime|currentTimeMillis)\\(\\)|assertTimeout|Thread\\.sleep\\(|TimeUnit\\.\\w+\\.sleep"
              + "|Duration\\.between\\([^;]*now\\(\\)|failsWithin|succeedsWithin|completesWithin");

  /**
   * Let the time pass after which a query ends, however long that takes, or go on for as long as a
   * long proof says.
   */
  private static final Set<String> PASSES_TIME =
      Set.of("EveryAlertTest.java", "BoundedMemoryTest.java", "OverloadedServerTest.java");

  @Test
  void noTestAssertsHowLongSomethingTakesOrWaitsForAFixedTime() throws IOException {
    Path root = Path.of(System.getProperty("hansho.root", "..")).toRealPath();
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path test : tests(root)) {
      files++;
      String name = test.getFileName().toString();
      String text = Files.readString(test, StandardCharsets.UTF_8);
      if (CLOCK.matcher(text).find() && !PASSES_TIME.contains(name)) {
        found.add(root.relativize(test).toString());
      }
    }
    assertThat(files).isGreaterThan(500);
    assertThat(found).isEmpty();
  }

  private static List<Path> tests(Path root) throws IOException {
    List<Path> tests = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.filter(one -> Files.exists(one.resolve("pom.xml"))).toList()) {
        Path sources = module.resolve("src/test/java");
        if (Files.isDirectory(sources)) {
          try (Stream<Path> walk = Files.walk(sources)) {
            walk.filter(path -> path.toString().endsWith(".java"))
                .filter(path -> !path.endsWith(ClockOfTestsTest.class.getSimpleName() + ".java"))
                .forEach(tests::add);
          }
        }
      }
    }
    return tests;
  }
}
