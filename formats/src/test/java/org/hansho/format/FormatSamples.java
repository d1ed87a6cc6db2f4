package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;

/**
 * Compares what a format makes of sample files with the events written beside them.
 *
 * <p>A sample {@code NAME.log} (any ending) has its events in {@code NAME.log.expected.json}, one a
 * line. Each sample is read as one block and in small random blocks; both must give the same. Run
 * with {@code -Dhansho.update=true} to write the expectations anew, then read the difference.
 */
public final class FormatSamples {
  private static final String EXPECTED = ".expected.json";
  private static final boolean UPDATE = Boolean.getBoolean("hansho.update");

  private FormatSamples() {}

  /**
   * Checks every sample of a folder below {@code formats/src/test/resources}.
   *
   * @param folder for example {@code format/auditd}
   * @param ending samples that end so belong to the format, for example {@code .log}
   * @param fields the names of the fields to read
   */
  public static void check(Format format, String folder, String ending, Collection<String> fields) {
    List<Path> samples = samples(folder, ending);
    assertThat(samples).as("samples in " + folder).isNotEmpty();
    for (Path sample : samples) {
      checkSample(format, sample, fields);
    }
  }

  /** The sample files of a folder, in the order of their names. */
  public static List<Path> samples(String folder, String ending) {
    try (Stream<Path> files = Files.list(resources().resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().endsWith(EXPECTED))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of the samples of a folder, as seeds for {@link ParserFuzz}. */
  public static List<byte[]> seeds(String folder, String ending) {
    List<byte[]> seeds = new ArrayList<>();
    for (Path sample : samples(folder, ending)) {
      seeds.add(bytes(sample));
    }
    return seeds;
  }

  /** The events of a source as lines of JSON. */
  public static List<String> events(Format format, byte[] source, Collection<String> fields) {
    RenderedEvents events = new RenderedEvents();
    BlockFeeder.whole(format.open(fields(format, fields), Limits.DEFAULT), source, events);
    return events.lines();
  }

  /** The given fields and those that the format needs for itself. */
  public static Fields fields(Format format, Collection<String> names) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(format.reads());
    return Fields.of(all);
  }

  private static void checkSample(Format format, Path sample, Collection<String> fields) {
    byte[] source = bytes(sample);
    List<String> whole = events(format, source, fields);
    RenderedEvents inBlocks = new RenderedEvents();
    BlockFeeder.inBlocks(
        format.open(fields(format, fields), Limits.DEFAULT),
        source,
        inBlocks,
        new Random(sample.getFileName().toString().hashCode()),
        97);
    assertThat(inBlocks.lines()).as(sample + " in blocks").isEqualTo(whole);
    Path expected = sample.resolveSibling(sample.getFileName() + EXPECTED);
    if (UPDATE) {
      write(expected, whole);
    }
    assertThat(expected).exists();
    assertThat(whole)
        .as(sample.getFileName() + " (-Dhansho.update=true writes it anew)")
        .isEqualTo(new String(bytes(expected), StandardCharsets.UTF_8).lines().toList());
  }

  private static Path resources() {
    return Path.of(System.getProperty("hansho.root", ".."), "formats", "src", "test", "resources");
  }

  /** The bytes of a file. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
