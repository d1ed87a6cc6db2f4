package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about independent trials names tests that there are. */
class TrialsPageTest {
  private static final Path PROJECT = Path.of(System.getProperty("hansho.root", ".."));
  private static final Pattern CASE = Pattern.compile("`([a-z-]+/[a-z-]+)` “([^”]+)”");
  private static final Pattern METHOD = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    String page = Files.readString(PROJECT.resolve("docs/design/012-independent-trials.md"));
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    int cases = 0;
    for (Matcher named = CASE.matcher(page); named.find(); cases++) {
      Path file = PROJECT.resolve("content/detections/" + named.group(1) + ".yml");
      if (!Files.exists(file)
          || !Files.readString(file).contains("- name: " + named.group(2) + "\n")) {
        missing.add(named.group());
      }
    }
    for (Matcher named = METHOD.matcher(page); named.find(); ) {
      String source = sources.getOrDefault(named.group(1), "");
      String method = named.group(2) == null ? "class " + named.group(1) : named.group(2) + "(";
      if (!source.contains(method)) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(cases).isGreaterThan(40);
  }

  /** The texts of all tests of the project by the name of their class; of one name, all. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> modules = Files.list(PROJECT)) {
      for (Path module : modules.map(path -> path.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          addSources(module, sources);
        }
      }
    }
    return sources;
  }

  private static void addSources(Path module, Map<String, String> sources) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        sources.merge(name, Files.readString(file), String::concat);
      }
    }
  }
}
