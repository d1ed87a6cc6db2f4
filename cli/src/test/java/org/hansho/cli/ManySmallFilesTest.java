package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of very many small files of all formats is read in a small heap, each of them. */
class ManySmallFilesTest {
  private static final int FILES = Integer.getInteger("hansho.files", 3_000);
  private static final String HEAP = System.getProperty("hansho.heap", "80m");
  private static final int FILES_A_FOLDER = 1_000;
  private static final long SMALL = 6_000;
  private static final Pattern EVENTS = Pattern.compile("\"events\":(\\d+)");

  @TempDir private Path folder;

  /** The samples of the formats that are small. */
  private static List<Path> samples() throws IOException {
    Path formats =
        Path.of(System.getProperty("hansho.root", ".."), "formats/src/test/resources/format");
    try (Stream<Path> files = Files.walk(formats)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains(".expected."))
          .filter(file -> file.toFile().length() < SMALL)
          .sorted()
          .toList();
    }
  }

  private Path copies(List<Path> samples, int number) throws IOException {
    Path copies = folder.resolve("of-" + number);
    for (int i = 0; i < number; i++) {
      Path sample = samples.get(i % samples.size());
      Path below = copies.resolve(Integer.toString(i / FILES_A_FOLDER));
      if (i % FILES_A_FOLDER == 0) {
        Files.createDirectories(below);
      }
      Files.copy(sample, below.resolve(i + "-" + sample.getFileName()));
    }
    return copies;
  }

  private long events(Path copies) throws IOException {
    List<String> lines =
        SmallHeap.scanBadInput(HEAP, copies, folder.resolve("said"), "--output", "ndjson");
    String coverage = lines.get(lines.size() - 1);
    Matcher events = EVENTS.matcher(coverage);
    assertThat(coverage).contains("\"kind\":\"coverage\"");
    assertThat(events.find()).isTrue();
    return Long.parseLong(events.group(1));
  }

  @Test
  void eachOfManySmallFilesIsReadInASmallHeap() throws IOException {
    List<Path> samples = samples();
    int times = FILES / samples.size();
    long once = events(copies(samples, samples.size()));
    assertThat(once).isPositive();
    assertThat(events(copies(samples, times * samples.size()))).isEqualTo(times * once);
  }
}
